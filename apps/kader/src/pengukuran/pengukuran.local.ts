import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import { currentPengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'

/** What stands, newest first: corrected and cancelled records are left out. */
export function standingPengukuran(
  records: readonly PengukuranRecord[],
): readonly PengukuranRecord[] {
  return currentPengukuran(records)
    .filter((record) => record.batalKarena === null)
    .toReversed()
}

/**
 * What stands now in the place of a record: the end of its corrections, itself when there is none.
 * Of two that corrected the same one the server took the first; the other is not among the records.
 */
export function standsFor<Id extends string>(
  records: readonly { readonly id: Id; readonly supersedes: Id | null }[],
  id: Id,
): Id {
  const next = records.find((record) => record.supersedes === id)
  return next ? standsFor(records, next.id) : id
}
