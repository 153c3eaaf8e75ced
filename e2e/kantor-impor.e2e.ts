import exceljs from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './testing/browser.ts'
import { atTheDeskOf, kabupatenKecil, openMenu } from './testing/kantor.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

/**
 * The files an office has lie in a drawer: residents from OpenSID, weighings from e-PPGBM, a sheet of
 * the Posyandu, the list of posyandu. They come in by the screens, seen before anything is written.
 */
describe('berkas dari kantor desa', () => {
  let simpul: RunningSimpul
  let browser: Browser
  let operator: Page
  let bidan: Page

  beforeAll(async () => {
    ;[simpul, browser] = await Promise.all([startSimpul({ isDemo: false }), launchBrowser()])
    const { sandi } = await kabupatenKecil(browser, simpul)
    operator = (await atTheDeskOf(browser, simpul, 'operator', sandi)).page
    bidan = (await atTheDeskOf(browser, simpul, 'bidan', sandi)).page
  })
  afterAll(async () => {
    await browser?.close()
    await simpul?.stop()
  })

  test('an OpenSID export: columns known, rows that cannot be read said in words, nothing written before the yes', async () => {
    await bring(operator, 'penduduk', 'opensid.csv', OPENSID)
    await operator.getByText('Langkah 1 · Kolom mana berisi apa').waitFor()
    expect(await operator.locator('#kolom-nama').inputValue()).toBe('2')
    expect(await operator.locator('#kolom-tanggalLahir').inputValue()).toBe('5')
    await operator
      .getByLabel('Posyandu untuk warga yang tidak disebut')
      .selectOption({ label: 'Etam' })
    await check(operator)
    await operator.getByText('Belum ada yang ditulis.').waitFor()
    expect(await tally(operator)).toEqual({ baru: 5, salah: 2, lewati: 1 })
    const wrong = await operator.locator('main').innerText()
    expect(wrong).toContain('Jenis kelamin kosong. Isi L atau P.')
    expect(wrong).toContain('Tanggal lahir tidak terbaca. Tulis seperti 09-03-2021.')
    await operator.getByRole('button', { name: /^Dilewati/ }).click()
    await operator.getByText('Orang yang sama dengan baris 2; ditulis sekali saja.').waitFor()
    await operator.getByRole('button', { name: /^Baru/ }).click()
    await operator.getByText('NIK sama dengan baris 2 tetapi orangnya lain').waitFor()
    expect(await registered(operator)).toBe(0)

    await openMenu(operator, 'Impor')
    await operator.getByRole('link', { name: 'opensid.csv' }).click()
    await operator.getByRole('button', { name: 'Tulis 5 baris ke daftar' }).click()
    await operator.getByText('Selesai: 5 baris sudah ditulis').waitFor()
    expect(await registered(operator)).toBe(5)
    // The four ways of writing one birthday are one day.
    expect(await operator.getByText('9 Mar 2021').count()).toBe(4)
  })

  test('the same file again: the columns are remembered, everybody is there already', async () => {
    await bring(operator, 'penduduk', 'opensid lagi.csv', OPENSID)
    await operator.getByText('Susunan kolom ini pernah dipakai').waitFor()
    await check(operator)
    await operator.getByText('Tidak ada yang perlu ditulis').waitFor()
    expect(await tally(operator)).toEqual({ sama: 5, salah: 2, lewati: 1 })
    await operator.getByRole('button', { name: 'Batalkan impor ini' }).click()
    await operator.getByText('Impor ini dibatalkan; tidak ada yang ditulis.').waitFor()
  })

  test('an XLSX whose columns nobody knows: what is missing is named, a person points at it', async () => {
    await bring(
      operator,
      'penduduk',
      'daftar pak RT.xlsx',
      await sheet([
        ['Daftar warga RT 07'],
        [],
        ['Siapa', 'Lanang/wedok', 'Metu', 'Ibuk'],
        ['Karso Contoh', 'L', new Date(Date.UTC(1960, 4, 1)), ''],
        ['Karsi Contoh', 'P', '1-6-1962', ''],
      ]),
    )
    await check(operator, false)
    await operator
      .getByText('Pilih dulu kolom mana yang berisi: nama, jenis kelamin, tanggal lahir.')
      .waitFor()
    expect(await registered(operator)).toBe(5)
  })

  test('what is no table, or too large when unpacked, is refused with what to do', async () => {
    await choose(operator, 'penduduk', 'foto.pdf', Buffer.from('%PDF-1.4 '))
    await operator.getByText('Berkas ini bukan tabel yang bisa dibaca').waitFor()
    await choose(operator, 'penduduk', 'kosong.csv', Buffer.alloc(0))
    await operator.getByText('Berkasnya kosong').waitFor()
    await choose(operator, 'penduduk', 'kutip.csv', Buffer.from('NAMA,SEX\n"Ani,P\nBudi,L\n'))
    await operator.getByText('Tanda kutip (") di baris 2 dibuka tetapi tidak ditutup').waitFor()
  })

  test('weighings of e-PPGBM and of the own sheet, by the bidan; a child nobody knows is registered with them', async () => {
    await bring(bidan, 'pengukuran', 'eppgbm.csv', EPPGBM)
    await bidan
      .getByLabel('Posyandu untuk warga yang tidak disebut')
      .selectOption({ label: 'Etam' })
    await check(bidan)
    expect(await tally(bidan)).toEqual({ baru: 2, salah: 1 })
    expect(await bidan.locator('main').innerText()).toContain('Berat di luar yang mungkin')
    await bidan.getByRole('button', { name: 'Tulis 2 baris ke daftar' }).click()
    await bidan.getByText('Selesai: 2 baris').waitFor()

    await bring(bidan, 'pengukuran', 'lembar posyandu.csv', LEMBAR)
    await bidan.getByText('satu kolom untuk satu bulan: 2 kolom terbaca').waitFor()
    await bidan
      .getByLabel('Posyandu untuk warga yang tidak disebut')
      .selectOption({ label: 'Etam' })
    await check(bidan)
    expect(await tally(bidan)).toEqual({ baru: 2 })
    await bidan.getByRole('button', { name: 'Tulis 2 baris ke daftar' }).click()
    await bidan.getByText('Selesai: 2 baris').waitFor()
    await bidan.goto(`${simpul.url}/kantor/bulan?bulan=2026-09`)
    await bidan.getByText('D · ditimbang').waitFor()
    await openMenu(bidan, 'Warga')
    await bidan.getByText('Kirana Baru').waitFor()
  })

  test('posyandu from a file, by the operator, into the own desa', async () => {
    await bring(
      operator,
      'posyandu',
      'posyandu.csv',
      Buffer.from('Nama,RW,Alamat\nPosyandu Kenanga,4,Balai RW 4\nEtam,1,\n'),
    )
    await check(operator)
    expect(await tally(operator)).toEqual({ baru: 1, sama: 1 })
    await operator.getByRole('button', { name: 'Tulis 1 baris ke daftar' }).click()
    await operator.getByText('Selesai: 1 baris').waitFor()
    await openMenu(operator, 'Posyandu')
    await operator.getByText('RW 04, Balai RW 4').waitFor()
  })

  test('50,000 residents: progress that survives a reload, cancelled in the middle, and nothing is written', async () => {
    await bring(operator, 'penduduk', 'sekecamatan.csv', FIFTY_THOUSAND)
    await operator
      .getByLabel('Posyandu untuk warga yang tidak disebut')
      .selectOption({ label: 'Melati' })
    await operator.getByRole('button', { name: 'Periksa semua baris' }).click()
    await operator.getByText(/Memeriksa baris [1-9]\d* dari 50000/).waitFor()
    await operator.reload()
    await operator.getByRole('progressbar').waitFor()
    await operator.getByRole('button', { name: 'Batalkan impor ini' }).click()
    await operator.getByText('Impor ini dibatalkan; tidak ada yang ditulis.').waitFor()
    expect(await registered(operator)).toBe(6)
  })

  test('50,000 residents: the power goes in the middle of the writing; it goes on, and nobody is there twice', async () => {
    await bring(operator, 'penduduk', 'sekecamatan.csv', FIFTY_THOUSAND)
    await operator.getByText('Susunan kolom ini pernah dipakai').waitFor()
    await check(operator)
    await operator
      .getByRole('button', { name: 'Tulis 50000 baris ke daftar' })
      .click({ timeout: 60_000 })
    await operator.getByText(/Menulis [1-9]\d* dari 50000/).waitFor()
    await simpul.kill()
    await simpul.restart()
    await operator.reload()
    await operator.getByText('Impor ini terhenti di tengah').waitFor()
    await operator.getByRole('button', { name: 'Lanjutkan' }).click()
    await operator.getByText('Selesai: 50000 baris sudah ditulis').waitFor({ timeout: 120_000 })
    expect(await registered(operator)).toBe(50_006)
    // No name of anybody came into what the terminal says.
    expect(simpul.said()).not.toContain('Warga Uji')
  })

  /** People of the desa, by the register's own count. */
  async function registered(page: Page): Promise<number> {
    await page.goto(`${simpul.url}/kantor/warga`)
    const caption = await page.locator('caption', { hasText: /^Warga: / }).innerText()
    return Number(caption.replace(/\D/g, ''))
  }

  /** Chooses a file and sends it; what comes then, the test says. */
  async function choose(page: Page, jenis: string, name: string, buffer: Buffer): Promise<void> {
    await page.goto(`${simpul.url}/kantor/impor`)
    await page.getByLabel('Isi berkas').selectOption(jenis)
    await page.locator('#berkas').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Baca berkas' }).click()
  }

  async function bring(page: Page, jenis: string, name: string, buffer: Buffer): Promise<void> {
    await choose(page, jenis, name, buffer)
    await page.getByRole('heading', { name }).waitFor()
  }
})

