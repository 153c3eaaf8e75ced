import type { RekanKantor } from '@simpul/contract/kantor.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from './viewer.ts'

/** Who works in the reader's own office, with the delegations that run or lie ahead. */
export async function listRekan(tx: Tx, viewer: Viewer): Promise<RekanKantor[]> {
  const offices = viewer.penugasan.flatMap((one) =>
    isInForce(one, viewer.today) && one.kantorId !== null ? [one.kantorId] : [],
  )
  const { rows } = await sql<RekanKantor>`
    select
      u.id, u.nama,
      array_agg(distinct pn.peran) filter (where pn.delegasi_dari is null) as peran,
      coalesce(
        json_agg(json_build_object('penugasanId', pn.id, 'dari', pn.berlaku_dari, 'sampai', least(pn.berlaku_sampai, pemberi.berlaku_sampai)) order by pn.berlaku_dari)
          filter (where pn.delegasi_dari is not null
            and coalesce(pemberi.berlaku_sampai, pn.berlaku_sampai) >= ${viewer.today}),
        '[]'
      ) as delegasi
    from penugasan pn
    left join penugasan pemberi on pemberi.kabupaten_kode = pn.kabupaten_kode and pemberi.id = pn.delegasi_dari
    join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
    where pn.kantor_id = any(${offices}::uuid[])
      and u.dinonaktifkan_pada is null
      and u.id <> ${viewer.penggunaId}
      and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${viewer.today})
    group by u.id, u.nama
    having count(*) filter (where pn.delegasi_dari is null) > 0
    order by u.nama
  `.execute(tx)
  return rows
}
