import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Feed } from '../feed.ts'
import { instantSql } from '../instant.ts'

export interface LayananRow extends LayananRecord {
  readonly typedBy: PenggunaId | null
  readonly extra: Readonly<Record<string, unknown>>
}

/** Of `layanan y`. */
export const LAYANAN_COLUMNS = sql`
  y.id, y.posyandu_id as "posyanduId", y.sasaran_id as "sasaranId", y.hari_buka_id as "hariBukaId", y.jenis, y.tanggal,
  y.jumlah, y.catatan, y.is_disalin as "isDisalin", y.supersedes, y.batal_karena as "batalKarena",
  y.superseded_by as "supersededBy", y.version, ${instantSql('y.recorded_at')} as "recordedAt", y.extra`

export async function loadLayanan(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly LayananRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<LayananRow>`
    select ${LAYANAN_COLUMNS}, y.typed_by as "typedBy" from layanan y
    where y.kabupaten_kode = ${kabupatenKode} and y.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

export async function saveLayanan(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly LayananRow[],
): Promise<void> {
  await insertRows(
    tx,
    'layanan',
    rows.map((row) => ({
      kabupaten_kode: kabupatenKode,
      id: row.id,
      posyandu_id: row.posyanduId,
      sasaran_id: row.sasaranId,
      hari_buka_id: row.hariBukaId,
      jenis: row.jenis,
      tanggal: row.tanggal,
      jumlah: row.jumlah,
      catatan: row.catatan,
      is_disalin: row.isDisalin,
      supersedes: row.supersedes,
      superseded_by: row.supersededBy,
      batal_karena: row.batalKarena,
      typed_by: row.typedBy,
      version: row.version,
      change_seq: feed.next(),
      recorded_at: row.recordedAt,
      extra: row.extra,
    })),
    { update: ['superseded_by', 'version', 'change_seq'] },
  )
}
