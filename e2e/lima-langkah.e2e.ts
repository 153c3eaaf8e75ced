import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import {
  goTo,
  idOfPlace,
  kilogram,
  lastWeight,
  monthsAgo,
  openTheDay,
  peopleOf,
  register,
  saveBy,
  typeWeighing,
  weigh,
} from './testing/hari.ts'
import { aTelepon, sendEverything, type Telepon } from './testing/hp.ts'
import { expectFits } from './testing/layar.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/** A status is confirmed by a nakes; on a kader's screen there is only what to do. */
const DIAGNOSIS = /stunting|stunted|wasting|gizi buruk|gizi kurang|pendek|kerdil/i

/** The tables of the day, one after the other, with the people who come to them. No network until the end. */
describe('lima langkah dan Meja 6', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let kader: Telepon
  let page: Page

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
    kader = await aTelepon(browser, simpul, 'kader')
    page = kader.page
    await kader.cutNetwork()
    await openTheDay(page)
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('a balita at langkah 1 to 3: four numbers, and as many touches as fit into 35 seconds', async () => {
    const [, , , anak] = await peopleOf(page, 'balita')
    if (!anak) throw new Error('the demo has too few balita')
    const berat = kilogram((await lastWeight(page, anak.id)) + 0.2)
    const beside = await page.locator('.ui-angka__samping strong').allInnerTexts()
    const [, panjang = '', lengan = '', kepala = ''] = beside
    await goTo(page, '/hari/antrean')

    let touches = 0
    const tap = async (locator: ReturnType<Page['locator']>) => {
      await locator.click()
      touches += 1
    }
    const type = async (text: string) => {
      await page.keyboard.type(text)
      touches += text.length
    }
    await tap(page.getByRole('link', { name: 'Orang datang' }))
    await tap(page.locator('#cari'))
    await type(anak.nama.slice(0, 5).toLowerCase())
    await tap(page.locator('.ui-daftar__baris').filter({ hasText: anak.nama }).first())
    await page.locator('.nomor-besar strong').waitFor()
    await tap(page.getByRole('link', { name: 'Timbang & ukur' }))
    // The keyboard is up at the first number; enter goes to the next one and saves after the last.
    await page.locator('#weight:focus').waitFor()
    for (const number of [berat, panjang, lengan, kepala]) {
      await type(number)
      await page.keyboard.press('Enter')
      touches += 1
    }
    await page.waitForURL(/#\/hasil\//)
    await page.getByText('Tulis di Buku KIA').waitFor()
    // Two touches a second for a practised hand, and half of the time for the scale itself.
    expect(touches).toBeLessThanOrEqual(35)
  })

  test('84 asks whether 8,4 is meant; 2,1 asks to measure again and is kept with a reason', async () => {
    const id = await register(page, { nama: 'Salma Contoh', lahir: monthsAgo(10), rt: '03' })
    await typeWeighing(page, id, { berat: '84', panjang: '705' })
    await page.getByText('Maksudnya 8,4 kg?').waitFor()
    await expectFits(page, 'Maksudnya')
    await page.getByRole('button', { name: 'Ya, 8,4 kg' }).click()
    await page.getByText('Maksudnya 70,5 cm?').waitFor()
    await page.getByRole('button', { name: 'Ya, 70,5 cm' }).click()
    await page.waitForURL(/#\/hasil\//)
    await page.getByText('Baru pertama ditimbang').first().waitFor()

    const kecil = await register(page, { nama: 'Kirana Contoh', lahir: monthsAgo(10), rt: '03' })
    await typeWeighing(page, kecil, { berat: '2,1' })
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Ukur lagi, ya').waitFor()
    await expectFits(page, 'Ukur lagi')
    const keep = dialog.getByRole('button', { name: 'Sudah diukur ulang, tetap simpan' })
    await keep.click()
    await dialog.getByText('Tulis alasannya dulu.').waitFor()
    await page.locator('#alasanTidakWajar').fill('Lahir sangat kecil, dua kali ditimbang')
    await keep.click()
    await page.waitForURL(/#\/hasil\//)
    await page.getByText('angkanya perlu dipastikan').waitFor()
    await goTo(page, `/warga/${kecil}`)
    await page.getByText('“Lahir sangat kecil, dua kali ditimbang”').waitFor()
  })

  test('lying under two years and standing after, unless the kader says otherwise', async () => {
    const id = await register(page, { nama: 'Gilang Contoh', lahir: monthsAgo(25), rt: '02' })
    await goTo(page, `/ukur/${id}`)
    expect(await page.getByRole('radio', { name: 'Berdiri' }).isChecked()).toBe(true)
    await weigh(page, id, { berat: '11,5', panjang: '86,5', posisi: 'Tidur' })
    const row = page.locator('dl.tulis div').filter({ hasText: 'badan (cm)' })
    // The book gets what the tape said, in the column of how it was held.
    expect(await row.innerText()).toMatch(/Panjang badan \(cm\)\s*86,5/)
    await goTo(page, `/ukur/${await idOfStandingWeighing(page, id)}`)
    expect(await page.getByRole('radio', { name: 'Tidur' }).isChecked()).toBe(true)
  })

  test('the four rungs say what to do and never what it is', async () => {
    // 1: last month was missed.
    const satu = await aChildOfBook('Rung Satu', 20, ['', '9,6'])
    await weigh(page, satu, { berat: '10,0', panjang: '80,0' })
    await page.getByText('Beri nasihat sekarang').waitFor()
    await noDiagnosis(page)

    // 2: no gain. The bidan is at Meja 4; when she is on leave, somebody goes to the house.
    const dua = await aChildOfBook('Rung Dua', 20, ['9,8'])
    await weigh(page, dua, { berat: '9,8', panjang: '80,0' })
    await page.getByText('Temui Bu Bidan di Meja 4 hari ini').waitFor()
    await page.getByRole('button', { name: 'Bu Bidan tidak ada hari ini' }).click()
    await page.getByText('kunjungi rumahnya dalam 14 hari').waitFor()
    await expectFits(page, 'Hasil, bidan tidak ada')
    await noDiagnosis(page)

    // With the bidan away a baby below six months without a gain goes to the Puskesmas.
    const bayi = await aChildOfBook('Rung Bayi', 5, ['6,2'])
    await weigh(page, bayi, { berat: '6,2', panjang: '62,0' })
    await page.getByText('Rujuk ke Puskesmas minggu ini').waitFor()
    await goTo(page, `/hasil/${dua}`)
    await page.getByRole('button', { name: 'Bu Bidan ada hari ini' }).click()
    await goTo(page, `/hasil/${bayi}`)
    await page.getByText('Temui Bu Bidan di Meja 4 hari ini').waitFor()

    // 3: the arm.
    const tiga = await aChildOfBook('Rung Tiga', 20, ['9,6'])
    await weigh(page, tiga, { berat: '10,0', panjang: '80,0', lengan: '12,0' })
    await page.getByText('Rujuk ke Puskesmas minggu ini').waitFor()
    await page.getByText('lingkar lengan kurang dari 12,5 cm').waitFor()
    await page.getByRole('link', { name: 'Rujuk ke Puskesmas' }).waitFor()
    await noDiagnosis(page)

    // 4: both feet swollen.
    const empat = await aChildOfBook('Rung Empat', 20, ['9,6'])
    await goTo(page, `/ukur/${empat}`)
    await page.getByText('Ya, bengkak').click()
    await weigh(page, empat, { berat: '10,0', panjang: '80,0' })
    await page.getByText('Sekarang juga!').waitFor()
    await page.getByRole('link', { name: /^Telepon Ambulans 119/ }).waitFor()
    await expectFits(page, 'Hasil, sekarang juga')
    await noDiagnosis(page)
  })

  test('a newborn stands under the mother’s NIK, twins stand together, and "bu rt 3" is found', async () => {
    const ibu = await register(page, {
      nama: 'Ratna Ayuningtyas',
      lahir: monthsAgo(320),
      rt: '03',
      panggilan: 'Bu RT 3',
    })
    await goTo(page, `/warga/${ibu}/koreksi`)
    await page.locator('#nik').fill('3571026101000001')
    await saveBy(page, 'Simpan')

    await goTo(page, '/warga/baru?dari=hari&nama=Bintang')
    await page.locator('#nama').fill('Bintang Ratna')
    await page.getByText('Laki-laki', { exact: true }).click()
    await page.locator('#tanggalLahir').fill(monthsAgo(1))
    await page.locator('#namaIbu').fill('Ratna')
    await page.getByRole('button', { name: /Ratna Ayuningtyas/ }).click()
    await page.getByText('Isian lain (boleh nanti)').click()
    await page.getByText('Ini NIK ibunya. Ganti kalau anak sudah punya NIK sendiri.').waitFor()
    await expectFits(page, 'Daftarkan bayi')
    await page.getByRole('button', { name: 'Simpan & tambah kembar' }).click()
    await page.getByText('Anak kembar ke-2').waitFor()
    await page.locator('#nama').fill('Bulan Ratna')
    await page.getByText('Perempuan', { exact: true }).click()
    await page.getByRole('button', { name: 'Simpan dan masuk antrean' }).click()
    await page.waitForURL(/#\/hadir\//)

    await goTo(page, '/hadir')
    await page.locator('#cari').fill('bintang ratna')
    await page.getByText('Kembar ke-2').waitFor()
    const rows = page.locator('.ui-daftar__baris')
    const names = await rows.locator('strong').allInnerTexts()
    expect(names.indexOf('Bulan Ratna') - names.indexOf('Bintang Ratna')).toBe(1)
    await page.locator('#cari').fill('bu rt 3')
    await page.getByRole('button', { name: /^Ratna Ayuningtyas/ }).waitFor()
    expect(await rows.first().innerText()).toMatch(/^Ratna Ayuningtyas/)
    // The NIK stands masked, and in no address.
    await goTo(page, `/warga/${ibu}`)
    expect(await page.locator('main').innerText()).not.toContain('3571026101000001')
  })

  test('a guest child is weighed and served, and is none of S, K and D', async () => {
    const before = await figuresOfDay(page, ['S · balita', 'D · ditimbang', 'Tamu ditimbang'])
    const id = await register(page, { nama: 'Tamu Bagas', lahir: monthsAgo(14), isTamu: true })
    await weigh(page, id, { berat: '9,2', panjang: '76,0' })
    await goTo(page, '/hari/antrean')
    const row = page.locator('.ui-daftar__baris').filter({ hasText: 'Tamu Bagas' })
    await row.getByText('Tamu', { exact: true }).waitFor()
    const [s = 0, d = 0, tamu = 0] = before
    expect(await figuresOfDay(page, ['S · balita', 'D · ditimbang', 'Tamu ditimbang'])).toEqual([
      s,
      d,
      tamu + 1,
    ])
  })

  test('danger signs are read out to the end, answered once; with one the way goes on to the Puskesmas', async () => {
    const [bumil, lain] = await peopleOf(page, 'ibu_hamil')
    if (!bumil || !lain) throw new Error('the demo has too few ibu hamil')
    await goTo(page, `/layanan/${bumil.id}`)
    await page.getByText('Bacakan semuanya sampai habis, baru pilih jawabannya.').waitFor()
    await page.getByText('Bayi di perut tidak bergerak atau kurang bergerak').waitFor()
    // Read first: there is nothing to tick until there is a sign.
    expect(await page.locator('#tandaTerlihat').count()).toBe(0)
    await expectFits(page, 'Pelayanan, tanda bahaya')
    await page.getByText('Tidak ada satu pun').click()
    await saveBy(page, 'Simpan pelayanan')
    await goTo(page, `/warga/${bumil.id}`)
    await page.getByText('Tanda bahaya: tidak ada satu pun').waitFor()

    await goTo(page, `/layanan/${lain.id}`)
    await page.getByText('Ada', { exact: true }).click()
    await page.getByRole('button', { name: 'Simpan pelayanan' }).click()
    await page.getByText('Centang tanda yang ada.').waitFor()
    await page.getByText('Perdarahan dari jalan lahir').click()
    // Whom to call is there before anything is saved.
    await page.getByRole('link', { name: /^Telepon Ambulans 119/ }).waitFor()
    await page.getByRole('button', { name: 'Simpan, lalu rujuk sekarang' }).click()
    await page.waitForURL(/#\/rujuk\//)
    await page.getByText('Sekarang juga!').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Perdarahan' }).isChecked()).toBe(true)
    await expectFits(page, 'Rujuk')
    await page.getByRole('button', { name: 'Simpan rujukan' }).click()
    await page.getByText('Rujukan tersimpan di HP ini').waitFor()
    await goTo(page, '/urusan')
    await page.locator('.ui-daftar__baris').filter({ hasText: lain.nama }).first().click()
    await page.getByText('Tanda bahaya: Perdarahan dari jalan lahir.').waitFor()
  })

  test('a service written down wrong is put right, and the wrong line stays, struck out', async () => {
    const id = await register(page, { nama: 'Vina Contoh', lahir: monthsAgo(30), rt: '01' })
    await goTo(page, `/layanan/${id}`)
    await page.getByText('Lainnya', { exact: true }).first().click()
    await page.getByText('Obat cacing', { exact: true }).click()
    await page.locator('#jumlah-obat_cacing').fill('1')
    await saveBy(page, 'Simpan pelayanan')
    await goTo(page, `/warga/${id}`)
    await page.locator('.ui-daftar__baris').filter({ hasText: 'Obat cacing 1 tablet' }).click()
    await page.getByRole('link', { name: 'Betulkan catatan ini' }).click()
    await page.locator('#jenis').selectOption('vitamin_a_merah')
    await expectFits(page, 'Betulkan pelayanan')
    await saveBy(page, 'Simpan')
    await page.getByText('Vitamin A merah 1 kapsul').waitFor()
    await page.locator('s', { hasText: 'Obat cacing 1 tablet' }).waitFor()
  })

  test('who has not come is weighed at home, and who moved away is on no list', async () => {
    const [rumah = 0] = await figuresOfDay(page, ['Ditimbang di rumah'])
    await goTo(page, '/hari/sweeping')
    const rows = page.locator('.ui-daftar__baris')
    await rows.first().waitFor()
    const waiting = await rows.count()
    await expectFits(page, 'Sweeping')
    await rows.first().click()
    const id = await idOfPlace(page)
    await page.locator('#weight').waitFor()
    const last = await page.locator('.ui-angka__samping strong').first().innerText()
    const berat = kilogram(Number(last.replace(',', '.')) + 0.3)
    await page.locator('#weight').fill(berat)
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.waitForURL(/#\/hasil\//)
    await goTo(page, `/warga/${id}`)
    await page.locator('.ui-daftar__baris').filter({ hasText: 'di rumah' }).first().waitFor()
    expect(await figuresOfDay(page, ['Ditimbang di rumah'])).toEqual([rumah + 1])

    await goTo(page, '/hari/sweeping')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(waiting - 1)
    const nama = await rows.first().locator('strong').innerText()
    await rows.first().click()
    const gone = await idOfPlace(page)
    await goTo(page, `/warga/${gone}/pindah`)
    await page.getByText('Pindah ke tempat lain').click()
    await page.locator('#pindahKe').fill('Kabupaten lain')
    await expectFits(page, 'Pindah')
    await saveBy(page, 'Simpan')
    await goTo(page, '/hari/sweeping')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(waiting - 2)
    // The past stays.
    await goTo(page, '/warga')
    await page.locator('#cari').fill(nama)
    await page.locator('.ui-daftar__baris').filter({ hasText: 'Pindah' }).first().waitFor()
  })

  test.each([
    '/hari',
    '/hari/antrean',
    '/hari/persiapan',
    '/hadir',
    '/warga',
    '/temuan',
    '/urusan',
    '/kirim',
    '/saya',
    '/saya/sandi',
  ])('%s fits a thumb, at both sizes of letters', async (path) => {
    await goTo(page, path)
    await expectFits(page, path)
  })

  test('back on the network everything is sent, and nothing was refused', async () => {
    await kader.network()
    await sendEverything(page)
  })

  /** A child copied from her book: last month's weight, the month before, … */
  async function aChildOfBook(
    nama: string,
    months: number,
    weights: readonly string[],
  ): Promise<string> {
    const id = await register(page, { nama: `${nama} Contoh`, lahir: monthsAgo(months), rt: '04' })
    await goTo(page, `/warga/${id}/salin`)
    for (const [i, weight] of weights.entries()) await page.locator(`#berat-${i}`).fill(weight)
    await saveBy(page, 'Simpan salinan')
    return id
  }
})

async function noDiagnosis(page: Page): Promise<void> {
  expect(await page.locator('main').innerText()).not.toMatch(DIAGNOSIS)
}

/** Address of the form that corrects the newest weighing of somebody. */
async function idOfStandingWeighing(page: Page, id: string): Promise<string> {
  await goTo(page, `/hasil/${id}`)
  const link = page.getByRole('link', { name: 'Betulkan angka ini' })
  return ((await link.getAttribute('href')) ?? '').replace('#/ukur/', '')
}

/** Figures of the page of today, by how their line begins. */
async function figuresOfDay(page: Page, labels: readonly string[]): Promise<readonly number[]> {
  await goTo(page, '/hari/tutup')
  await page.getByRole('table').first().waitFor()
  const figures = []
  for (const label of labels) {
    const row = page.getByRole('row').filter({ hasText: label }).first()
    figures.push(Number(await row.getByRole('cell').last().innerText()))
  }
  return figures
}
