import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { PenggunaId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Feed } from '../feed.ts'
import { instantSql } from '../instant.ts'

export interface PengukuranRow extends PengukuranRecord {
  /** where she was measured; `posyanduId` is where she is now */
  readonly asalPosyanduId: PosyanduId
  readonly typedBy: PenggunaId | null
  readonly extra: Readonly<Record<string, unknown>>
}

/** Of `pengukuran m`. */
export const PENGUKURAN_COLUMNS = sql`
  m.id, m.posyandu_id as "posyanduId", m.sasaran_id as "sasaranId", m.hari_buka_id as "hariBukaId", m.konteks,
  m.measured_on as "measuredOn", m.weight_gram as "weightGram", m.length_mm as "lengthMm", m.posisi_ukur as "posisiUkur",
  m.lila_mm as "lilaMm", m.lingkar_kepala_mm as "lingkarKepalaMm", m.edema, m.alasan_tidak_wajar as "alasanTidakWajar",
  m.measured_by as "measuredBy", m.supersedes, m.batal_karena as "batalKarena", m.superseded_by as "supersededBy",
  m.version, ${instantSql('m.recorded_at')} as "recordedAt", m.extra`

export async function loadPengukuran(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly PengukuranRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PengukuranRow>`
    select ${PENGUKURAN_COLUMNS}, m.asal_posyandu_id as "asalPosyanduId", m.typed_by as "typedBy" from pengukuran m
    where m.kabupaten_kode = ${kabupatenKode} and m.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** A measure never changes; only which one superseded it does. */
export async function savePengukuran(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly PengukuranRow[],
): Promise<void> {
  await insertRows(
    tx,
    'pengukuran',
    rows.map((row) => ({
      kabupaten_kode: kabupatenKode,
      id: row.id,
      posyandu_id: row.posyanduId,
      asal_posyandu_id: row.asalPosyanduId,
      sasaran_id: row.sasaranId,
      hari_buka_id: row.hariBukaId,
      konteks: row.konteks,
      measured_on: row.measuredOn,
      weight_gram: row.weightGram,
      length_mm: row.lengthMm,
      posisi_ukur: row.posisiUkur,
      lila_mm: row.lilaMm,
      lingkar_kepala_mm: row.lingkarKepalaMm,
      edema: row.edema,
      alasan_tidak_wajar: row.alasanTidakWajar,
      measured_by: row.measuredBy,
      typed_by: row.typedBy,
      supersedes: row.supersedes,
      batal_karena: row.batalKarena,
      superseded_by: row.supersededBy,
      version: row.version,
      change_seq: feed.next(),
      recorded_at: row.recordedAt,
      extra: row.extra,
    })),
    { update: ['superseded_by', 'version', 'change_seq'] },
  )
}
