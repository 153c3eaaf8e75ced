import type { Browser, BrowserContext, Page } from 'playwright-core'
import { MEJA_KANTOR } from './browser.ts'
import type { RunningSimpul } from './simpul.ts'

export const KOTA_KEDIRI = '35.71'
export const SANDI = 'posyandu2026'

/** Somebody at a desk, signed in by the form as she would. */
export async function atTheDesk(
  browser: Browser,
  simpul: RunningSimpul,
  namaPengguna: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(MEJA_KANTOR)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(`${simpul.url}/kantor/`)
  await page.getByLabel('Kabupaten').selectOption(KOTA_KEDIRI)
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.locator('#sandi').fill(SANDI)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('button', { name: 'Keluar' }).waitFor()
  return { page, context }
}

/** What a small kabupaten has: one desa with its Puskesmas and two posyandu, and who works there. */
interface KabupatenKecil {
  readonly kode: string
  readonly desaKode: string
  readonly sandi: string
}

const KECIL: KabupatenKecil = { kode: '64.02', desaKode: '64.02.06.2012', sandi: 'kenanga-biru-3' }

/**
 * A kabupaten of its own, made through the doors its screens use (`kantor-baru.e2e.ts` walks them):
 * accounts `admin`, `operator` and `bidan`, posyandu Etam and Melati.
 */
export async function kabupatenKecil(
  browser: Browser,
  simpul: RunningSimpul,
): Promise<KabupatenKecil> {
  const { kode, desaKode, sandi } = KECIL
  const context = await browser.newContext(MEJA_KANTOR)
  const page = await context.newPage()
  await page.goto(/sekali pakai: (\S+)/.exec(simpul.said())?.[1] ?? '')
  await page.getByLabel('Kabupaten atau kota').selectOption(kode)
  await page.getByLabel('Nama lengkap').fill('Admin')
  await page.getByLabel('Nama pengguna').fill('admin')
  await page.getByLabel('Sandi').fill(sandi)
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await page.getByRole('link', { name: 'Masuk ke aplikasi kantor' }).waitFor()

  const ask = async (path: string, data: object): Promise<Record<string, string>> => {
    const response = await page.request.post(`${simpul.url}${path}`, { data })
    if (!response.ok())
      throw new Error(`${path} answered ${response.status()} ${await response.text()}`)
    return await response.json()
  }
  await ask('/api/masuk', { kabupatenKode: kode, namaPengguna: 'admin', sandi, perangkat: null })
  await ask('/api/kantor/daftar-kantor/desa', { kecamatanKode: desaKode.slice(0, 8) })
  const desa = await page.request.get(
    `${simpul.url}/api/kantor/daftar-kantor?jenis=desa&cari=${desaKode}`,
  )
  const { rows } = await desa.json()
  const puskesmas = await ask('/api/kantor/daftar-kantor', {
    jenis: 'puskesmas',
    nama: 'Puskesmas Rapak Mahang',
    wilayahKode: desaKode.slice(0, 8),
    telepon: '',
    bidang: [],
    desaDilayani: [desaKode],
  })
  const puskesmasId = puskesmas['id'] ?? ''
  for (const nama of ['Etam', 'Melati'])
    await ask('/api/kantor/posyandu', {
      desaKode,
      nama,
      alamat: '',
      nomorRegistrasi: '',
      puskesmasId,
    })
  for (const [peran, kantorId] of [
    ['operator', rows[0].id],
    ['bidan', puskesmasId],
  ]) {
    const penugasan = {
      peran,
      posyanduId: null,
      bidang: null,
      kantorId,
      wilayahKode: null,
      berlakuDari: '2026-01-01',
      berlakuSampai: null,
    }
    const akun = { nama: `Ibu ${peran}`, namaPengguna: peran, telepon: '', penugasan }
    const { kode: diKertas } = await ask('/api/pengguna', akun)
    await ask('/api/sandi/pakai-kode', {
      kabupatenKode: kode,
      namaPengguna: peran,
      kode: diKertas,
      sandiBaru: sandi,
    })
  }
  await context.close()
  return KECIL
}

/** Somebody of a server with one kabupaten, signed in by the form. */
export async function atTheDeskOf(
  browser: Browser,
  simpul: RunningSimpul,
  namaPengguna: string,
  sandi: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(MEJA_KANTOR)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(`${simpul.url}/kantor/`)
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.locator('#sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('button', { name: 'Keluar' }).waitFor()
  return { page, context }
}

/** Each office has one desk, signed in once. @param server asked when a desk is first sat at */
export function desksOf(
  server: () => { readonly browser: Browser; readonly simpul: RunningSimpul },
): (nama: string) => Promise<Page> {
  const desks = new Map<string, Page>()
  return async (nama) => {
    const known = desks.get(nama)
    if (known) return known
    const { browser, simpul } = server()
    const { page } = await atTheDesk(browser, simpul, nama)
    desks.set(nama, page)
    return page
  }
}

export async function openMenu(page: Page, name: string): Promise<void> {
  await page.locator('nav.kepala__menu').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}
