import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Feed } from '../feed.ts'
import { instantSql } from '../instant.ts'

export interface HariBukaRow extends HariBukaRecord {
  readonly dibukaPada: string | null
  readonly ditutupPada: string | null
  readonly extra: Readonly<Record<string, unknown>>
}
export interface KehadiranRow extends KehadiranRecord {
  readonly extra: Readonly<Record<string, unknown>>
}

/** Of `hari_buka h`. */
export const HARI_BUKA_COLUMNS = sql`
  h.id, h.posyandu_id as "posyanduId", h.tanggal, h.status, h.tempat, h.jam_mulai as "jamMulai", h.undangan, h.tugas,
  h.ringkasan, h.version, ${instantSql('h.recorded_at')} as "recordedAt", h.extra`

/** Of `kehadiran h`. */
export const KEHADIRAN_COLUMNS = sql`
  h.id, h.hari_buka_id as "hariBukaId", h.posyandu_id as "posyanduId", h.sasaran_id as "sasaranId", h.tanggal,
  h.nomor_antrean as "nomorAntrean", h.langkah_selesai as "langkahSelesai", h.is_tamu as "isTamu",
  h.batal_karena as "batalKarena", h.version, ${instantSql('h.recorded_at')} as "recordedAt", h.extra`

export async function loadHariBuka(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly HariBukaRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<HariBukaRow>`
    select ${HARI_BUKA_COLUMNS}, ${instantSql('h.dibuka_pada')} as "dibukaPada", ${instantSql('h.ditutup_pada')} as "ditutupPada"
    from hari_buka h where h.kabupaten_kode = ${kabupatenKode} and h.id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return rows
}

export async function loadKehadiran(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly KehadiranRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KehadiranRow>`
    select ${KEHADIRAN_COLUMNS} from kehadiran h
    where h.kabupaten_kode = ${kabupatenKode} and h.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

export async function saveHariBuka(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly HariBukaRow[],
): Promise<void> {
  await insertRows(
    tx,
    'hari_buka',
    rows.map((row) => ({
      kabupaten_kode: kabupatenKode,
      id: row.id,
      posyandu_id: row.posyanduId,
      tanggal: row.tanggal,
      status: row.status,
      tempat: row.tempat,
      jam_mulai: row.jamMulai,
      undangan: row.undangan,
      tugas: row.tugas,
      ringkasan: row.ringkasan,
      dibuka_pada: row.dibukaPada,
      ditutup_pada: row.ditutupPada,
      version: row.version,
      change_seq: feed.next(),
      recorded_at: row.recordedAt,
      extra: row.extra,
    })),
    {
      update: [
        'status',
        'tempat',
        'jam_mulai',
        'undangan',
        'tugas',
        'ringkasan',
        'dibuka_pada',
        'ditutup_pada',
        'version',
        'change_seq',
        'extra',
      ],
    },
  )
}

export async function saveKehadiran(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly KehadiranRow[],
): Promise<void> {
  await insertRows(
    tx,
    'kehadiran',
    rows.map((row) => ({
      kabupaten_kode: kabupatenKode,
      id: row.id,
      posyandu_id: row.posyanduId,
      hari_buka_id: row.hariBukaId,
      sasaran_id: row.sasaranId,
      tanggal: row.tanggal,
      nomor_antrean: row.nomorAntrean,
      langkah_selesai: row.langkahSelesai,
      is_tamu: row.isTamu,
      batal_karena: row.batalKarena,
      version: row.version,
      change_seq: feed.next(),
      recorded_at: row.recordedAt,
      extra: row.extra,
    })),
    { update: ['langkah_selesai', 'batal_karena', 'version', 'change_seq', 'extra'] },
  )
}
