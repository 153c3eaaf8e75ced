import type { ZScore } from './z-score.ts'

export type StatusTinggi = 'sangat_pendek' | 'pendek' | 'normal' | 'tinggi'

/**
 * Rule GIZI-2: PB/U and TB/U, birth to 60 months. Permenkes 2/2020, Lampiran.
 * Exactly −3 is pendek, exactly −2 and exactly +3 are normal. Stunted is both of the first two.
 */
export function statusTinggi(lengthForAge: ZScore): StatusTinggi {
  if (lengthForAge < -3) return 'sangat_pendek'
  if (lengthForAge < -2) return 'pendek'
  if (lengthForAge <= 3) return 'normal'
  return 'tinggi'
}
