export type StatusLila = 'gizi_buruk' | 'gizi_kurang' | 'gizi_baik'

/** Millimetres; the value itself is the better class. */
export const BATAS_LILA = { giziBuruk: 115, giziKurang: 125 } as const

const FIRST_MONTH = 6
const LAST_MONTH = 59

/**
 * Rule GIZI-6: lingkar lengan atas of a child of 6 to 59 completed months, in millimetres.
 * At any other age these limits say nothing, and neither does this rule; nor at an age unknown
 * (NaN).
 */
export function statusLila(lilaMm: number, ageInMonths: number): StatusLila | undefined {
  if (!(ageInMonths >= FIRST_MONTH && ageInMonths <= LAST_MONTH)) return undefined
  if (lilaMm < BATAS_LILA.giziBuruk) return 'gizi_buruk'
  if (lilaMm < BATAS_LILA.giziKurang) return 'gizi_kurang'
  return 'gizi_baik'
}
