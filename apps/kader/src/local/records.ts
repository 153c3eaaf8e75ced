import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Riwayat } from './local-store.ts'
import { NO_RECORDS, type Records } from './memory.ts'
import { openStore, subscribeStore } from './open-store.ts'

export type { Riwayat } from './local-store.ts'

const NOTHING: ReadonlySet<PosyanduId> = new Set()
const EMPTY: Riwayat = { pengukuran: [], layanan: [], rujukan: [] }

function currentRecords(): Records {
  return openStore()?.records ?? NO_RECORDS
}

/** Posyandu of which something is on this phone. */
export function usePulled(): ReadonlySet<PosyanduId> {
  return useSyncExternalStore(subscribeStore, () => openStore()?.pulled) ?? NOTHING
}

/** Renders again when a record changes. Empty while the phone is locked. */
export function useRecords<T>(select: (records: Records) => T): T {
  return select(useSyncExternalStore(subscribeStore, currentRecords))
}

/** One person's records; null while they are read for the first time. */
export function useRiwayat(sasaranId: SasaranId): Riwayat | null {
  const records = useRecords((all) => all)
  const [found, setFound] = useState<{ readonly id: SasaranId; readonly riwayat: Riwayat } | null>(
    null,
  )
  useEffect(() => {
    let isOver = false
    void loadRiwayat(sasaranId).then((riwayat) => {
      if (!isOver) setFound({ id: sasaranId, riwayat })
    })
    return () => {
      isOver = true
    }
  }, [sasaranId, records])
  return found?.id === sasaranId ? found.riwayat : null
}

async function loadRiwayat(sasaranId: SasaranId): Promise<Riwayat> {
  return (await loadRiwayatMany([sasaranId])).get(sasaranId) ?? EMPTY
}

/** Of many people at once; who is not known here has an empty one. */
export async function loadRiwayatMany(
  ids: readonly SasaranId[],
): Promise<ReadonlyMap<SasaranId, Riwayat>> {
  return (await openStore()?.loadRiwayat(ids)) ?? new Map()
}
