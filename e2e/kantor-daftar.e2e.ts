import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { desksOf, openMenu } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

interface Tautan {
  readonly href: string
  readonly angka: string
}

/** Every number of an overview that is a link is followed, and what it opens is counted. */
describe('angka ringkasan membuka daftarnya', () => {
  let simpul: RunningSimpul
  let browser: Browser

  const desk = desksOf(() => ({ browser, simpul }))

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test.each([
    ['dinas.gizi', /\/anak\?/],
    ['dinas.kesehatan', /\/anak\?/],
    ['dinas.sosial', /\/urusan\?/],
    ['dinas.pu', /\/urusan\?/],
  ])('%s: each number of the overview, down to the posyandu', async (nama, leadsTo) => {
    const page = await desk(nama)
    await openMenu(page, 'Ringkasan wilayah')
    const followed = [...(await followNumbers(page, leadsTo))]
    for (let down = 0; down < 2; down += 1) {
      const part = page
        .locator('main table')
        .first()
        .getByRole('rowheader')
        .getByRole('link')
        .first()
      const area = await part.innerText()
      await part.click()
      await page.getByRole('heading', { level: 1, name: area }).waitFor()
      followed.push(...(await followNumbers(page, leadsTo)))
    }
    expect(followed.length).toBeGreaterThan(5)
  })

  test('camat, DPMD and tim pembina read numbers, and none of them is a link', async () => {
    for (const nama of ['camat', 'dpmd', 'pembina']) {
      const page = await desk(nama)
      await openMenu(page, 'Ringkasan wilayah')
      await page.getByRole('table', { name: 'Urusan per bidang' }).waitFor()
      expect(await numbers(page), nama).toEqual([])
      await page.goto(`${simpul.url}/kantor/prevalensi`)
      await page.getByRole('table', { name: 'Prevalensi' }).waitFor()
      expect(await numbers(page), nama).toEqual([])
    }
  })

  test('the Puskesmas opens each number of the prevalence and of the month of a posyandu', async () => {
    const page = await desk('puskesmas')
    await page.goto(`${simpul.url}/kantor/prevalensi`)
    await page.getByRole('table', { name: 'Prevalensi' }).waitFor()
    expect((await followNumbers(page, /\/prevalensi\/anak\?/)).length).toBeGreaterThan(8)
    await openMenu(page, 'Bulan Posyandu')
    await page.getByRole('table', { name: 'Prevalensi' }).waitFor()
    expect((await followNumbers(page, /\/anak\?/)).length).toBeGreaterThan(12)
  })
})

/** The numbers on the screen that are links. */
async function numbers(page: Page): Promise<readonly Tautan[]> {
  return page
    .locator('main')
    .locator('table td a, .angka-besar a')
    .evaluateAll((anchors) =>
      anchors.flatMap((anchor) => {
        const [, angka] = /^([\d.]+)( di kantor Anda)?$/.exec(anchor.textContent ?? '') ?? []
        const href = anchor.getAttribute('href')
        return angka && href ? [{ href, angka }] : []
      }),
    )
}

/** Opens each, and holds the length of the list against the number; comes back where it was. */
async function followNumbers(page: Page, leadsTo: RegExp): Promise<readonly Tautan[]> {
  const back = await page.locator('main h1').innerText()
  const links = await numbers(page)
  for (const { href, angka } of links) {
    expect(href).toMatch(leadsTo)
    await page.locator(`main a[href="${href}"]`).first().click()
    const list = page.locator('main table caption', { hasText: /: [\d.]+( anak)?$/ }).first()
    expect(/: ([\d.]+)( anak)?$/.exec((await list.textContent()) ?? '')?.[1], href).toBe(angka)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: back, exact: true }).waitFor()
    await page.locator(`main a[href="${href}"]`).first().waitFor()
  }
  return links
}
