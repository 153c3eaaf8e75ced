import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import {
  checkIn,
  goTo,
  kilogram,
  lastWeight,
  type Orang,
  openTheDay,
  peopleOf,
  saveBy,
  weigh,
} from './testing/hari.ts'
import { aTelepon, openTab, sendEverything, type Telepon } from './testing/hp.ts'
import { expectFits } from './testing/layar.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * Two kader of Posyandu Mawar work one day on two phones, both without a network. They come back, and
 * nothing that either wrote down is lost; what cannot both be true is asked.
 */
describe('dua HP, satu hari Posyandu', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let satu: Telepon
  let dua: Telepon
  /** Known to both phones, weighed last month. */
  let noor: Orang
  let adi: Orang
  let rini: Orang
  let last = 0
  let nomorNoor = ''

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
    ;[satu, dua] = await Promise.all([
      aTelepon(browser, simpul, 'kader'),
      aTelepon(browser, simpul, 'kader2'),
    ])
    const balita = await peopleOf(satu.page, 'balita')
    const [one, two, three] = balita
    if (!one || !two || !three) throw new Error('the demo has too few balita')
    ;[noor, adi, rini] = [one, two, three]
    await Promise.all([satu.cutNetwork(), dua.cutNetwork()])
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('both open the day; the numbers of two phones never meet', async () => {
    await openTheDay(satu.page)
    await openTheDay(dua.page)
    nomorNoor = await checkIn(satu.page, noor)
    const numbers = [
      nomorNoor,
      await checkIn(satu.page, adi),
      await checkIn(dua.page, noor),
      await checkIn(dua.page, rini),
    ]
    const letters = numbers.map((nomor) => nomor.replace(/\d+/, ''))
    expect(letters[0]).toBe(letters[1])
    expect(letters[2]).toBe(letters[3])
    expect(letters[0]).not.toBe(letters[2])
    expect(new Set(numbers).size).toBe(4)
  })

  test('both weigh the same child, the second a little heavier', async () => {
    last = await lastWeight(satu.page, noor.id)
    await weigh(satu.page, noor.id, { berat: kilogram(last + 0.3) })
    await expectFits(satu.page, 'Hasil')
    await weigh(dua.page, noor.id, { berat: kilogram(last + 0.4) })
  })

  test('back on the network: one presence, two weighings, and the first one counts on both phones', async () => {
    await satu.network()
    await sendEverything(satu.page)
    await dua.network()
    await sendEverything(dua.page)
    await sendEverything(satu.page)

    for (const { page } of [satu, dua]) {
      await goTo(page, '/hari/antrean')
      await page.getByRole('heading', { name: '3 hadir' }).waitFor()
      const row = page.locator('.ui-daftar__baris').filter({ hasText: noor.nama })
      expect(await row.locator('.nomor').allInnerTexts()).toEqual([nomorNoor])

      await goTo(page, `/warga/${noor.id}`)
      await page
        .getByText(`${kilogram(last + 0.4)} kg`)
        .first()
        .waitFor()
      for (const gain of [0.3, 0.4]) {
        const weight = `${kilogram(last + gain)} kg`
        expect(await standingRows(page, weight), weight).toBe(1)
      }
      await goTo(page, `/hasil/${noor.id}`)
      await page.getByText(`yang dihitung timbangan pertama: ${kilogram(last + 0.3)} kg`).waitFor()
    }
  })

  test('two phones correct one address and one telephone: it is asked, field by field', async () => {
    await Promise.all([satu.cutNetwork(), dua.cutNetwork()])
    await correct(satu.page, noor, { alamat: 'Gang Melati 1', telepon: '0812000001' })
    await correct(dua.page, noor, { alamat: 'Gang Kenanga 2', telepon: '0812000002' })
    await satu.network()
    await sendEverything(satu.page)

    await dua.network()
    await openTab(dua.page, 'Belum terkirim')
    await dua.page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await dua.page.getByText('Ada dua catatan. Mana yang benar?').waitFor()
    await expectFits(dua.page, 'Belum terkirim, dua catatan')
    const use = dua.page.getByRole('button', { name: 'Pakai pilihan ini' })
    expect(await use.isDisabled()).toBe(true)
    await dua.page.getByRole('radio', { name: /Gang Kenanga 2/ }).check()
    await dua.page.getByRole('radio', { name: /0812000001/ }).check()
    await use.click()
    await sendEverything(dua.page)
    await sendEverything(satu.page)

    for (const { page } of [satu, dua]) {
      await goTo(page, `/warga/${noor.id}`)
      await page.getByText('Gang Kenanga 2').waitFor()
      await page.getByText('0812000001').waitFor()
    }
  })

  test('what another phone corrected while the form stood half filled is not taken back', async () => {
    const { page } = satu
    await goTo(page, `/warga/${rini.id}/koreksi`)
    await page.locator('#alamat').fill('Gang Mawar 3')
    await correct(dua.page, rini, { telepon: '0812000003' })
    await sendEverything(dua.page)
    await sendEverything(page)

    await goTo(page, `/warga/${rini.id}/koreksi`)
    expect(await page.locator('#alamat').inputValue()).toBe('Gang Mawar 3')
    await saveBy(page, 'Simpan')
    await sendEverything(page)
    await sendEverything(dua.page)
    for (const one of [page, dua.page]) {
      await goTo(one, `/warga/${rini.id}`)
      await one.getByText('Gang Mawar 3').waitFor()
      await one.getByText('0812000003').waitFor()
    }
  })

  test('a plan that is changed after it was sent is no clash with oneself', async () => {
    const { page } = satu
    for (const jam of ['08:00', '09:00']) {
      await goTo(page, '/hari/persiapan')
      await page.locator('#jam').fill(jam)
      await saveBy(page, 'Simpan rencana')
      await sendEverything(page)
    }
    await goTo(page, '/hari/persiapan')
    expect(await page.locator('#jam').inputValue()).toBe('09:00')
  })

  test('both correct one weighing: the second is refused in plain words, mended and sent', async () => {
    await Promise.all([satu.cutNetwork(), dua.cutNetwork()])
    await correctWeighing(satu.page, noor, `${kilogram(last + 0.4)} kg`, kilogram(last + 0.5))
    await correctWeighing(dua.page, noor, `${kilogram(last + 0.4)} kg`, kilogram(last + 0.6))
    await satu.network()
    await sendEverything(satu.page)

    await dua.network()
    await openTab(dua.page, 'Belum terkirim')
    await dua.page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await dua.page.getByText('Catatan ini sudah dibetulkan orang lain.').waitFor()
    await expectFits(dua.page, 'Belum terkirim, perlu dibetulkan')
    await dua.page.getByRole('link', { name: 'Betulkan' }).click()
    await dua.page.locator('#weight').waitFor()
    expect(await dua.page.locator('#weight').inputValue()).toBe(kilogram(last + 0.6))
    await dua.page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await dua.page.waitForURL(/#\/hasil\//)
    await sendEverything(dua.page)
    await sendEverything(satu.page)

    await goTo(satu.page, `/warga/${noor.id}`)
    await satu.page
      .getByText(`${kilogram(last + 0.6)} kg`)
      .first()
      .waitFor()
    expect(await standingRows(satu.page, `${kilogram(last + 0.6)} kg`)).toBe(1)
    expect(await standingRows(satu.page, `${kilogram(last + 0.5)} kg`)).toBe(0)
  })

  test('the wrong child was written down and weighed: the right one gets it, the wrong one keeps a struck line', async () => {
    const { page } = satu
    const weight = await lastWeight(page, adi.id)
    await weigh(page, adi.id, { berat: kilogram(weight + 0.2) })
    const nomor = await checkIn(page, adi)
    await page.getByRole('link', { name: 'Salah orang? Betulkan' }).click()
    await page.getByRole('heading', { name: 'Salah orang' }).waitFor()
    await expectFits(page, 'Salah orang')
    await page.locator('#cari').fill(rini.nama)
    await page.locator('.ui-daftar__baris').filter({ hasText: rini.nama }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`Timbangan ${kilogram(weight + 0.2)} kg`).waitFor()
    await expectFits(page, 'Salah orang, pindahkan')
    await dialog.getByRole('button', { name: 'Ya, pindahkan' }).click()
    await page.waitForURL(new RegExp(`#/hadir/${rini.id}`))
    // Rini had come herself, on the other phone: her own number stays.
    expect(await page.locator('.nomor-besar strong').innerText()).not.toBe(nomor)

    await goTo(page, `/warga/${adi.id}`)
    await page
      .locator('s', { hasText: `${kilogram(weight + 0.2)} kg` })
      .first()
      .waitFor()
    await page.getByText('Dibatalkan: Salah orang').first().waitFor()
    await goTo(page, `/hadir/${adi.id}`)
    await page.getByText('Hadirnya sudah dibatalkan').waitFor()
    await sendEverything(page)
    await sendEverything(dua.page)
    await goTo(dua.page, `/warga/${rini.id}`)
    await dua.page
      .getByText(`${kilogram(weight + 0.2)} kg`)
      .first()
      .waitFor()
    expect(await standingRows(dua.page, `${kilogram(weight + 0.2)} kg`)).toBe(1)
  })

  test('one phone closes the day while the other still weighs: the page stays as it was closed, and says what came after', async () => {
    await dua.cutNetwork()
    const before = await figureOfDay(satu.page, 'Jumlah hadir')
    await satu.page.getByRole('button', { name: 'Tutup hari ini' }).click()
    await satu.page.getByRole('dialog').getByRole('button', { name: 'Tutup hari ini' }).click()
    await satu.page.getByText('Lihat halaman').first().waitFor()
    await sendEverything(satu.page)

    await goTo(dua.page, `/hadir/${adi.id}`)
    await dua.page.getByRole('button', { name: 'Catat hadir' }).click()
    await dua.page.locator('.nomor-besar strong').waitFor()
    const weight = await lastWeight(dua.page, adi.id)
    await weigh(dua.page, adi.id, { berat: kilogram(weight + 0.1) })
    await dua.network()
    await sendEverything(dua.page)
    await goTo(dua.page, '/hari')
    await dua.page.getByText('Sudah ditutup').first().waitFor()

    await sendEverything(satu.page)
    for (const { page } of [satu, dua]) {
      expect(await figureOfDay(page, 'Jumlah hadir')).toBe(before)
      await page.getByText(`Jumlah hadir: ${before} menjadi ${before + 1}`).waitFor()
    }
    await expectFits(satu.page, 'Laporan Hari Posyandu')
  })
})

