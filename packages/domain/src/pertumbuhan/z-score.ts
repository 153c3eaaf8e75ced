import type { Lms } from './tabel-who.ts'

declare const zBrand: unique symbol
/** A z rounded to two decimals as WHO rounds it: the only kind a category is decided on. */
export type ZScore = number & { readonly [zBrand]: 'ZScore' }

/** z of a measure by the LMS method (WHO 2006, Methods and development, chapter 7). */
export function zScoreLms(measure: number, l: number, m: number, s: number): number {
  return ((measure / m) ** l - 1) / (s * l)
}

/** The measure that stands `sd` standard deviations from the median. */
function measureAtSd(sd: number, l: number, m: number, s: number): number {
  return m * (1 + l * s * sd) ** (1 / l)
}

/**
 * z with WHO's restricted LMS: beyond ±3 the distance between 2 and 3 SD is the unit. For indices
 * that rest on weight, and for arm circumference.
 */
export function zScoreRestricted(measure: number, l: number, m: number, s: number): number {
  const z = zScoreLms(measure, l, m, s)
  if (z > 3) {
    const sd3 = measureAtSd(3, l, m, s)
    return 3 + (measure - sd3) / (sd3 - measureAtSd(2, l, m, s))
  }
  if (z < -3) {
    const sd3 = measureAtSd(-3, l, m, s)
    return -3 + (measure - sd3) / (measureAtSd(-2, l, m, s) - sd3)
  }
  return z
}

/**
 * Two decimals as R 4's round(): of the two neighbours the nearer one, measured on the doubles
 * themselves, and on a true tie the even one. Math.round(z * 100) / 100 answers other ties.
 */
export function roundZ(z: number): ZScore {
  return (z < 0 ? -roundPositive(-z) : roundPositive(z)) as ZScore
}

function roundPositive(z: number): number {
  const hundredths = z * 100
  const floor = Math.floor(hundredths)
  const low = floor / 100
  const high = Math.ceil(hundredths) / 100
  const toLow = z - low
  const toHigh = high - z
  return toLow < toHigh || (toLow === toHigh && floor % 2 === 0) ? low : high
}

/** The measure at `sd` at one step of a table (a day, a month, a tenth of a centimetre). */
export function measureAtStep(table: Lms, step: number, sd: number): number | undefined {
  const m = table.m[step]
  const l = table.l[step]
  const s = table.s[step]
  if (m === undefined || l === undefined || s === undefined) return undefined
  return measureAtSd(sd, l, m, s)
}
