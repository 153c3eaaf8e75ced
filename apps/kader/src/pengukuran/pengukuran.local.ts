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
