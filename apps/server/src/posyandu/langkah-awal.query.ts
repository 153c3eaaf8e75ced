import type { LangkahAwal } from '@simpul/contract/posyandu.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from './viewer.ts'

/** Rule SIAP-8: what the kabupaten lacks before a kader can work and a matter finds its office. */
export async function readLangkahAwal(tx: Tx, viewer: Viewer): Promise<LangkahAwal> {
  const { kabupatenKode, today } = viewer
  const { rows } = await sql<Omit<LangkahAwal, 'bidangTanpaDinas'> & { bidang: string[] }>`
    with buka as (
      select * from kantor where kabupaten_kode = ${kabupatenKode} and ditutup_pada is null
    ),
    desa as (
      select kode from wilayah
      where kode like ${`${kabupatenKode}.%`} and length(kode) = 13 and berlaku_sampai is null
    ),
    petugas as (
      select pn.peran, pn.posyandu_id, pn.kantor_id from penugasan pn
      join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
      where pn.kabupaten_kode = ${kabupatenKode} and u.dinonaktifkan_pada is null
        and pn.berlaku_dari <= ${today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${today})
    ),
    pos as (
      select id, desa_kode from posyandu where kabupaten_kode = ${kabupatenKode} and ditutup_pada is null
    )
    select
      array(select distinct b.bidang from kantor_bidang b join buka on buka.id = b.kantor_id
        where b.kabupaten_kode = ${kabupatenKode} and buka.jenis = 'dinas') as bidang,
      (select count(*)::int from buka where jenis = 'puskesmas') as puskesmas,
      (select count(*)::int from desa) as desa,
      (select count(*)::int from desa where not exists (
        select from buka where jenis = 'desa' and wilayah_kode = desa.kode)) as "desaTanpaKantor",
      (select count(*)::int from desa where not exists (
        select from kantor_wilayah kw join buka on buka.id = kw.kantor_id
        where kw.kabupaten_kode = ${kabupatenKode} and kw.wilayah_kode = desa.kode and buka.jenis = 'puskesmas'
      )) as "desaTanpaPuskesmas",
      (select count(*)::int from pos) as posyandu,
      (select count(distinct pos.desa_kode)::int from pos where not exists (
        select from petugas join buka on buka.id = petugas.kantor_id
        where petugas.peran = 'operator' and buka.wilayah_kode = pos.desa_kode)) as "desaTanpaOperator",
      (select count(*)::int from petugas where peran = 'operator') as operator,
      (select count(*)::int from pos where not exists (
        select from petugas where petugas.posyandu_id = pos.id and petugas.peran = 'kader')) as "posyanduTanpaKader"
    `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a select without a from answered no row')
  const { bidang, ...counts } = row
  const answered = new Set(bidang)
  return { ...counts, bidangTanpaDinas: BIDANG.filter((one) => !answered.has(one)) }
}
