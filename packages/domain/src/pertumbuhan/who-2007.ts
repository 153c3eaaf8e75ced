import type { Lms, TabelWho2007 } from './tabel-who.ts'
import { roundZ, zScoreLms, zScoreRestricted } from './z-score.ts'

/** Places of the answer of `computeWho2007`. A z that cannot be computed is NaN. */
export const WHO_2007 = { cbmi: 0, zhfa: 1, zwfa: 2, zbfa: 3 } as const
export const WHO_2007_SIZE = 4

const FIRST_MONTH = 60
/** Both inclusive: 228.0 months has a z, 228.01 has none (R package anthroplus 1.0). */
const LAST_MONTH = 228
const LAST_WEIGHT_MONTH = 120

/** One child or adolescent as numbers. A missing measure is NaN. */
interface AnakWho2007 {
  /** 1 boy, 2 girl. */
  sex: number
  /** Months, fractions allowed; NaN when unknown. */
  ageMonths: number
  heightCm: number
  weightKg: number
  oedema: boolean
}

/**
 * Height, weight and BMI for age at 60 to 228 months (weight to 120), as WHO's R package
 * anthroplus computes them: L, M and S between two months by the fraction of the month.
 */
export function computeWho2007(tabel: TabelWho2007, anak: AnakWho2007, out: Float64Array): void {
  const place = anak.sex - 1
  const height = anak.heightCm > 0 ? anak.heightCm : Number.NaN
  const weight = anak.weightKg > 0 ? anak.weightKg : Number.NaN
  const metres = anak.heightCm / 100
  const bmi = anak.weightKg / (metres * metres)
  const bmiToScore = anak.oedema || Number.isNaN(height) || Number.isNaN(weight) ? Number.NaN : bmi
  const age = anak.ageMonths
  out[WHO_2007.cbmi] = bmi
  out[WHO_2007.zhfa] = zAt(tabel.heightForAge[place], age, LAST_MONTH, height, zScoreLms)
  out[WHO_2007.zwfa] = zAt(
    tabel.weightForAge[place],
    age,
    LAST_WEIGHT_MONTH,
    anak.oedema ? Number.NaN : weight,
    zScoreRestricted,
  )
  out[WHO_2007.zbfa] = zAt(tabel.bmiForAge[place], age, LAST_MONTH, bmiToScore, zScoreRestricted)
}

/** WHO's flags on the rounded z of 5 to 19 years. */
export function isFlagged2007(place: number, z: number): boolean {
  if (place === WHO_2007.zhfa) return Math.abs(z) > 6
  if (place === WHO_2007.zwfa) return z < -6 || z > 5
  return Math.abs(z) > 5
}

function zAt(
  table: Lms | undefined,
  ageMonths: number,
  lastMonth: number,
  measure: number,
  score: (measure: number, l: number, m: number, s: number) => number,
): number {
  if (!table || Number.isNaN(measure)) return Number.NaN
  if (!(ageMonths >= FIRST_MONTH && ageMonths <= lastMonth)) return Number.NaN
  const month = Math.trunc(ageMonths)
  const step = month - table.start
  const between = ageMonths - month
  let l = table.l[step] as number
  let m = table.m[step] as number
  let s = table.s[step] as number
  if (between > 0) {
    l += between * ((table.l[step + 1] as number) - l)
    m += between * ((table.m[step + 1] as number) - m)
    s += between * ((table.s[step + 1] as number) - s)
  }
  return roundZ(score(measure, l, m, s))
}
