import type { IndikatorPrevalensi, Prevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { PREVALENSI } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import type { Tx } from '../db/database.ts'
import type { Cakupan } from '../posyandu/scope-posyandu.ts'
import { hitunganPosyandu } from './hitungan-posyandu.ts'
import { tempatQuery } from './tempat.query.ts'

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

const Hitungan = z.object({
  numerator: z.int(),
  denominator: z.int(),
  flagged: z.int(),
  empty: z.int(),
})
const Isi = z.record(z.string(), Hitungan)
const KOSONG = { numerator: 0, denominator: 0, flagged: 0, empty: 0 }

/**
 * GIZI-16 as the offices count it: each balita of the area once, by the last measurement of the span
 * that has a length, else the last. Guests and what was copied from the Buku KIA are left out. The
 * parity test holds it to `countPrevalensi`. All measurements of a child lie at the posyandu where it is
 * registered, so the sum over posyandu counts no child twice.
 */
export async function prevalensiQuery(
  tx: Tx,
  cakupan: Cakupan,
  span: PrevalensiSpan,
): Promise<readonly Prevalensi[]> {
  const tempat = await tempatQuery(tx, cakupan, span.wilayahKode, true)
  const ids = tempat
    .map((one) => one.id)
    .filter((id) => span.posyanduId === null || id === span.posyanduId)
  const counted = await hitunganPosyandu(tx, ids, {
    jenis: 'prevalensi-1',
    dari: span.dari,
    sampai: span.sampai,
    isi: Isi,
    kosong: {},
    sql: (posyandu) => prevalensiSql(span, posyandu),
  })
  return keys().map((indikator) => {
    const sum = { ...KOSONG }
    for (const isi of counted.values()) {
      const one = isi[indikator] ?? KOSONG
      sum.numerator += one.numerator
      sum.denominator += one.denominator
      sum.flagged += one.flagged
      sum.empty += one.empty
    }
    return { indikator, metode: 'who_harian', ...sum }
  })
}

function prevalensiSql(
  span: Pick<PrevalensiSpan, 'dari' | 'sampai'>,
  posyandu: readonly PosyanduId[],
): RawBuilder<unknown> {
  const columns = keys().map((indikator) => {
    const batas: { z: keyof typeof COLUMN; below?: number; above?: number } = PREVALENSI[indikator]
    const column = COLUMN[batas.z]
    const nilai =
      batas.z === 'zlen'
        ? sql.ref(column.z)
        : sql`case when edema then -3.1 else ${sql.ref(column.z)} end`
    const isFlagged =
      batas.z === 'zlen'
        ? sql`${column.name} = any(flagged)`
        : sql`not edema and ${column.name} = any(flagged)`
    const hit =
      batas.below === undefined
        ? sql`(${nilai}) > ${batas.above}::numeric`
        : sql`(${nilai}) < ${batas.below}::numeric`
    return sql`
      ${indikator}::text, jsonb_build_object(
        'numerator', count(*) filter (where (${nilai}) is not null and not (${isFlagged}) and ${hit}),
        'denominator', count(*) filter (where (${nilai}) is not null and not (${isFlagged})),
        'flagged', count(*) filter (where (${nilai}) is not null and ${isFlagged}),
        'empty', count(*) filter (where (${nilai}) is null)
      )
    `
  })
  return sql`
    with akhir as (
      select distinct on (n.sasaran_id)
        n.posyandu_id, n.z_tbu_harian, n.z_bbu_harian, n.z_bbtb_harian, n.flagged, u.edema is true as edema
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      join sasaran s on s.kabupaten_kode = n.kabupaten_kode and s.id = n.sasaran_id
      where n.posyandu_id = any(${posyandu}::uuid[])
        and n.measured_on >= ${`${span.dari}-01`}::date
        and n.measured_on < (${`${span.sampai}-01`}::date + interval '1 month')::date
        and n.age_days <= 1826
        and u.konteks <> 'buku_kia'
        and not s.is_tamu
      order by n.sasaran_id, (u.length_mm is not null) desc, n.measured_on desc, u.recorded_at desc, u.id
    )
    select posyandu_id, jsonb_build_object(${sql.join(columns)}) as isi from akhir group by posyandu_id
  `
}

function keys(): IndikatorPrevalensi[] {
  return Object.keys(PREVALENSI) as IndikatorPrevalensi[]
}
