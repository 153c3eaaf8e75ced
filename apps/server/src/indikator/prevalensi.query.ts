import type { IndikatorPrevalensi, Prevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { PREVALENSI } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, inScope } from '../posyandu/scope-posyandu.ts'

export interface PrevalensiSpan {
  readonly dari: Bulan
  readonly sampai: Bulan
  /** Desa, kecamatan or kabupaten; null: all of the scope. */
  readonly wilayahKode: string | null
  readonly posyanduId: PosyanduId | null
}

/** Where each index lies in `penilaian`: the column of its z by days, and its name in `flagged`. */
const COLUMN = {
  zlen: { z: 'z_tbu_harian', name: 'tbu' },
  zwei: { z: 'z_bbu_harian', name: 'bbu' },
  zwfl: { z: 'z_bbtb_harian', name: 'bbtb' },
} as const

/**
 * GIZI-16 as the offices count it: each balita of the area once, by the last measurement of the span
 * that has a length, else the last. Guests and what was copied from the Buku KIA are left out. The
 * parity test holds it to `countPrevalensi`.
 */
export async function prevalensiQuery(
  tx: Tx,
  cakupan: Cakupan,
  span: PrevalensiSpan,
): Promise<readonly Prevalensi[]> {
  const columns = keys().map((indikator) => {
    const batas: { z: keyof typeof COLUMN; below?: number; above?: number } = PREVALENSI[indikator]
    const column = COLUMN[batas.z]
    const z =
      batas.z === 'zlen'
        ? sql.ref(column.z)
        : sql`case when edema then -3.1 else ${sql.ref(column.z)} end`
    const isFlagged =
      batas.z === 'zlen'
        ? sql`${column.name} = any(flagged)`
        : sql`not edema and ${column.name} = any(flagged)`
    const hit =
      batas.below === undefined
        ? sql`(${z}) > ${batas.above}::numeric`
        : sql`(${z}) < ${batas.below}::numeric`
    return sql`
      json_build_object(
        'numerator', count(*) filter (where (${z}) is not null and not (${isFlagged}) and ${hit}),
        'denominator', count(*) filter (where (${z}) is not null and not (${isFlagged})),
        'flagged', count(*) filter (where (${z}) is not null and ${isFlagged}),
        'empty', count(*) filter (where (${z}) is null)
      ) as ${sql.ref(indikator)}
    `
  })
  const { rows } = await sql<Record<IndikatorPrevalensi, Omit<Prevalensi, 'indikator' | 'metode'>>>`
    with akhir as (
      select distinct on (n.sasaran_id)
        n.z_tbu_harian, n.z_bbu_harian, n.z_bbtb_harian, n.flagged, u.edema is true as edema
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      join sasaran s on s.kabupaten_kode = n.kabupaten_kode and s.id = n.sasaran_id
      join posyandu p on p.kabupaten_kode = n.kabupaten_kode and p.id = n.posyandu_id
      where n.measured_on >= ${`${span.dari}-01`}::date
        and n.measured_on < ${`${span.sampai}-01`}::date + interval '1 month'
        and n.age_days <= 1826
        and u.konteks <> 'buku_kia'
        and not s.is_tamu
        and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
        and (${span.posyanduId}::uuid is null or p.id = ${span.posyanduId}::uuid)
        and (
          ${span.wilayahKode}::text is null
          or p.desa_kode = ${span.wilayahKode}::text
          or p.desa_kode like ${span.wilayahKode}::text || '.%'
        )
      order by n.sasaran_id, (u.length_mm is not null) desc, n.measured_on desc, u.recorded_at desc, u.id
    )
    select ${sql.join(columns)} from akhir
  `.execute(tx)
  const row = rows[0]!
  return keys().map((indikator) => ({ indikator, metode: 'who_harian', ...row[indikator] }))
}

function keys(): IndikatorPrevalensi[] {
  return Object.keys(PREVALENSI) as IndikatorPrevalensi[]
}
