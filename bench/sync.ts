import type { Page } from 'playwright-core'
import { launchBrowser } from '../e2e/testing/browser.ts'
import type { BenchResult } from './bench-result.ts'
import { bundlePage } from './peer/bundle.ts'
import { startPouchServer } from './peer/pouch-server.ts'
import {
  alasanOf,
  catatanBench,
  measuredByOf,
  SANDI_BENCH,
  startSimpulServer,
  TEMPAT,
} from './peer/simpul-server.ts'

const RECORDS = 10_000
const DAY = 120
/** What is short is measured so often on either side, and the middle one counts. */
const TIMES = 5
const PEER = 'PouchDB 9 · express-pouchdb (LevelDB)'

interface SimpulPage {
  first(
    nama: string,
    sandi: string,
    kabupaten: string,
  ): Promise<{ ms: number; requests: number; problem: string | null }>
  idle(times: number): Promise<readonly number[]>
  pushDay(
    count: number,
    tanggal: string,
    from: number,
  ): Promise<{ ms: number; left: number; problem: string | null }>
  saveOne(times: number, tanggal: string): Promise<{ p95: number; people: number }>
  search(times: number): { p95: number; people: number }
}
interface PouchPage {
  first(url: string): Promise<{ ms: number; requests: number; docs: number }>
  pushDay(url: string, docs: readonly object[]): Promise<{ ms: number }>
  idle(url: string, times: number): Promise<readonly number[]>
}
declare global {
  interface Window {
    simpul: SimpulPage
    pouch: PouchPage
  }
}

/**
 * Ten thousand weighings of about 630 bytes of JSON into IndexedDB in Chromium, ours sealed and
 * strictly durable, the peer's as it comes; then days of work upward, then rounds with nothing new. Both
 * servers hold the ten thousand when the days come, and both have answered requests before.
 */
export async function benchSync(): Promise<BenchResult[]> {
  const catatan = catatanBench(RECORDS)
  const browser = await launchBrowser()
  try {
    const ours = await measureSimpul()
    const peers = await measurePouch()
    return [
      result('sync.first.10000.time', ours.first.ms, 'ms', peers.first.ms),
      result('sync.first.10000.bytes', ours.first.bytes, 'B', peers.first.bytes),
      result('sync.first.10000.requests', ours.first.requests, 'requests', peers.first.requests),
      result('sync.push.day.time', ours.push, 'ms', peers.push),
      result('sync.idle.time', ours.idle, 'ms', peers.idle),
    ]
  } finally {
    await browser.close()
  }

  async function measureSimpul() {
    const server = await startSimpulServer({ catatan })
    try {
      const page = await openPage(`${server.url}/`, 'simpul-page')
      const bytes = await countBytes(page)
      const first = await page.evaluate(
        ({ sandi, kabupaten }) => window.simpul.first('kader', sandi, kabupaten),
        { sandi: SANDI_BENCH, kabupaten: TEMPAT.kabupatenKode },
      )
      if (first.problem) throw new Error(`our first sync ended with ${first.problem}`)
      const received = bytes()
      const idle = middle(await page.evaluate((times) => window.simpul.idle(times), TIMES))
      await page.context().close()
      return { first: { ...first, bytes: received }, idle, push: await measurePush() }
    } finally {
      await server.close()
    }
  }

  /** On a phone of a posyandu with people in it: a weighing is of somebody, each day of others. */
  async function measurePush() {
    const server = await startSimpulServer({ people: DAY * TIMES, elsewhere: catatan })
    try {
      const page = await openPage(`${server.url}/`, 'simpul-page')
      await page.evaluate(
        ({ sandi, kabupaten }) => window.simpul.first('kader', sandi, kabupaten),
        { sandi: SANDI_BENCH, kabupaten: TEMPAT.kabupatenKode },
      )
      const today = new Date().toISOString().slice(0, 10)
      const days: number[] = []
      for (let round = 0; round < TIMES; round += 1) {
        const push = await page.evaluate(
          ({ count, day, from }) => window.simpul.pushDay(count, day, from),
          { count: DAY, day: today, from: round * DAY },
        )
        if (push.problem || push.left > 0)
          throw new Error(`our push left ${push.left} behind (${push.problem})`)
        days.push(push.ms)
      }
      return middle(days)
    } finally {
      await server.close()
    }
  }

  async function measurePouch() {
    const docs = catatan.map((item, i) => ({ _id: item.id, ...docOf(item, i) }))
    const server = await startPouchServer(docs)
    try {
      const page = await openPage(`${server.url}/../halaman`, 'pouch-page')
      const bytes = await countBytes(page)
      const first = await page.evaluate((url) => window.pouch.first(url), server.url)
      if (first.docs !== RECORDS) throw new Error(`the peer received ${first.docs} documents`)
      const received = bytes()
      const days: number[] = []
      for (let round = 0; round < TIMES; round += 1) {
        const day = catatanBench(DAY).map((item, i) => ({
          _id: `hari-${round}-${item.id}`,
          ...docOf(item, i),
        }))
        const push = await page.evaluate(({ url, list }) => window.pouch.pushDay(url, list), {
          url: server.url,
          list: day,
        })
        days.push(push.ms)
      }
      const idle = middle(
        await page.evaluate(({ url, times }) => window.pouch.idle(url, times), {
          url: server.url,
          times: TIMES,
        }),
      )
      return { first: { ...first, bytes: received }, push: middle(days), idle }
    } finally {
      await server.close()
    }
  }

  async function openPage(url: string, script: string): Promise<Page> {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(url)
    await page.addScriptTag({ content: await bundlePage(script) })
    return page
  }
}

/** The same weighing as our feed sends it, as a document of the peer. */
function docOf(item: ReturnType<typeof catatanBench>[number], i: number) {
  return {
    posyanduId: item.sasaranId,
    sasaranId: item.sasaranId,
    hariBukaId: null,
    konteks: 'hari_buka',
    measuredOn: item.measuredOn,
    weightGram: item.weightGram,
    lengthMm: item.lengthMm,
    posisiUkur: 'terlentang',
    lilaMm: item.lilaMm,
    lingkarKepalaMm: item.lingkarKepalaMm,
    edema: false,
    alasanTidakWajar: alasanOf(i),
    measuredBy: measuredByOf(i),
    supersedes: null,
    batalKarena: null,
    supersededBy: null,
    version: 1,
    recordedAt: item.recordedAt,
  }
}

/** Bytes of response bodies as they came over the wire, packed. */
async function countBytes(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const heads = new Map<string, number>()
  let total = 0
  session.on('Network.responseReceived', ({ requestId, response }) =>
    heads.set(requestId, response.encodedDataLength),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    total += Math.max(0, encodedDataLength - (heads.get(requestId) ?? 0))
  })
  return () => total
}

function middle(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function result(name: string, value: number, unit: string, peerValue: number): BenchResult {
  return { name, value, unit, peer: PEER, peerValue, ratio: value / peerValue }
}
