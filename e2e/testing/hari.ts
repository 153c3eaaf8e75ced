import type { Page } from 'playwright-core'

/** What a kader does on the day, as steps a scenario is told in. Everything by what stands on the screen. */

/** A place of the app by its address: every screen has one. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((place) => {
    location.hash = place
  }, path)
  await page.waitForFunction((place) => location.hash === `#${place}`, path)
  await page.locator('h1').first().waitFor()
}

/** The person the screen is about. */
export async function idOfPlace(page: Page): Promise<string> {
  await page.waitForURL(/#\/[a-z]+\/[0-9a-f-]{36}/)
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(new URL(page.url()).hash)?.[0] ?? ''
}

/** Taps what saves, and waits until the form is left: the word that it is saved may be of the one before. */
export async function saveBy(page: Page, button: string): Promise<void> {
  const before = new URL(page.url()).hash
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForFunction((hash) => location.hash !== hash, before)
}

export async function openTheDay(page: Page): Promise<void> {
  await goTo(page, '/hari')
  await page.getByRole('button', { name: 'Buka Hari Posyandu hari ini' }).click()
  await page.getByRole('heading', { name: 'Antrean' }).waitFor()
}

export interface Orang {
  readonly id: string
  readonly nama: string
}

/** People of a group on this phone, in the order of the list. */
export async function peopleOf(page: Page, kelompok: string): Promise<readonly Orang[]> {
  await goTo(page, '/warga')
  await page.locator('#kelompok').selectOption(kelompok)
  const rows = page.locator('.ui-daftar a.ui-daftar__baris')
  await rows.first().waitFor()
  return rows.evaluateAll((links) =>
    links.map((link) => ({
      id: (link.getAttribute('href') ?? '').split('/').at(-1) ?? '',
      nama: link.querySelector('strong')?.textContent ?? '',
    })),
  )
}

/** Langkah 1 for somebody on the register. @returns the number on the slip */
export async function checkIn(page: Page, orang: Orang): Promise<string> {
  await goTo(page, '/hadir')
  await page.locator('#cari').fill(orang.nama)
  await page.locator('.ui-daftar__baris').filter({ hasText: orang.nama }).first().waitFor()
  await goTo(page, `/hadir/${orang.id}`)
  return (await page.locator('.nomor-besar strong').innerText()).trim()
}

/** A new person, with what must be known; the rest comes later. */
export async function register(
  page: Page,
  orang: {
    readonly nama: string
    readonly lahir: string
    readonly jenisKelamin?: 'Perempuan' | 'Laki-laki'
    readonly namaIbu?: string
    readonly rt?: string
    readonly panggilan?: string
    readonly dari?: 'hari' | 'warga'
    readonly isTamu?: boolean
  },
): Promise<string> {
  const dari = orang.dari ?? 'hari'
  const place = `/warga/baru?dari=${dari}&nama=${encodeURIComponent(orang.nama)}${orang.isTamu ? '&tamu=1' : ''}`
  await page.evaluate((to) => {
    location.hash = to
  }, place)
  await page.locator('#nama').waitFor()
  await page.locator('#nama').fill(orang.nama)
  await page.getByText(orang.jenisKelamin ?? 'Perempuan', { exact: true }).click()
  await page.locator('#tanggalLahir').fill(orang.lahir)
  await page.locator('#namaIbu').fill(orang.namaIbu ?? '')
  await page.locator('#rt').fill(orang.rt ?? '')
  if (orang.panggilan) {
    await page.getByText('Isian lain (boleh nanti)').click()
    await page.locator('#namaPanggilan').fill(orang.panggilan)
  }
  await page
    .getByRole('button', {
      name: dari === 'hari' ? 'Simpan dan masuk antrean' : 'Simpan',
      exact: true,
    })
    .click()
  await page.waitForURL(dari === 'hari' ? /#\/hadir\// : /#\/warga\/[0-9a-f]{8}-/)
  // Who opens the screen of a person at the open day is written down by it.
  if (dari === 'hari') await page.locator('.nomor-besar strong').waitFor()
  return idOfPlace(page)
}

/** Langkah 2: the numbers as they are typed. Questions that come are left to the scenario. */
export async function typeWeighing(
  page: Page,
  id: string,
  ukuran: {
    readonly berat: string
    readonly panjang?: string
    readonly posisi?: 'Tidur' | 'Berdiri'
    readonly lengan?: string
    readonly kepala?: string
    readonly query?: string
  },
): Promise<void> {
  await goTo(page, `/ukur/${id}${ukuran.query ?? ''}`)
  await page.locator('#weight').fill(ukuran.berat)
  if (ukuran.panjang) await page.locator('#length').fill(ukuran.panjang)
  if (ukuran.posisi) await page.getByText(ukuran.posisi, { exact: true }).click()
  if (ukuran.lengan) await page.locator('#lila').fill(ukuran.lengan)
  if (ukuran.kepala) await page.locator('#head').fill(ukuran.kepala)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
}

/** As `typeWeighing`, for numbers nobody asks about. */
export async function weigh(
  page: Page,
  id: string,
  ukuran: Parameters<typeof typeWeighing>[2],
): Promise<void> {
  await typeWeighing(page, id, ukuran)
  await page.waitForURL(/#\/hasil\//)
  await page.getByText('Tulis di Buku KIA').waitFor()
}

/** Kilograms this child weighed last, as the form shows it beside the field. */
export async function lastWeight(page: Page, id: string): Promise<number> {
  await goTo(page, `/ukur/${id}`)
  const shown = await page.locator('.ui-angka__samping strong').first().innerText()
  return Number(shown.replace(',', '.'))
}

/** 9.3 as a kader writes it. */
export function kilogram(value: number): string {
  return value.toFixed(1).replace('.', ',')
}

/** The date so many days ago on the calendar of the wall at the posyandu (WIB). */
export function daysAgo(days: number): string {
  const wib = 7 * 3_600_000
  return new Date(Date.now() + wib - days * 86_400_000).toISOString().slice(0, 10)
}

/** The date so many whole months and days ago: a birth date for an age in months. */
export function monthsAgo(months: number, days = 2): string {
  const day = new Date(`${daysAgo(days)}T00:00:00Z`)
  day.setUTCDate(Math.min(day.getUTCDate(), 28))
  day.setUTCMonth(day.getUTCMonth() - months)
  return day.toISOString().slice(0, 10)
}
