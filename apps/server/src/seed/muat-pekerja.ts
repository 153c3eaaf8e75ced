import { parentPort } from 'node:worker_threads'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { Connection } from '../db/database.ts'
import { withClient } from '../db/open-store.ts'
import type { PosyanduPlan } from './isi-posyandu.ts'
import { loadBatch, prepareToLoad } from './muat-posyandu.ts'

/** What `loadInThreads` tells a thread; an empty batch ends it. */
export interface Tugas {
  readonly connection: Connection
  readonly plans: readonly PosyanduPlan[]
}

/** A thread with a connection of its own, which makes and loads batch after batch. */
const port = parentPort
if (!port) throw new Error('runs as a thread only')
const tabel = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }

const first = await nextTugas()
await withClient(first.connection, async (owner) => {
  await prepareToLoad(owner)
  for (let { plans } = first; plans.length > 0; ) {
    const done = await loadBatch(owner, plans, tabel)
    const next = nextTugas()
    port.postMessage(done)
    plans = (await next).plans
  }
})
port.close()

function nextTugas(): Promise<Tugas> {
  return new Promise((resolve) => port?.once('message', (tugas: Tugas) => resolve(tugas)))
}
