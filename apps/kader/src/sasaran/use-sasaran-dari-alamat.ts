import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { usePlace } from '@simpul/ui/router.ts'
import { useRecords } from '../local/records.ts'

/** The person an address names (`?sasaran=<id>`), when she is on this phone. */
export function useSasaranDariAlamat(name: string): SasaranRecord | null {
  const { query } = usePlace()
  const id = query.get(name)
  const found = useRecords((all) =>
    id === null ? undefined : [...all.sasaran.values()].find((one) => one.id === id),
  )
  return found ?? null
}
