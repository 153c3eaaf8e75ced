import type { KebutuhanId, PenggunaId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'

/** A lack, told once: it is inserted and never changed. */
export interface KebutuhanRow {
  readonly id: KebutuhanId
  readonly posyanduId: PosyanduId
  readonly version: 1
  readonly bidang: Bidang
  readonly jenis: string
  readonly sasaranId: SasaranId | null
  readonly pemohonNama: string
  readonly pemohonTelepon: string
  readonly uraian: string
  readonly lokasi: string
  readonly rt: string
  readonly isDarurat: boolean
  readonly tanggal: Tanggal
  readonly dicatatOleh: PenggunaId
  readonly recordedAt: string
  readonly extra: Readonly<Record<string, unknown>>
}

export async function findUsedKebutuhan(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from kebutuhan where kabupaten_kode = ${kabupatenKode} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

export async function insertKebutuhan(
  tx: Tx,
  kabupatenKode: string,
  rows: readonly KebutuhanRow[],
): Promise<void> {
  await insertRows(
    tx,
    'kebutuhan',
    rows.map((row) => ({
      kabupaten_kode: kabupatenKode,
      id: row.id,
      posyandu_id: row.posyanduId,
      bidang: row.bidang,
      jenis: row.jenis,
      sasaran_id: row.sasaranId,
      pemohon_nama: row.pemohonNama,
      pemohon_telepon: row.pemohonTelepon,
      uraian: row.uraian,
      lokasi: row.lokasi,
      rt: row.rt,
      is_darurat: row.isDarurat,
      tanggal: row.tanggal,
      dicatat_oleh: row.dicatatOleh,
      recorded_at: row.recordedAt,
      extra: row.extra,
    })),
  )
}
