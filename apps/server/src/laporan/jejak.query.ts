import { AuditDetail } from '@simpul/contract/audit.ts'
import type { JejakBaris, Lembar, ListJejak } from '@simpul/contract/kantor.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { instantOf } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import type { Viewer } from '../posyandu/viewer.ts'

/**
 * The audit trail. Admin and DPMD read the kabupaten's; a kepala desa what people of the own desa and
 * its posyandu did, and whoever opened one of its posyandu by a broken glass: that it was, not why. The entries hold codes and counts, never a person of the register.
 */
export async function listJejak(
  tx: Tx,
  viewer: Viewer & Pick<Actor, 'zona'>,
  ask: ListJejak,
): Promise<Lembar<JejakBaris>> {
  const inForce = viewer.penugasan.filter((one) => isInForce(one, viewer.today))
  const isWhole = inForce.some((one) => ['admin', 'dpmd'].includes(kedudukanOf(one)))
  const desa = inForce.flatMap((one) =>
    one.peran === 'kepala_desa' && one.wilayahKode ? [one.wilayahKode] : [],
  )
  // A day of the trail is a day on the wall of the kabupaten.
  const from = ask.dari ? new Date(instantOf(ask.dari, 0, viewer.zona)) : null
  const until = ask.sampai ? new Date(instantOf(ask.sampai, 1440, viewer.zona)) : null
  interface Row {
    readonly id: number
    readonly at: Date
    readonly oleh: string | null
    readonly action: string
    readonly subject_kind: string
    readonly tentang: string | null
    readonly alasan: string | null
    readonly detail: unknown
    readonly total: number
  }
  const { rows } = await sql<Row>`
    with page as (
      select a.*, count(*) over ()::int as total
      from audit_entry a
      where (
          ${isWhole} or a.actor_id in (
            select t.pengguna_id
            from penugasan t
            left join posyandu p on p.kabupaten_kode = t.kabupaten_kode and p.id = t.posyandu_id
            where t.wilayah_kode = any(${desa}::text[]) or p.desa_kode = any(${desa}::text[])
          )
          or a.subject_kind = 'break_glass' and exists (
            select from posyandu p
            where p.kabupaten_kode = a.kabupaten_kode and p.desa_kode = any(${desa}::text[])
              and p.id::text = coalesce(a.detail ->> 'posyandu', a.subject_id::text)
          )
        )
        and (${ask.aksi ?? null}::text is null or a.action like ${`${ask.aksi ?? ''}%`})
        and (${ask.pengguna ?? null}::uuid is null or a.actor_id = ${ask.pengguna ?? null})
        and (${from}::timestamptz is null or a.at >= ${from})
        and (${until}::timestamptz is null or a.at < ${until})
      order by a.at desc, a.id desc
      limit ${ask.ukuran} offset ${(ask.halaman - 1) * ask.ukuran}
    )
    select a.id, a.at, g.nama as oleh, a.action, a.subject_kind, a.detail,
      case when ${isWhole} then b.alasan end as alasan,
      coalesce(p.nama, k.nama, s.nama) as tentang, a.total
    from page a
    left join pengguna g on g.kabupaten_kode = a.kabupaten_kode and g.id = a.actor_id
    left join posyandu p on p.kabupaten_kode = a.kabupaten_kode
      and p.id::text = coalesce(a.detail ->> 'posyandu', a.subject_id::text)
    left join kantor k on k.kabupaten_kode = a.kabupaten_kode and k.id = a.subject_id and a.subject_kind = 'kantor'
    left join pengguna s on s.kabupaten_kode = a.kabupaten_kode and s.id = a.subject_id and a.subject_kind = 'pengguna'
    left join break_glass b on b.kabupaten_kode = a.kabupaten_kode and b.id = a.subject_id
      and a.action = 'break_glass.open'
    order by a.at desc, a.id desc
  `.execute(tx)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      oleh: row.oleh,
      aksi: row.action,
      perihal: row.subject_kind,
      tentang: row.tentang,
      alasan: row.alasan,
      detail: AuditDetail.parse(row.detail),
    })),
    total: rows[0]?.total ?? 0,
    halaman: ask.halaman,
    ukuran: ask.ukuran,
  }
}
