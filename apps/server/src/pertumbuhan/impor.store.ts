import {
  type ImporKepala,
  type ImporView,
  type JenisImpor,
  Pemetaan,
} from '@simpul/contract/impor.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import {
  type BarisDiperiksa,
  type IsianKosong,
  kunciPosyandu,
  type SasaranDikenal,
} from '../sasaran/check-penduduk.ts'

/** Rows ↔ domain of imports. Every function runs in a transaction that named its kabupaten. */

export interface Impor {
  readonly id: string
  readonly jenis: JenisImpor
  readonly namaBerkas: string
  readonly desaKode: string
  readonly status: ImporView['status']
  readonly pemetaan: Pemetaan
  readonly kepala: ImporKepala | null
  readonly hitungan: Readonly<Record<string, number>>
  /** Why the check stopped, when the file is to blame. */
  readonly masalah: string | null
  readonly jumlahBaris: number
  readonly barisSelesai: number
  readonly createdAt: Date
}

export async function insertImpor(
  tx: Tx,
  kabupatenKode: string,
  impor: {
    id: string
    jenis: JenisImpor
    desaKode: string
    namaBerkas: string
    sha256: string
    dibuatOleh: string
    kepala: ImporKepala
    bytes: Uint8Array
  },
): Promise<void> {
  await tx
    .insertInto('impor')
    .values({
      kabupaten_kode: kabupatenKode,
      id: impor.id,
      jenis: impor.jenis,
      desa_kode: impor.desaKode,
      nama_berkas: impor.namaBerkas,
      sha256: impor.sha256,
      status: 'diperiksa',
      pemetaan: JSON.stringify(impor.kepala.pemetaan),
      hasil: JSON.stringify({ kepala: impor.kepala }),
      dibuat_oleh: impor.dibuatOleh,
    })
    .execute()
  await tx
    .insertInto('impor_berkas')
    .values({ kabupaten_kode: kabupatenKode, impor_id: impor.id, isi: Buffer.from(impor.bytes) })
    .execute()
}

/** @param desaKode the desa the actor serves: another desa's import is not found */
export async function findImpor(
  tx: Tx,
  kabupatenKode: string,
  desaKode: readonly string[],
  id: string,
): Promise<Impor | undefined> {
  const row = await tx
    .selectFrom('impor')
    .selectAll()
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('id', '=', id)
    .where('desa_kode', 'in', desaKode)
    .executeTakeFirst()
  return row ? toImpor(row) : undefined
}

export async function listImpor(
  tx: Tx,
  kabupatenKode: string,
  desaKode: readonly string[],
): Promise<readonly Impor[]> {
  const rows = await tx
    .selectFrom('impor')
    .selectAll()
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('desa_kode', 'in', desaKode)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(toImpor)
}

interface ImporRow {
  id: string
  jenis: JenisImpor
  nama_berkas: string
  desa_kode: string | null
  status: Impor['status']
  pemetaan: unknown
  hasil: unknown
  jumlah_baris: number
  baris_selesai: number
  created_at: Date
}

function toImpor(row: ImporRow): Impor {
  const hasil = row.hasil as {
    kepala?: ImporKepala
    hitungan?: Record<string, number>
    masalah?: string | null
  }
  return {
    id: row.id,
    jenis: row.jenis,
    namaBerkas: row.nama_berkas,
    desaKode: row.desa_kode ?? '',
    status: row.status,
    pemetaan: Pemetaan.parse(row.pemetaan),
    kepala: hasil.kepala ?? null,
    hitungan: hasil.hitungan ?? {},
    masalah: hasil.masalah ?? null,
    jumlahBaris: row.jumlah_baris,
    barisSelesai: row.baris_selesai,
    createdAt: row.created_at,
  }
}

export async function loadBerkas(
  tx: Tx,
  kabupatenKode: string,
  imporId: string,
): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('impor_berkas')
    .select('isi')
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('impor_id', '=', imporId)
    .executeTakeFirst()
  return row?.isi
}

export async function setImpor(
  tx: Tx,
  kabupatenKode: string,
  id: string,
  change: Partial<{
    status: Impor['status']
    pemetaan: Pemetaan
    jumlahBaris: number
    barisSelesai: number
    hitungan: Record<string, number>
    masalah: string | null
    isFinished: boolean
  }>,
): Promise<void> {
  await tx
    .updateTable('impor')
    .set({
      ...(change.status ? { status: change.status } : {}),
      ...(change.pemetaan ? { pemetaan: JSON.stringify(change.pemetaan) } : {}),
      ...(change.jumlahBaris === undefined ? {} : { jumlah_baris: change.jumlahBaris }),
      ...(change.barisSelesai === undefined ? {} : { baris_selesai: change.barisSelesai }),
      ...(change.hitungan
        ? {
            hasil: sql`hasil || ${JSON.stringify({
              hitungan: change.hitungan,
              masalah: change.masalah ?? null,
            })}::jsonb`,
          }
        : {}),
      ...(change.isFinished ? { finished_at: sql`now()` } : {}),
    })
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('id', '=', id)
    .execute()
}

export async function clearBaris(tx: Tx, kabupatenKode: string, imporId: string): Promise<void> {
  await tx
    .deleteFrom('impor_baris')
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('impor_id', '=', imporId)
    .execute()
}

