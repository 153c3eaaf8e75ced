import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { type DuaVersi, startDuaVersi } from './testing/dua-versi.ts'
import { aTelepon, openTab, sendEverything, type Telepon, typePin } from './testing/hp.ts'
import { fillResident, goTo, isOpen, saveResident } from './testing/pintu.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * The server was updated over night. The phone has work that was not sent, and a form is open: the new
 * version comes when the kader takes it, and finds everything.
 */
describe('versi baru', () => {
  const names = ['Antre Satu', 'Antre Dua', 'Antre Tiga']
  let simpul: RunningSimpul
  let browser: Browser
  let dua: DuaVersi
  let hp: Telepon

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
    dua = await startDuaVersi(simpul)
    hp = await aTelepon(browser, { ...simpul, url: dua.url }, 'kader')
  })
  afterAll(async () => {
    await browser?.close()
    await dua?.stop()
    await simpul?.stop()
  })

  test('a new version is found without a reload, and is not offered while a form is open', async () => {
    const { page } = hp
    await page.clock.install()
    await page.reload()
    await typePin(page)
    await isOpen(page)
    dua.isDataUp = false
    for (const nama of names) await saveResident(page, nama)
    dua.release()
    await fillResident(page, 'Setengah Jalan')
    await page.clock.fastForward('01:15:00')
    await typePin(page)
    await page.getByRole('heading', { name: 'Daftarkan orang baru' }).waitFor()
    await workerWaits(page)
    expect(await page.getByText('Ada Simpul versi baru.').count()).toBe(0)
    expect(await page.locator('#nama').inputValue()).toBe('Setengah Jalan')
  })

  test('taken in one window, it waits in the other for the form that is open there', async () => {
    const { page, context } = hp
    const other = await context.newPage()
    await other.goto(`${dua.url}/kader/#/hari`)
    await typePin(other)
    await other.getByText('Ada Simpul versi baru.').waitFor()
    expect(await versionOf(other)).toBe('1')
    await other.getByRole('button', { name: 'Pakai sekarang' }).click()
    await other.waitForFunction(() => document.querySelector('meta[name=versi]') !== null)
    await other.close()

    expect(await versionOf(page)).toBe('1')
    await page.locator('#rt').fill('09')
    await page.getByRole('button', { name: 'Kembali' }).click()
    await goTo(page, '/hari')
    await page.waitForFunction(() => document.querySelector('meta[name=versi]') !== null)
  })

  test('the new version has the outbox as it was, the half-filled form, and sends everything', async () => {
    const { page } = hp
    await typePin(page)
    await isOpen(page)
    await openTab(page, 'Belum terkirim')
    for (const nama of names) await page.getByText(`Pendaftaran · ${nama}`).waitFor()
    await goTo(page, '/warga/baru?nama=Setengah%20Jalan')
    expect(await page.locator('#rt').inputValue()).toBe('09')
    dua.isDataUp = true
    await sendEverything(page)
    expect(await page.getByText('Ada Simpul versi baru.').count()).toBe(0)
  })
})

async function workerWaits(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return registration?.waiting !== null && registration?.waiting !== undefined
  })
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(
    () => document.querySelector('meta[name=versi]')?.getAttribute('content') ?? '1',
  )
}
