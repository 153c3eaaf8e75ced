import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { DrafSasaran, DugaanGanda } from '@simpul/domain/sasaran/likely-duplicates.ts'
import type { HariBukaId, SasaranId } from '@simpul/domain/shared/ids.ts'

/** What this phone knows of one posyandu, with what was just saved already in it (SYNC-26). */
export interface Records {
  readonly sasaran: ReadonlyMap<SasaranId, SasaranRecord>
  readonly hariBuka: readonly HariBukaRecord[]
  readonly rujukan: readonly RujukanRecord[]
  /** everybody who came that day, the cancelled ones too */
  readonly kehadiranOf: (id: HariBukaId) => readonly KehadiranRecord[]
  readonly search: (query: string, limit?: number) => readonly SasaranRecord[]
  readonly likelyDuplicates: (draft: DrafSasaran) => readonly DugaanGanda[]
}

export interface Riwayat {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
  readonly rujukan: readonly RujukanRecord[]
}

const NOTHING: Records = {
  sasaran: new Map(),
  hariBuka: [],
  rujukan: [],
  kehadiranOf: () => [],
  search: () => [],
  likelyDuplicates: () => [],
}

/** Renders again when a record changes. Empty while the phone is locked. */
export function useRecords<T>(select: (records: Records) => T): T {
  return select(NOTHING)
}

/** One person's records; null while they are read. */
export function useRiwayat(_sasaranId: SasaranId): Riwayat | null {
  return null
}

export async function loadRiwayat(_sasaranId: SasaranId): Promise<Riwayat> {
  return { pengukuran: [], layanan: [], rujukan: [] }
}

export async function loadRiwayatMany(_ids: readonly SasaranId[]): Promise<ReadonlyMap<SasaranId, Riwayat>> {
  return new Map()
}