async function check(page: Page, isComplete = true): Promise<void> {
  await page.getByRole('button', { name: 'Periksa semua baris' }).click()
  if (isComplete)
    await page.getByText('Langkah 2 · Lihat hasil pemeriksaan').waitFor({ timeout: 60_000 })
}

/** How many rows of each decision; those with none are left out. */
async function tally(page: Page): Promise<Record<string, number>> {
  const names = {
    Baru: 'baru',
    Melengkapi: 'perbarui',
    'Sudah ada': 'sama',
    Dilewati: 'lewati',
    'Tidak terbaca': 'salah',
  }
  const counts: Record<string, number> = {}
  for (const [label, key] of Object.entries(names)) {
    const text = await page
      .getByRole('button', { name: new RegExp(`^${label}.*\\(\\d+\\)$`) })
      .innerText()
    const count = Number(/\((\d+)\)$/.exec(text)?.[1])
    if (count > 0) counts[key] = count
  }
  return counts
}

async function sheet(rows: readonly (readonly (string | Date)[])[]): Promise<Buffer> {
  const book = new exceljs.Workbook()
  book.addWorksheet('Sheet1').addRows(rows.map((row) => [...row]))
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Four ways of writing one birthday, a NIK that two people have, somebody twice, two that cannot be read. */
const OPENSID = Buffer.from(
  [
    'nik;no_kk;nama;sex;tempatlahir;tanggallahir;nama_ibu;rt;rw;alamat',
    '6402064903210001;6402060101200001;Siti Contoh;2;Tenggarong;2021-03-09;Ibu Satu;001;001;Jl A',
    '6402064903210002;;Ani Contoh;P;Tenggarong;09-03-2021;Ibu Dua;1;1;Jl B',
    ';;Budi Contoh;L;Tenggarong;9 Maret 2021;Ibu Tiga;02;01;Jl C',
    '6402064903210001;;Cici Lain;P;Tenggarong;44264;Ibu Empat;02;01;Jl D',
    ';;Tanpa Kelamin;;Tenggarong;09-03-1980;;02;01;',
    ';;Tanpa Tanggal;L;Tenggarong;entah kapan;;02;01;',
    '6402064903210001;6402060101200001;SITI CONTOH;2;Tenggarong;09/03/2021;Ibu Satu;001;001;Jl A',
    ';;Pak Tua Contoh;L;Tenggarong;01-07-1950;;03;01;',
    '',
  ].join('\n'),
)

const EPPGBM = Buffer.from(
  [
    'No,NIK,Nama,JK,Tgl Lahir,Nama Ortu,Tanggal Pengukuran,Berat,Tinggi,Cara Ukur,LiLA',
    '1,6402064903210002,Ani Contoh,P,2021-03-09,Ibu Dua,2026-09-08,"15,2","104,5",Berdiri,15',
    '2,,Kirana Baru,P,2025-09-01,Ibu Kirana,2026-09-08,8.4,72,Terlentang,13.5',
    '3,6402064903210001,Siti Contoh,P,2021-03-09,Ibu Satu,2026-09-08,152,104,Berdiri,15',
    '',
  ].join('\n'),
)

const LEMBAR = Buffer.from(
  'Nama Balita;Tgl Lahir;JK;BB Jul 2026;BB Agu 2026\nAni Contoh;09-03-2021;P;14,8;15\n',
)

const FIFTY_THOUSAND = Buffer.from(
  [
    'NAMA;SEX;TANGGAL LAHIR;RT;RW',
    ...Array.from({ length: 50_000 }, (_, n) => {
      const born = new Date(Date.UTC(1945, 0, 1 + (n % 25_000))).toISOString().slice(0, 10)
      return `Warga Uji ${n < 25_000 ? 'Satu' : 'Dua'};${n % 2 === 0 ? 'P' : 'L'};${born};${(n % 9) + 1};1`
    }),
    '',
  ].join('\n'),
)
