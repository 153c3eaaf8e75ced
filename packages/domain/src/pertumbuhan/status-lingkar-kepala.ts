import type { ZScore } from './z-score.ts'

export type StatusLingkarKepala = 'lingkar_kepala_kecil' | 'normal' | 'lingkar_kepala_besar'

/** Rule GIZI-7: lingkar kepala by age, birth to 60 months: outside ±2 SD a nakes looks again. */
export function statusLingkarKepala(headForAge: ZScore): StatusLingkarKepala {
  if (headForAge < -2) return 'lingkar_kepala_kecil'
  if (headForAge <= 2) return 'normal'
  return 'lingkar_kepala_besar'
}
