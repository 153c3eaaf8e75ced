import type { Tanggal } from './tanggal.ts'

/** One edition of a table and the first day it holds, until the next one. */
export interface Edisi<T> {
  readonly berlakuDari: Tanggal
  readonly isi: T
}

/**
 * The table in force on a day (invariant 3: a record is judged by the rule of the day of service).
 * @param before what holds before the first edition, and where there is none
 */
export function berlakuPada<T>(editions: readonly Edisi<T>[], on: Tanggal, before: T): T {
  let found: Edisi<T> | undefined
  for (const edition of editions) {
    if (edition.berlakuDari > on) continue
    if (!found || edition.berlakuDari > found.berlakuDari) found = edition
  }
  return found ? found.isi : before
}
