import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { Records } from '../local/records.ts'

/** The people a search finds, best first, as they stand on the register. */
export function findSasaran(
  records: Records,
  query: string,
  limit: number,
): readonly SasaranRecord[] {
  return records.search(query, limit).flatMap((hit) => records.sasaran.get(hit.entry.id) ?? [])
}
