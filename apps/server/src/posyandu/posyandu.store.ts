import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { inScope, scopeOf } from './scope-posyandu.ts'

/** A posyandu as it is decided about. */
interface PosyanduRow {
  readonly id: PosyanduId
  readonly desa_kode: string
  readonly nama: string
  readonly nomor_registrasi: string | null
  readonly puskesmas_id: string
  readonly ditutup_pada: Tanggal | null
  readonly version: number
}

/** One in the actor's hand; somebody else's is not found. */
export async function findManagedPosyandu(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<PosyanduRow | undefined> {
  const cakupan = scopeOf(actor.penugasan, 'posyandu.manage', actor.today)
  const { rows } = await sql<PosyanduRow>`
    select id, desa_kode, nama, nomor_registrasi, puskesmas_id, ditutup_pada, version from posyandu
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${id} and ${inScope(cakupan, 'desa_kode', 'id')}
    for update`.execute(tx)
  return rows[0]
}

/** An open posyandu of the desa with this name, but for the one that is asked about. */
export async function isNameTaken(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
  nama: string,
  exceptId: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from posyandu
    where kabupaten_kode = ${kabupatenKode} and desa_kode = ${desaKode} and lower(nama) = lower(${nama})
      and ditutup_pada is null and id is distinct from ${exceptId}::uuid`.execute(tx)
  return rows.length > 0
}

export async function isNumberTaken(
  tx: Tx,
  kabupatenKode: string,
  nomor: string,
  exceptId: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from posyandu
    where kabupaten_kode = ${kabupatenKode} and nomor_registrasi = ${nomor}
      and id is distinct from ${exceptId}::uuid`.execute(tx)
  return rows.length > 0
}

export async function isOpenPuskesmas(tx: Tx, kabupatenKode: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from kantor
    where kabupaten_kode = ${kabupatenKode} and id = ${id} and jenis = 'puskesmas' and ditutup_pada is null`.execute(
    tx,
  )
  return rows.length > 0
}

export async function isDesaInForce(tx: Tx, desaKode: string): Promise<boolean> {
  const { rows } = await sql`
    select from wilayah where kode = ${desaKode} and berlaku_sampai is null`.execute(tx)
  return rows.length > 0
}

/** Who and what would be left without a posyandu; null when nobody and nothing would. */
export async function whatPosyanduHolds(
  tx: Tx,
  kabupatenKode: string,
  id: PosyanduId,
): Promise<'sasaran' | 'hari_buka' | 'rujukan' | null> {
  const { rows } = await sql<{ sasaran: boolean; hari: boolean; rujukan: boolean }>`
    select
      exists (select from sasaran where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${id}
        and status_sasaran = 'aktif' and not is_tamu) as sasaran,
      exists (select from hari_buka where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${id}
        and status = 'dibuka') as hari,
      exists (select from rujukan where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${id}
        and closed_at is null) as rujukan`.execute(tx)
  const [found] = rows
  if (found?.hari) return 'hari_buka'
  if (found?.sasaran) return 'sasaran'
  return found?.rujukan ? 'rujukan' : null
}
