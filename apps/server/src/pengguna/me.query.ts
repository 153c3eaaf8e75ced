import type { Me, PosyanduView } from '@simpul/contract/pengguna.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { doorHashes } from './door-codes.ts'
import type { ServerKey } from './server-key.ts'

/** GET /api/saya: who I am, where, and what my phone must know to work without us. */
export async function readMe(tx: Tx, actor: Actor, serverKey: ServerKey): Promise<Me> {
  const { rows } = await sql<{
    nama_pengguna: string
    harus_ganti_sandi: boolean
    kabupaten_nama: string
    is_demo: boolean
    huruf_antrean: string | null
  }>`
    select p.nama_pengguna, p.harus_ganti_sandi, k.nama as kabupaten_nama, k.is_demo, d.huruf_antrean
    from pengguna p
    join kabupaten k on k.kabupaten_kode = p.kabupaten_kode
    left join perangkat d on d.kabupaten_kode = p.kabupaten_kode and d.id = ${actor.perangkatId}
    where p.kabupaten_kode = ${actor.kabupatenKode} and p.id = ${actor.penggunaId}`.execute(tx)
  const [me] = rows
  if (!me) throw new Error('the pengguna of a session is not there')
  const inForce = actor.penugasan.filter((penugasan) => isInForce(penugasan, actor.today))
  return {
    penggunaId: actor.penggunaId,
    nama: actor.nama,
    namaPengguna: me.nama_pengguna,
    kabupatenKode: actor.kabupatenKode,
    kabupatenNama: me.kabupaten_nama,
    isDemo: me.is_demo,
    harusGantiSandi: me.harus_ganti_sandi,
    penugasan: inForce.map((penugasan) => ({
      peran: penugasan.peran,
      posyanduId: penugasan.posyanduId as PosyanduId | null,
      posyanduNama: penugasan.posyanduNama,
      bidang: penugasan.bidang,
      kantorId: penugasan.kantorId,
      kantorNama: penugasan.kantorNama,
      wilayahKode: penugasan.wilayahKode,
      fungsi: penugasan.fungsi,
      berlakuDari: penugasan.berlakuDari,
      berlakuSampai: penugasan.berlakuSampai,
    })),
    posyandu: await readPosyandu(tx, actor),
    izin: [...actor.izin],
    hurufAntrean: me.huruf_antrean,
    pintu: actor.perangkatId ? await doorHashes(serverKey, actor.perangkatId) : null,
    serverTime: actor.now.toISOString(),
  }
}

/** The posyandu whose day this person works: a kader's own, those a nakes serves. */
async function readPosyandu(tx: Tx, actor: Actor): Promise<PosyanduView[]> {
  const inForce = actor.penugasan.filter((penugasan) => isInForce(penugasan, actor.today))
  const ids = inForce.flatMap(({ posyanduId }) => (posyanduId ? [posyanduId] : []))
  const desa = inForce.flatMap((penugasan) =>
    kedudukanOf(penugasan) === 'nakes' ? penugasan.desaDilayani : [],
  )
  if (ids.length === 0 && desa.length === 0) return []
  const { rows } = await sql<PosyanduView>`
    select p.id, p.nama, p.desa_kode as "desaKode", w.nama as "desaNama", p.zona,
      k.nama as "puskesmasNama", k.telepon as "puskesmasTelepon", b.nama as "bidanNama", b.telepon as "bidanTelepon",
      coalesce((
        select json_agg(json_build_object('penggunaId', u.id, 'nama', u.nama, 'peran', pn.peran, 'bidang', pn.bidang) order by u.nama, u.id)
        from penugasan pn
        join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
        where pn.kabupaten_kode = p.kabupaten_kode and pn.posyandu_id = p.id and u.dinonaktifkan_pada is null
          and pn.berlaku_dari <= ${actor.today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${actor.today})
      ), '[]'::json) as petugas
    from posyandu p
    join wilayah w on w.kode = p.desa_kode
    join kantor k on k.kabupaten_kode = p.kabupaten_kode and k.id = p.puskesmas_id
    left join lateral (
      select u.nama, u.telepon from penugasan pn
      join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
      where pn.kabupaten_kode = p.kabupaten_kode and pn.peran = 'bidan' and u.dinonaktifkan_pada is null
        and pn.berlaku_dari <= ${actor.today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${actor.today})
        and (pn.wilayah_kode = p.desa_kode or (pn.wilayah_kode is null and exists (
          select from kantor_wilayah kw where kw.kabupaten_kode = pn.kabupaten_kode
            and kw.kantor_id = pn.kantor_id and kw.wilayah_kode = p.desa_kode)))
      order by pn.wilayah_kode nulls last, pn.berlaku_dari desc limit 1
    ) b on true
    where p.kabupaten_kode = ${actor.kabupatenKode} and p.ditutup_pada is null
      and (p.id = any(${ids}::uuid[]) or p.desa_kode = any(${desa}::text[]))
    order by p.nama, p.id`.execute(tx)
  return rows
}
