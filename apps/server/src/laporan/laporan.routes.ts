import { ListAnak } from '@simpul/contract/indikator.ts'
import {
  type Lembar,
  ListJejak,
  ListKartu,
  ListRegister,
  type RegisterRow,
  SearchRegister,
} from '@simpul/contract/kantor.ts'
import {
  AskBulan,
  type BalitaRow,
  ConfirmStatusGizi,
  type LembarBalita,
  type LembarHadir,
  ListBalita,
  ListHadir,
} from '@simpul/contract/laporan.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance } from 'fastify'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { inRequest, sendResult } from '../http/routes.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { readAnakWilayah } from './anak-wilayah.ts'
import { listBalitaQuery } from './balita-bulan.query.ts'
import {
  canSeeNames,
  diPosyandu,
  findPosyandu,
  openLists,
  readBulanPosyandu,
} from './bulan-posyandu.ts'
import { confirmStatusGizi } from './confirm-status-gizi.ts'
import { listHadir } from './hadir.query.ts'
import { listJejak } from './jejak.query.ts'
import { type AskRegister, listKartu, listRegister } from './register.query.ts'

/** `masuk` where an admin with an open break-glass may read besides the holders of the izin. */
export function laporanRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/bulan', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = AskBulan.parse(readQuery(request.query))
    const result = await inRequest(request, async (tx, actor) => {
      await auditBreakGlass(tx, actor, ask.posyandu, 'bulan')
      return readBulanPosyandu(tx, actor, ask)
    })
    return sendResult(reply, result)
  })

  app.get('/api/kantor/bulan/balita', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = ListBalita.parse(readQuery(request.query))
    return sendResult(reply, await inRequest(request, (tx, actor) => readBalita(tx, actor, ask)))
  })

  app.get('/api/kantor/bulan/hadir', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = ListHadir.parse(readQuery(request.query))
    return sendResult(reply, await inRequest(request, (tx, actor) => readHadir(tx, actor, ask)))
  })

  app.get('/api/kantor/anak', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = ListAnak.parse(readQuery(request.query))
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => readAnakWilayah(tx, actor, ask)),
    )
  })

  app.post(
    '/api/kantor/konfirmasi',
    { config: { izin: 'status_gizi.confirm' } },
    async (request, reply) => {
      const input = ConfirmStatusGizi.parse(request.body)
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => confirmStatusGizi(tx, actor, input)),
      )
    },
  )

  app.get('/api/kantor/register', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = ListRegister.parse(readQuery(request.query))
    return sendResult(reply, await inRequest(request, (tx, actor) => readRegister(tx, actor, ask)))
  })

  app.post('/api/kantor/register/cari', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = SearchRegister.parse(request.body)
    return sendResult(reply, await inRequest(request, (tx, actor) => readRegister(tx, actor, ask)))
  })

  app.get('/api/kantor/kartu', { config: { izin: 'sasaran.read' } }, async (request, reply) => {
    const ask = ListKartu.parse(readQuery(request.query))
    const sheet = await inRequest(request, async (tx, actor) => {
      const found = await listKartu(tx, actor, ask)
      await recordAudit(tx, actor, 'ekspor.kartu', ask.posyandu, { jumlah: found.rows.length })
      return found
    })
    return reply.send(sheet)
  })

  app.get('/api/kantor/jejak', { config: { izin: 'audit.read' } }, async (request, reply) => {
    const ask = ListJejak.parse(readQuery(request.query))
    return reply.send(
      await inRequest(request, (tx, actor) => listJejak(tx, actor, ask), { readOnly: true }),
    )
  })
}

async function readRegister(
  tx: Tx,
  actor: Actor,
  ask: AskRegister,
): Promise<Result<Lembar<RegisterRow>, { kode: 'tidak_berwenang' }>> {
  const may = mayReadPeople(actor)
  if (!may.ok) return may
  for (const posyandu of actor.breakGlass) await auditBreakGlass(tx, actor, posyandu, 'register')
  return ok(await listRegister(tx, actor, ask))
}

async function readHadir(
  tx: Tx,
  actor: Actor,
  ask: ListHadir,
): Promise<Result<LembarHadir, { kode: 'tidak_ditemukan' | 'tidak_berwenang' }>> {
  const posyandu = await findPosyandu(tx, actor, ask.posyandu)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  if (!canSeeNames(actor, posyandu)) return err({ kode: 'tidak_berwenang' })
  await auditBreakGlass(tx, actor, posyandu.id, 'hadir')
  return ok({
    ...(await listHadir(tx, ask)),
    ...diPosyandu(posyandu),
  })
}

async function readBalita(
  tx: Tx,
  actor: Actor,
  ask: ListBalita,
): Promise<Result<LembarBalita, { kode: 'tidak_ditemukan' | 'tidak_berwenang' }>> {
  const posyandu = await findPosyandu(tx, actor, ask.posyandu)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  const { daftar, seesStatus, seesWeights } = openLists(actor, posyandu)
  // Who stands first in a list by z has a status by name, as who is on a list of the stunted.
  if (!daftar.includes(ask.saring) || (!seesStatus && ask.urut.endsWith('tbu')))
    return err({ kode: 'tidak_berwenang' })
  await auditBreakGlass(tx, actor, posyandu.id, 'balita')
  const page = await listBalitaQuery(tx, ask)
  if (!canSeeNames(actor, posyandu))
    await recordAudit(tx, actor, 'status_gizi.read', posyandu.id, {
      daftar: ask.saring,
      jumlah: page.rows.length,
    })
  const rows = page.rows.map(
    (row): BalitaRow => ({
      ...row,
      ...(seesStatus ? {} : WITHOUT_STATUS),
      ...(seesWeights ? {} : WITHOUT_WEIGHTS),
      konfirmasi: confirmedFor(row),
    }),
  )
  return ok({
    ...page,
    rows,
    ...diPosyandu(posyandu),
    daftar,
    seesStatus,
    seesWeights,
  })

  /** What a nakes wrote beside her decision is for who reads the measures too. */
  function confirmedFor({ konfirmasi }: BalitaRow): BalitaRow['konfirmasi'] {
    if (konfirmasi === null || !daftar.includes('stunting_dikonfirmasi')) return null
    return seesWeights ? konfirmasi : { ...konfirmasi, catatan: '' }
  }
}

const NO_Z = { bbu: null, tbu: null, bbtb: null }

/** Weights and the KMS stay; the z and what it is called are the nakes'. */
const WITHOUT_STATUS: Partial<BalitaRow> = {
  harian: NO_Z,
  pmk: NO_Z,
  statusBerat: null,
  statusTinggi: null,
  statusGizi: null,
}

/** For the Dinas Kesehatan without the task gizi: who, and what a nakes confirmed. */
const WITHOUT_WEIGHTS: Partial<BalitaRow> = {
  weightGram: null,
  lengthMm: null,
  naik: null,
  duaT: false,
  bgm: false,
  flagged: [],
}

function mayReadPeople(actor: Actor): Result<true, { kode: 'tidak_berwenang' }> {
  return actor.izin.has('sasaran.read') || actor.breakGlass.length > 0
    ? ok(true)
    : err({ kode: 'tidak_berwenang' })
}

/** Every look through the broken glass is written down, not only the breaking. */
async function auditBreakGlass(
  tx: Tx,
  actor: Actor,
  posyanduId: PosyanduId,
  apa: string,
): Promise<void> {
  if (!actor.breakGlass.includes(posyanduId)) return
  await recordAudit(tx, actor, 'break_glass.read', posyanduId, { apa })
}
