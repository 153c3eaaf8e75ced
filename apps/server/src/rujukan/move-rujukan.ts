import type { OfficeMove } from '@simpul/contract/kantor.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { Jawaban, MoveData, MoveRujukan } from '@simpul/contract/rujukan.ts'
import { readMove } from '@simpul/contract/rujukan-move.ts'
import { isInScope, type TargetAkses } from '@simpul/domain/pengguna/cakupan.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import { fieldTidakDicatat } from '@simpul/domain/pengguna/tidak-dicatat.ts'
import { readRiwayat } from '@simpul/domain/rujukan/jam-rujukan.ts'
import { promisedOn } from '@simpul/domain/rujukan/jawaban.ts'
import { seeRujukan } from '@simpul/domain/rujukan/lihat-rujukan.ts'
import {
  type MoveRujukan as DomainMove,
  type MoveRefusal,
  moveRujukan as moveByRule,
  type Rujukan,
} from '@simpul/domain/rujukan/rujukan.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { jenisDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { recordAudit } from '../audit.ts'
import {
  accepted,
  type Decision,
  type Fact,
  type PosyanduTujuan,
  refused,
} from '../command-decision.ts'
import type { Tx } from '../db/database.ts'
import { lockFeed } from '../feed.ts'
import type { Actor, PenugasanTercatat } from '../http/actor.ts'
import { findPosyanduTujuan } from '../posyandu-tujuan.ts'
import { withClocks } from './clock-rujukan.ts'
import { loadOffices, type Offices } from './offices.store.ts'
import type { RujukanWork } from './record-temuan.ts'
import { loadRujukan, type RujukanRow, saveRujukan } from './rujukan.store.ts'

/** A move from a phone. */
export function moveRujukan(work: RujukanWork, fact: Fact, body: MoveRujukan): Decision {
  const row = work.rujukan.own(body.rujukanId, fact.posyandu.id)
  if (!row || !sees(fact.actor, fact.posyandu, row)) return refused('tidak_ditemukan', 'rujukanId')
  const seen = Math.max(body.basedOnVersion, fact.versionSeen(row.id) ?? 0)
  const at = Math.min(Date.parse(fact.recordedAt), fact.now)
  if (!work.offices) throw new Error('the offices were not loaded for a move')
  const moved = decideMove(
    row,
    { ...body, basedOnVersion: seen },
    { ...fact, at, offices: work.offices },
  )
  if (!moved.ok) return { outcome: 'refused', ...moved.error }
  const { version: _, ...fields } = moved.value
  return accepted(work.rujukan.change(row, fields))
}

/** A move from an office: load, decide, save, audit. */
export async function moveRujukanInOffice(
  tx: Tx,
  actor: Actor,
  input: OfficeMove,
): Promise<Result<{ readonly id: string; readonly version: number }, Refusal>> {
  // What an office answers is read on the phone of a kader.
  const closed = fieldTidakDicatat({ catatan: input.catatan, ...input.data })
  if (closed !== null) return err({ kode: 'tidak_boleh_dicatat', field: closed })
  const [found] = await loadRujukan(tx, actor.kabupatenKode, [input.rujukanId])
  if (!found) return err({ kode: 'tidak_ditemukan' })
  const feed = await lockFeed(tx, actor.kabupatenKode, found.posyanduId)
  // Again, now that nobody else can move it.
  const [row] = await loadRujukan(tx, actor.kabupatenKode, [input.rujukanId])
  const posyandu = await findPosyanduTujuan(tx, actor.kabupatenKode, found.posyanduId)
  if (!row || !posyandu || !sees(actor, posyandu, row)) return err({ kode: 'tidak_ditemukan' })
  const now = actor.now.getTime()
  const today = localNow(now, posyandu.zona).tanggal
  const { desaKode } = targetOf(row, posyandu)
  const offices = await loadOffices(
    tx,
    actor.kabupatenKode,
    { ...posyandu, desaKode },
    {
      from: row.openedOn,
      today,
    },
  )
  const moved = decideMove(row, input, { actor, posyandu, today, now, at: now, offices })
  if (!moved.ok) return moved
  await saveRujukan(tx, actor.kabupatenKode, feed, [moved.value])
  await recordAudit(tx, actor, 'rujukan.move', row.id, {
    langkah: input.langkah,
    posyandu: posyandu.id,
  })
  await feed.close()
  return ok({ id: row.id, version: moved.value.version })
}

interface MoveContext {
  readonly actor: Actor
  readonly posyandu: PosyanduTujuan
  readonly today: Fact['today']
  readonly now: number
  /** when the move was made, not after `now` */
  readonly at: number
  readonly offices: Offices
}

/**
 * Where a matter lies. When its person moves to another desa, her health goes with her; a roof that
 * leaks stays with the desa that verifies it.
 */
function targetOf(
  row: RujukanRow,
  posyandu: PosyanduTujuan,
): TargetAkses & { readonly desaKode: string } {
  return {
    posyanduId: posyandu.id,
    desaKode: row.jalur === 'kesehatan' ? posyandu.desaKode : row.desaKode,
    bidang: row.bidang,
    kantorId: row.kantorId,
  }
}

