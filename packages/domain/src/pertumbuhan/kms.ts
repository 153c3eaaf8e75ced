import type { Lms, TabelWho2006 } from './tabel-who.ts'
import { DAYS_PER_MONTH } from './who-2006.ts'
import { measureAtStep, roundZ, type ZScore, zScoreRestricted } from './z-score.ts'

/** Rule GIZI-10. The lines of the KMS after Permenkes 2/2020. */
export const GARIS_MERAH_SD = -3
export const GARIS_ORANYE_SD = 1

const SD = [-3, -2, -1, 0, 1, 2, 3] as const
type KmsSd = (typeof SD)[number]

export interface KmsMonth {
  readonly ageInMonths: number
  /** Weight in grams at −3 … +3 SD, in the order of `KMS_SD`. */
  readonly gram: readonly number[]
}
export const KMS_SD: readonly KmsSd[] = SD

/**
 * The chart of the KMS: BB/U at months 0 to 60, at the day WHO gives a month. Between two lines
 * lies a band; the line of `GARIS_MERAH_SD` is drawn red, of `GARIS_ORANYE_SD` orange.
 */
export function kmsCurves(tabel: TabelWho2006, jenisKelamin: 'L' | 'P'): readonly KmsMonth[] {
  const table = weightTable(tabel, jenisKelamin)
  return Array.from({ length: 61 }, (_, ageInMonths) => ({
    ageInMonths,
    gram: SD.map((sd) => Math.round((measureAtStep(table, dayOf(ageInMonths), sd) ?? 0) * 1000)),
  }))
}

type PosisiKms = 'bawah_garis_merah' | 'di_antara' | 'di_atas_garis_oranye'

/**
 * Where the dot of a weighing lies on the paper: by completed months, as it is plotted. On a line
 * is not beyond it. A z that WHO flags still has its place: the kader measures again and refers.
 */
export function posisiKms(
  tabel: TabelWho2006,
  jenisKelamin: 'L' | 'P',
  ageInMonths: number,
  weightGram: number,
): { readonly z: ZScore; readonly posisi: PosisiKms } | undefined {
  const table = weightTable(tabel, jenisKelamin)
  const day = ageInMonths >= 0 && ageInMonths <= 60 ? dayOf(ageInMonths) : -1
  const [l, m, s] = [table.l[day], table.m[day], table.s[day]]
  if (l === undefined || m === undefined || s === undefined || !(weightGram > 0)) return undefined
  const z = roundZ(zScoreRestricted(weightGram / 1000, l, m, s))
  if (z < GARIS_MERAH_SD) return { z, posisi: 'bawah_garis_merah' }
  if (z > GARIS_ORANYE_SD) return { z, posisi: 'di_atas_garis_oranye' }
  return { z, posisi: 'di_antara' }
}

function weightTable(tabel: TabelWho2006, jenisKelamin: 'L' | 'P'): Lms {
  return tabel.weightForAge[jenisKelamin === 'L' ? 0 : 1]
}

function dayOf(ageInMonths: number): number {
  return Math.round(ageInMonths * DAYS_PER_MONTH)
}
