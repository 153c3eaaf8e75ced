import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, inScope } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { isCountedSql, isInAreaSql } from '../rujukan/hitungan-rujukan.ts'
import { joinClockOffices } from '../rujukan/rujukan-clock.ts'
import { seesRujukan } from '../rujukan/rujukan-scope.ts'
import { type Tempat, tempatQuery } from './tempat.query.ts'
import { tumbuhQuery } from './tumbuh-wilayah.query.ts'

export type Tingkat = 'kecamatan' | 'desa' | 'posyandu'

/** Matters of one place or bidang: all of them, and those of them that the reader may open. */
export interface UrusanCounts {
  readonly terbuka: number
  readonly telat: number
  readonly dijawab: number
  readonly terbukaTerbaca: number
  readonly telatTerbaca: number
  readonly dijawabTerbaca: number
}

export interface AreaCounts extends UrusanCounts {
  readonly kode: string
  readonly nama: string
  readonly posyandu: number
  readonly hariBuka: number
  readonly posyanduBuka: number
  readonly balitaDiukur: number
  readonly dugaanStunting: number
  readonly stuntingDikonfirmasi: number
}

export interface BidangCounts extends UrusanCounts {
  readonly bidang: Bidang
}

interface RingkasanAsk {
  readonly bulan: Bulan
  /** The area whose parts are the rows. */
  readonly wilayahKode: string
  readonly tingkat: Tingkat
  /** Only matters of these bidang are counted. */
  readonly bidang: readonly Bidang[]
  readonly viewer: Viewer
}

/**
 * One row for each part of an area. Open and late are of now, answered, days held and growth of the month.
 * IND-RUJ: what was promised is answered and stays open until the promise is kept. IND-BUKA: a planned
 * day is not held.
 */
export async function ringkasanQuery(
  tx: Tx,
  cakupan: Cakupan,
  ask: RingkasanAsk,
): Promise<AreaCounts[]> {
  const { rows } = await sql<Omit<AreaCounts, keyof typeof NO_GROWTH>>`
    with ${common(cakupan, ask)},
    hari as (
      select tempat.kode, count(*)::int as hari_buka, count(distinct h.posyandu_id)::int as posyandu_buka
      from hari_buka h
      join tempat on tempat.id = h.posyandu_id
      join batas on h.tanggal >= batas.first_day and h.tanggal < batas.next_day
      where h.status <> 'direncanakan'
      group by tempat.kode
    ),
    perihal as (
      select
        tempat.kode,
        ${countsOf(ask)}
      from rujukan r
      join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
      join tempat on tempat.id = r.posyandu_id
      ${joinClockOffices()}
      where r.bidang = any(${ask.bidang}::text[])
      group by tempat.kode
    )
    select
      t.kode,
      case when ${ask.tingkat === 'posyandu'} then min(t.nama) else (select nama from wilayah where wilayah.kode = t.kode) end as nama,
      count(*)::int as posyandu,
      coalesce(max(hari.hari_buka), 0) as "hariBuka",
      coalesce(max(hari.posyandu_buka), 0) as "posyanduBuka",
      coalesce(max(perihal.terbuka), 0) as terbuka,
      coalesce(max(perihal.telat), 0) as telat,
      coalesce(max(perihal.dijawab), 0) as dijawab,
      coalesce(max(perihal."terbukaTerbaca"), 0) as "terbukaTerbaca",
      coalesce(max(perihal."telatTerbaca"), 0) as "telatTerbaca",
      coalesce(max(perihal."dijawabTerbaca"), 0) as "dijawabTerbaca"
    from tempat t
    left join hari on hari.kode = t.kode
    left join perihal on perihal.kode = t.kode
    group by t.kode
    order by 2
  `.execute(tx)
  const growth = await growthByPart(tx, cakupan, ask)
  return rows.map((row) => ({ ...row, ...(growth.get(row.kode) ?? NO_GROWTH) }))
}

const NO_GROWTH = { balitaDiukur: 0, dugaanStunting: 0, stuntingDikonfirmasi: 0 }

async function growthByPart(
  tx: Tx,
  cakupan: Cakupan,
  { wilayahKode, tingkat, bulan }: RingkasanAsk,
): Promise<ReadonlyMap<string, typeof NO_GROWTH>> {
  const tempat = await tempatQuery(tx, cakupan, wilayahKode)
  const counted = await tumbuhQuery(
    tx,
    tempat.map((one) => one.id),
    bulan,
  )
  const parts = new Map<string, typeof NO_GROWTH>()
  for (const place of tempat) {
    const kode = partOf(place, tingkat)
    const sum = parts.get(kode) ?? NO_GROWTH
    const one = counted.get(place.id)
    parts.set(kode, {
      balitaDiukur: sum.balitaDiukur + (one?.diukur ?? 0),
      dugaanStunting: sum.dugaanStunting + (one?.dugaan ?? 0),
      stuntingDikonfirmasi: sum.stuntingDikonfirmasi + (one?.dikonfirmasi ?? 0),
    })
  }
  return parts
}

/** The part of the area that a posyandu belongs to. */
export function partOf({ id, desaKode }: Tempat, tingkat: Tingkat): string {
  return { kecamatan: desaKode.slice(0, 8), desa: desaKode, posyandu: id }[tingkat]
}

/** The same matters by bidang, whatever their place inside the area. */
export async function perBidangQuery(
  tx: Tx,
  cakupan: Cakupan,
  ask: RingkasanAsk,
): Promise<BidangCounts[]> {
  const { rows } = await sql<BidangCounts>`
    with ${common(cakupan, ask)}
    select
      r.bidang,
      ${countsOf(ask)}
    from rujukan r
    join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
    join tempat on tempat.id = r.posyandu_id
    ${joinClockOffices()}
    where r.bidang = any(${ask.bidang}::text[])
    group by r.bidang
  `.execute(tx)
  return rows
}

function countsOf({ bulan, viewer }: RingkasanAsk): RawBuilder<unknown> {
  const [terbuka, telat, dijawab] = (['terbuka', 'telat', 'dijawab'] as const).map((one) =>
    isCountedSql(one, bulan, viewer.now),
  )
  const sees = seesRujukan(viewer)
  return sql`
    count(*) filter (where ${terbuka})::int as terbuka,
    count(*) filter (where ${telat})::int as telat,
    count(*) filter (where ${dijawab})::int as dijawab,
    count(*) filter (where ${terbuka} and ${sees})::int as "terbukaTerbaca",
    count(*) filter (where ${telat} and ${sees})::int as "telatTerbaca",
    count(*) filter (where ${dijawab} and ${sees})::int as "dijawabTerbaca"
  `
}

/** `batas`: the month; `tempat`: the posyandu in scope, with the part of the area each belongs to. */
function common(cakupan: Cakupan, ask: RingkasanAsk) {
  const part = {
    kecamatan: sql`substr(p.desa_kode, 1, 8)`,
    desa: sql`p.desa_kode`,
    posyandu: sql`p.id::text`,
  }[ask.tingkat]
  return sql`
    batas as (
      select ${`${ask.bulan}-01`}::date as first_day, (${`${ask.bulan}-01`}::date + interval '1 month')::date as next_day
    ),
    tempat as (
      select p.id, p.nama, ${part} as kode
      from posyandu p
      where ${inScope(cakupan, 'p.desa_kode', 'p.id')} and ${isInAreaSql(ask.wilayahKode)}
    )
  `
}
