import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
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
import { Records, type Stored } from '../records.ts'
import { loadOffices, type Offices } from '../rujukan/offices.store.ts'
import { loadRujukan, type RujukanRow, saveRujukan } from '../rujukan/rujukan.store.ts'
import {
  loadFirstServedOn,
  loadSasaran,
  type SasaranRow,
  saveSasaran,
} from '../sasaran/sasaran.store.ts'

/** The ids a command speaks of, by kind. */
export type Refs = Partial<
  Record<
    | 'sasaran'
    | 'dilayani'
    | 'hariBuka'
    | 'kehadiran'
    | 'pengukuran'
    | 'layanan'
    | 'kebutuhan'
    | 'rujukan',
    readonly (string | null)[]
  >
>

/** Everything the commands of one posyandu touch: loaded once, decided in memory, saved once. */
export interface CommandWork {
  readonly sasaran: Records<SasaranRow>
  /** of people whose date of birth may change: the oldest day something was noted that stands */
  readonly firstServedOn: ReadonlyMap<string, Tanggal>
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
  movedAway: ReadonlyMap<string, PosyanduId>,
): Promise<CommandWork> {
  const ids = (kind: keyof Refs) => [
    ...new Set(refs.flatMap((ref) => (ref[kind] ?? []).filter((id) => id !== null))),
  ]
  const isHers = (row: { readonly sasaranId: string | null }) =>
    row.sasaranId !== null && movedAway.has(row.sasaranId)
  const rujukan = await loadRujukan(tx, kabupatenKode, ids('rujukan'))
  const needsOffices = refs.some((ref) => ref.rujukan !== undefined)
  const oldest = rujukan.reduce((from, row) => (row.openedOn < from ? row.openedOn : from), today)
  return {
    sasaran: new Records(await loadSasaran(tx, kabupatenKode, ids('sasaran')), (row) =>
      movedAway.has(row.id),
    ),
    firstServedOn: await loadFirstServedOn(tx, kabupatenKode, ids('dilayani')),
    hariBuka: new Records(await loadHariBuka(tx, kabupatenKode, ids('hariBuka'))),
    kehadiran: new Records(await loadKehadiran(tx, kabupatenKode, ids('kehadiran'))),
    pengukuran: new Records(await loadPengukuran(tx, kabupatenKode, ids('pengukuran')), isHers),
    layanan: new Records(await loadLayanan(tx, kabupatenKode, ids('layanan')), isHers),
    kebutuhan: new Records(),
    usedKebutuhan: await findUsedKebutuhan(tx, kabupatenKode, ids('kebutuhan')),
    rujukan: new Records(rujukan, isHers),
    offices: needsOffices
      ? await loadOffices(tx, kabupatenKode, posyandu, { from: addDays(oldest, -60), today })
      : null,
  }
}

/**
 * Parents before children: a page of the feed that is cut between them is still whole. What was noted
 * about somebody who was moved meanwhile goes into the feed of the posyandu that has her.
 */
export async function saveWork(
  tx: Tx,
  kabupatenKode: string,
  feeds: ReadonlyMap<string, Feed>,
  work: CommandWork,
): Promise<void> {
  const each = async <R extends Stored>(
    records: Records<R>,
    save: (feed: Feed, rows: readonly R[]) => Promise<void>,
  ) => {
    const byPosyandu = Map.groupBy(records.changed(), (row) => row.posyanduId)
    for (const [posyanduId, rows] of byPosyandu) {
      const feed = feeds.get(posyanduId)
      if (!feed) throw new Error(`the feed of posyandu ${posyanduId} was not locked`)
      await save(feed, rows)
    }
  }
  await each(work.sasaran, (feed, rows) => saveSasaran(tx, kabupatenKode, feed, rows))
  await each(work.hariBuka, (feed, rows) => saveHariBuka(tx, kabupatenKode, feed, rows))
  await each(work.kehadiran, (feed, rows) => saveKehadiran(tx, kabupatenKode, feed, rows))
  await each(work.pengukuran, (feed, rows) => savePengukuran(tx, kabupatenKode, feed, rows))
  await each(work.layanan, (feed, rows) => saveLayanan(tx, kabupatenKode, feed, rows))
  await insertKebutuhan(tx, kabupatenKode, work.kebutuhan.changed())
  await each(work.rujukan, (feed, rows) => saveRujukan(tx, kabupatenKode, feed, rows))
}
