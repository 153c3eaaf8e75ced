import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { aTelepon, openTab, sendEverything, type Telepon, typePin } from './testing/hp.ts'
import { atTheDesk } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * One day of Posyandu Mawar in Burengan: the kader works with the network cut, comes back, and the
 * office of the right bidang, and no other, sees what is its own and answers.
 */
describe('satu hari Posyandu', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let kader: Telepon

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
    kader = await aTelepon(browser, simpul, 'kader')
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('the app opens without a network, after the phone was switched off', async () => {
    await kader.cutNetwork()
    await kader.page.reload()
    await typePin(kader.page)
    await kader.page.getByRole('heading', { name: 'Hari Posyandu', exact: true }).waitFor()
  })

  test('offline: the day is opened, a newborn is registered, weighed and referred', async () => {
    const { page } = kader
    await page.getByRole('button', { name: 'Buka Hari Posyandu hari ini' }).click()
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
    await goTo(page, '/warga/baru?dari=hari&nama=Bintang Contoh')
    await page.getByText('Perempuan', { exact: true }).click()
    await page.locator('#tanggalLahir').fill(daysAgo(305))
    await page.locator('#namaIbu').fill('Ibu Bintang')
    await page.locator('#rt').fill('03')
    await page.getByRole('button', { name: 'Simpan dan masuk antrean' }).click()
    const id = await idOfPlace(page)

    await goTo(page, `/ukur/${id}`)
    await page.locator('#weight').fill('71')
    await page.locator('#length').fill('68,5')
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByText('Maksudnya 7,1 kg?').waitFor()
    await page.getByRole('button', { name: 'Ya, 7,1 kg' }).click()
    await page.getByText('Baru pertama ditimbang').first().waitFor()
    await page.getByText('Tulis di Buku KIA').first().waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/stunting|gizi buruk|gizi kurang/i)

    await goTo(page, `/rujuk/${id}?urgensi=minggu_ini&alasan=kata_nakes`)
    await page.getByRole('button', { name: 'Simpan rujukan' }).click()
    await page.getByText('Rujukan tersimpan di HP ini').first().waitFor()
  })

  test('offline: a matter of another bidang is written down in three answers', async () => {
    const { page } = kader
    await goTo(page, '/temuan')
    await page.getByRole('button', { name: 'Perumahan' }).click()
    await page.getByRole('button', { name: /Atap bocor/ }).click()
    await page.locator('#lokasi').fill('RT 02 belakang musala')
    await page.locator('#pemohonNama').fill('Bu Uji Contoh')
    await page.getByRole('button', { name: 'Simpan temuan' }).click()
    await page.getByText('Tersimpan di HP ini').first().waitFor()
  })

  test('offline: what must stay secret is not written down anywhere, and says whom to call', async () => {
    const { page } = kader
    await goTo(page, '/hari')
    await goTo(page, '/temuan')
    await page.getByRole('button', { name: 'Sosial' }).click()
    await page.getByRole('button', { name: /Kekerasan di rumah/ }).click()
    await page.getByText('Ini urusan rahasia').waitFor()
    await page.getByText('129').first().waitFor()
    expect(await page.locator('main input, main textarea').count()).toBe(0)
  })

  test('back on the network everything is sent, and the road goes kader bidang → kelurahan → dinas → phone', async () => {
    await kader.network()
    await sendEverything(kader.page)

    const perumahan = await aTelepon(browser, simpul, 'kader.perumahan')
    await openTab(perumahan.page, 'Urusan')
    await perumahan.page.getByText('Bu Uji Contoh').first().click()
    await act(perumahan.page, 'Teruskan ke kelurahan', 'Simpan')
    await perumahan.page.getByText('Di kelurahan, belum dicek').waitFor()
    await sendEverything(perumahan.page)
    await perumahan.context.close()

    const kelurahan = await atTheDesk(browser, simpul, 'sekdes')
    await openMatter(kelurahan.page, 'Atap bocor', 'Bu Uji Contoh')
    await act(kelurahan.page, 'Benar, sudah dicek', 'Benar, sudah dicek', async (page) => {
      await page.getByLabel('Catatan').fill('Sudah dilihat ke rumah, atapnya memang bocor.')
    })
    await act(kelurahan.page, 'Teruskan ke dinas', 'Teruskan ke dinas', async (page) => {
      await page
        .getByLabel('Kantor tujuan')
        .selectOption({ label: 'Dinas Perumahan dan Kawasan Permukiman' })
    })
    await kelurahan.page.getByText('Diteruskan ke dinas').first().waitFor()
    await kelurahan.context.close()

    const lain = await atTheDesk(browser, simpul, 'dinas.sosial')
    await lain.page.goto(`${simpul.url}/kantor/urusan?kotak=semua&cari=Bu+Uji`)
    await lain.page.getByText('Tidak ada yang cocok').waitFor()
    await lain.context.close()

    const dinas = await atTheDesk(browser, simpul, 'dinas.perumahan')
    await openMatter(dinas.page, 'Atap bocor', 'Bu Uji Contoh')
    expect(await dinas.page.locator('main').innerText()).not.toContain('Bintang')
    await act(dinas.page, 'Jawab', 'Jawab', async (page) => {
      await page.getByRole('radio', { name: 'Selesai', exact: true }).check()
      await page.getByLabel('Catatan').fill('Genteng sudah diganti tukang dinas.')
    })
    await dinas.page.getByText('Kata dinas sudah selesai').first().waitFor()
    await dinas.context.close()

    await sendEverything(kader.page)
    await openTab(kader.page, 'Urusan')
    await kader.page.getByText('Kata dinas sudah selesai').first().waitFor()
  })

  test('the kader closes the day, and the bidan sees the weighing', async () => {
    const { page } = kader
    await goTo(page, '/hari/tutup')
    await page.getByRole('button', { name: 'Tutup hari ini' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup hari ini' }).click()
    await page.getByText('Lihat halaman').first().click()
    await page.getByText('D · ditimbang bulan ini').waitFor()
    await sendEverything(page)

    const bidan = await atTheDesk(browser, simpul, 'bidan')
    await bidan.page.goto(`${simpul.url}/kantor/warga?cari=Bintang`)
    await bidan.page.getByText('Bintang Contoh').waitFor()
    await bidan.context.close()
  })

  test('after kill -9 of the server nothing that was sent is lost, and the phone goes on', async () => {
    await simpul.kill()
    await simpul.restart()
    await sendEverything(kader.page)
    const bidan = await atTheDesk(browser, simpul, 'bidan')
    await bidan.page.goto(`${simpul.url}/kantor/warga?cari=Bintang`)
    await bidan.page.getByText('Bintang Contoh').waitFor()
    expect(simpul.said()).not.toContain('Bintang Contoh')
    await bidan.context.close()
  })
})

/** A place of the app by its address: every screen has one. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((place) => (location.hash = place), path)
  await page.locator('h1').first().waitFor()
}

/** The person the screen is about. */
async function idOfPlace(page: Page): Promise<string> {
  await page.waitForURL(/#\/[a-z]+\/[0-9a-f-]{36}/)
  return new URL(page.url()).hash.split('/').at(-1)?.split('?')[0] ?? ''
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

async function openMatter(page: Page, jenis: string, pemohon: string): Promise<void> {
  await page.goto(
    `${new URL(page.url()).origin}/kantor/urusan?kotak=semua&cari=${encodeURIComponent(pemohon)}`,
  )
  await page
    .getByRole('link', { name: new RegExp(jenis) })
    .first()
    .click()
  await page.getByText('Langkah berikutnya').waitFor()
}

/** One step on a matter: its button opens a form, the last button of the form sends it. */
async function act(
  page: Page,
  langkah: string,
  send: string,
  fill?: (page: Page) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: langkah, exact: true }).first().click()
  await fill?.(page)
  await page.getByRole('button', { name: send, exact: true }).last().click()
}
