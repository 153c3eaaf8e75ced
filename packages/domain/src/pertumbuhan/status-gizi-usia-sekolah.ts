import type { ZScore } from './z-score.ts'

type StatusGiziUsiaSekolah = 'gizi_buruk' | 'gizi_kurang' | 'gizi_baik' | 'gizi_lebih' | 'obesitas'

/**
 * Rule GIZI-5: IMT/U, over 5 to 18 years. Permenkes 2/2020, Lampiran. One class fewer than under
 * five, and obesitas begins above +2: the same z has another name the month after.
 */
export function statusGiziUsiaSekolah(bmiForAge: ZScore): StatusGiziUsiaSekolah {
  if (bmiForAge < -3) return 'gizi_buruk'
  if (bmiForAge < -2) return 'gizi_kurang'
  if (bmiForAge <= 1) return 'gizi_baik'
  if (bmiForAge <= 2) return 'gizi_lebih'
  return 'obesitas'
}
