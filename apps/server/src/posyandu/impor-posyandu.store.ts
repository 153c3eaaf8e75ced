import { randomBytes } from 'node:crypto'
import type { PenggunaId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import { recordAudits } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import {
  type DesaDikenal,
  type IsiPosyandu,
  type KonteksPosyandu,
  kunciNamaPosyandu,
} from './check-baris-posyandu.ts'

/** Everything a file of posyandu is compared with, for one desa or the whole kabupaten. */
export async function loadKonteksPosyandu(
  tx: Tx,
  kabupatenKode: string,
  areaKode: string,
): Promise<Pick<KonteksPosyandu, 'areaKode' | 'desa' | 'puskesmas' | 'nomorDipakai'>> {
  const desa = await sql<DesaDikenal>`
    select w.kode, w.nama,
      coalesce((select json_agg(json_build_object('id', k.id, 'nama', k.nama) order by k.nama)
        from kantor k join kantor_wilayah kw on kw.kabupaten_kode = k.kabupaten_kode and kw.kantor_id = k.id
        where k.kabupaten_kode = ${kabupatenKode} and kw.wilayah_kode = w.kode
          and k.jenis = 'puskesmas' and k.ditutup_pada is null), '[]'::json) as puskesmas,
      array(select p.nama from posyandu p
        where p.kabupaten_kode = ${kabupatenKode} and p.desa_kode = w.kode and p.ditutup_pada is null) as posyandu
    from wilayah w
    where length(w.kode) = 13 and w.berlaku_sampai is null
      and (w.kode = ${areaKode} or w.kode like ${areaKode} || '.%')`.execute(tx)
  const puskesmas = await sql<{ id: string; nama: string }>`
    select id, nama from kantor
    where kabupaten_kode = ${kabupatenKode} and jenis = 'puskesmas' and ditutup_pada is null`.execute(
    tx,
  )
  const numbers = await sql<{ nomor: string }>`
    select nomor_registrasi as nomor from posyandu
    where kabupaten_kode = ${kabupatenKode} and nomor_registrasi is not null`.execute(tx)
  return {
    areaKode,
    desa: desa.rows.map((one) => ({ ...one, posyandu: one.posyandu.map(kunciNamaPosyandu) })),
    puskesmas: puskesmas.rows,
    nomorDipakai: new Set(numbers.rows.map((row) => row.nomor)),
  }
}

/**
 * Writes what was confirmed; a name that somebody made in the meantime is left as it is. A closed posyandu
 * keeps its number and not its name, as in `loadKonteksPosyandu`: what was called new is written.
 */
export async function writePosyandu(
  tx: Tx,
  work: {
    readonly kabupatenKode: string
    readonly penggunaId: PenggunaId
    readonly imporId: string
    readonly now: number
  },
  list: readonly IsiPosyandu[],
): Promise<void> {
  const { kabupatenKode, penggunaId, imporId, now } = work
  const kabupaten = await sql<{ zona: ZonaWaktu }>`
    select zona from kabupaten where kabupaten_kode = ${kabupatenKode}`.execute(tx)
  const zona = kabupaten.rows[0]?.zona
  if (!zona) throw new Error('the kabupaten of an import is not there')
  const desa = [...new Set(list.map((isi) => isi.desaKode))]
  const there = await sql<{
    desa_kode: string
    nama: string
    nomor: string | null
    is_open: boolean
  }>`
    select desa_kode, nama, nomor_registrasi as nomor, ditutup_pada is null as is_open from posyandu
    where kabupaten_kode = ${kabupatenKode} and desa_kode = any(${desa}::text[])
      and (ditutup_pada is null or nomor_registrasi is not null)`.execute(tx)
  const open = there.rows.filter((row) => row.is_open)
  const names = new Set(open.map((row) => `${row.desa_kode}|${kunciNamaPosyandu(row.nama)}`))
  const numbers = new Set(there.rows.flatMap((row) => (row.nomor === null ? [] : [row.nomor])))
  const fresh = list
    .filter((isi) => !names.has(`${isi.desaKode}|${kunciNamaPosyandu(isi.nama)}`))
    .map((isi) => ({ id: uuidV7<'posyandu'>(now, randomBytes(10)) satisfies PosyanduId, isi }))
  if (fresh.length === 0) return
  await tx
    .insertInto('posyandu')
    .values(
      fresh.map(({ id, isi }) => ({
        kabupaten_kode: kabupatenKode,
        id,
        desa_kode: isi.desaKode,
        nama: isi.nama,
        alamat: isi.alamat,
        nomor_registrasi:
          isi.nomorRegistrasi !== null && !numbers.has(isi.nomorRegistrasi)
            ? isi.nomorRegistrasi
            : null,
        zona,
        puskesmas_id: isi.puskesmasId,
      })),
    )
    .execute()
  await recordAudits(
    tx,
    { kabupatenKode, penggunaId, perangkatId: null },
    fresh.map(({ id, isi }) => ({
      action: 'posyandu.create',
      subjectId: id,
      detail: { desa: isi.desaKode, impor: imporId },
    })),
  )
}
