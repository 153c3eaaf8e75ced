import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { JenisKantor } from '@simpul/domain/wilayah/jenis-kantor.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** An office as it is decided about. */
interface KantorRow {
  readonly id: string
  readonly jenis: JenisKantor
  readonly nama: string
  readonly wilayah_kode: string
  readonly ditutup_pada: Tanggal | null
  readonly version: number
}

export async function findKantorForUpdate(
  tx: Tx,
  kabupatenKode: string,
  id: string,
): Promise<KantorRow | undefined> {
  const { rows } = await sql<KantorRow>`
    select id, jenis, nama, wilayah_kode, ditutup_pada, version from kantor
    where kabupaten_kode = ${kabupatenKode} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Which of these codes are no area in force. */
export async function unknownWilayah(tx: Tx, kode: readonly string[]): Promise<readonly string[]> {
  if (kode.length === 0) return []
  const { rows } = await sql<{ kode: string }>`
    select kode from wilayah where kode = any(${kode}::text[]) and berlaku_sampai is null`.execute(
    tx,
  )
  const known = new Set(rows.map((row) => row.kode))
  return kode.filter((one) => !known.has(one))
}

/** The office of a desa exists once, closed ones too: opened again, it keeps its history. */
export async function hasKantorDesa(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from kantor
    where kabupaten_kode = ${kabupatenKode} and jenis = 'desa' and wilayah_kode = ${desaKode}`.execute(
    tx,
  )
  return rows.length > 0
}

export async function saveBidangAndDesa(
  tx: Tx,
  kabupatenKode: string,
  kantorId: string,
  bidang: readonly Bidang[],
  desa: readonly string[],
): Promise<void> {
  await sql`delete from kantor_bidang
    where kabupaten_kode = ${kabupatenKode} and kantor_id = ${kantorId} and bidang <> all(${bidang}::text[])`.execute(
    tx,
  )
  await sql`insert into kantor_bidang (kabupaten_kode, kantor_id, bidang)
    select ${kabupatenKode}, ${kantorId}::uuid, b from unnest(${bidang}::text[]) b on conflict do nothing`.execute(
    tx,
  )
  await sql`delete from kantor_wilayah
    where kabupaten_kode = ${kabupatenKode} and kantor_id = ${kantorId} and wilayah_kode <> all(${desa}::text[])`.execute(
    tx,
  )
  await sql`insert into kantor_wilayah (kabupaten_kode, kantor_id, wilayah_kode)
    select ${kabupatenKode}, ${kantorId}::uuid, d from unnest(${desa}::text[]) d on conflict do nothing`.execute(
    tx,
  )
}

/** What still stands on an office and would be left without it; null when nothing does. */
export async function whatStandsOn(
  tx: Tx,
  kabupatenKode: string,
  kantorId: string,
  today: Tanggal,
): Promise<'posyandu' | 'rujukan' | 'pengguna' | null> {
  const { rows } = await sql<{ posyandu: boolean; rujukan: boolean; pengguna: boolean }>`
    select
      exists (select from posyandu p where p.kabupaten_kode = ${kabupatenKode}
        and p.puskesmas_id = ${kantorId} and p.ditutup_pada is null) as posyandu,
      exists (select from rujukan r where r.kabupaten_kode = ${kabupatenKode}
        and r.kantor_id = ${kantorId} and r.closed_at is null) as rujukan,
      exists (select from penugasan pn where pn.kabupaten_kode = ${kabupatenKode}
        and pn.kantor_id = ${kantorId} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${today})) as pengguna
    `.execute(tx)
  const [found] = rows
  if (found?.posyandu) return 'posyandu'
  if (found?.rujukan) return 'rujukan'
  return found?.pengguna ? 'pengguna' : null
}
