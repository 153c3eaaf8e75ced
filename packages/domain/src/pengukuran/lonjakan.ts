import { daysBetween } from '../shared/tanggal.ts'
import type { Pengukuran } from './pengukuran.ts'

export type Lonjakan =
  | 'berat_turun_banyak'
  | 'berat_naik_banyak'
  | 'panjang_menyusut'
  | 'panjang_melonjak'

type Ukuran = Pick<Pengukuran, 'measuredOn' | 'weightGram' | 'lengthMm' | 'posisiUkur'>

/** A tenth of the weight lost, or this gain a month: seldom true, often a slip. */
const LOSS = 0.1
const GAIN_GRAM_PER_MONTH = { infant: 1800, older: 1200 } as const
const GROWTH_MM_PER_MONTH = { infant: 60, older: 30 } as const
/** Lying is about 7 mm longer than standing, and a hand measures to about 10 mm. */
const POSITION_MM = 7
const HAND_MM = 10

/**
 * Rule PENG-3: what changed too much since the last measure to be believed at once. The kader is
 * asked to measure again and may keep the value. Each measure is held against the last one of its
 * kind: a month without a length hides no shrinking child.
 *
 * @param before earlier measures that stand, newest first
 * @param ageInMonths completed months at the new measure
 */
export function lonjakan(
  before: readonly Ukuran[],
  after: Ukuran,
  ageInMonths: number,
): readonly Lonjakan[] {
  const pace = ageInMonths < 6 ? 'infant' : 'older'
  const monthsSince = (last: Ukuran) =>
    Math.max(daysBetween(last.measuredOn, after.measuredOn) / 30.4375, 1)
  const found: Lonjakan[] = []
  const weighed = before.find((one) => one.weightGram !== null)
  if (weighed && weighed.weightGram !== null && after.weightGram !== null) {
    const gain = after.weightGram - weighed.weightGram
    if (gain < -LOSS * weighed.weightGram) found.push('berat_turun_banyak')
    if (gain > GAIN_GRAM_PER_MONTH[pace] * monthsSince(weighed)) found.push('berat_naik_banyak')
  }
  const long = before.find((one) => one.lengthMm !== null)
  if (long && long.lengthMm !== null && after.lengthMm !== null) {
    const growth = after.lengthMm - long.lengthMm
    const slack = HAND_MM + (long.posisiUkur === after.posisiUkur ? 0 : POSITION_MM)
    if (growth < -slack) found.push('panjang_menyusut')
    if (growth > GROWTH_MM_PER_MONTH[pace] * monthsSince(long) + slack)
      found.push('panjang_melonjak')
  }
  return found
}
