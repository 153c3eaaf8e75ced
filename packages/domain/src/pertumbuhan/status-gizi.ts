import type { ZScore } from './z-score.ts'

export type StatusGizi =
  | 'gizi_buruk'
  | 'gizi_kurang'
  | 'gizi_baik'
  | 'berisiko_gizi_lebih'
  | 'gizi_lebih'
  | 'obesitas'

/**
 * Rule GIZI-3: BB/PB and BB/TB; rule GIZI-4: IMT/U; birth to 60 months. Permenkes 2/2020, Lampiran.
 *
 * Lower bands are closed at the bottom and upper bands at the top,
 * so exactly −2 and exactly +1 are both gizi baik.
 */
export function statusGizi(z: ZScore): StatusGizi {
  if (z < -3) return 'gizi_buruk'
  if (z < -2) return 'gizi_kurang'
  if (z <= 1) return 'gizi_baik'
  if (z <= 2) return 'berisiko_gizi_lebih'
  if (z <= 3) return 'gizi_lebih'
  return 'obesitas'
}
