import { hash } from '@node-rs/argon2'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { OFFSET_HOURS } from '@simpul/domain/wilayah/zona-waktu.ts'
import type { Client } from 'pg'
import type { Store } from '../db/open-store.ts'
import { withClient } from '../db/open-store.ts'
import { loadWilayah } from '../wilayah/load-wilayah.ts'
import { loadHariLibur } from './hari-libur.ts'
import type { PosyanduPlan } from './isi-posyandu.ts'
import { kemajuan } from './kemajuan.ts'
import { writeKonfirmasi } from './konfirmasi-contoh.ts'
import { loadAll } from './muat-semua.ts'
import { planBesar } from './rencana-besar.ts'
import { LIMA_TEMPAT, SANDI_CONTOH } from './tempat-contoh.ts'
import { writeUrusan } from './urusan-contoh.ts'
import { idContoh, writeKabupaten } from './write-kabupaten.ts'

export const UKURAN_SEED = ['kecil', 'wajar', 'besar'] as const
export type UkuranSeed = (typeof UKURAN_SEED)[number]

export interface SeedOptions {
  readonly size: UkuranSeed
  /** The last day of the made-up history; the same day and size make the same rows. */
  readonly until: Tanggal
  /** Share of `besar` to load: 1 is the whole kabupaten, 0.01 what the tests load. */
  readonly share?: number
  /** How many load side by side; one for each core when it is not said. */
  readonly threads?: number
  readonly say: (sentence: string) => void
}

interface SeedCounts {
  readonly posyandu: number
  readonly sasaran: number
  readonly pengukuran: number
}

/** New rows beyond which PostgreSQL is told to look at its tables again. */
const MANY_POSYANDU = 100

/**
 * Fills a migrated database with made-up people. Resumable: what a cut left unfinished is done at
 * the next call, what is there stays as it is. Commits batch by batch.
 * @param store its owner's connection is used: row security forbids COPY to the application
 */
export async function seed(
  store: Pick<Store, 'owner' | 'ownerConnection'>,
  options: SeedOptions,
): Promise<SeedCounts> {
  await withClient(store.ownerConnection, async (owner) => {
    await loadWilayah(owner)
    await loadHariLibur(owner)
    await writePlaces(owner, options.until)
  })
  const before = await load(store, options, plansOfPlaces(options))
  await writeUrusan(store.owner, options.until)
  await writeKonfirmasi(store.owner, options.until)
  if (options.size !== 'besar') return before
  const plans = await withClient(store.ownerConnection, (owner) =>
    planBesar(owner, options.until, options.share ?? 1),
  )
  const after = await load(store, options, plans)
  return {
    posyandu: before.posyandu + after.posyandu,
    sasaran: before.sasaran + after.sasaran,
    pengukuran: before.pengukuran + after.pengukuran,
  }
}

/** What of the plans is not there yet. */
async function load(
  { ownerConnection }: Pick<Store, 'ownerConnection'>,
  { say, threads }: SeedOptions,
  plans: readonly PosyanduPlan[],
): Promise<SeedCounts> {
  const finished = await withClient(ownerConnection, finishedPosyandu)
  const todo = plans.filter((plan) => !finished.has(plan.posyanduId))
  const progress = kemajuan(plans.length, plans.length - todo.length, performance.now())
  await loadAll(
    ownerConnection,
    todo,
    (done) => say(progress.after(done, performance.now())),
    threads,
  )
  if (todo.length > MANY_POSYANDU) {
    say('Merapikan basis data …')
    await withClient(ownerConnection, (owner) => owner.query('vacuum (analyze)'))
  }
  return progress.counts()
}

async function finishedPosyandu(owner: Client): Promise<ReadonlySet<PosyanduId>> {
  const { rows } = await owner.query<{ posyandu_id: PosyanduId }>(
    'select posyandu_id from feed_counter where last_seq > 0',
  )
  return new Set(rows.map((row) => row.posyandu_id))
}

/** The five places of the articles; one transaction each, skipped when it is there. */
async function writePlaces(owner: Client, until: Tanggal): Promise<void> {
  const sandiHash = await hash(SANDI_CONTOH)
  for (const tempat of LIMA_TEMPAT) {
    const found = await owner.query('select 1 from kabupaten where kabupaten_kode = $1', [
      tempat.kabupatenKode,
    ])
    if (found.rowCount) continue
    await owner.query('begin')
    try {
      await writeKabupaten(owner, tempat, sandiHash, until)
      await owner.query('commit')
    } catch (error) {
      await owner.query('rollback')
      throw error
    }
  }
}

function plansOfPlaces({ size, until }: SeedOptions): readonly PosyanduPlan[] {
  const isSmall = size === 'kecil'
  return LIMA_TEMPAT.flatMap((tempat) =>
    (isSmall ? tempat.posyandu.slice(0, 1) : tempat.posyandu).map((nama) => ({ tempat, nama })),
  ).map(({ tempat, nama }, n) => ({
    seed: n + 1,
    kabupatenKode: tempat.kabupatenKode,
    posyanduId: idContoh('posyandu', tempat.kabupatenKode, nama),
    desaKode: tempat.desaKode,
    offsetHours: OFFSET_HOURS[tempat.zona],
    people: isSmall ? 60 : 220,
    balitaShare: 0.2,
    adultShare: 0.15,
    until,
    months: 24,
    kehadiranMonths: 24,
    urusanLike: null,
  }))
}

/** Today in the zone whose day begins last: a demo must not hold a weighing of tomorrow. */
export function seedDay(now: number): Tanggal {
  return tanggal(new Date(now + OFFSET_HOURS.WIB * 3_600_000).toISOString().slice(0, 10))
}