/** Another's matter answers exactly as a missing one does. */
function sees(actor: Actor, posyandu: PosyanduTujuan, row: RujukanRow): boolean {
  const target = targetOf(row, posyandu)
  const isWrittenByViewer = row.moves[0]?.actorId === actor.penggunaId
  const lihat = seeRujukan(
    actor.penugasan,
    actor.today,
    { jalur: row.jalur, isWrittenByViewer },
    target,
  )
  return lihat === 'penuh' || lihat === 'satu_baris'
}

function decideMove(
  row: RujukanRow,
  input: Pick<OfficeMove, 'langkah' | 'catatan' | 'data' | 'basedOnVersion'>,
  context: MoveContext,
): Result<RujukanRow, Refusal> {
  if (input.basedOnVersion !== row.version)
    return err({ kode: 'sudah_berubah', version: row.version })
  const move = readMove(input, context.today)
  if (!move.ok) return err(move.error)
  const { kantorId } = move.value
  if (kantorId !== null && !mayReceive(row, kantorId, context.offices))
    return err({ kode: 'tidak_ada_kantor', field: 'kantorId' })
  const moved = asSomebody(row, move.value, context)
  if (!moved.ok) return moved

  const { rujukan, pelaku } = moved.value
  const at = Math.max(context.at, row.moves.at(-1)?.at ?? 0)
  const jawaban = jawabanOf(row, input, move.value, context.actor, at)
  const next: RujukanRow = {
    ...row,
    version: rujukan.version,
    bidang: rujukan.bidang,
    status: rujukan.status,
    giliran: rujukan.giliran,
    kantorId: rujukan.kantorId,
    jawaban,
    dijanjikanPada: promiseOf(row, move.value),
    moves: [
      ...row.moves,
      {
        urut: row.moves.length + 1,
        langkah: move.value.langkah,
        dari: row.status,
        ke: rujukan.status,
        giliran: rujukan.giliran,
        kantorId: rujukan.kantorId,
        actorId: context.actor.penggunaId,
        peran: pelaku.peran,
        at,
        catatan: input.catatan,
        data: input.data,
      },
    ],
  }
  return ok(withClocks(next, context.offices, context.now))
}

function mayReceive(row: RujukanRow, kantorId: string, offices: Offices): boolean {
  return row.jalur === 'kesehatan' ? offices.isFaskes(kantorId) : offices.isDinas(kantorId)
}

/** A person may stand on several sides: the first that may move does. */
function asSomebody(
  row: RujukanRow,
  move: DomainMove,
  { actor, posyandu }: MoveContext,
): Result<{ readonly rujukan: Rujukan; readonly pelaku: PenugasanTercatat }, Refusal> {
  const target = targetOf(row, posyandu)
  let refusal: Refusal = { kode: 'tidak_berwenang' }
  for (const pelaku of actor.penugasan) {
    if (!isInForce(pelaku, actor.today) || !isInScope(pelaku, target)) continue
    const moved = moveByRule(toRujukan(row, target.desaKode), move, pelaku)
    if (moved.ok) return ok({ rujukan: moved.value, pelaku })
    if (moved.error.kode !== 'tidak_berwenang') refusal = toRefusal(moved.error)
  }
  return err(refusal)
}

function toRefusal(refusal: MoveRefusal): Refusal {
  switch (refusal.kode) {
    case 'jawaban_kurang':
    case 'tidak_di_kelurahan':
      // The words of an answer travel as its catatan.
      return {
        kode: refusal.kode,
        field: refusal.field === 'uraian' || refusal.field === 'saran' ? 'catatan' : refusal.field,
      }
    case 'langkah_tidak_sah':
      return { kode: refusal.kode, ...(refusal.sampai ? { sampai: refusal.sampai } : {}) }
    default:
      return { kode: refusal.kode }
  }
}

function toRujukan(row: RujukanRow, desaKode: string): Rujukan {
  const isi = readRiwayat(row.jalur, row.moves)
  return {
    id: row.id,
    jalur: row.jalur,
    bidang: row.bidang,
    desaKode,
    isKelurahan: jenisDesa(desaKode) === 'kelurahan',
    isDarurat: row.isDarurat,
    status: row.status,
    giliran: row.giliran,
    kantorId: row.kantorId,
    jawaban: row.jawaban ? answerOf(row.jawaban, row.openedOn) : null,
    penjawab: isi.penjawab,
    kembaliKe: isi.kembaliKe,
    version: row.version,
  }
}

/** The stored answer as the rules read it; a return for completion is no answer. */
function answerOf(jawaban: Jawaban, on: Fact['today']): Rujukan['jawaban'] {
  const read = readMove({ langkah: 'jawab', catatan: jawaban.catatan, data: jawaban.data }, on)
  return read.ok ? read.value.jawaban : null
}

/** The last thing said to the resident: an answer, or which papers are missing. */
function jawabanOf(
  row: RujukanRow,
  input: { readonly catatan: string; readonly data: MoveData },
  move: DomainMove,
  actor: Actor,
  at: number,
): Jawaban | null {
  const jenis = move.jawaban?.jenis ?? (move.langkah === 'kembalikan' ? 'kembalikan' : null)
  if (jenis === null) return row.jawaban
  return {
    jenis,
    oleh: actor.nama,
    pada: new Date(at).toISOString(),
    catatan: input.catatan,
    data: input.data,
  }
}

function promiseOf(row: RujukanRow, move: DomainMove): RujukanRow['dijanjikanPada'] {
  return move.jawaban ? promisedOn(move.jawaban) : row.dijanjikanPada
}
