export type StatusLila = 'gizi_buruk' | 'gizi_kurang' | 'gizi_baik'

const FIRST_MONTH = 6
const LAST_MONTH = 59

/**
 * Rule GIZI-6: lingkar lengan atas of a child of 6 to 59 completed months, in millimetres.
 * Below 115 gizi buruk, below 125 gizi kurang; 115 and 125 themselves are the better class.
 * At any other age these limits say nothing, and neither does this rule; nor at an age unknown
 * (NaN).
 */
export function statusLila(lilaMm: number, ageInMonths: number): StatusLila | undefined {
  if (!(ageInMonths >= FIRST_MONTH && ageInMonths <= LAST_MONTH)) return undefined
  if (lilaMm < 115) return 'gizi_buruk'
  if (lilaMm < 125) return 'gizi_kurang'
  return 'gizi_baik'
}
