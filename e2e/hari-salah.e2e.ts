import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import {
  checkIn,
  daysAgo,
  goTo,
  monthsAgo,
  openTheDay,
  peopleOf,
  register,
  typeWeighing,
  weigh,
} from './testing/hari.ts'
import { aTelepon, openTab, sendEverything, typePin } from './testing/hp.ts'
import { expectFits } from './testing/layar.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

const DAY = 86_400_000

/** What goes wrong on ordinary days: a wrong calendar, a day left open, the wrong form, a slip. */
describe('hari yang tidak beres', () => {
  let simpul: RunningSimpul
  let browser: Browser

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('a phone five days ahead: nothing is put aside unseen, and everything moves to the day it was', async () => {
    const kader = await aTelepon(browser, simpul, 'kader.pos7')
    const { page } = kader
    await kader.cutNetwork()
    await page.clock.install({ time: Date.now() + 5 * DAY })
    await openAgain(page)
    await openTheDay(page)
    const salma = await register(page, { nama: 'Salma Contoh', lahir: monthsAgo(10), rt: '03' })
    await weigh(page, salma, { berat: '8,4' })

    await page.clock.setSystemTime(Date.now())
    await openAgain(page)
    await kader.network()
    await openTab(page, 'Belum terkirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.getByText('Buka Hari Posyandu').first().waitFor()
    await page.getByText(/catatan lain menunggu catatan ini/).waitFor()
    await expectFits(page, 'a day refused for its date')

    await page.getByRole('button', { name: 'Sisihkan', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Timbangan · Salma Contoh').waitFor()
    await dialog.getByRole('button', { name: /^Sisihkan \d+ catatan$/ }).waitFor()
    await expectFits(page, 'what goes along when a day is put aside')
    await dialog.getByRole('button', { name: 'Batal' }).click()

    await page.getByRole('button', { name: 'Pindahkan ke tanggal ini' }).click()
    await page.getByText(/catatan lain menunggu catatan ini/).waitFor({ state: 'detached' })
    await sendEverything(page)
    await page.getByText('Tidak ada yang tertinggal di HP ini.').waitFor()
    await goTo(page, '/hari')
    await page.getByRole('link', { name: /Lanjutkan antrean · 1 hadir/ }).waitFor()
    await goTo(page, `/warga/${salma}`)
    await page.getByText('8,4 kg').waitFor()
    await page.context().close()
  })

  test('a day left open is closed under its own date, and nothing of today is written into it', async () => {
    const kader = await aTelepon(browser, simpul, 'kader.pos8')
    const { page } = kader
    await kader.cutNetwork()
    const [anak, lain] = await peopleOf(page, 'balita')
    if (!anak || !lain) throw new Error('the demo has too few balita')
    await goTo(page, '/hari/susulan')
    await page.locator('#tanggal').fill(daysAgo(1))
    await page.locator('#measuredBy').fill('Bu Tutik')
    await page.getByRole('button', { name: 'Mulai mengetik' }).click()
    await page.locator('#cari').fill(anak.nama)
    await page.locator('.ui-daftar__baris').filter({ hasText: anak.nama }).first().click()
    await page.locator('#weight').fill('0')
    await page.getByRole('button', { name: 'Simpan, nama berikutnya' }).click()
    await page.getByText('Angka ini tidak mungkin. Paling kecil 0,2 kg').waitFor()
    await page.locator('#weight').fill('12')
    await page.getByRole('button', { name: 'Simpan, nama berikutnya' }).click()
    const ask = page.getByRole('dialog')
    await Promise.race([ask.waitFor(), page.getByText('1 orang sudah diketik').waitFor()])
    if (await ask.isVisible()) {
      await ask.locator('#alasanTidakWajar').fill('sudah ditimbang dua kali')
      await ask.getByRole('button', { name: 'Sudah diukur ulang, tetap simpan' }).click()
      await page.getByText('1 orang sudah diketik').waitFor()
    }

    // The paper lies there; today begins.
    await goTo(page, '/hari')
    await page.getByText(/^Hari Posyandu .* belum ditutup$/).waitFor()
    await expectFits(page, 'a day that was left open')
    await openTheDay(page)
    await checkIn(page, lain)
    await goTo(page, '/hari/antrean')
    await page.getByRole('heading', { name: 'Antrean · 1 hadir' }).waitFor()
    expect(await page.getByText(anak.nama).count()).toBe(0)

    await goTo(page, '/hari')
    await page.getByRole('link', { name: 'Periksa dan tutup' }).click()
    await page.getByRole('button', { name: 'Tutup hari ini' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup hari ini' }).click()
    await page.getByText(/belum ditutup$/).waitFor({ state: 'detached' })

    // What is weighed today is of today: the page that was closed stays as it was.
    const closed = `/hari/tutup?tanggal=${daysAgo(1)}`
    await goTo(page, closed)
    const before = await page.locator('.halaman').innerText()
    await typeWeighing(page, lain.id, { berat: '12' })
    await Promise.race([page.getByRole('dialog').waitFor(), page.waitForURL(/#\/hasil\//)])
    if (await page.getByRole('dialog').isVisible()) {
      await page.locator('#alasanTidakWajar').fill('sudah ditimbang dua kali')
      await page.getByRole('button', { name: 'Sudah diukur ulang, tetap simpan' }).click()
      await page.waitForURL(/#\/hasil\//)
    }
    await goTo(page, closed)
    expect(await page.locator('.halaman').innerText()).toBe(before)

    // A second weighing of the day is told before it is typed.
    await goTo(page, `/ukur/${lain.id}`)
    await page.getByText('Hari ini sudah ditimbang: 12,0 kg').waitFor()
    await expectFits(page, 'weighed twice on one day')
    await page.getByRole('link', { name: 'Betulkan yang tadi' }).click()
    await page.getByRole('heading', { name: 'Betulkan timbangan' }).waitFor()
    await page.context().close()
  })

  test('a guest, twins, an adult and somebody not yet born are each who they are', async () => {
    const kader = await aTelepon(browser, simpul, 'kader.pos9')
    const { page } = kader
    await kader.cutNetwork()
    await openTheDay(page)
    await fillName(page, '/warga/baru?dari=hari&tamu=1', 'Tamu Setengah')
    await goTo(page, '/warga/baru?dari=warga')
    await page.getByRole('heading', { name: 'Daftarkan orang baru' }).waitFor()
    expect(await page.locator('#nama').inputValue()).toBe('')

    await fillName(page, '/warga/baru?dari=hari', 'Hasan Contoh')
    await page.getByText('Laki-laki', { exact: true }).click()
    await page.locator('#tanggalLahir').fill(monthsAgo(6))
    await page.getByRole('button', { name: 'Simpan & tambah kembar' }).click()
    await page.getByText('Anak kembar ke-2').waitFor()
    await page.getByRole('button', { name: 'Tidak ada kembaran lagi' }).waitFor()
    await expectFits(page, 'the second of twins')
    await page.locator('#nama').fill('Husein Contoh')
    await page.getByRole('button', { name: 'Simpan dan masuk antrean' }).click()
    await page.getByRole('heading', { name: 'Husein Contoh' }).waitFor()
    await goTo(page, '/hari/antrean')
    await page.getByRole('heading', { name: 'Antrean · 2 hadir' }).waitFor()
    const queue = await page.locator('.ui-daftar__baris').allInnerTexts()
    expect(queue.map((row) => row.includes('Hasan Contoh'))).toEqual([true, false])

    const mbah = await register(page, { nama: 'Mbah Contoh', lahir: '1955-03-03' })
    await typeWeighing(page, mbah, { berat: '52' })
    await page.waitForURL(/#\/hasil\//)
    await page.getByRole('heading', { name: 'Yang dicatat' }).waitFor()
    expect(await page.getByText('Titik di grafik KMS').count()).toBe(0)

    // Her birth is corrected past a day she was weighed on: that is told, and stays as it was.
    const [anak] = await peopleOf(page, 'balita')
    if (!anak) throw new Error('the demo has no balita')
    await goTo(page, `/warga/${anak.id}/koreksi`)
    await page.locator('#tanggalLahir').fill(daysAgo(1))
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByText(/^Sudah ada catatan tanggal/).waitFor()
    await page.context().close()
  })

  test('another bidang sees the queue, and no weights by address', async () => {
    const { page } = await aTelepon(browser, simpul, 'kader.pu')
    const [anak] = await peopleOf(page, 'balita')
    if (!anak) throw new Error('the demo has no balita')
    for (const path of [`/ukur/${anak.id}`, `/layanan/${anak.id}`, '/hari/susulan']) {
      await goTo(page, path)
      await page.getByRole('heading', { name: 'Bagian kader kesehatan' }).first().waitFor()
    }
    await expectFits(page, 'a screen of the kader kesehatan')
    await openTheDay(page)
    expect(await page.getByRole('link', { name: 'Tutup Hari Posyandu' }).count()).toBe(0)
    await goTo(page, '/hari/tutup')
    await page.getByText('Hari Posyandu ditutup oleh kader kesehatan').waitFor()
    await page.context().close()
  })
})

/** Taken out of the pocket again: the date is read anew. */
async function openAgain(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: '1', exact: true }).waitFor()
  await typePin(page)
  await openTab(page, 'Hari Posyandu')
}

async function fillName(page: Page, path: string, nama: string): Promise<void> {
  await goTo(page, path)
  await page.locator('#nama').fill(nama)
  // A draft is written a moment after the last letter.
  await page.waitForTimeout(500)
}
