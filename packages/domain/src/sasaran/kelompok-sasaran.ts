import { completedMonths, type Tanggal } from '../shared/tanggal.ts'

/** Service groups: they choose the card. Rules take the age, not the group. */
export const KELOMPOK_SASARAN = [
  'bayi',
  'balita',
  'anak_prasekolah',
  'usia_sekolah_remaja',
  'usia_produktif',
  'lansia',
  'ibu_hamil',
  'ibu_nifas',
  'ibu_menyusui',
] as const
export type KelompokSasaran = (typeof KELOMPOK_SASARAN)[number]

export type KeadaanIbu = 'hamil' | 'nifas' | 'menyusui'

interface BatasKelompok {
  readonly kelompok: KelompokSasaran
  /** completed months, included */
  readonly fromMonths: number
}

/** Rule SAS-1: groups by completed months, from the youngest. Reference data of 2026. */
const BATAS_KELOMPOK: readonly BatasKelompok[] = [
  { kelompok: 'bayi', fromMonths: 0 },
  { kelompok: 'balita', fromMonths: 12 },
  { kelompok: 'anak_prasekolah', fromMonths: 60 },
  { kelompok: 'usia_sekolah_remaja', fromMonths: 72 },
  { kelompok: 'usia_produktif', fromMonths: 18 * 12 },
  { kelompok: 'lansia', fromMonths: 60 * 12 },
]

const KELOMPOK_IBU = {
  hamil: 'ibu_hamil',
  nifas: 'ibu_nifas',
  menyusui: 'ibu_menyusui',
} as const satisfies Record<KeadaanIbu, KelompokSasaran>

/**
 * The card of a person on a date of service. A mother's card comes before the card of her age; a
 * girl of 17 who is pregnant has the card of ibu hamil.
 * @returns null before birth
 */
export function kelompokSasaran(
  birthDate: Tanggal,
  on: Tanggal,
  keadaanIbu: KeadaanIbu | null,
  batasList: readonly BatasKelompok[] = BATAS_KELOMPOK,
): KelompokSasaran | null {
  if (keadaanIbu !== null) return KELOMPOK_IBU[keadaanIbu]
  const months = completedMonths(birthDate, on)
  if (birthDate > on) return null
  return batasList.findLast((batas) => months >= batas.fromMonths)?.kelompok ?? null
}

/**
 * The completed months whose card a group is by SAS-1: `toMonths` is not included, null there has no end. null for the groups of
 * mothers, which no age makes.
 */
export function umurKelompok(
  kelompok: KelompokSasaran,
): { readonly fromMonths: number; readonly toMonths: number | null } | null {
  const at = BATAS_KELOMPOK.findIndex((batas) => batas.kelompok === kelompok)
  const [here, next] = BATAS_KELOMPOK.slice(at)
  if (at === -1 || !here) return null
  return { fromMonths: here.fromMonths, toMonths: next?.fromMonths ?? null }
}

/** Rule SAS-2: in indicators balita is 0 to 59 completed months, whatever the card. */
export function isBalita(birthDate: Tanggal, on: Tanggal): boolean {
  return birthDate <= on && completedMonths(birthDate, on) < 60
}
