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
 * One row for each part of an area. Open and late are of now, answered and days held of the month.
 * Growth is by `pmk_bulan_penuh`: each balita once, by the last measurement of the month with a
 * length; confirmed is what a nakes said last about that month's measurements.
 */
export async function ringkasanQuery(
  tx: Tx,
  cakupan: Cakupan,
  ask: RingkasanAsk,
): Promise<AreaCounts[]> {
  const { rows } = await sql<AreaCounts>`
    with ${common(cakupan, ask)},
    hari as (
      select tempat.kode, count(*)::int as hari_buka, count(distinct h.posyandu_id)::int as posyandu_buka
      from hari_buka h
      join tempat on tempat.id = h.posyandu_id
      join batas on h.tanggal >= batas.first_day and h.tanggal < batas.next_day
      where h.status <> 'direncanakan'
      group by tempat.kode
    ),
    ukur as (
      select distinct on (n.sasaran_id) tempat.kode, n.pengukuran_id, n.status_tinggi
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      join sasaran s on s.kabupaten_kode = n.kabupaten_kode and s.id = n.sasaran_id
      join tempat on tempat.id = n.posyandu_id
      join batas on n.measured_on >= batas.first_day and n.measured_on < batas.next_day
      where n.completed_months < 60 and not s.is_tamu and u.konteks <> 'buku_kia' and u.length_mm is not null
      order by n.sasaran_id, n.measured_on desc, u.recorded_at desc, u.id
    ),
    tumbuh as (
      select
        ukur.kode,
        count(*)::int as balita_diukur,
        count(*) filter (where ukur.status_tinggi in ('pendek', 'sangat_pendek'))::int as dugaan,
        count(*) filter (where g.status_tinggi in ('pendek', 'sangat_pendek'))::int as dikonfirmasi
      from ukur
      left join lateral (
        select status_tinggi from konfirmasi_gizi g
        where g.pengukuran_id = ukur.pengukuran_id
        order by g.at desc, g.id desc
        limit 1
      ) g on true
      group by ukur.kode
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
      coalesce(max(tumbuh.balita_diukur), 0) as "balitaDiukur",
      coalesce(max(tumbuh.dugaan), 0) as "dugaanStunting",
      coalesce(max(tumbuh.dikonfirmasi), 0) as "stuntingDikonfirmasi",
      coalesce(max(perihal.terbuka), 0) as terbuka,
      coalesce(max(perihal.telat), 0) as telat,
      coalesce(max(perihal.dijawab), 0) as dijawab
    from tempat t
    left join hari on hari.kode = t.kode
    left join tumbuh on tumbuh.kode = t.kode
    left join perihal on perihal.kode = t.kode
    group by t.kode
    order by 2
  `.execute(tx)
  return rows
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
