import type { PenggunaLembar, PenggunaView } from '@simpul/contract/pengguna.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { instantSql } from '../instant.ts'

const UKURAN = 50

/** The accounts an actor looks after, by name: all for DPMD and admin, those of the desa's posyandu for an operator, of her posyandu for a ketua. */
export async function listPengguna(
  tx: Tx,
  actor: Actor,
  ask: {
    readonly cari: string
    readonly posyandu?: PosyanduId | undefined
    readonly halaman: number
  },
): Promise<PenggunaLembar> {
  const inForce = actor.penugasan.filter((penugasan) => isInForce(penugasan, actor.today))
  const isAll = inForce.some(({ peran }) => peran === 'admin' || peran === 'dpmd')
  const desa = inForce.flatMap((one) =>
    one.peran === 'operator' && one.wilayahKode ? [one.wilayahKode] : [],
  )
  const posyandu = inForce.flatMap((one) =>
    one.peran === 'ketua' && one.posyanduId ? [one.posyanduId] : [],
  )
  const { rows } = await sql<PenggunaView & { total: number }>`
    select u.id, u.nama, u.nama_pengguna as "namaPengguna", coalesce(u.telepon, '') as telepon,
      u.dinonaktifkan_pada is not null as "isNonaktif", count(*) over ()::int as total,
      coalesce((
        select json_agg(json_build_object('id', pn.id, 'peran', pn.peran, 'posyanduId', pn.posyandu_id, 'posyanduNama', p.nama,
          'bidang', pn.bidang, 'kantorId', pn.kantor_id, 'kantorNama', k.nama, 'wilayahKode', coalesce(pn.wilayah_kode, case when k.jenis = 'desa' then k.wilayah_kode end), 'fungsi', pn.fungsi,
          'berlakuDari', pn.berlaku_dari, 'berlakuSampai', least(pn.berlaku_sampai, pemberi.berlaku_sampai)) order by pn.berlaku_dari, pn.id)
        from penugasan pn
        left join posyandu p on p.kabupaten_kode = pn.kabupaten_kode and p.id = pn.posyandu_id
        left join kantor k on k.kabupaten_kode = pn.kabupaten_kode and k.id = pn.kantor_id
        left join penugasan pemberi on pemberi.kabupaten_kode = pn.kabupaten_kode and pemberi.id = pn.delegasi_dari
        where pn.kabupaten_kode = u.kabupaten_kode and pn.pengguna_id = u.id
          and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${actor.today})
      ), '[]'::json) as penugasan,
      coalesce((
        select json_agg(json_build_object('id', d.id, 'nama', d.nama, 'huruf', d.huruf_antrean,
          'terakhirPada', ${instantSql('d.last_seen_at')}, 'isDicabut', d.revoked_at is not null) order by d.registered_at)
        from perangkat d where d.kabupaten_kode = u.kabupaten_kode and d.pengguna_id = u.id
      ), '[]'::json) as perangkat
    from pengguna u
    where u.kabupaten_kode = ${actor.kabupatenKode}
      and (${ask.cari} = '' or u.nama ilike ${like(ask.cari)} or u.nama_pengguna ilike ${like(ask.cari)})
      and (${isAll && ask.posyandu === undefined} or exists (
        select from penugasan pn join posyandu p on p.kabupaten_kode = pn.kabupaten_kode and p.id = pn.posyandu_id
        where pn.kabupaten_kode = u.kabupaten_kode and pn.pengguna_id = u.id
          and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${actor.today})
          and (${ask.posyandu ?? null}::uuid is null or p.id = ${ask.posyandu ?? null})
          and (${isAll} or p.desa_kode = any(${desa}::text[]) or p.id = any(${posyandu}::uuid[]))))
    order by u.nama, u.id
    limit ${UKURAN} offset ${(ask.halaman - 1) * UKURAN}`.execute(tx)
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    halaman: ask.halaman,
    ukuran: UKURAN,
  }
}

function like(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
}
