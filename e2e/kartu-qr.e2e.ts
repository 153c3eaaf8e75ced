import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { goTo, openTheDay } from './testing/hari.ts'
import { aTelepon, type Telepon } from './testing/hp.ts'
import { filmArgs, filmOfCards } from './testing/kamera.ts'
import { atTheDesk } from './testing/kantor.ts'
import { expectFits } from './testing/layar.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/** A sheet of cards is printed at the desk, cut, and held before the camera of a phone without signal. */
describe('kartu QR', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-kartu-'))
  const film = join(folder, 'kartu.y4m')
  let simpul: RunningSimpul
  let meja: Browser
  let tangan: Browser | undefined
  let kader: Telepon
  let nama = ''

  beforeAll(async () => {
    ;[simpul, meja] = await Promise.all([startSimpul(), launchBrowser()])
  })
  afterAll(async () => {
    await Promise.all([meja?.close(), tangan?.close()])
    await simpul?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the sheet is printed at the desk of the desa: a name and a square, no NIK', async () => {
    const { page, context } = await atTheDesk(meja, simpul, 'operator')
    const other = await firstCard(page, 'Melati')
    const mine = await firstCard(page, 'Mawar')
    nama = mine.nama
    expect(await page.locator('.kartu-lembar').innerText()).not.toMatch(/\d{16}/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false)
    await context.close()
    await filmOfCards(meja, [other.picture, mine.picture], film)
  })

  test('the camera reads it without a network: another posyandu’s card says so, her own brings her', async () => {
    tangan = await launchBrowser({ args: [...filmArgs(film)] })
    kader = await aTelepon(tangan, simpul, 'kader')
    await kader.context.grantPermissions(['camera'])
    await kader.cutNetwork()
    const { page } = kader
    await openTheDay(page)
    await goTo(page, '/hadir')
    await page.getByRole('button', { name: 'Pindai kartu' }).click()
    await page.getByText('Kartu ini bukan warga Posyandu ini.').waitFor()
    await expectFits(page, 'Pindai kartu')
    await page.waitForURL(/#\/hadir\/[0-9a-f-]{36}/)
    await page.getByRole('heading', { name: nama }).waitFor()
    await page.locator('.nomor-besar strong').waitFor()
  })

  test('the camera is let go when the search is left', async () => {
    const { page } = kader
    await goTo(page, '/warga')
    await page.getByRole('button', { name: 'Pindai kartu' }).click()
    const video = page.locator('video')
    await page.waitForFunction(() => {
      const shown = document.querySelector('video')?.srcObject
      return shown instanceof MediaStream && shown.active
    })
    const stream = await video.evaluateHandle((element: HTMLVideoElement) => element.srcObject)
    await page.getByRole('button', { name: 'Batal' }).click()
    await video.waitFor({ state: 'detached' })
    // Chromium tells a stream of its ended tracks a moment later.
    await page.waitForFunction((one) => one instanceof MediaStream && !one.active, stream)
  })
})

/** The first card of a posyandu's sheet, as the printer puts it on paper. */
async function firstCard(
  page: Page,
  posyandu: string,
): Promise<{ readonly nama: string; readonly picture: Buffer }> {
  await page.goto(`${new URL(page.url()).origin}/kantor/kartu`)
  const choice = page.getByLabel('Posyandu')
  const value = choice.locator('option').filter({ hasText: posyandu }).first()
  await choice.selectOption((await value.getAttribute('value')) ?? '')
  const card = page.locator('.kartu-satu').first()
  await card.waitFor()
  const nama = await card.locator('strong').innerText()
  return { nama, picture: await card.screenshot() }
}
