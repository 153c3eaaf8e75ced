import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Feed } from '../feed.ts'
import { instantSql } from '../instant.ts'
import { saveKeluarga } from './keluarga.store.ts'

/** A sasaran as stored: what travels, and the fields of a newer app. */
export interface SasaranRow extends SasaranRecord {
  readonly extra: Readonly<Record<string, unknown>>
}

/** Of `sasaran s` left joined with `keluarga k`. */
export const SASARAN_COLUMNS = sql`
  s.id, s.posyandu_id as "posyanduId", s.keluarga_id as "keluargaId", s.nama, s.nama_panggilan as "namaPanggilan",
  s.jenis_kelamin as "jenisKelamin", s.tanggal_lahir as "tanggalLahir", s.tanggal_lahir_pasti as "tanggalLahirPasti",
  s.nik, s.nik_status as "nikStatus", k.nomor_kk as "nomorKk", s.nama_ibu as "namaIbu", s.ibu_id as "ibuId",
  s.urutan_kembar as "urutanKembar", s.rt, s.rw, s.dusun, s.alamat, s.telepon, s.punya_buku_kia as "punyaBukuKia",
  s.keadaan_ibu as "keadaanIbu", s.is_tamu as "isTamu", s.status_sasaran as "statusSasaran", s.left_on as "leftOn",
  s.pindah_ke as "pindahKe", s.version, ${instantSql('s.recorded_at')} as "recordedAt", s.extra`

export const SASARAN_FROM = sql`sasaran s left join keluarga k on k.kabupaten_kode = s.kabupaten_kode and k.id = s.keluarga_id`

export async function loadSasaran(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<readonly SasaranRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SasaranRow>`
    select ${SASARAN_COLUMNS} from ${SASARAN_FROM}
    where s.kabupaten_kode = ${kabupatenKode} and s.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/**
 * The oldest day something was noted about each person that stands: nobody is born after it. Who has
 * nothing is not in it.
 */
export async function loadFirstServedOn(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Tanggal>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ readonly sasaranId: string; readonly on: Tanggal }>`
    select sasaran_id as "sasaranId", min(noted_on) as "on"
    from (
      select sasaran_id, measured_on as noted_on from pengukuran
      where kabupaten_kode = ${kabupatenKode} and sasaran_id = any(${ids}::uuid[])
        and superseded_by is null and batal_karena is null
      union all
      select sasaran_id, tanggal from layanan
      where kabupaten_kode = ${kabupatenKode} and sasaran_id = any(${ids}::uuid[])
        and superseded_by is null and batal_karena is null
      union all
      select sasaran_id, tanggal from kehadiran
      where kabupaten_kode = ${kabupatenKode} and sasaran_id = any(${ids}::uuid[]) and batal_karena is null
    ) noted
    group by sasaran_id`.execute(tx)
  return new Map(rows.map((row) => [row.sasaranId, row.on]))
}

export async function saveSasaran(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  rows: readonly SasaranRow[],
): Promise<void> {
  if (rows.length === 0) return
  await saveKeluarga(tx, kabupatenKode, rows)
  await tx
    .insertInto('sasaran')
    .values(
      rows.map((row) => ({
        kabupaten_kode: kabupatenKode,
        id: row.id,
        posyandu_id: row.posyanduId,
        keluarga_id: row.keluargaId,
        nama: row.nama,
        nama_panggilan: row.namaPanggilan,
        jenis_kelamin: row.jenisKelamin,
        tanggal_lahir: row.tanggalLahir,
        tanggal_lahir_pasti: row.tanggalLahirPasti,
        nik: row.nik,
        nik_status: row.nikStatus,
        nama_ibu: row.namaIbu,
        ibu_id: row.ibuId,
        urutan_kembar: row.urutanKembar,
        rt: row.rt,
        rw: row.rw,
        dusun: row.dusun,
        alamat: row.alamat,
        telepon: row.telepon,
        punya_buku_kia: row.punyaBukuKia,
        keadaan_ibu: row.keadaanIbu,
        is_tamu: row.isTamu,
        status_sasaran: row.statusSasaran,
        left_on: row.leftOn,
        pindah_ke: row.pindahKe,
        version: row.version,
        change_seq: feed.next(),
        recorded_at: row.recordedAt,
        extra: JSON.stringify(row.extra),
      })),
    )
    .onConflict((on) =>
      on.columns(['kabupaten_kode', 'id']).doUpdateSet((eb) => ({
        keluarga_id: eb.ref('excluded.keluarga_id'),
        nama: eb.ref('excluded.nama'),
        nama_panggilan: eb.ref('excluded.nama_panggilan'),
        jenis_kelamin: eb.ref('excluded.jenis_kelamin'),
        tanggal_lahir: eb.ref('excluded.tanggal_lahir'),
        tanggal_lahir_pasti: eb.ref('excluded.tanggal_lahir_pasti'),
        nik: eb.ref('excluded.nik'),
        nik_status: eb.ref('excluded.nik_status'),
        nama_ibu: eb.ref('excluded.nama_ibu'),
        ibu_id: eb.ref('excluded.ibu_id'),
        urutan_kembar: eb.ref('excluded.urutan_kembar'),
        rt: eb.ref('excluded.rt'),
        rw: eb.ref('excluded.rw'),
        dusun: eb.ref('excluded.dusun'),
        alamat: eb.ref('excluded.alamat'),
        telepon: eb.ref('excluded.telepon'),
        punya_buku_kia: eb.ref('excluded.punya_buku_kia'),
        keadaan_ibu: eb.ref('excluded.keadaan_ibu'),
        is_tamu: eb.ref('excluded.is_tamu'),
        status_sasaran: eb.ref('excluded.status_sasaran'),
        left_on: eb.ref('excluded.left_on'),
        pindah_ke: eb.ref('excluded.pindah_ke'),
        version: eb.ref('excluded.version'),
        change_seq: eb.ref('excluded.change_seq'),
        extra: eb.ref('excluded.extra'),
      })),
    )
    .execute()
}
