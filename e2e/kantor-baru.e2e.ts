import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HP, launchBrowser, MEJA_KANTOR } from './testing/browser.ts'
import { makePin } from './testing/hp.ts'
import { openMenu } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * The first week of a kabupaten that brings nothing but its own people: from the link in the terminal
 * to a kader's phone, by the screens alone.
 */
describe('kabupaten yang baru mulai', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let admin: Page
  let operator: Page
  const open: BrowserContext[] = []

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul({ isDemo: false }), launchBrowser()])
  })
  afterAll(async () => {
    await Promise.all(open.map((context) => context.close()))
    await browser?.close()
    await simpul?.stop()
  })

  test('the link in the terminal makes the first admin, once', async () => {
    const link = /sekali pakai: (\S+)/.exec(simpul.said())?.[1] ?? ''
    admin = await aWindow(link)
    await admin.getByLabel('Kabupaten atau kota').selectOption('64.02')
    await admin.getByLabel('Nama lengkap').fill('Admin Kukar')
    await admin.getByLabel('Nama pengguna').fill('admin')
    await admin.getByLabel('Sandi').fill('bunga-kertas-9')
    await admin.getByRole('button', { name: 'Buat akun' }).click()
    await admin.getByRole('link', { name: 'Masuk ke aplikasi kantor' }).click()
    await signIn(admin, 'admin', 'bunga-kertas-9')
    await admin.getByRole('heading', { name: 'Langkah awal' }).waitFor()
    // Data of a demo is announced on every screen; these are real.
    expect(await admin.getByText('Data contoh').count()).toBe(0)

    const again = await aWindow(link)
    await again.getByText('Tautan ini tidak berlaku').waitFor()
  })

  test('the first steps lead one by one to what is missing: dinas, offices of the desa, Puskesmas', async () => {
    await admin.getByText('Belum ada dinas untuk bidang Pendidikan').click()
    await inDialog(admin).getByLabel('Nama kantor').fill('Dinas Gabungan Kukar')
    for (const bidang of ['Kesehatan', 'PU: air', 'Perumahan', 'Ketertiban', 'Sosial'])
      await inDialog(admin).getByRole('checkbox', { name: bidang }).check()
    await save(admin)

    await openMenu(admin, 'Langkah awal')
    await admin.getByText('desa/kelurahan belum punya kantor').click()
    await inDialog(admin).getByLabel('Kecamatan').fill('Tenggarong')
    await admin.getByRole('button', { name: /^Tenggarong \(64/ }).click()
    await admin.getByRole('button', { name: /Buat sekarang: Tenggarong/ }).click()
    await admin.getByText(/kantor dibuat, 0 sudah ada sebelumnya/).waitFor()

    await openMenu(admin, 'Langkah awal')
    await admin.getByText('Belum ada Puskesmas').first().click()
    await inDialog(admin).getByLabel('Nama kantor').fill('Puskesmas Rapak Mahang')
    await inDialog(admin).getByLabel('Wilayah').fill('Tenggarong')
    await admin.getByRole('button', { name: /^Tenggarong \(64/ }).click()
    await admin.getByRole('button', { name: /Pilih semua desa/ }).click()
    await save(admin)

    await openMenu(admin, 'Langkah awal')
    await admin.getByText('Belum ada akun operator desa/kelurahan').waitFor()
    expect(await admin.getByText('Belum ada dinas').count()).toBe(0)
  })

  test('an operator gets a code on paper, alone on its sheet, and makes a password with it', async () => {
    await openMenu(admin, 'Akun')
    await admin.getByRole('button', { name: 'Buat akun' }).click()
    await inDialog(admin).getByLabel('Nama', { exact: true }).fill('Operator Rapak Lambur')
    await inDialog(admin).getByLabel('Nama pengguna').fill('operator')
    await inDialog(admin).getByLabel('Peran').selectOption({ label: 'Operator desa/kelurahan' })
    await inDialog(admin).getByLabel('Kantor').selectOption({ label: 'Desa Rapak Lambur' })
    await admin.getByRole('button', { name: 'Simpan' }).click()
    const kode = await codeOnPaper(admin)
    await admin.emulateMedia({ media: 'print' })
    expect(await admin.locator('table').isVisible()).toBe(false)
    expect(await admin.locator('.kode-besar').isVisible()).toBe(true)
    await admin.emulateMedia({ media: 'screen' })
    await admin.getByRole('button', { name: 'Tutup' }).click()

    operator = await aWindow(`${simpul.url}/kantor/`)
    await operator.getByRole('button', { name: 'Punya kode di kertas?' }).click()
    await operator.getByLabel('Nama pengguna').fill('operator')
    await operator.getByLabel('Kode di kertas').fill(kode)
    await operator.getByLabel('Kata sandi baru').fill('kenanga-biru-3')
    await operator.getByRole('button', { name: 'Buat kata sandi baru dengan kode' }).click()
    await operator.getByText('Kata sandi baru sudah tersimpan').waitFor()
    await signIn(operator, 'operator', 'kenanga-biru-3')

    const thief = await aWindow(`${simpul.url}/kantor/`)
    await thief.getByRole('button', { name: 'Punya kode di kertas?' }).click()
    await thief.getByLabel('Nama pengguna').fill('operator')
    await thief.getByLabel('Kode di kertas').fill(kode)
    await thief.getByLabel('Kata sandi baru').fill('lain-lain-lain-1')
    await thief.getByRole('button', { name: 'Buat kata sandi baru dengan kode' }).click()
    await thief.getByText('Kode tidak cocok').waitFor()
  })

  test('in a desa the words are those of a desa, and the menu has what an operator does', async () => {
    await operator.getByText('Operator desa, Desa Rapak Lambur').waitFor()
    expect(await operator.locator('header').innerText()).not.toMatch(/kelurahan|lurah/i)
    const menu = await operator.locator('nav.kepala__menu').innerText()
    for (const item of ['Urusan warga', 'Posyandu', 'Akun', 'Impor']) expect(menu).toContain(item)
    for (const item of ['Daftar kantor', 'Buka darurat', 'Delegasi'])
      expect(menu).not.toContain(item)
    await operator.goto(`${simpul.url}/kantor/daftar-kantor`)
    await operator.getByText('Halaman ini bukan untuk peran Anda').waitFor()
  })

  test('the operator makes the posyandu and an account for its kader, whose phone opens with the code', async () => {
    await openMenu(operator, 'Posyandu')
    await operator.getByText('Belum ada Posyandu').waitFor()
    await operator.getByRole('button', { name: 'Tambah Posyandu' }).click()
    await inDialog(operator).getByLabel('Nama Posyandu').fill('Etam')
    await inDialog(operator).getByLabel('Nomor registrasi').fill('64.02.06.1001.001')
    await save(operator, false)
    await operator.getByText('Nomor itu milik desa lain').first().waitFor()
    await inDialog(operator).getByLabel('Nomor registrasi').fill('')
    await save(operator)
    await operator.getByRole('rowheader', { name: 'Etam' }).waitFor()

    await openMenu(operator, 'Akun')
    await operator.getByRole('button', { name: 'Buat akun' }).click()
    await inDialog(operator).getByLabel('Nama', { exact: true }).fill('Bu Kader Etam')
    await inDialog(operator).getByLabel('Nama pengguna').fill('kader.etam')
    await inDialog(operator).getByLabel('Peran').selectOption({ label: 'Kader' })
    await inDialog(operator).getByLabel('Posyandu').selectOption({ label: 'Etam' })
    await inDialog(operator).getByLabel('Bidang').selectOption({ label: 'Kesehatan' })
    await operator.getByRole('button', { name: 'Simpan' }).click()
    const kode = await codeOnPaper(operator)

    const context = await browser.newContext(HP)
    context.setDefaultTimeout(20_000)
    open.push(context)
    const hp = await context.newPage()
    await hp.goto(`${simpul.url}/kader/`)
    await hp.getByRole('button', { name: 'Punya kode di kertas?' }).click()
    await hp.getByLabel('Nama pengguna').fill('kader.etam')
    await hp.getByLabel('Kode di kertas').fill(kode)
    await hp.getByLabel('Kata sandi baru').fill('melati-putih-7')
    await hp.getByLabel('Ketik sekali lagi').fill('melati-putih-7')
    await hp.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await hp.locator('#sandi').fill('melati-putih-7')
    await hp.getByRole('button', { name: 'Masuk', exact: true }).click()
    await makePin(hp)
    await hp.getByRole('heading', { name: 'Hari Posyandu', exact: true }).waitFor()
    await hp.getByText('Etam').first().waitFor()

    await openMenu(admin, 'Langkah awal')
    await admin.reload()
    expect(await admin.getByText('Posyandu belum punya akun kader').count()).toBe(0)
  })

  async function aWindow(url: string): Promise<Page> {
    const context = await browser.newContext(MEJA_KANTOR)
    context.setDefaultTimeout(20_000)
    open.push(context)
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
})

async function signIn(page: Page, nama: string, sandi: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(nama)
  await page.locator('#sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('button', { name: 'Keluar' }).waitFor()
}

function inDialog(page: Page): Locator {
  return page.getByRole('dialog')
}

/** @param isKept false: the server is expected to say no, and the dialog stays */
async function save(page: Page, isKept = true): Promise<void> {
  await inDialog(page).getByRole('button', { name: 'Simpan' }).click()
  if (isKept) await inDialog(page).waitFor({ state: 'detached' })
}

async function codeOnPaper(page: Page): Promise<string> {
  await page.getByRole('dialog').locator('.kode-besar').waitFor()
  const kode = await page.locator('.kode-besar').innerText()
  expect(kode).toMatch(/^\w{4}[\s-]?\w{4}$/)
  return kode
}
