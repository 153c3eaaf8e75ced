import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { PosyanduTujuan } from '../command-decision.ts'
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
import {
  findUsedKebutuhan,
  insertKebutuhan,
  type KebutuhanRow,
} from '../kebutuhan/kebutuhan.store.ts'
import { type LayananRow, loadLayanan, saveLayanan } from '../layanan/layanan.store.ts'
import {
  loadPengukuran,
  type PengukuranRow,
  savePengukuran,
} from '../pengukuran/pengukuran.store.ts'
import { Records } from '../records.ts'
import { loadOffices, type Offices } from '../rujukan/offices.store.ts'
import { loadRujukan, type RujukanRow, saveRujukan } from '../rujukan/rujukan.store.ts'
import { loadSasaran, type SasaranRow, saveSasaran } from '../sasaran/sasaran.store.ts'

/** The ids a command speaks of, by kind. */
export type Refs = Partial<
  Record<
    'sasaran' | 'hariBuka' | 'kehadiran' | 'pengukuran' | 'layanan' | 'kebutuhan' | 'rujukan',
    readonly (string | null)[]
  >
>

/** Everything the commands of one posyandu touch: loaded once, decided in memory, saved once. */
export interface CommandWork {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
  readonly kehadiran: Records<KehadiranRow>
  readonly pengukuran: Records<PengukuranRow>
  readonly layanan: Records<LayananRow>
  readonly kebutuhan: Records<KebutuhanRow>
  readonly usedKebutuhan: ReadonlySet<string>
  readonly rujukan: Records<RujukanRow>
  readonly offices: Offices | null
}

export async function loadWork(
  tx: Tx,
  kabupatenKode: string,
  posyandu: PosyanduTujuan,
  today: Tanggal,
  refs: readonly Refs[],
): Promise<CommandWork> {
  const ids = (kind: keyof Refs) => [
    ...new Set(refs.flatMap((ref) => (ref[kind] ?? []).filter((id) => id !== null))),
  ]
  const rujukan = await loadRujukan(tx, kabupatenKode, ids('rujukan'))
  const needsOffices = refs.some((ref) => ref.rujukan !== undefined)
  const oldest = rujukan.reduce((from, row) => (row.openedOn < from ? row.openedOn : from), today)
  return {
    sasaran: new Records(await loadSasaran(tx, kabupatenKode, ids('sasaran'))),
    hariBuka: new Records(await loadHariBuka(tx, kabupatenKode, ids('hariBuka'))),
    kehadiran: new Records(await loadKehadiran(tx, kabupatenKode, ids('kehadiran'))),
    pengukuran: new Records(await loadPengukuran(tx, kabupatenKode, ids('pengukuran'))),
    layanan: new Records(await loadLayanan(tx, kabupatenKode, ids('layanan'))),
    kebutuhan: new Records(),
    usedKebutuhan: await findUsedKebutuhan(tx, kabupatenKode, ids('kebutuhan')),
    rujukan: new Records(rujukan),
    offices: needsOffices
      ? await loadOffices(tx, kabupatenKode, posyandu, { from: addDays(oldest, -60), today })
      : null,
  }
}

/** Parents before children: a page of the feed that is cut between them is still whole. */
export async function saveWork(
  tx: Tx,
  kabupatenKode: string,
  feed: Feed,
  work: CommandWork,
): Promise<void> {
  await saveSasaran(tx, kabupatenKode, feed, work.sasaran.changed())
  await saveHariBuka(tx, kabupatenKode, feed, work.hariBuka.changed())
  await saveKehadiran(tx, kabupatenKode, feed, work.kehadiran.changed())
  await savePengukuran(tx, kabupatenKode, feed, work.pengukuran.changed())
  await saveLayanan(tx, kabupatenKode, feed, work.layanan.changed())
  await insertKebutuhan(tx, kabupatenKode, work.kebutuhan.changed())
  await saveRujukan(tx, kabupatenKode, feed, work.rujukan.changed())
}
