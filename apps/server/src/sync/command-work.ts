import type { Tx } from '../db/database.ts'
import type { Feed } from '../feed.ts'
import {
  type HariBukaRow,
  type KehadiranRow,
  loadHariBuka,
  loadKehadiran,
  saveHariBuka,
  saveKehadiran,
} from '../hari-buka/hari-buka.store.ts'
import { type LayananRow, loadLayanan, saveLayanan } from '../layanan/layanan.store.ts'
import { loadPengukuran, type PengukuranRow, savePengukuran } from '../pengukuran/pengukuran.store.ts'
import { Records } from '../records.ts'
import { loadSasaran, type SasaranRow, saveSasaran } from '../sasaran/sasaran.store.ts'

/** The ids a command speaks of, by kind. */
export type Refs = Partial<Record<'sasaran' | 'hariBuka' | 'kehadiran' | 'pengukuran' | 'layanan', readonly (string | null)[]>>

/** Everything the commands of one posyandu touch: loaded once, decided in memory, saved once. */
export interface CommandWork {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
  readonly kehadiran: Records<KehadiranRow>
  readonly pengukuran: Records<PengukuranRow>
  readonly layanan: Records<LayananRow>
}

export async function loadWork(tx: Tx, kabupatenKode: string, refs: readonly Refs[]): Promise<CommandWork> {
  const ids = (kind: keyof Refs) => [
    ...new Set(refs.flatMap((ref) => (ref[kind] ?? []).filter((id) => id !== null))),
  ]
  return {
    sasaran: new Records(await loadSasaran(tx, kabupatenKode, ids('sasaran'))),
    hariBuka: new Records(await loadHariBuka(tx, kabupatenKode, ids('hariBuka'))),
    kehadiran: new Records(await loadKehadiran(tx, kabupatenKode, ids('kehadiran'))),
    pengukuran: new Records(await loadPengukuran(tx, kabupatenKode, ids('pengukuran'))),
    layanan: new Records(await loadLayanan(tx, kabupatenKode, ids('layanan'))),
  }
}

/** Parents before children: a page of the feed that is cut between them is still whole. */
export async function saveWork(tx: Tx, kabupatenKode: string, feed: Feed, work: CommandWork): Promise<void> {
  await saveSasaran(tx, kabupatenKode, feed, work.sasaran.changed())
  await saveHariBuka(tx, kabupatenKode, feed, work.hariBuka.changed())
  await saveKehadiran(tx, kabupatenKode, feed, work.kehadiran.changed())
  await savePengukuran(tx, kabupatenKode, feed, work.pengukuran.changed())
  await saveLayanan(tx, kabupatenKode, feed, work.layanan.changed())
}
