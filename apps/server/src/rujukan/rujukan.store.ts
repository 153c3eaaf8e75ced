import type { Jawaban, MoveData } from '@simpul/contract/rujukan.ts'
import type { RiwayatMove, UrgensiRujukan } from '@simpul/domain/rujukan/jam-rujukan.ts'
import type { Giliran, JalurRujukan, StatusRujukan } from '@simpul/domain/rujukan/status-rujukan.ts'
import type {
  KebutuhanId,
  PenggunaId,
  PosyanduId,
  RujukanId,
  SasaranId,
} from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Feed } from '../feed.ts'
import { instantSql } from '../instant.ts'

/** One row of the insert-only list. `kantorId` is the office that has it after the move. */
interface StoredMove extends RiwayatMove {
  readonly urut: number
  readonly giliran: Giliran
  readonly actorId: PenggunaId | null
  readonly peran: string
  readonly catatan: string
  readonly data: MoveData
}

/** A rujukan with its moves; moves without a place in the table yet are the new ones. */
export interface RujukanRow {
  readonly id: RujukanId
  readonly posyanduId: PosyanduId
  readonly version: number
  readonly jalur: JalurRujukan
  readonly desaKode: string
  readonly bidang: Bidang
  readonly kebutuhanId: KebutuhanId | null
  readonly sasaranId: SasaranId | null
  readonly urgensi: UrgensiRujukan
  readonly alasan: readonly string[]
  readonly ringkasan: string
  readonly isDarurat: boolean
  readonly status: StatusRujukan
  readonly giliran: Giliran
  readonly kantorId: string | null
  readonly jawaban: Jawaban | null
  readonly dijanjikanPada: Tanggal | null
  readonly openedAt: string
  readonly openedOn: Tanggal
  readonly giliranSejak: string
  readonly desaDueOn: Tanggal | null
  readonly kantorDueOn: Tanggal | null
  readonly merahSejakOn: Tanggal | null
  readonly isPaused: boolean
  readonly answeredAt: string | null
  readonly closedAt: string | null
  readonly recordedAt: string
  readonly extra: Readonly<Record<string, unknown>>
  readonly moves: readonly StoredMove[]
  /** how many of `moves` are in the table */
  readonly movesSaved: number
}

