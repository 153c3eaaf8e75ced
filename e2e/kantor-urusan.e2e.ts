import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { goTo, register } from './testing/hari.ts'
import { aTelepon, openTab, sendEverything, type Telepon } from './testing/hp.ts'
import { desksOf, openMenu } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * What the offices do with a matter, in Kelurahan Burengan: a child is sent to the Puskesmas and the
 * answer comes back to the phone; a resident's matter is sent back for its papers, goes to another
 * office, is answered, and is not mended yet.
 */
describe('urusan di meja kantor', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let kader: Telepon

  const desk = desksOf(() => ({ browser, simpul }))

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('a child sent to the Puskesmas: she came, and the advice is on the phone; another did not come', async () => {
    kader = await aTelepon(browser, simpul, 'kader')
    for (const nama of ['Rindu Contoh', 'Senja Contoh']) {
      const id = await register(kader.page, { nama, lahir: '2025-10-10', rt: '03', dari: 'warga' })
      await goTo(kader.page, `/rujuk/${id}?urgensi=minggu_ini&alasan=kata_nakes`)
      await kader.page.getByRole('button', { name: 'Simpan rujukan' }).click()
      await kader.page.getByText('Rujukan tersimpan di HP ini').first().waitFor()
    }
    await sendEverything(kader.page)

    const puskesmas = await desk('puskesmas')
    await openMatter(puskesmas, 'Rindu Contoh')
    await step(puskesmas, 'Terima')
    await step(puskesmas, 'Sudah datang')
    await step(puskesmas, 'Jawab', async (dialog) => {
      await dialog.getByLabel('Hasilnya').selectOption({ label: 'Dipantau di Posyandu' })
      await dialog
        .getByLabel('Saran untuk kader')
        .fill('Timbang lagi bulan depan, beri makan tiga kali.')
    })
    await puskesmas.getByText('Sudah ada saran').first().waitFor()
    await openMatter(puskesmas, 'Senja Contoh')
    await step(puskesmas, 'Tidak datang')

    await sendEverything(kader.page)
    await openTab(kader.page, 'Urusan')
    await kader.page.getByText('Rindu Contoh').first().click()
    await kader.page.getByText('Timbang lagi bulan depan, beri makan tiga kali.').first().waitFor()
    await openTab(kader.page, 'Urusan')
    await kader.page.getByText('Senja Contoh').first().click()
    await kader.page.getByText('Belum datang ke Puskesmas. Ajak lagi').first().waitFor()
  })

  test('the kelurahan and every other office find no child there, only numbers', async () => {
    for (const nama of ['operator', 'lurah', 'dinas.kesehatan', 'dinas.sosial']) {
      const page = await desk(nama)
      await lookFor(page, 'Rindu Contoh')
      await page.getByText('Tidak ada yang cocok').waitFor()
    }
    const dinas = await desk('dinas.kesehatan')
    await dinas.goto(`${simpul.url}/kantor/ringkasan`)
    await dinas.getByRole('rowheader', { name: 'Kesehatan' }).waitFor()
    expect(await dinas.locator('main').innerText()).not.toContain('Contoh')
  })

  test('the lurah is away: the sekretaris acts in her name from today, and it says until when', async () => {
    const lurah = await desk('lurah')
    await openMenu(lurah, 'Delegasi')
    await lurah.getByText('peran lurah dijalankan rekan sekantor').waitFor()
    expect(await lurah.locator('main').innerText()).not.toMatch(/desa\/|kepala desa/i)
    const sekretaris = lurah.getByRole('row', { name: /Sekretaris kelurahan/ })
    const nama = await sekretaris.getByRole('rowheader').innerText()
    await lurah.getByLabel('Kepada').selectOption({ label: nama })
    await lurah.getByRole('button', { name: 'Delegasikan' }).click()
    await lurah.getByText('Isi tanggal terakhir').first().waitFor()
    await lurah.getByLabel('Sampai').fill(inDays(7))
    await lurah.getByRole('button', { name: 'Delegasikan' }).click()
    await sekretaris.getByText(/Mewakili/).waitFor()

    const sekdes = await desk('sekdes')
    await sekdes.getByText(/Lurah/).first().waitFor()
    await openMenu(sekdes, 'Jejak akses')
  })

  test('a matter without its papers: the clock stands still, the papers come, it goes to another office', async () => {
    const hp = await aTelepon(browser, simpul, 'kader.pendidikan')
    await goTo(hp.page, '/temuan')
    await hp.page.getByRole('button', { name: 'Pendidikan' }).click()
    await hp.page.getByRole('button', { name: /putus/ }).click()
    await hp.page.locator('#lokasi').fill('RT 04')
    await hp.page.locator('#pemohonNama').fill('Bu Lampu Contoh')
    await hp.page.getByRole('button', { name: 'Simpan temuan' }).click()
    await hp.page.getByText('Tersimpan di HP ini').first().waitFor()
    await sendEverything(hp.page)
    // Written by the kader of its own bidang it goes straight to the kelurahan.
    await openTab(hp.page, 'Urusan')
    await hp.page.getByText('Bu Lampu Contoh').first().click()
    await hp.page.getByText('Di kelurahan, belum dicek').first().waitFor()

    const sekdes = await desk('sekdes')
    await openMatter(sekdes, 'Bu Lampu Contoh')
    await step(sekdes, 'Benar, sudah dicek', async (dialog) => {
      await dialog.getByLabel('Catatan').fill('Benar, sudah tiga bulan tidak sekolah.')
    })
    await step(sekdes, 'Teruskan ke dinas', async (dialog) => {
      await dialog.getByLabel('Kantor tujuan').selectOption({ label: 'Dinas Pendidikan' })
    })

    const dinas = await desk('dinas.pendidikan')
    await openMatter(dinas, 'Bu Lampu Contoh')
    await step(dinas, 'Jawab', async (dialog) => {
      await dialog.getByRole('radio', { name: 'Butuh berkas' }).check()
      await dialog.getByLabel('Berkas yang kurang').fill('KK\nRapor terakhir')
      await dialog.getByLabel('Catatan').fill('Dua berkas ini belum ada.')
    })
    await dinas
      .getByText('Berkas kurang: KK, Rapor terakhir. Waktu berhenti dulu')
      .first()
      .waitFor()

    await openMatter(sekdes, 'Bu Lampu Contoh')
    await step(sekdes, 'Sudah dilengkapi')
    await openMatter(dinas, 'Bu Lampu Contoh')
    expect(await dinas.getByText('Waktu berhenti dulu').count()).toBe(0)
    await dinas
      .getByText(/Paling lambat dijawab/)
      .first()
      .waitFor()
    await step(dinas, 'Alihkan ke kantor lain', async (dialog) => {
      await dialog.getByLabel('Kantor tujuan').selectOption({ label: '– Dinas Sosial' })
      await dialog.getByLabel('Catatan').fill('Ini beasiswa, urusan Dinas Sosial.')
    })
    await lookFor(dinas, 'Bu Lampu Contoh')
    await dinas.getByText('Tidak ada yang cocok').waitFor()

    const sosial = await desk('dinas.sosial')
    await openMatter(sosial, 'Bu Lampu Contoh')
    await step(sosial, 'Jawab', async (dialog) => {
      await dialog.getByRole('radio', { name: 'Selesai', exact: true }).check()
      await dialog.getByLabel('Catatan').fill('Beasiswa sudah diserahkan.')
    })
    await sosial.getByText('Kata dinas sudah selesai').first().waitFor()

    await sendEverything(hp.page)
    await openTab(hp.page, 'Urusan')
    await hp.page.getByText('Bu Lampu Contoh').first().click()
    await hp.page.getByText('Beasiswa sudah diserahkan.').first().waitFor()
    await hp.page.getByRole('button', { name: 'Belum beres' }).click()
    await hp.page.getByLabel('Catatan').fill('Kata ibunya belum menerima.')
    await hp.page.getByRole('button', { name: 'Simpan', exact: true }).last().click()
    await sendEverything(hp.page)
    await openMatter(sosial, 'Bu Lampu Contoh', 'menunggu_saya')
    await sosial.getByText('Dinyatakan belum beres').waitFor()
    await sosial.getByText('Kata ibunya belum menerima.').waitFor()
    await hp.context.close()
  })

  test('a matter is printed without its buttons, with its times in the zone of the posyandu', async () => {
    const sosial = await desk('dinas.sosial')
    await openMatter(sosial, 'Bu Lampu Contoh')
    expect(await sosial.locator('.jejak').innerText()).toMatch(/pukul \d\d\.\d\d WIB/)
    await sosial.emulateMedia({ media: 'print' })
    expect(await sosial.getByRole('button', { name: 'Jawab' }).isVisible()).toBe(false)
    expect(await sosial.locator('nav.kepala__menu').isVisible()).toBe(false)
    expect(await sosial.getByText('Beasiswa sudah diserahkan.').isVisible()).toBe(true)
    await sosial.emulateMedia({ media: 'screen' })
  })

  test('a lost phone is taken back by the operator: it may send what lies on it, and reads nothing more', async () => {
    const operator = await desk('operator')
    await openMenu(operator, 'HP & kode pintu')
    const takeBack = operator.getByRole('button', { name: 'Cabut HP ini' })
    await takeBack.first().waitFor()
    for (let left = await takeBack.count(); left > 0; left -= 1) {
      await takeBack.first().click()
      await operator.getByRole('dialog').getByRole('button', { name: /^Ya/ }).click()
      await operator.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => takeBack.count()).toBe(left - 1)
    }
    await operator.getByText('Dicabut').first().waitFor()
    await openTab(kader.page, 'Belum terkirim')
    await kader.page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await kader.page
      .getByText(/dicabut/i)
      .first()
      .waitFor()
  })

  async function lookFor(page: Page, text: string, kotak = 'semua'): Promise<void> {
    await page.goto(`${simpul.url}/kantor/urusan?kotak=${kotak}`)
    await page.getByRole('searchbox').fill(text)
    await page.getByRole('button', { name: 'Cari' }).click()
    await page.locator('.muatan[aria-busy="false"]').first().waitFor()
  }

  async function openMatter(page: Page, text: string, kotak = 'semua'): Promise<void> {
    await lookFor(page, text, kotak)
    await page.getByRole('row').filter({ hasText: text }).getByRole('link').first().click()
    await page.getByText('Langkah berikutnya').waitFor()
  }
})

/** One step on a matter: its button opens a form, the button of the form sends it. */
async function step(
  page: Page,
  langkah: string,
  fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: langkah, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await fill?.(dialog)
  await dialog.getByRole('button', { name: langkah, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
