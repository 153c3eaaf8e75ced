import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { desksOf, openMenu } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/** What the offices may look at, and how: as much as is theirs, by the keyboard, never by a name in an address. */
describe('melihat di kantor', () => {
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

  test('the operator finds somebody by her whole NIK, and it stands in no address and no log', async () => {
    const page = await desk('operator')
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await page.goto(`${simpul.url}/kantor/warga`)
    const nik = '3571011503850001'
    await page.getByRole('searchbox').fill(nik)
    await page.getByRole('button', { name: 'Cari' }).click()
    await page.getByText('Tidak ada yang cocok').waitFor()
    const [nama = ''] = (await firstName(page, '')).split('\n')
    await page.getByRole('searchbox').fill(nama)
    await page.getByRole('button', { name: 'Cari' }).click()
    await page.getByRole('rowheader', { name: nama }).first().waitFor()
    // An old address that still carries a name is cleaned before anybody can copy it.
    await page.goto(`${simpul.url}/kantor/warga?kelompok=balita&cari=${encodeURIComponent(nik)}`)
    await page.getByText('Tidak ada yang cocok').waitFor()
    expect(new URL(page.url()).search).toBe('?kelompok=balita')
    expect(addresses.filter((url) => url.includes('/api/') && url.includes(nik))).toEqual([])
    expect(addresses.filter((url) => url.includes('/api/') && url.includes('cari='))).toEqual([])
    expect(simpul.said()).not.toContain(nik)
  })

  test('filters, order and page stand in the address: a colleague who opens it sees the same', async () => {
    const page = await desk('operator')
    await page.goto(`${simpul.url}/kantor/warga`)
    await page.getByLabel('Kelompok').selectOption({ label: 'Lansia' })
    await page.getByRole('button', { name: 'Lahir' }).click()
    await page.getByRole('button', { name: /Lahir/ }).click()
    await page.getByRole('link', { name: 'Berikutnya' }).click()
    await page.waitForURL(/halaman=2/)
    const seen = await firstName(page)
    const colleague = await desk('lurah')
    await colleague.goto(page.url())
    expect(await firstName(colleague)).toBe(seen)
    expect(new URL(page.url()).search).toMatch(/kelompok=lansia/)
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('halaman=2'))
  })

  test('the overview goes down from the kota to a posyandu, small figures hidden from who looks from outside', async () => {
    const dpmd = await desk('dpmd')
    await dpmd.goto(`${simpul.url}/kantor/ringkasan`)
    for (const wilayah of [/Kota|Kediri|Pesantren|Mojoroto/, /Burengan/, /Mawar/]) {
      await dpmd.getByRole('rowheader').getByRole('link', { name: wilayah }).first().click()
      await dpmd.locator('.muatan[aria-busy="false"]').first().waitFor()
    }
    await dpmd.getByRole('heading', { name: /Mawar/ }).waitFor()
    await dpmd.getByText('Nama anak hanya terbuka untuk').waitFor()
    expect(await dpmd.locator('main a[href*="/bulan/anak"]').count()).toBe(0)
  })

  test('a number of the month opens its list of as many children, for the bidan; the list has an address', async () => {
    const bidan = await desk('bidan')
    await bidan.goto(`${simpul.url}/kantor/bulan`)
    const figure = bidan.locator('dl.angka-besar a').first()
    const count = await figure.innerText()
    await figure.click()
    await bidan.getByText(`Terdaftar (S): ${count}`).waitFor()
    const stunting = bidan.getByRole('combobox', { name: 'Yang ditampilkan' })
    await stunting.selectOption({ label: 'Dugaan yang belum dikonfirmasi' })
    await bidan.waitForURL(/saring=belum_dikonfirmasi/)
  })

  test('the bidan confirms, the Puskesmas releases the list for the rembuk, the lurah reads it until it is taken back', async () => {
    const bidan = await desk('bidan')
    await bidan.goto(`${simpul.url}/kantor/bulan`)
    await bidan.locator('dl.angka-besar a').first().waitFor()
    const where = new URLSearchParams({
      posyandu: await bidan.locator('#posyandu').inputValue(),
      bulan: await bidan.locator('#bulan').inputValue(),
      saring: 'dugaan_stunting',
    })
    await bidan.goto(`${simpul.url}/kantor/bulan/anak?${where}`)
    await bidan.getByRole('button', { name: 'Pilih semua di halaman ini' }).click()
    await bidan.getByRole('button', { name: /^Konfirmasi \d+ anak/ }).click()
    await bidan.getByText(/anak dikonfirmasi/).waitFor()

    const lurah = await desk('lurah')
    await openMenu(lurah, 'Rembuk stunting')
    await lurah.getByText('Puskesmas belum melepas daftar untuk kelurahan ini').waitFor()

    const puskesmas = await desk('puskesmas')
    await openMenu(puskesmas, 'Rembuk stunting')
    await puskesmas.getByText(/Yang akan dilepas: [1-9]\d* anak/).waitFor()
    await puskesmas.getByRole('button', { name: 'Lepaskan ke kelurahan' }).click()
    await puskesmas.getByRole('dialog').getByRole('button', { name: /^Ya/ }).click()
    await puskesmas.getByText('Daftar dilepas').waitFor()

    await lurah.reload()
    await lurah.getByRole('link', { name: /Burengan/ }).click()
    await lurah.getByText('Hanya untuk rembuk stunting').waitFor()
    expect(await lurah.locator('main').innerText()).toMatch(/pendek/i)
    expect(await lurah.locator('main').innerText()).not.toMatch(/\bkg\b|\bz\b|NIK/)

    await puskesmas.getByRole('button', { name: /Tarik kembali/ }).click()
    await puskesmas.getByRole('dialog').getByRole('button', { name: /^Ya/ }).click()
    await puskesmas.getByText('Ditarik').first().waitFor()
    await lurah.reload()
    await lurah.getByText('Tidak ditemukan').waitFor()
  })

  test('an admin sees nobody, opens one posyandu with a reason, and every look is written down', async () => {
    const admin = await desk('admin')
    await admin.goto(`${simpul.url}/kantor/warga`)
    await admin.getByText('Halaman ini bukan untuk peran Anda').waitFor()
    await openMenu(admin, 'Buka darurat')
    await admin.getByLabel('Posyandu').selectOption({ index: 1 })
    await admin.getByLabel(/Alasan/).fill('pendek')
    await admin.getByRole('button', { name: 'Buka satu jam' }).click()
    expect(await admin.getByRole('link', { name: 'Lihat warga' }).count()).toBe(0)
    await admin.getByLabel(/Alasan/).fill('Warga melapor namanya dobel')
    await admin.getByRole('button', { name: 'Buka satu jam' }).click()
    await admin.getByRole('link', { name: 'Lihat warga' }).click()
    await admin.getByText(/^Warga: [1-9]/).waitFor()
    await openMenu(admin, 'Jejak akses')
    await admin.getByText('Melihat lewat buka darurat').first().waitFor()
    // Whoever watches over the admin reads why; who writes it was told so, and to name nobody.
    await admin
      .getByText(/Warga melapor/)
      .first()
      .waitFor()
  })

  test('the Dinas Kesehatan types a table of its own: told what is wrong, and shown what will hold', async () => {
    const dinas = await desk('dinas.kesehatan')
    await openMenu(dinas, 'Tabel aturan')
    await dinas.getByText('Laki-laki, Bulan 1–12 (gram): 800 · 900').waitFor()
    await dinas.getByRole('button', { name: 'Terbitkan' }).click()
    await dinas.getByRole('link', { name: /^Isinya sama dengan tabel/ }).waitFor()
    const sesudah = dinas.getByLabel('Bulan 13 sampai 60 (gram)')
    await sesudah.fill('dua ratus')
    await dinas.getByLabel('Bulan 3').first().fill('8')
    await dinas.getByRole('button', { name: 'Terbitkan' }).click()
    await dinas.getByRole('link', { name: /bulan 3: tulis gram, 50 sampai 2000/ }).click()
    expect(await dinas.locator('#kbm-L-3').getAttribute('aria-invalid')).toBe('true')
    expect(await dinas.evaluate(() => document.activeElement?.id)).toBe('kbm-L-3')
    await dinas.getByLabel('Bulan 3').first().fill('800')
    await sesudah.fill('250')
    await dinas.getByRole('button', { name: 'Terbitkan' }).click()
    await dinas.getByRole('button', { name: 'Ya, terbitkan' }).click()
    await dinas.getByText(/^Mulai berlaku .* tidak bisa diubah lagi/).waitFor()
    await dinas.getByText('Bulan 13 sampai 60 (gram): 250').waitFor()
    // A second one of the same day, and one that says the same from a later day, are refused.
    await sesudah.fill('260')
    await dinas.getByRole('button', { name: 'Terbitkan' }).click()
    await dinas.getByRole('link', { name: /^Sudah ada tabel yang mulai berlaku/ }).waitFor()

    const other = await desk('dinas.sosial')
    expect(await other.getByRole('link', { name: 'Tabel aturan' }).count()).toBe(0)
    const desktop = dinas.viewportSize()
    await dinas.setViewportSize({ width: 360, height: 740 })
    expect(await dinas.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    if (desktop) await dinas.setViewportSize(desktop)
  })

  test('by the keyboard alone: past the menu, into the inbox, to a matter, its dialog and out again', async () => {
    const page = await desk('sekdes')
    await page.goto(`${simpul.url}/kantor/urusan?kotak=semua`)
    await page.locator('.muatan[aria-busy="false"]').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Langsung ke isi')
    await page.keyboard.press('Enter')
    const link = page.getByRole('rowheader').getByRole('link').first()
    const matter = await link.innerText()
    for (let n = 0; n < 40 && (await focused(page)) !== matter; n += 1)
      await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(matter)
    await page.keyboard.press('Enter')
    await page.getByText('Langkah berikutnya').waitFor()
    const stepName = await page
      .locator('section[aria-label="Langkah berikutnya"] button')
      .first()
      .innerText()
    for (let n = 0; n < 40 && (await focused(page)) !== stepName; n += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('an address that is not there, or of somebody else, says so; without a network nothing breaks', async () => {
    const page = await desk('sekdes')
    await page.goto(`${simpul.url}/kantor/tidak-ada`)
    await page.getByText('Halaman ini tidak ada').waitFor()
    await page.goto(`${simpul.url}/kantor/urusan/019b0000-0000-7000-8000-000000000001`)
    await page.getByText('Tidak ditemukan.').waitFor()
    await openMenu(page, 'Urusan warga')
    await page.context().setOffline(true)
    await page.locator('nav.kepala__menu').getByRole('link', { name: 'Warga', exact: true }).click()
    await page.getByText('Server tidak terjangkau').first().waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Coba lagi' }).first().click()
    await page.getByText(/^Warga: [1-9]/).waitFor()
  })

  /** The first person of the list; '' goes there without filters. */
  async function firstName(page: Page, query?: string): Promise<string> {
    if (query !== undefined) await page.goto(`${simpul.url}/kantor/warga${query}`)
    await page.locator('.muatan[aria-busy="false"]').first().waitFor()
    return page.getByRole('rowheader').first().innerText()
  }
})

async function focused(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.innerText : '',
  )
}
