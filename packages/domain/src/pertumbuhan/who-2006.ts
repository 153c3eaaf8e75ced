import type { Lms, TabelWho2006 } from './tabel-who.ts'
import { roundZ, zScoreLms, zScoreRestricted } from './z-score.ts'

/** WHO's length of a month, in days. */
export const DAYS_PER_MONTH = 30.4375

/** From this day a child is 24 months old: length becomes height, and the tables with it. */
const FIRST_HEIGHT_DAY = 731

/** Places of the answer of `computeWho2006`. A z that cannot be computed is NaN. */
export const WHO_2006 = {
  clenhei: 0,
  cbmi: 1,
  zlen: 2,
  zwei: 3,
  zwfl: 4,
  zbmi: 5,
  zhc: 6,
  zac: 7,
} as const
export const WHO_2006_SIZE = 8

/** How length was taken, as a number for the kernel. */
export const MEASURE = { unknown: 0, lying: 1, standing: 2 } as const

/** One child as numbers. A missing measure is NaN: nothing here knows of null. */
export interface AnakWho2006 {
  /** 1 boy, 2 girl. */
  sex: number
  /** Days, fractions allowed; NaN when unknown. */
  ageDays: number
  /** Months, unrounded. Kept beside the days because WHO decides some limits on months. */
  ageMonths: number
  weightKg: number
  lenheiCm: number
  /** One of `MEASURE`. */
  measure: number
  headCm: number
  lilaCm: number
  oedema: boolean
}

/**
 * All indices of WHO's standards for a child under 60 months, by day, as WHO's own software
 * computes them (R packages anthro 1.x): rounded z in `out`, in the places of `WHO_2006`.
 *
 * What surprises, and is WHO's: a child under 9 months recorded as standing has an unknown
 * position and nothing is corrected; weight for length needs no age; a weight-based z is empty
 * with oedema; an arm table begins at day 91. Nothing is allocated here: this runs for a million
 * rows and on a phone.
 */
export function computeWho2006(tabel: TabelWho2006, anak: AnakWho2006, out: Float64Array): void {
  const { sex, ageMonths, weightKg, oedema } = anak
  const ageDays = Math.floor(anak.ageDays + 0.5)
  const measure =
    anak.measure === MEASURE.standing && ageMonths < 9 ? MEASURE.unknown : anak.measure

  let lenhei = anak.lenheiCm
  if (ageDays < FIRST_HEIGHT_DAY && measure === MEASURE.standing) lenhei += 0.7
  else if (ageDays >= FIRST_HEIGHT_DAY && measure === MEASURE.lying) lenhei -= 0.7

  const metres = lenhei / 100
  const bmi = weightKg / (metres * metres)
  out[WHO_2006.clenhei] = lenhei
  out[WHO_2006.cbmi] = bmi

  const place = sex - 1
  // A child with no birthday has no age-based z; an impossible age has no z at all.
  const inRange = ageDays >= 0 && ageMonths < 60
  const step = inRange ? ageDays : -1
  out[WHO_2006.zlen] = lengthZ(tabel.lengthForAge[place], step, lenhei)
  out[WHO_2006.zhc] = lengthZ(tabel.headForAge[place], step, anak.headCm)
  out[WHO_2006.zac] = weightZ(tabel.lilaForAge[place], step, anak.lilaCm)
  out[WHO_2006.zwei] = oedema ? Number.NaN : weightZ(tabel.weightForAge[place], step, weightKg)
  out[WHO_2006.zbmi] = oedema ? Number.NaN : weightZ(tabel.bmiForAge[place], step, bmi)
  out[WHO_2006.zwfl] =
    oedema || !(inRange || Number.isNaN(anak.ageDays))
      ? Number.NaN
      : weightForLengthZ(
          isLengthTable(ageDays, measure, lenhei)
            ? tabel.weightForLength[place]
            : tabel.weightForHeight[place],
          lenhei,
          weightKg,
        )
}

/** WHO's flags on the rounded z: implausible, to be measured again and left out of a prevalence. */
export function isFlagged(place: number, z: number): boolean {
  if (place === WHO_2006.zlen) return Math.abs(z) > 6
  if (place === WHO_2006.zwei) return z < -6 || z > 5
  return Math.abs(z) > 5
}

/** Which weight table holds: by age, without an age by position, without that by 87 cm. */
function isLengthTable(ageDays: number, measure: number, lenhei: number): boolean {
  if (!Number.isNaN(ageDays)) return ageDays < FIRST_HEIGHT_DAY
  if (measure !== MEASURE.unknown) return measure === MEASURE.lying
  return lenhei < 87
}

function lengthZ(table: Lms | undefined, age: number, measure: number): number {
  if (!table || !(measure > 0)) return Number.NaN
  const step = age - table.start
  const m = table.m[step]
  if (m === undefined) return Number.NaN
  return roundZ(zScoreLms(measure, table.l[step] as number, m, table.s[step] as number))
}

function weightZ(table: Lms | undefined, age: number, measure: number): number {
  if (!table || !(measure > 0)) return Number.NaN
  const step = age - table.start
  const m = table.m[step]
  if (m === undefined) return Number.NaN
  return roundZ(zScoreRestricted(measure, table.l[step] as number, m, table.s[step] as number))
}

/**
 * The table has a row each millimetre; a length between two rows takes L, M and S between them.
 * The steps are found on the doubles as WHO's software finds them, so that 65.7 − 0.7 falls where
 * it falls there.
 */
function weightForLengthZ(table: Lms | undefined, lenhei: number, weightKg: number): number {
  if (!table || !(weightKg > 0)) return Number.NaN
  const first = Math.round(table.start * 10)
  if (!(lenhei >= table.start && lenhei <= (first + table.m.length - 1) / 10)) return Number.NaN
  const tenths = Math.trunc(lenhei * 10)
  const low = tenths - first
  const between = (lenhei - tenths / 10) / 0.1
  let l = table.l[low] as number
  let m = table.m[low] as number
  let s = table.s[low] as number
  if (between > 0) {
    const high = Math.trunc(lenhei * 10 + 1) - first
    if (high >= table.m.length) return Number.NaN
    l += between * ((table.l[high] as number) - l)
    m += between * ((table.m[high] as number) - m)
    s += between * ((table.s[high] as number) - s)
  }
  return roundZ(zScoreRestricted(weightKg, l, m, s))
}
