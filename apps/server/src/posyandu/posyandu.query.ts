import type { Lembar } from '@simpul/contract/kantor.ts'
import type { ListPosyandu, PosyanduTercatat, PuskesmasPilihan } from '@simpul/contract/posyandu.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { inScope, scopeOf } from './scope-posyandu.ts'
import type { Viewer } from './viewer.ts'

/** The posyandu a person looks after: an operator those of the own desa. */
export async function listPosyandu(
  tx: Tx,
  viewer: Viewer,
  input: ListPosyandu,
): Promise<Lembar<PosyanduTercatat>> {
  const cakupan = scopeOf(viewer.penugasan, 'posyandu.manage', viewer.today)
  const pattern = `%${(input.cari ?? '').toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const area = input.wilayah ?? null
  const matching = sql`
    from posyandu p
    join kantor k on k.kabupaten_kode = p.kabupaten_kode and k.id = p.puskesmas_id
    join wilayah d on d.kode = p.desa_kode
    join wilayah kc on kc.kode = substr(p.desa_kode, 1, 8)
    where p.kabupaten_kode = ${viewer.kabupatenKode} and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
      and (${area}::text is null or p.desa_kode = ${area} or p.desa_kode like ${`${area ?? ''}.%`})
      and case ${input.keadaan}
        when 'aktif' then p.ditutup_pada is null when 'ditutup' then p.ditutup_pada is not null else true end
      and (lower(p.nama) like ${pattern} or lower(d.nama) like ${pattern} or p.nomor_registrasi like ${pattern})`
  const { rows } = await sql<
    Omit<PosyanduTercatat, 'nomorDiketik'> & {
      diketikOleh: string | null
      diketikPada: Date | null
    }
  >`
    select p.id, p.nama, p.desa_kode as "desaKode", d.nama as "desaNama", kc.nama as "kecamatanNama",
      p.alamat, coalesce(p.nomor_registrasi, '') as "nomorRegistrasi", p.puskesmas_id as "puskesmasId",
      k.nama as "puskesmasNama", p.ditutup_pada as "ditutupPada", p.version,
      typed.nama as "diketikOleh", typed.at as "diketikPada",
      (select count(distinct pn.pengguna_id)::int from penugasan pn
        join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
        where pn.kabupaten_kode = p.kabupaten_kode and pn.posyandu_id = p.id and u.dinonaktifkan_pada is null
          and pn.berlaku_dari <= ${viewer.today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${viewer.today})
      ) as "jumlahKader"
    from (select p.* ${matching}
      order by kc.nama, d.nama, p.nama, p.id
      limit ${input.ukuran} offset ${(input.halaman - 1) * input.ukuran}) p
    join kantor k on k.kabupaten_kode = p.kabupaten_kode and k.id = p.puskesmas_id
    join wilayah d on d.kode = p.desa_kode
    join wilayah kc on kc.kode = substr(p.desa_kode, 1, 8)
    left join lateral (
      select u.nama, a.at from audit_entry a
      join pengguna u on u.kabupaten_kode = a.kabupaten_kode and u.id = a.actor_id
      where a.kabupaten_kode = p.kabupaten_kode and a.subject_id = p.id and a.action = 'posyandu.set_nomor'
        and p.nomor_registrasi is not null
      order by a.at desc, a.id desc limit 1
    ) typed on true
    order by kc.nama, d.nama, p.nama, p.id`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching}`.execute(
    tx,
  )
  return {
    rows: rows.map(({ diketikOleh, diketikPada, ...row }) => ({
      ...row,
      nomorDiketik:
        diketikOleh !== null && diketikPada !== null
          ? { oleh: diketikOleh, at: diketikPada.toISOString() }
          : null,
    })),
    total: counted.rows[0]?.total ?? 0,
    halaman: input.halaman,
    ukuran: input.ukuran,
  }
}

/** Every Puskesmas of the kabupaten; those that serve the desa first. */
export async function listPuskesmas(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
): Promise<PuskesmasPilihan[]> {
  const { rows } = await sql<PuskesmasPilihan>`
    select k.id, k.nama, exists (
      select from kantor_wilayah kw
      where kw.kabupaten_kode = k.kabupaten_kode and kw.kantor_id = k.id and kw.wilayah_kode = ${desaKode}
    ) as "isMelayani"
    from kantor k
    where k.kabupaten_kode = ${kabupatenKode} and k.jenis = 'puskesmas' and k.ditutup_pada is null
    order by "isMelayani" desc, k.nama, k.id`.execute(tx)
  return rows
}