/** Lines of the history with these words that still count: not struck out. */
function standingRows(page: Page, words: string): Promise<number> {
  return page
    .locator('.ui-daftar__baris')
    .filter({ hasText: words })
    .filter({ hasNot: page.locator('s') })
    .count()
}

async function correct(
  page: Page,
  orang: Orang,
  fields: { readonly alamat?: string; readonly telepon?: string },
): Promise<void> {
  await goTo(page, `/warga/${orang.id}/koreksi`)
  if (fields.alamat) await page.locator('#alamat').fill(fields.alamat)
  if (fields.telepon) await page.locator('#telepon').fill(fields.telepon)
  await saveBy(page, 'Simpan')
}

async function correctWeighing(
  page: Page,
  orang: Orang,
  wrong: string,
  right: string,
): Promise<void> {
  await goTo(page, `/warga/${orang.id}`)
  await page.locator('.ui-daftar__baris').filter({ hasText: wrong }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: 'Betulkan catatan ini' }).click()
  await page.locator('#weight').fill(right)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.waitForURL(/#\/hasil\//)
}

/** One figure of the page of today. */
async function figureOfDay(page: Page, label: string): Promise<number> {
  await goTo(page, '/hari/tutup')
  const row = page.getByRole('row').filter({ hasText: label })
  await row.waitFor()
  return Number(await row.getByRole('cell').last().innerText())
}
