import { addMonthsToBulan, type Bulan, firstDayOf, type Tanggal } from '../shared/tanggal.ts'

/**
 * Rule GIZI-17: a month can be closed once it is over, in the posyandu's zone: until its last day a
 * child may still be weighed at sweeping. Closing stops nothing: what comes late changes the live
 * figure, never what was counted then.
 */
export function canCloseFrom(bulan: Bulan): Tanggal {
  return firstDayOf(addMonthsToBulan(bulan, 1))
}
