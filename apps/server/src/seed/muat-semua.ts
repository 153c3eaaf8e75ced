import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { Connection } from '../db/database.ts'
import { withClient } from '../db/open-store.ts'
import type { PosyanduPlan } from './isi-posyandu.ts'
import type { Tugas } from './muat-pekerja.ts'
import { loadBatch, prepareToLoad, type Termuat } from './muat-posyandu.ts'

/** Posyandu in one transaction: a cut loses at most these per thread, and COPY still has room to run. */
const BATCH = 10
/** More threads than this wait for each other's log in PostgreSQL. */
const MAX_THREADS = 6
/** A thread takes a second to start. */
const WORTH_THREADS = 60

type AfterBatch = (done: Termuat) => void

/**
 * Makes and loads the posyandu, in this thread when they are few, else in one for each core: while
 * one makes people, PostgreSQL writes those of another. Which thread does what changes nothing in the rows.
 */
export async function loadAll(
  connection: Connection,
  plans: readonly PosyanduPlan[],
  afterBatch: AfterBatch,
  threads: number = plans.length < WORTH_THREADS
    ? 1
    : Math.min(availableParallelism(), MAX_THREADS),
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(plans.length / BATCH) }, (_, n) =>
    plans.slice(n * BATCH, (n + 1) * BATCH),
  )
  if (threads > 1) return loadInThreads(connection, batches, afterBatch, threads)
  if (batches.length === 0) return
  const tabel = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }
  await withClient(connection, async (owner) => {
    await prepareToLoad(owner)
    for (const batch of batches) afterBatch(await loadBatch(owner, batch, tabel))
  })
}

async function loadInThreads(
  connection: Connection,
  batches: readonly (readonly PosyanduPlan[])[],
  afterBatch: AfterBatch,
  threads: number,
): Promise<void> {
  const waiting = [...batches]
  const workers = Array.from(
    { length: Math.min(threads, batches.length) },
    () => new Worker(new URL('./muat-pekerja.ts', import.meta.url)),
  )
  try {
    await Promise.all(workers.map((worker) => keepBusy(worker, connection, waiting, afterBatch)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Gives one thread the next batch until none is left; an empty one tells it to end. */
async function keepBusy(
  worker: Worker,
  connection: Connection,
  waiting: (readonly PosyanduPlan[])[],
  afterBatch: AfterBatch,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const giveNext = () =>
    worker.postMessage({ connection, plans: waiting.shift() ?? [] } satisfies Tugas)
  worker.on('error', reject)
  worker.on('exit', (code) =>
    code === 0 ? resolve() : reject(new Error(`a loading thread ended with ${code}`)),
  )
  worker.on('message', (done: Termuat) => {
    try {
      afterBatch(done)
    } catch (error) {
      reject(error)
      return
    }
    giveNext()
  })
  giveNext()
  return promise
}
