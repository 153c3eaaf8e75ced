import type { Page } from 'playwright-core'
import { makePin, PIN, signIn, typePin } from './hp.ts'

/** A place of the app by its address: every screen has one. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((place) => (location.hash = place), path)
  await page.locator('h1').first().waitFor()
}

/** The name of who is open, as the lock will show it. */
export async function nameOf(page: Page): Promise<string> {
  await goTo(page, '/saya')
  await page.getByRole('heading', { level: 1, name: 'Saya' }).waitFor()
  return (await page.locator('header p').first().innerText()).trim()
}

/** Locks, and shows who is known on this phone. */
export async function toKaderList(page: Page): Promise<void> {
  if (await page.getByRole('heading', { name: /^PIN / }).isHidden()) await goTo(page, '/saya')
  await page.getByRole('button', { name: 'Ganti kader' }).click()
  await page.getByRole('heading', { name: 'Siapa yang memakai HP ini?' }).waitFor()
}

/** From the list of kader to the door of one of them. */
export async function toDoorOf(page: Page, nama: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${nama}`) }).click()
  await page.getByRole('heading', { name: `PIN ${nama}` }).waitFor()
}

export async function goOnAs(page: Page, nama: string, pin = PIN): Promise<void> {
  await toKaderList(page)
  await toDoorOf(page, nama)
  await typePin(page, pin)
  await isOpen(page)
}

/** Any screen of the open app: the lock is gone. */
export async function isOpen(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^(PIN |Siapa )/ }).waitFor({ state: 'detached' })
  await page.locator('h1').first().waitFor()
}

/** Another kader is signed in on a phone that somebody uses already. */
export async function anotherKader(page: Page, namaPengguna: string, pin: string): Promise<void> {
  await toKaderList(page)
  await page.getByRole('button', { name: 'Kader lain masuk di HP ini' }).click()
  await signIn(page, namaPengguna)
  await makePin(page, pin)
  await isOpen(page)
}

/** A resident written down, as far as the form asks; saved when `save`. */
export async function fillResident(page: Page, nama: string): Promise<void> {
  await goTo(page, `/warga/baru?nama=${encodeURIComponent(nama)}`)
  await page.getByText('Perempuan', { exact: true }).click()
  await page.locator('#tanggalLahir').fill('2025-02-03')
  await page.locator('#namaIbu').fill('Ibu Contoh')
  await page.locator('#rt').fill('03')
}

export async function saveResident(page: Page, nama: string): Promise<void> {
  await fillResident(page, nama)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: nama }).waitFor()
}
