import type { HitunganUrusan } from '@simpul/contract/kantor.ts'
import { carries } from '@simpul/domain/pengguna/izin.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../posyandu/viewer.ts'
import { isLateSql, isPromiseBrokenSql, zoneSql } from './rujukan-clock.ts'

/**
 * IND-RUJ: whether a matter is in a number of the overview. The number and the list behind it ask the
 * same. Of a rujukan `r` with its posyandu `p` and the offices of `joinClockOffices`.
 */
export function isCountedSql(
  hitungan: HitunganUrusan,
  bulan: Bulan,
  now: Date,
): RawBuilder<boolean> {
  switch (hitungan) {
    case 'terbuka':
      return sql<boolean>`(r.giliran <> 'tidak_ada')`
    case 'telat':
      return sql<boolean>`(${isLateSql(now)} or ${isPromiseBrokenSql(now)})`
    case 'dijawab': {
      const day = sql`(r.answered_at at time zone ${zoneSql()})::date`
      const first = sql`${`${bulan}-01`}::date`
      return sql<boolean>`(${day} >= ${first} and ${day} < (${first} + interval '1 month')::date)`
    }
  }
}

/** The bidang whose matters this reader may count: an office its own, everybody else all six. */
export function countableBidang(viewer: Viewer): readonly Bidang[] {
  const inForce = viewer.penugasan.filter(
    (one) => isInForce(one, viewer.today) && carries(one, 'rujukan.count'),
  )
  if (inForce.some((one) => kedudukanOf(one) !== 'dinas')) return BIDANG
  return BIDANG.filter((bidang) => inForce.some((one) => one.kantorBidang.includes(bidang)))
}

/**
 * The bidang that one number counts. Health is people and counted by itself: with the others only when
 * it is asked for, or when the reader has nothing else.
 */
export function countedBidang(viewer: Viewer, asked: Bidang | undefined): readonly Bidang[] {
  const all = countableBidang(viewer)
  if (asked !== undefined) return all.filter((one) => one === asked)
  const work = all.filter((one) => one !== 'kesehatan')
  return work.length > 0 ? work : all
}

/** The posyandu of an overview's row: open ones of an area, by where they lie. */
export function isInAreaSql(wilayah: string): RawBuilder<boolean> {
  return sql<boolean>`(p.ditutup_pada is null and (p.desa_kode = ${wilayah} or p.desa_kode like ${`${wilayah}.%`}))`
}
