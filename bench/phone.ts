import { launchBrowser } from '../e2e/testing/browser.ts'
import type { BenchResult } from './bench-result.ts'
import { bundlePage } from './peer/bundle.ts'
import { SANDI_BENCH, startSimpulServer, TEMPAT } from './peer/simpul-server.ts'

const PEOPLE = 20_000
/** A telephone of 1 to 2 GB is about six times slower than a desk. */
const CPU_THROTTLE = 6
const SAVE_GOAL_MS = 100
const SEARCH_GOAL_MS = 50

/** Saving and searching on a slow phone that holds a register of 20,000 people. */
export async function benchPhone(): Promise<BenchResult[]> {
  const server = await startSimpulServer({ people: PEOPLE })
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(`${server.url}/`)
    await page.addScriptTag({ content: await bundlePage('simpul-page') })
    const first = await page.evaluate(
      ({ sandi, kabupaten }) => window.simpul.first('kader', sandi, kabupaten),
      { sandi: SANDI_BENCH, kabupaten: TEMPAT.kabupatenKode },
    )
    if (first.problem) throw new Error(`the first sync ended with ${first.problem}`)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLE })
    const today = new Date().toISOString().slice(0, 10)
    const save = await page.evaluate((day) => window.simpul.saveOne(100, day), today)
    const search = await page.evaluate(() => window.simpul.search(200))
    if (save.people !== PEOPLE) throw new Error(`the phone holds ${save.people} people`)
    return [
      goal('save.phone.p95', save.p95, SAVE_GOAL_MS),
      goal('search.phone.p95', search.p95, SEARCH_GOAL_MS),
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}

function goal(name: string, value: number, target: number): BenchResult {
  return { name, value, unit: 'ms', peer: 'target', peerValue: target, ratio: value / target }
}
