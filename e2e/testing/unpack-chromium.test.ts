import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { unpackChromium } from './unpack-chromium.ts'

/** Larger than any process id Linux gives. */
const DEAD_PID = 99_999_999
const cache = mkdtempSync(join(tmpdir(), 'simpul-peramban-'))

afterEach(() => rmSync(cache, { recursive: true, force: true }))

test('two runs unpack at once over the leavings of a killed one, and what they get draws a page', async () => {
  const leavings = join(cache, `simpul-chromium-1.2.3-x64.${DEAD_PID}.tmp`)
  mkdirSync(leavings)
  writeFileSync(join(leavings, 'chromium'), 'half a browser')

  const [one, other] = await Promise.all([unpackChromium(cache), unpackChromium(cache)])

  expect(one).toEqual(other)
  expect(readdirSync(cache)).toHaveLength(1)
  const browser = await chromium.launch({
    executablePath: one.executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...one.env },
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Hari Posyandu</h1>')
    expect(await page.locator('h1').boundingBox()).toMatchObject({ width: expect.any(Number) })
    expect((await page.screenshot()).length).toBeGreaterThan(1_000)
  } finally {
    await browser.close()
  }
}, 120_000)
