import type { ZScore } from './z-score.ts'

export type StatusBerat =
  | 'berat_badan_sangat_kurang'
  | 'berat_badan_kurang'
  | 'berat_badan_normal'
  | 'risiko_berat_badan_lebih'

/**
 * Rule GIZI-1: BB/U, birth to 60 months. Permenkes 2/2020, Lampiran.
 * Exactly −3 is kurang, exactly −2 and exactly +1 are normal.
 */
export function statusBerat(weightForAge: ZScore): StatusBerat {
  if (weightForAge < -3) return 'berat_badan_sangat_kurang'
  if (weightForAge < -2) return 'berat_badan_kurang'
  if (weightForAge <= 1) return 'berat_badan_normal'
  return 'risiko_berat_badan_lebih'
}
