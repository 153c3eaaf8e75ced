import type { Lembar } from '@simpul/contract/kantor.ts'
import type { KantorTercatat, ListKantor } from '@simpul/contract/wilayah.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** The offices of the kabupaten with what they answer for and whom they serve. */
export async function daftarKantor(
  tx: Tx,
  kabupatenKode: string,
  input: ListKantor,
  today: Tanggal,
): Promise<Lembar<KantorTercatat>> {
  const pattern = `%${(input.cari ?? '').toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const matching = sql`
    from kantor k
    join wilayah w on w.kode = k.wilayah_kode
    where k.kabupaten_kode = ${kabupatenKode}
      and (${input.jenis ?? null}::text is null or k.jenis = ${input.jenis ?? null})
      and case ${input.keadaan}
        when 'aktif' then k.ditutup_pada is null when 'ditutup' then k.ditutup_pada is not null else true end
      and (lower(k.nama) like ${pattern} or lower(w.nama) like ${pattern} or k.wilayah_kode like ${pattern})`
  const { rows } = await sql<KantorTercatat>`
    select k.id, k.jenis, k.nama, json_build_object('kode', w.kode, 'nama', w.nama) as wilayah,
      coalesce(k.telepon, '') as telepon, k.ditutup_pada as "ditutupPada", k.version,
      array(select b.bidang from kantor_bidang b
        join bidang on bidang.kode = b.bidang
        where b.kabupaten_kode = k.kabupaten_kode and b.kantor_id = k.id order by bidang.urut) as bidang,
      coalesce((
        select json_agg(json_build_object('kode', d.kode, 'nama', d.nama) order by d.nama, d.kode)
        from kantor_wilayah kw join wilayah d on d.kode = kw.wilayah_kode
        where kw.kabupaten_kode = k.kabupaten_kode and kw.kantor_id = k.id), '[]'::json) as "desaDilayani",
      (select count(distinct pn.pengguna_id)::int from penugasan pn
        join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
        where pn.kabupaten_kode = k.kabupaten_kode and pn.kantor_id = k.id and u.dinonaktifkan_pada is null
          and pn.berlaku_dari <= ${today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${today})
      ) as "jumlahPengguna"
    ${matching}
    order by array_position(array['dinas', 'dpmd', 'tim_pembina', 'puskesmas', 'pustu', 'kecamatan', 'desa'], k.jenis),
      k.nama, k.wilayah_kode
    limit ${input.ukuran} offset ${(input.halaman - 1) * input.ukuran}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${matching}`.execute(
    tx,
  )
  return {
    rows,
    total: counted.rows[0]?.total ?? 0,
    halaman: input.halaman,
    ukuran: input.ukuran,
  }
}