export async function loadRujukan(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly RujukanRow[]> {
  if (ids.length === 0) return []
  const found = await sql<Omit<RujukanRow, 'moves' | 'movesSaved'>>`
    select r.id, r.posyandu_id as "posyanduId", r.version, r.jalur, r.desa_kode as "desaKode", r.bidang,
      r.kebutuhan_id as "kebutuhanId", r.sasaran_id as "sasaranId", r.urgensi, r.alasan, r.ringkasan,
      coalesce(b.is_darurat, false) as "isDarurat", r.status, r.giliran, r.kantor_id as "kantorId", r.jawaban,
      r.dijanjikan_pada as "dijanjikanPada", ${instantSql('r.opened_at')} as "openedAt", r.opened_on as "openedOn",
      ${instantSql('r.giliran_sejak')} as "giliranSejak", r.desa_due_on as "desaDueOn", r.kantor_due_on as "kantorDueOn",
      r.merah_sejak_on as "merahSejakOn", r.is_paused as "isPaused", ${instantSql('r.answered_at')} as "answeredAt",
      ${instantSql('r.closed_at')} as "closedAt", ${instantSql('r.recorded_at')} as "recordedAt", r.extra
    from rujukan r
    left join kebutuhan b on b.kabupaten_kode = r.kabupaten_kode and b.id = r.kebutuhan_id
    where r.kabupaten_kode = ${kabupatenKode} and r.id = any(${ids}::uuid[])`.execute(tx)
  const moves = await sql<
    Omit<StoredMove, 'at'> & { readonly rujukan_id: string; readonly moved_at: Date }
  >`
    select rujukan_id, urut, langkah, dari, ke, giliran, kantor_id as "kantorId", actor_id as "actorId", peran,
      at as moved_at, catatan, data
    from rujukan_move
    where kabupaten_kode = ${kabupatenKode} and rujukan_id = any(${ids}::uuid[])
    order by rujukan_id, urut`.execute(tx)
  const byRujukan = Map.groupBy(moves.rows, (row) => row.rujukan_id)
  return found.rows.map((row) => {
    const list = (byRujukan.get(row.id) ?? []).map(({ moved_at, rujukan_id: _, ...move }) => ({
      ...move,
      at: moved_at.getTime(),
    }))
    return { ...row, moves: list, movesSaved: list.length }
  })
}

export async function saveRujukan(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly RujukanRow[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('rujukan')
    .values(
      rows.map((row) => ({
        kabupaten_kode: kabupatenKode,
        id: row.id,
        jalur: row.jalur,
        posyandu_id: row.posyanduId,
        desa_kode: row.desaKode,
        bidang: row.bidang,
        kebutuhan_id: row.kebutuhanId,
        sasaran_id: row.sasaranId,
        urgensi: row.urgensi,
        alasan: [...row.alasan],
        ringkasan: row.ringkasan,
        status: row.status,
        kantor_id: row.kantorId,
        jawaban: row.jawaban === null ? null : JSON.stringify(row.jawaban),
        dijanjikan_pada: row.dijanjikanPada,
        opened_at: row.openedAt,
        opened_on: row.openedOn,
        giliran: row.giliran,
        giliran_sejak: row.giliranSejak,
        desa_due_on: row.desaDueOn,
        kantor_due_on: row.kantorDueOn,
        merah_sejak_on: row.merahSejakOn,
        is_paused: row.isPaused,
        answered_at: row.answeredAt,
        closed_at: row.closedAt,
        version: row.version,
        change_seq: feed.next(),
        recorded_at: row.recordedAt,
        extra: JSON.stringify(row.extra),
      })),
    )
    .onConflict((on) =>
      on.columns(['kabupaten_kode', 'id']).doUpdateSet((eb) => ({
        bidang: eb.ref('excluded.bidang'),
        status: eb.ref('excluded.status'),
        kantor_id: eb.ref('excluded.kantor_id'),
        jawaban: eb.ref('excluded.jawaban'),
        dijanjikan_pada: eb.ref('excluded.dijanjikan_pada'),
        giliran: eb.ref('excluded.giliran'),
        giliran_sejak: eb.ref('excluded.giliran_sejak'),
        desa_due_on: eb.ref('excluded.desa_due_on'),
        kantor_due_on: eb.ref('excluded.kantor_due_on'),
        merah_sejak_on: eb.ref('excluded.merah_sejak_on'),
        is_paused: eb.ref('excluded.is_paused'),
        answered_at: eb.ref('excluded.answered_at'),
        closed_at: eb.ref('excluded.closed_at'),
        version: eb.ref('excluded.version'),
        change_seq: eb.ref('excluded.change_seq'),
      })),
    )
    .execute()
  await insertMoves(tx, kabupatenKode, rows)
}

async function insertMoves(
  tx: Tx,
  kabupatenKode: string,
  rows: readonly RujukanRow[],
): Promise<void> {
  const fresh = rows.flatMap((row) =>
    row.moves.slice(row.movesSaved).map((move) => ({ id: row.id, move })),
  )
  if (fresh.length === 0) return
  await tx
    .insertInto('rujukan_move')
    .values(
      fresh.map(({ id, move }) => ({
        kabupaten_kode: kabupatenKode,
        rujukan_id: id,
        urut: move.urut,
        langkah: move.langkah,
        dari: move.dari,
        ke: move.ke,
        giliran: move.giliran,
        actor_id: move.actorId,
        peran: move.peran,
        kantor_id: move.kantorId,
        at: new Date(move.at),
        catatan: move.catatan,
        data: JSON.stringify(move.data),
      })),
    )
    .execute()
}
