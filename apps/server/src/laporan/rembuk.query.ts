import type { AnakRembuk, AskRembuk, DaftarRembuk, RilisRembuk } from '@simpul/contract/laporan.ts'
import type { Bulan, Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { instantSql } from '../instant.ts'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'

const ANAK = sql`
  s.id as "sasaranId", s.nama, s.nama_ibu as "namaIbu", s.jenis_kelamin as "jenisKelamin",
  s.tanggal_lahir as "tanggalLahir", s.rt, s.rw, p.nama as "posyanduNama",
  u.measured_on as "measuredOn", g.status_tinggi as "statusTinggi"`

/** Of the confirmation `g`: its measurement, the child, and the posyandu where she is now. */
const OF_KONFIRMASI = sql`
  join pengukuran u on u.kabupaten_kode = g.kabupaten_kode and u.id = g.pengukuran_id
  join sasaran s on s.kabupaten_kode = g.kabupaten_kode and s.id = g.sasaran_id
  join posyandu p on p.kabupaten_kode = s.kabupaten_kode and p.id = s.posyandu_id`

/**
 * Who would stand on the list: each balita of the desa once, by what a nakes said last of a
 * measurement in these months, when that was *pendek* or *sangat pendek*.
 */
export async function listCalon(
  tx: Tx,
  ask: AskRembuk,
  today: Tanggal,
): Promise<readonly (AnakRembuk & { readonly konfirmasiId: string })[]> {
  const { rows } = await sql<AnakRembuk & { konfirmasiId: string }>`
    with terakhir as (
      select distinct on (g.sasaran_id) g.*
      from konfirmasi_gizi g
      join pengukuran u on u.kabupaten_kode = g.kabupaten_kode and u.id = g.pengukuran_id
      join sasaran s on s.kabupaten_kode = g.kabupaten_kode and s.id = g.sasaran_id
      join posyandu p on p.kabupaten_kode = s.kabupaten_kode and p.id = s.posyandu_id
      where p.desa_kode = ${ask.desa} and s.status_sasaran = 'aktif' and not s.is_tamu
        and s.tanggal_lahir > (${today}::date - interval '60 months')::date
        and u.superseded_by is null and u.batal_karena is null
        and u.measured_on >= ${`${ask.dari}-01`}::date
        and u.measured_on < (${`${ask.sampai}-01`}::date + interval '1 month')::date
      order by g.sasaran_id, u.measured_on desc, g.at desc, g.id desc
    )
    select g.id as "konfirmasiId", ${ANAK}
    from terakhir g ${OF_KONFIRMASI}
    where g.status_tinggi in ('pendek', 'sangat_pendek')
    order by p.nama, s.rw, s.rt, s.nama, s.id
  `.execute(tx)
  return rows
}

/** The children of a release. Who has left the desa meanwhile is no longer the desa's to read of. */
export async function listAnakRilis(
  tx: Tx,
  rilis: Pick<RilisRembuk, 'id' | 'desaKode'>,
): Promise<readonly AnakRembuk[]> {
  const { rows } = await sql<AnakRembuk>`
    select ${ANAK}
    from rilis_rembuk_anak a
    join konfirmasi_gizi g on g.kabupaten_kode = a.kabupaten_kode and g.id = a.konfirmasi_id
    ${OF_KONFIRMASI}
    where a.rilis_id = ${rilis.id} and p.desa_kode = ${rilis.desaKode} and s.status_sasaran = 'aktif'
    order by p.nama, s.rw, s.rt, s.nama, s.id
  `.execute(tx)
  return rows
}

/** One release of the reader's places, open or not; what may be read of it the matrix says. */
export async function findRilis(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<RilisRembuk | undefined> {
  return (await selectRilis(tx, viewer, sql<boolean>`r.id = ${id}`))[0]
}

export async function listRilis(tx: Tx, viewer: Viewer): Promise<DaftarRembuk> {
  const desa = scopeOf(viewer.penugasan, 'rembuk.release', viewer.today).wilayahKode
  const names = await sql<{ kode: string; nama: string }>`
    select kode, nama from wilayah where kode = any(${desa}::text[]) order by nama`.execute(tx)
  return { rilis: await selectRilis(tx, viewer, sql<boolean>`true`), desa: names.rows }
}

async function selectRilis(
  tx: Tx,
  viewer: Viewer,
  which: RawBuilder<boolean>,
): Promise<readonly RilisRembuk[]> {
  const cakupan = scopeOf(viewer.penugasan, 'rembuk.read', viewer.today)
  const { rows } = await sql<
    Omit<RilisRembuk, 'dari' | 'sampai'> & { readonly dari: Bulan; readonly sampai: Bulan }
  >`
    select r.id, r.desa_kode as "desaKode", w.nama as "desaNama", r.bulan_dari as dari, r.bulan_sampai as sampai,
      r.terbuka_sampai as "terbukaSampai", k.nama as "kantorNama", o.nama as oleh,
      ${instantSql('r.dilepas_pada')} as "dilepasPada",
      r.ditarik_pada is null and r.terbuka_sampai >= ${viewer.today} as "isTerbuka",
      r.ditarik_pada is not null as "isDitarik",
      (select count(*)::int from rilis_rembuk_anak a
        where a.kabupaten_kode = r.kabupaten_kode and a.rilis_id = r.id) as jumlah
    from rilis_rembuk r
    join wilayah w on w.kode = r.desa_kode
    join kantor k on k.kabupaten_kode = r.kabupaten_kode and k.id = r.kantor_id
    join pengguna o on o.kabupaten_kode = r.kabupaten_kode and o.id = r.dilepas_oleh
    where ${which} and ${inScope(cakupan, 'r.desa_kode', 'r.id')}
    order by r.dilepas_pada desc, r.id
    limit 100
  `.execute(tx)
  return rows
}
