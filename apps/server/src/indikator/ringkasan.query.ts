import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, inScope } from '../posyandu/scope-posyandu.ts'
import {
  isLateSql,
  isPromiseBrokenSql,
  joinClockOffices,
  zoneSql,
} from '../rujukan/rujukan-clock.ts'
import { tempatQuery } from './tempat.query.ts'
import { tumbuhQuery } from './tumbuh-wilayah.query.ts'

export type Tingkat = 'kecamatan' | 'desa' | 'posyandu'

export interface AreaCounts {
  readonly kode: string
  readonly nama: string
  readonly posyandu: number
  readonly hariBuka: number
  readonly posyanduBuka: number
  readonly balitaDiukur: number
  readonly dugaanStunting: number
  readonly stuntingDikonfirmasi: number
  readonly terbuka: number
  readonly telat: number
  readonly dijawab: number
}

export interface BidangCounts {
  readonly bidang: Bidang
  readonly terbuka: number
  readonly telat: number
  readonly dijawab: number
}

export interface RingkasanAsk {
  readonly bulan: Bulan
  /** The area whose parts are the rows. */
  readonly wilayahKode: string
  readonly tingkat: Tingkat
  /** Only matters of these bidang are counted. */
  readonly bidang: readonly Bidang[]
  readonly now: Date
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
        count(*) filter (where r.giliran <> 'tidak_ada')::int as terbuka,
        count(*) filter (where ${isLateSql(ask.now)} or ${isPromiseBrokenSql(ask.now)})::int as telat,
        count(*) filter (where ${isAnsweredInMonth()})::int as dijawab
      from rujukan r
      join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
      join tempat on tempat.id = r.posyandu_id
      cross join batas
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
      coalesce(max(perihal.dijawab), 0) as dijawab
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
  for (const { id, desaKode } of tempat) {
    const kode = { kecamatan: desaKode.slice(0, 8), desa: desaKode, posyandu: id }[tingkat]
    const sum = parts.get(kode) ?? NO_GROWTH
    const one = counted.get(id)
    parts.set(kode, {
      balitaDiukur: sum.balitaDiukur + (one?.diukur ?? 0),
      dugaanStunting: sum.dugaanStunting + (one?.dugaan ?? 0),
      stuntingDikonfirmasi: sum.stuntingDikonfirmasi + (one?.dikonfirmasi ?? 0),
    })
  }
  return parts
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
      count(*) filter (where r.giliran <> 'tidak_ada')::int as terbuka,
      count(*) filter (where ${isLateSql(ask.now)} or ${isPromiseBrokenSql(ask.now)})::int as telat,
      count(*) filter (where ${isAnsweredInMonth()})::int as dijawab
    from rujukan r
    join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
    join tempat on tempat.id = r.posyandu_id
    cross join batas
    ${joinClockOffices()}
    where r.bidang = any(${ask.bidang}::text[])
    group by r.bidang
  `.execute(tx)
  return rows
}

function isAnsweredInMonth() {
  const day = sql`(r.answered_at at time zone ${zoneSql()})::date`
  return sql`(${day} >= batas.first_day and ${day} < batas.next_day)`
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
      where p.ditutup_pada is null
        and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
        and (p.desa_kode = ${ask.wilayahKode} or p.desa_kode like ${ask.wilayahKode} || '.%')
    )
  `
}