export async function dropBerkas(tx: Tx, kabupatenKode: string, imporId: string): Promise<void> {
  await tx
    .deleteFrom('impor_berkas')
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('impor_id', '=', imporId)
    .execute()
}

/** `urut` and not the line of the file is the key: one line of a monthly sheet holds twelve weighings. */
export async function insertBaris(
  tx: Tx,
  kabupatenKode: string,
  imporId: string,
  firstUrut: number,
  list: readonly BarisDiperiksa[],
): Promise<void> {
  await sql`
    insert into impor_baris (kabupaten_kode, impor_id, urut, baris, isi, keputusan, sasaran_id, masalah)
    select ${kabupatenKode}, ${imporId}::uuid, ${firstUrut}::int + (item.n - 1)::int, (item.v->>'baris')::int, item.v->'isi', item.v->>'keputusan',
           (item.v->>'sasaranId')::uuid, array(select jsonb_array_elements_text(item.v->'masalah'))
    from jsonb_array_elements(${JSON.stringify(list)}::jsonb) with ordinality as item(v, n)
  `.execute(tx)
}

/** People of the desa, as much of them as telling two apart needs. */
export async function loadDikenal(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
): Promise<readonly SasaranDikenal[]> {
  const { rows } = await sql<{
    id: SasaranId
    nama: string
    jenis_kelamin: 'L' | 'P'
    tanggal_lahir: Tanggal
    nik: string | null
    nama_ibu: string
    kosong: IsianKosong[]
  }>`
    select sasaran.id, sasaran.nama, jenis_kelamin, tanggal_lahir, nik, nama_ibu,
      array_remove(array[
        case when nik is null then 'nik' end, case when keluarga.nomor_kk is null then 'nomorKk' end, case when nama_ibu = '' then 'namaIbu' end,
        case when rt = '' then 'rt' end, case when rw = '' then 'rw' end, case when dusun = '' then 'dusun' end,
        case when sasaran.alamat = '' then 'alamat' end, case when telepon = '' then 'telepon' end], null) as kosong
    from sasaran
    join posyandu on posyandu.kabupaten_kode = sasaran.kabupaten_kode and posyandu.id = sasaran.posyandu_id
    left join keluarga on keluarga.kabupaten_kode = sasaran.kabupaten_kode and keluarga.id = sasaran.keluarga_id
    where sasaran.kabupaten_kode = ${kabupatenKode} and posyandu.desa_kode = ${desaKode} and status_sasaran <> 'meninggal'
  `.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    nama: row.nama,
    jenisKelamin: row.jenis_kelamin,
    tanggalLahir: row.tanggal_lahir,
    nik: row.nik,
    namaIbu: row.nama_ibu,
    kosong: row.kosong,
  }))
}

export async function loadPosyandu(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
): Promise<readonly { id: PosyanduId; nama: string; kunci: string }[]> {
  const rows = await tx
    .selectFrom('posyandu')
    .select(['id', 'nama'])
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('desa_kode', '=', desaKode)
    .where('ditutup_pada', 'is', null)
    .orderBy('nama')
    .execute()
  return rows.map((row) => ({
    id: row.id as PosyanduId,
    nama: row.nama,
    kunci: kunciPosyandu(row.nama),
  }))
}

/** Every current weighing of the desa: `sasaranId|date` → weight and length. */
export async function loadSudahAda(tx: Tx, kabupatenKode: string, desaKode: string) {
  const { rows } = await sql<{ key: string; weight_gram: number | null; length_mm: number | null }>`
    select pengukuran.sasaran_id || '|' || measured_on as key, weight_gram, length_mm
    from pengukuran join posyandu on posyandu.kabupaten_kode = pengukuran.kabupaten_kode and posyandu.id = pengukuran.posyandu_id
    where pengukuran.kabupaten_kode = ${kabupatenKode} and posyandu.desa_kode = ${desaKode}
      and superseded_by is null and batal_karena is null`.execute(tx)
  return new Map(
    rows.map((row) => [row.key, { weightGram: row.weight_gram, lengthMm: row.length_mm }]),
  )
}

export async function rememberedPemetaan(
  tx: Tx,
  kabupatenKode: string,
  jenis: JenisImpor,
  sidik: string,
): Promise<Pemetaan | undefined> {
  const row = await tx
    .selectFrom('pemetaan_impor')
    .select('pemetaan')
    .where('kabupaten_kode', '=', kabupatenKode)
    .where('jenis', '=', jenis)
    .where('sidik_kepala', '=', sidik)
    .executeTakeFirst()
  return row ? Pemetaan.parse(row.pemetaan) : undefined
}

export async function rememberPemetaan(
  tx: Tx,
  kabupatenKode: string,
  jenis: JenisImpor,
  sidik: string,
  pemetaan: Pemetaan,
): Promise<void> {
  await tx
    .insertInto('pemetaan_impor')
    .values({
      kabupaten_kode: kabupatenKode,
      jenis,
      sidik_kepala: sidik,
      pemetaan: JSON.stringify(pemetaan),
    })
    .onConflict((oc) =>
      oc
        .columns(['kabupaten_kode', 'jenis', 'sidik_kepala'])
        .doUpdateSet({ pemetaan: JSON.stringify(pemetaan), diubah_pada: sql`now()` }),
    )
    .execute()
}
