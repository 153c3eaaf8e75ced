import type { AnakRow, BagianPrevalensi, ListAnakPrevalensi } from '@simpul/contract/indikator.ts'
import type { IndikatorPrevalensi, Prevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { PREVALENSI } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import type { Tx } from '../db/database.ts'
import type { Cakupan } from '../posyandu/scope-posyandu.ts'
import { hitunganPosyandu } from './hitungan-posyandu.ts'
import type { Potongan } from './lembar-posyandu.ts'
import { type Tempat, tempatQuery } from './tempat.query.ts'

interface PrevalensiSpan {
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
  const tempat = await tempatPrevalensi(tx, cakupan, span)
  const counted = await hitungPrevalensi(
    tx,
    tempat.map((one) => one.id),
    span,
  )
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

/** The posyandu a prevalence is counted over: what was measured in one that has closed since counts too. */
export async function tempatPrevalensi(
  tx: Tx,
  cakupan: Cakupan,
  { wilayahKode, posyanduId }: Pick<PrevalensiSpan, 'wilayahKode' | 'posyanduId'>,
): Promise<readonly Tempat[]> {
  const tempat = await tempatQuery(tx, cakupan, wilayahKode, true)
  return tempat.filter((one) => posyanduId === null || one.id === posyanduId)
}

export function hitungPrevalensi(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  span: Pick<PrevalensiSpan, 'dari' | 'sampai'>,
): Promise<ReadonlyMap<PosyanduId, z.infer<typeof Isi>>> {
  return hitunganPosyandu(tx, posyandu, {
    jenis: 'prevalensi-1',
    dari: span.dari,
    sampai: span.sampai,
    isi: Isi,
    kosong: {},
    sql: (ids) => prevalensiSql(span, ids),
  })
}

/**
 * Each child of a posyandu with the one measurement that counts for it (GIZI-16). Materialized, so that
 * no three tables are ever read inside each other: after a large import PostgreSQL knows little of them.
 */
function akhirSql(
  span: Pick<PrevalensiSpan, 'dari' | 'sampai'>,
  posyandu: readonly PosyanduId[],
): RawBuilder<unknown> {
  return sql`
    nilai as materialized (
      select
        n.kabupaten_kode, n.posyandu_id, n.sasaran_id, n.measured_on,
        n.z_tbu_harian, n.z_bbu_harian, n.z_bbtb_harian, n.flagged,
        u.id as pengukuran_id, u.weight_gram, u.length_mm, u.recorded_at, u.edema is true as edema
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      where n.posyandu_id = any(${posyandu}::uuid[])
        and n.measured_on >= ${`${span.dari}-01`}::date
        and n.measured_on < (${`${span.sampai}-01`}::date + interval '1 month')::date
        and n.age_days <= 1826
        and u.konteks <> 'buku_kia'
    ),
    akhir as materialized (
      select distinct on (n.sasaran_id)
        n.posyandu_id, n.sasaran_id, n.measured_on, n.weight_gram, n.length_mm,
        n.z_tbu_harian, n.z_bbu_harian, n.z_bbtb_harian, n.flagged, n.edema
      from nilai n
      join sasaran s on s.kabupaten_kode = n.kabupaten_kode and s.id = n.sasaran_id
      where not s.is_tamu
      order by n.sasaran_id, (n.length_mm is not null) desc, n.measured_on desc, n.recorded_at desc, n.pengukuran_id
    )
  `
}

/** Of a row of `akhir`: in which parts of the prevalence it is. The number and its list ask the same. */
function bagianSql(
  indikator: IndikatorPrevalensi,
): Readonly<Record<BagianPrevalensi, RawBuilder<boolean>>> {
  const batas: { z: keyof typeof COLUMN; below?: number; above?: number } = PREVALENSI[indikator]
  const column = COLUMN[batas.z]
  const nilai =
    batas.z === 'zlen'
      ? sql`(${sql.ref(column.z)})`
      : sql`(case when edema then -3.1 else ${sql.ref(column.z)} end)`
  const isFlagged =
    batas.z === 'zlen'
      ? sql`(${column.name} = any(flagged))`
      : sql`(not edema and ${column.name} = any(flagged))`
  const isHit =
    batas.below === undefined
      ? sql`(${nilai} > ${batas.above}::numeric)`
      : sql`(${nilai} < ${batas.below}::numeric)`
  return {
    kasus: sql<boolean>`(${nilai} is not null and not ${isFlagged} and ${isHit})`,
    dihitung: sql<boolean>`(${nilai} is not null and not ${isFlagged})`,
    ditandai: sql<boolean>`(${nilai} is not null and ${isFlagged})`,
    tanpa_z: sql<boolean>`(${nilai} is null)`,
  }
}

function prevalensiSql(
  span: Pick<PrevalensiSpan, 'dari' | 'sampai'>,
  posyandu: readonly PosyanduId[],
): RawBuilder<unknown> {
  const columns = keys().map((indikator) => {
    const { kasus, dihitung, ditandai, tanpa_z } = bagianSql(indikator)
    return sql`
      ${indikator}::text, jsonb_build_object(
        'numerator', count(*) filter (where ${kasus}),
        'denominator', count(*) filter (where ${dihitung}),
        'flagged', count(*) filter (where ${ditandai}),
        'empty', count(*) filter (where ${tanpa_z})
      )
    `
  })
  return sql`
    with ${akhirSql(span, posyandu)}
    select posyandu_id, jsonb_build_object(${sql.join(columns)}) as isi from akhir group by posyandu_id
  `
}

/** The children of one posyandu behind one number. Who may see them was asked before. */
export async function anakPrevalensiQuery(
  tx: Tx,
  ask: Pick<ListAnakPrevalensi, 'dari' | 'sampai' | 'indikator' | 'bagian'>,
  { posyanduId, limit, offset }: Potongan,
): Promise<readonly AnakRow[]> {
  const column = COLUMN[PREVALENSI[ask.indikator].z]
  const { rows } = await sql<Omit<AnakRow, 'z' | 'statusTinggi'> & { z: string | null }>`
    with ${akhirSql(ask, [posyanduId])}
    select
      s.id as "sasaranId", s.nama, s.nama_ibu as "namaIbu", s.rt, s.jenis_kelamin as "jenisKelamin",
      s.tanggal_lahir as "tanggalLahir", p.id as "posyanduId", p.nama as "posyanduNama", w.nama as "desaNama",
      akhir.measured_on as "measuredOn", akhir.weight_gram as "weightGram", akhir.length_mm as "lengthMm",
      ${sql.ref(`akhir.${column.z}`)} as z
    from akhir
    join sasaran s on s.posyandu_id = akhir.posyandu_id and s.id = akhir.sasaran_id
    join posyandu p on p.id = akhir.posyandu_id
    join wilayah w on w.kode = p.desa_kode
    where ${bagianSql(ask.indikator)[ask.bagian]}
    order by s.nama, s.id
    limit ${limit} offset ${offset}
  `.execute(tx)
  return rows.map(({ z: text, ...row }) => ({
    ...row,
    z: text === null ? null : Number(text),
    statusTinggi: null,
  }))
}

function keys(): IndikatorPrevalensi[] {
  return Object.keys(PREVALENSI) as IndikatorPrevalensi[]
}
