import { randomBytes } from 'node:crypto'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { CloseKantor, CreateKantor, EditKantor } from '@simpul/contract/wilayah.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import {
  answersBidang,
  type JenisKantor,
  servesDesa,
  TINGKAT_KANTOR,
} from '@simpul/domain/wilayah/jenis-kantor.ts'
import { isInside, parseKodeWilayah } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import {
  findKantorForUpdate,
  hasKantorDesa,
  saveBidangAndDesa,
  unknownWilayah,
  whatStandsOn,
} from './kantor.store.ts'

interface KantorSaved {
  readonly id: string
  readonly version: number
}

type Isian = Omit<CreateKantor, 'jenis'>

/** A new office of the kabupaten. It works eight to four, five days, until its hours are set. */
export async function createKantor(
  tx: Tx,
  actor: Actor,
  input: CreateKantor,
): Promise<Result<KantorSaved, Refusal>> {
  const refusal = await refusalOf(tx, actor.kabupatenKode, input.jenis, input)
  if (refusal) return err(refusal)
  if (input.jenis === 'desa' && (await hasKantorDesa(tx, actor.kabupatenKode, input.wilayahKode)))
    return err({ kode: 'sudah_ada', field: 'wilayahKode' })

  const id = uuidV7<'kantor'>(actor.now.getTime(), randomBytes(10))
  await tx
    .insertInto('kantor')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      jenis: input.jenis,
      nama: input.nama,
      wilayah_kode: input.wilayahKode,
      telepon: textOrNull(input.telepon),
    })
    .execute()
  await saveBidangAndDesa(tx, actor.kabupatenKode, id, input.bidang, input.desaDilayani)
  await recordAudit(tx, actor, 'kantor.create', id, {
    jenis: input.jenis,
    wilayah: input.wilayahKode,
    bidang: input.bidang.join(','),
    desa: input.desaDilayani.length,
  })
  return ok({ id, version: 1 })
}

/**
 * Name, telephone, bidang and the desa served. Who works in an office sees by its area: that one
 * changes only while nobody does.
 */
export async function editKantor(
  tx: Tx,
  actor: Actor,
  input: EditKantor,
): Promise<Result<KantorSaved, Refusal>> {
  const kantor = await findKantorForUpdate(tx, actor.kabupatenKode, input.id)
  if (!kantor) return err({ kode: 'tidak_ditemukan' })
  if (kantor.version !== input.basedOnVersion)
    return err({ kode: 'sudah_berubah', version: kantor.version })
  const refusal = await refusalOf(tx, actor.kabupatenKode, kantor.jenis, input)
  if (refusal) return err(refusal)
  if (kantor.wilayah_kode !== input.wilayahKode) {
    if (await whatStandsOn(tx, actor.kabupatenKode, kantor.id, actor.today))
      return err({ kode: 'masih_dipakai', field: 'wilayahKode' })
    if (
      kantor.jenis === 'desa' &&
      (await hasKantorDesa(tx, actor.kabupatenKode, input.wilayahKode))
    )
      return err({ kode: 'sudah_ada', field: 'wilayahKode' })
  }

  await sql`
    update kantor
    set nama = ${input.nama}, wilayah_kode = ${input.wilayahKode},
      telepon = ${textOrNull(input.telepon)}, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${kantor.id}`.execute(tx)
  await saveBidangAndDesa(tx, actor.kabupatenKode, kantor.id, input.bidang, input.desaDilayani)
  await recordAudit(tx, actor, 'kantor.edit', kantor.id, {
    wilayah: input.wilayahKode,
    bidang: input.bidang.join(','),
    desa: input.desaDilayani.length,
  })
  return ok({ id: kantor.id, version: kantor.version + 1 })
}

/** An office that still has people, matters or posyandu is not closed over their heads. */
export async function closeKantor(
  tx: Tx,
  actor: Actor,
  input: CloseKantor,
): Promise<Result<KantorSaved, Refusal>> {
  const kantor = await findKantorForUpdate(tx, actor.kabupatenKode, input.id)
  if (!kantor) return err({ kode: 'tidak_ditemukan' })
  if (kantor.version !== input.basedOnVersion)
    return err({ kode: 'sudah_berubah', version: kantor.version })
  if (input.isDitutup) {
    const standing = await whatStandsOn(tx, actor.kabupatenKode, kantor.id, actor.today)
    if (standing) return err({ kode: 'masih_dipakai', field: standing })
  }
  await sql`
    update kantor set ditutup_pada = ${input.isDitutup ? actor.today : null}, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${kantor.id}`.execute(tx)
  await recordAudit(tx, actor, input.isDitutup ? 'kantor.close' : 'kantor.reopen', kantor.id)
  return ok({ id: kantor.id, version: kantor.version + 1 })
}

async function refusalOf(
  tx: Tx,
  kabupatenKode: string,
  jenis: JenisKantor,
  input: Isian,
): Promise<Refusal | null> {
  const area = parseKodeWilayah(input.wilayahKode)
  const isRightArea =
    area.ok &&
    isInside(input.wilayahKode, kabupatenKode) &&
    TINGKAT_KANTOR[jenis].includes(area.value.tingkat)
  if (!isRightArea) return { kode: 'isian_salah', field: 'wilayahKode' }
  if (answersBidang(jenis) !== input.bidang.length > 0)
    return { kode: 'isian_salah', field: 'bidang' }
  const isDesaWrong =
    (input.desaDilayani.length > 0 && !servesDesa(jenis)) ||
    input.desaDilayani.some((kode) => !isInside(kode, kabupatenKode))
  if (isDesaWrong) return { kode: 'isian_salah', field: 'desaDilayani' }
  const [unknown] = await unknownWilayah(tx, [input.wilayahKode, ...input.desaDilayani])
  if (unknown === undefined) return null
  return {
    kode: 'isian_salah',
    field: unknown === input.wilayahKode ? 'wilayahKode' : 'desaDilayani',
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}
