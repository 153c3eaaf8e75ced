import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import {
  daysAgo,
  goTo,
  kilogram,
  monthsAgo,
  type Orang,
  openTheDay,
  peopleOf,
  register,
  saveBy,
  weigh,
} from './testing/hari.ts'
import { aTelepon, sendEverything, type Telepon } from './testing/hp.ts'
import { expectFits } from './testing/layar.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/** A4 lying down with margins of a centimetre, in CSS pixels. */
const PAPER = { width: 1047, height: 718 }
const HP_SIZE = { width: 360, height: 740 }

/** Paper before, during and after the day: the spare list, the day typed in later, the mother's book. */
describe('kertas di Posyandu', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let kader: Telepon
  let anak: Orang

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
    kader = await aTelepon(browser, simpul, 'kader')
    const [first] = await peopleOf(kader.page, 'balita')
    if (!first) throw new Error('the demo has no balita')
    anak = first
    await kader.cutNetwork()
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('the spare list fits on paper: names, last weights, empty boxes, no buttons', async () => {
    const { page } = kader
    await goTo(page, '/hari/cadangan')
    await page.getByRole('table').first().waitFor()
    await expectFits(page, 'Cetak cadangan')

    const sheets = await page.pdf({ preferCSSPageSize: true })
    // 44 children, 8 empty rows and the mothers: three or four sheets, lying down.
    expect(countOf(sheets, /\/Type\s*\/Page\b/g)).toBeLessThanOrEqual(4)
    expect(sheets.toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/)

    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    expect(await page.getByRole('button', { name: 'Cetak' }).isVisible()).toBe(false)
    const table = page.getByRole('table').first()
    expect(await table.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(PAPER.width)
    const row = table.getByRole('row').filter({ hasText: anak.nama })
    const cells = await row.getByRole('cell').allInnerTexts()
    expect(cells.join(' ')).toMatch(/\d,\d+ \(\d{1,2} \w{3} \d{4}\)/)
    // A hand writes into what is left: empty, and large enough for a pen.
    const boxes = row.getByRole('cell').filter({ hasText: /^\s*$/ })
    expect(await boxes.count()).toBe(5)
    for (const box of await boxes.all()) {
      const size = await box.boundingBox()
      expect(size?.height).toBeGreaterThanOrEqual(28)
      expect(size?.width).toBeGreaterThanOrEqual(56)
    }
    await page.emulateMedia({ media: null })
    await page.setViewportSize(HP_SIZE)
  })

  test('the paper day is typed in: its own date, who weighed, who types', async () => {
    const { page } = kader
    await goTo(page, '/hari/susulan')
    await page.getByText(/^Yang mengetik: /).waitFor()
    await page.locator('#tanggal').fill(daysAgo(-1))
    await page.locator('#measuredBy').fill('Bu Sri Contoh')
    await page.getByRole('button', { name: 'Mulai mengetik' }).click()
    await page.getByText('Tanggalnya hari ini atau sebelumnya.').waitFor()
    await page.locator('#tanggal').fill(daysAgo(3))
    await expectFits(page, 'Ketik susulan')
    await page.getByRole('button', { name: 'Mulai mengetik' }).click()

    await page.locator('#cari').fill(anak.nama)
    await page.locator('.ui-daftar__baris').filter({ hasText: anak.nama }).first().click()
    const last = await page.locator('.ui-angka__samping strong').first().innerText()
    const weight = kilogram(Number(last.replace(',', '.')) + 0.2)
    await page.locator('#weight').fill(weight)
    await expectFits(page, 'Ketik susulan, angka')
    await page.getByRole('button', { name: 'Simpan, nama berikutnya' }).click()
    await page.getByText('1 orang sudah diketik').waitFor()

    // The next name on the paper is on no register: she is written down, and the paper goes on.
    await page.locator('#cari').fill('Mira Kertas')
    await page.getByRole('link', { name: 'Daftarkan orang baru' }).click()
    await page.getByText('Perempuan', { exact: true }).click()
    await page.locator('#tanggalLahir').fill(monthsAgo(20))
    await saveBy(page, 'Simpan')
    await page.locator('#weight').fill('9,9')
    await page.getByRole('button', { name: 'Simpan, nama berikutnya' }).click()
    await page.getByText('2 orang sudah diketik').waitFor()

    await goTo(page, `/warga/${anak.id}`)
    const row = page
      .locator('.ui-daftar__baris')
      .filter({ hasText: `${weight} kg` })
      .first()
    await row.waitFor()
    expect(await row.innerText()).toContain('susulan · ditimbang Bu Sri Contoh')
    // Date of service, not of entry.
    expect(await row.innerText()).toContain(shortDay(daysAgo(3)))
    // The day it belongs to is there, with her in it.
    await goTo(page, `/hari/tutup?tanggal=${daysAgo(3)}`)
    const present = page.getByRole('row').filter({ hasText: 'Jumlah hadir' })
    expect(await present.getByRole('cell').last().innerText()).toBe('2')
  })

  test('a guest from another desa is copied from her Buku KIA in under a minute', async () => {
    const { page } = kader
    await goTo(page, '/hari')
    const lahir = monthsAgo(20)
    const id = await register(page, {
      nama: 'Tamu Sari Contoh',
      lahir,
      namaIbu: 'Ibu Tamu',
      isTamu: true,
      dari: 'warga',
    })
    await goTo(page, `/warga/${id}/salin`)
    await page.locator('#berat-0').waitFor()

    let touches = 0
    const tap = async (locator: ReturnType<Page['locator']>) => {
      await locator.click()
      touches += 1
    }
    const type = async (id: string, text: string) => {
      await tap(page.locator(id))
      await page.keyboard.type(text)
      touches += text.length
    }
    // Six weights; their months stand there already.
    const weights = ['9,8', '9,6', '9,5', '9,3', '9,0', '8,8']
    for (const [i, weight] of weights.entries()) await type(`#berat-${i}`, weight)
    // Immunizations: one date for each age in the book, one tap for the others of that day.
    for (const group of await page.getByRole('group', { name: /lahir|umur/ }).all()) {
      const months = Number(/\d+/.exec((await group.getAttribute('aria-label')) ?? '')?.[0] ?? 0)
      const first = (await group.locator('input').first().getAttribute('id')) ?? ''
      await type(`#${first}`, figures(after(lahir, months)))
      const same = group.getByRole('button', { name: /juga untuk/ })
      if (await same.count()) await tap(same)
    }
    await expectFits(page, 'Salin dari Buku KIA')
    await tap(page.getByRole('button', { name: 'Simpan salinan' }))
    await page.getByText(/\d+ catatan disalin/).waitFor()
    // A thumb does two touches a second: sixty seconds are a hundred and twenty.
    expect(touches).toBeLessThanOrEqual(120)

    await goTo(page, `/warga/${id}`)
    const copies = page.locator('.ui-daftar__baris').filter({ hasText: 'salinan Buku KIA' })
    await copies.first().waitFor()
    expect(await copies.filter({ hasText: ' kg' }).count()).toBe(6)
    expect(await copies.filter({ hasText: 'Campak-Rubela (MR) 1' }).count()).toBe(1)
    // What is in the book is not due again.
    await goTo(page, `/layanan/${id}`)
    await page.getByRole('heading', { name: 'Tanda bahaya' }).waitFor()
    expect(await page.getByText('BCG', { exact: true }).count()).toBe(0)
  })

  test('the copied weights are last month for her N or T, and no weighing of this posyandu', async () => {
    const { page } = kader
    await openTheDay(page)
    const id = await register(page, { nama: 'Dewi Salin Contoh', lahir: monthsAgo(20), rt: '03' })
    const before = await figureOfMonth(page, 'D · ditimbang bulan ini')
    await goTo(page, `/warga/${id}/salin`)
    await page.locator('#berat-0').fill('9,8')
    await saveBy(page, 'Simpan salinan')
    expect(await figureOfMonth(page, 'D · ditimbang bulan ini')).toBe(before)

    await weigh(page, id, { berat: '10,0', panjang: '80,0', posisi: 'Tidur' })
    await page.getByText('Naik', { exact: true }).first().waitFor()
    await page.getByText('Bertambah 200 gram; paling sedikit harus 200 gram.').waitFor()
    expect(await figureOfMonth(page, 'D · ditimbang bulan ini')).toBe(before + 1)
    expect(await figureOfMonth(page, 'N · naik')).toBeGreaterThan(0)
  })

  test('back on the network everything of the paper arrives', async () => {
    await kader.network()
    await sendEverything(kader.page)
  })
})

function countOf(file: Buffer, what: RegExp): number {
  return file.toString('latin1').match(what)?.length ?? 0
}

/** One figure of the page of today. */
async function figureOfMonth(page: Page, label: string): Promise<number> {
  await goTo(page, '/hari/tutup')
  const row = page.getByRole('row').filter({ hasText: label })
  await row.waitFor()
  return Number(await row.getByRole('cell').last().innerText())
}

/** The first of the month after so many months of life: a day of immunization as a book has it. */
function after(birth: string, months: number): string {
  const day = new Date(`${birth}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 3)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}

/** 2024-01-12 as it is typed: 120124. */
function figures(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${date}${month}${year.slice(2)}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des']

/** 2024-01-12 as the screen has it: 12 Jan 2024. */
function shortDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}
