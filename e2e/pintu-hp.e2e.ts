import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HP, launchBrowser } from './testing/browser.ts'
import {
  aTelepon,
  makePin,
  openTab,
  sendEverything,
  signIn,
  type Telepon,
  typePin,
} from './testing/hp.ts'
import { atTheDesk } from './testing/kantor.ts'
import { expectFits } from './testing/layar.ts'
import {
  anotherKader,
  fillResident,
  goOnAs,
  goTo,
  isOpen,
  nameOf,
  saveResident,
  toDoorOf,
  toKaderList,
} from './testing/pintu.ts'
import { type RunningSimpul, startSimpul } from './testing/simpul.ts'

const PIN_ANI = '314159'
const SALAH = '909090'

let simpul: RunningSimpul
let browser: Browser

beforeAll(async () => {
  ;[simpul, browser] = await Promise.all([startSimpul(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await simpul?.stop()
})

/**
 * Posyandu Mawar has one phone for two kader. On the day there is no signal and a toddler plays with
 * the PIN: the door of one kader closes, not the day.
 */
describe('dua kader, satu HP', () => {
  let hp: Telepon
  let siti: string
  let ani: string
  let kertas: readonly string[]

  beforeAll(async () => {
    hp = await aTelepon(browser, simpul, 'kader')
    siti = await nameOf(hp.page)
  })
  afterAll(() => hp?.context.close())

  test('the second kader signs in on the same phone, and each opens it with her own PIN', async () => {
    const { page } = hp
    await goTo(page, '/hari')
    await page.getByRole('button', { name: 'Buka Hari Posyandu hari ini' }).click()
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
    await sendEverything(page)
    await anotherKader(page, 'kader2', PIN_ANI)
    ani = await nameOf(page)
    expect(ani).not.toBe(siti)
    await sendEverything(page)
    await openTab(page, 'Hari Posyandu')
    await page.getByText('Sedang buka').waitFor()

    await hp.cutNetwork()
    await goOnAs(page, siti)
    await openTab(page, 'Hari Posyandu')
    await page.getByText('Sedang buka').waitFor()
    await goOnAs(page, ani, PIN_ANI)
    await openTab(page, 'Hari Posyandu')
    await page.getByText('Sedang buka').waitFor()
    await saveResident(page, 'Melati Ani')
  })

  test('ten wrong PINs close the door of one kader; the day goes on with the other', async () => {
    const { page } = hp
    await toKaderList(page)
    await toDoorOf(page, ani)
    await typeTenWrong(page)
    await page.reload()
    await toKaderList(page)
    await toDoorOf(page, ani)
    await page.getByText('Pintu ini ditutup dulu').waitFor()

    await goOnAs(page, siti)
    await openTab(page, 'Hari Posyandu')
    await page.getByText('Sedang buka').waitFor()
    await saveResident(page, 'Kenanga Siti')
  })

  test('a code that the ketua wrote on paper opens it without a network, gives ten more tries, and opens once', async () => {
    kertas = await codesOnPaper(ani)
    expect(kertas).toHaveLength(10)
    const { page } = hp
    await toKaderList(page)
    await toDoorOf(page, ani)
    await typeCode(page, '12345678')
    await page.getByText('Kode ini tidak cocok atau sudah pernah dipakai.').waitFor()
    await typeCode(page, kertas[0] ?? '')
    await page.getByText('Pintu dibuka. Ketik PIN lagi.').waitFor()
    await typePin(page, SALAH)
    await page.getByText('PIN salah. Masih bisa 9 kali lagi.').waitFor()
    await typePin(page, PIN_ANI)
    await isOpen(page)
    await openTab(page, 'Belum terkirim')
    await page.getByText('Pendaftaran · Melati Ani').waitFor()

    await toKaderList(page)
    await toDoorOf(page, ani)
    await typeTenWrong(page)
    await typeCode(page, kertas[0] ?? '')
    await page.getByText('Kode ini tidak cocok atau sudah pernah dipakai.').waitFor()
    await typeCode(page, kertas[1] ?? '')
    await page.getByText('Pintu dibuka. Ketik PIN lagi.').waitFor()
  })

  test('a forgotten PIN is made anew after a sign-in with the password, and what was unsent is there', async () => {
    const { page } = hp
    await hp.network()
    await page.getByRole('button', { name: 'Lupa PIN' }).click()
    await signIn(page, 'kader2')
    await makePin(page, '161803')
    await isOpen(page)
    await hp.cutNetwork()
    await goTo(page, '/warga')
    await page.getByRole('searchbox').fill('Melati Ani')
    await page.getByText('Melati Ani').first().waitFor()
    await toKaderList(page)
    await toDoorOf(page, ani)
    await typePin(page, PIN_ANI)
    await page.getByText('PIN salah. Masih bisa 9 kali lagi.').waitFor()
  })

  test('what another kader has not sent goes from the lock without her PIN, and it is said how far it is', async () => {
    const { page } = hp
    await toKaderList(page)
    const row = page.getByRole('button', { name: new RegExp(`^${siti}`) })
    expect(await row.innerText()).toContain('Belum terkirim: 1')
    expect(await page.getByRole('button', { name: `Kirim titipan ${siti}` }).count()).toBe(0)
    await hp.network()
    const kirim = page.getByRole('button', { name: `Kirim titipan ${siti}` })
    await page.route('**/api/perangkat/titipan', (route) => route.fulfill(TIDAK_DIKENAL), {
      times: 1,
    })
    await kirim.click()
    await page.getByText(`Titipan ${siti} tidak bisa dibuka server.`).waitFor()
    await page.route('**/api/perangkat/titipan', async (route) => {
      await page.getByText(`Mengirim titipan ${siti}: 0 %`).waitFor()
      await route.continue()
    })
    await kirim.click()
    await page.getByText(`1 catatan ${siti} sudah diterima server.`).waitFor()
    expect(await row.innerText()).toContain('Semua sudah terkirim')
    expect(await residentsCalled('Kenanga Siti')).toBe(1)
  })

  /** Ketua reads them out in the office app, which opens on her phone too. */
  async function codesOnPaper(nama: string): Promise<readonly string[]> {
    const ketua = await atTheDesk(browser, simpul, 'ketua')
    await ketua.page.goto(`${simpul.url}/kantor/perangkat?cari=${encodeURIComponent(nama)}`)
    await ketua.page.getByRole('button', { name: 'Kode pintu' }).first().click()
    const codes = ketua.page.getByRole('dialog').getByRole('listitem')
    await codes.first().waitFor()
    const texts = await codes.allInnerTexts()
    await ketua.context.close()
    return texts.map((text) => text.trim())
  }
})

/** A phone that lies on the table, is put into a pocket, is dropped. */
describe('HP ditinggal, dimatikan, penuh', () => {
  let hp: Telepon

  beforeAll(async () => {
    hp = await aTelepon(browser, simpul, 'kader.pos2')
  })
  afterAll(() => hp?.context.close())

  test('after five idle minutes it locks, twenty while a day is open, and what was half typed is there', async () => {
    const { page } = hp
    await page.clock.install()
    await page.reload()
    await typePin(page)
    await isOpen(page)
    await fillResident(page, 'Setengah Terisi')
    await page.clock.fastForward('04:30')
    await page.locator('#rt').fill('07')
    await page.clock.fastForward('04:30')
    await page.getByRole('heading', { name: 'Daftarkan orang baru' }).waitFor()
    await page.clock.fastForward('01:00')
    await page.getByRole('heading', { name: /^PIN / }).waitFor()
    await typePin(page)
    await page.getByRole('heading', { name: 'Daftarkan orang baru' }).waitFor()
    expect(await page.locator('#rt').inputValue()).toBe('07')

    await goTo(page, '/hari')
    await page.getByRole('button', { name: 'Buka Hari Posyandu hari ini' }).click()
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
    await page.clock.fastForward('19:00')
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
    await page.clock.fastForward('01:30')
    await page.getByRole('heading', { name: /^PIN / }).waitFor()
    await typePin(page)
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
  })

  test('the app is killed in the middle of a form and started without a network: the form is as it was', async () => {
    await hp.cutNetwork()
    await fillResident(hp.page, 'Sebelum Mati')
    await hp.page.locator('#rt').fill('11')
    // A moment of thinking: what is typed is on the disk within half a second.
    await hp.page.clock.runFor(600)
    hp = { ...hp, page: await killed(hp) }
    const { page } = hp
    await typePin(page)
    await isOpen(page)
    expect(await page.locator('#nama').inputValue()).toBe('Sebelum Mati')
    expect(await page.locator('#rt').inputValue()).toBe('11')
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Sebelum Mati' }).waitFor()
    await hp.network()
    await sendEverything(page)
  })

  test('a full disk is said in a sentence; the form keeps its text, what was saved stays, and room makes it well', async () => {
    const context = await browser.newContext(HP)
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const disk = await littleRoom(page)
    await page.goto(`${simpul.url}/kader/`)
    await signIn(page, 'kader.pos6')
    await makePin(page)
    await openTab(page, 'Belum terkirim')
    await page.getByText('Terakhir bertemu server').waitFor()
    await context.setOffline(true)
    await saveResident(page, 'Sebelum Penuh')
    await fillResident(page, 'Waktu Penuh')
    await disk.fill()
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByText('Penyimpanan HP penuh. Catatan ini belum tersimpan').waitFor()
    expect(await page.locator('#nama').inputValue()).toBe('Waktu Penuh')
    await context.setOffline(false)
    await openTab(page, 'Belum terkirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.getByText('Penyimpanan HP penuh. Yang sudah tersimpan tetap aman.').waitFor()
    await page.getByText('Pendaftaran · Sebelum Penuh').waitFor()
    await page.reload()
    await typePin(page)
    await page.getByText('Penyimpanan HP penuh, jadi PIN belum bisa diperiksa.').waitFor()

    await disk.makeRoom()
    await typePin(page)
    await isOpen(page)
    await sendEverything(page)
    await saveResident(page, 'Waktu Penuh')
    await sendEverything(page)
    await context.close()
  })

  test('two windows of one phone show the same, and a lock locks both', async () => {
    const { page, context } = hp
    const other = await context.newPage()
    await other.goto(`${simpul.url}/kader/#/warga`)
    await typePin(other)
    await isOpen(other)
    await other.getByRole('searchbox').fill('Jendela Satu')
    await other.getByText('Belum ketemu').waitFor()
    await saveResident(page, 'Jendela Satu')
    await other.bringToFront()
    await other.getByText('Ibu Contoh').first().waitFor()
    await goTo(other, '/saya')
    await other.getByRole('button', { name: 'Kunci sekarang' }).click()
    await page.getByRole('heading', { name: /^PIN / }).waitFor()
    await other.close()
  })
})

/** Work that cannot go its ordinary way. */
describe('berkas titipan dan HP dicabut', () => {
  test('a sealed file is carried to another phone and sent from its sign-in screen; nothing is doubled', async () => {
    const jauh = await aTelepon(browser, simpul, 'kader.pos3')
    await jauh.cutNetwork()
    await saveResident(jauh.page, 'Dari Jauh')
    await openTab(jauh.page, 'Belum terkirim')
    const downloading = jauh.page.waitForEvent('download')
    await jauh.page.getByRole('button', { name: 'Titip berkas' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('simpul-titipan.json')
    const file = await download.path()
    expect(await readFile(file, 'utf8')).not.toMatch(/Dari Jauh|Ibu Contoh/)

    const context = await browser.newContext(HP)
    const page = await context.newPage()
    await page.goto(`${simpul.url}/kader/`)
    await page.getByRole('button', { name: 'Kirim berkas titipan' }).click()
    await page.getByRole('button', { name: 'Kirim', exact: true }).click()
    await page.getByText('Pilih berkasnya dulu.').waitFor()
    const photo = { name: 'foto.json', mimeType: 'image/png', buffer: Buffer.from('bukan titipan') }
    await page.locator('#berkas').setInputFiles(photo)
    await page.getByRole('button', { name: 'Kirim', exact: true }).click()
    await page.getByText('Ini bukan berkas titipan dari Simpul.').waitFor()
    await page.locator('#berkas').setInputFiles(file)
    await page.getByRole('button', { name: 'Kirim', exact: true }).click()
    await page.getByText('1 catatan sudah diterima server.').waitFor()
    await context.close()

    await jauh.network()
    await sendEverything(jauh.page)
    expect(await residentsCalled('Dari Jauh')).toBe(1)
    await jauh.context.close()
  })

  test('a phone with the date of next year says so; what it wrote is refused and can be read again', async () => {
    hpJam = await aTelepon(browser, simpul, 'kader.pos4')
    const { page } = hpJam
    await page.clock.install({ time: Date.now() + 366 * DAY })
    await page.reload()
    await typePin(page)
    await page.getByText('Tanggal atau jam HP ini salah').waitFor()
    const [hp, benar] = await saidDates(page)
    expect(Number(hp) - Number(benar)).toBe(1)
    await goTo(page, '/hari')
    await page.getByRole('button', { name: 'Buka Hari Posyandu hari ini' }).click()
    await page.getByRole('heading', { name: 'Antrean' }).waitFor()
    await openTab(page, 'Belum terkirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.getByText('Tanggalnya belum terjadi. Periksa tanggal di HP ini.').first().waitFor()
  })

  test('that phone is taken back: what is refused is shown with its reason, is settled by hand, and then all is gone', async () => {
    const { page } = hpJam
    await hpJam.cutNetwork()
    await saveResident(page, 'Sebelum Dicabut')
    const nama = await nameOf(page)
    await revokePhoneOf(nama)
    await hpJam.network()
    await page.getByRole('heading', { name: 'HP ini sudah dicabut izinnya' }).waitFor()
    await page.getByText('Belum diterima server: 1').waitFor()
    await page.getByText('Buka Hari Posyandu').waitFor()
    await page.getByText('Tanggalnya belum terjadi.').waitFor()
    expect(await residentsCalled('Sebelum Dicabut')).toBe(1)

    await page.reload()
    await page.getByText(`HP ini sudah dicabut izinnya untuk ${nama}.`).waitFor()
    await typePin(page)
    await page.getByText('Belum diterima server: 1').waitFor()
    await page.getByRole('button', { name: 'Sisihkan' }).click()
    await page.getByLabel('Mengapa disisihkan?').fill('Tanggal HP salah')
    await page.getByRole('dialog').getByRole('button', { name: 'Sisihkan' }).click()
    await page.getByText('Semua catatannya sudah beres dan dihapus dari HP ini.').waitFor()
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).map((db) => db.name)),
    ).toEqual(['simpul-perangkat'])
    await signIn(page, 'kader.pos4')
    await page.getByRole('heading', { name: 'Buat PIN 6 angka' }).waitFor()
    await hpJam.context.close()
  })

  test('taken back, and nobody knows the PIN: only what lies in a file that was read again is thrown away', async () => {
    const hp = await aTelepon(browser, simpul, 'kader.pos8')
    const { page } = hp
    await hp.cutNetwork()
    await saveResident(page, 'Tanpa PIN')
    const nama = await nameOf(page)
    await revokePhoneOf(nama)
    // A line so bad that nothing is handed over.
    await page.route('**/api/perangkat/titipan', (route) => route.abort())
    await hp.network()
    await page.getByText('Belum ada sinyal.').waitFor()
    await page.getByRole('button', { name: 'Kunci sekarang' }).click()
    await page.getByRole('button', { name: 'PIN lupa dan tidak bisa masuk lagi' }).click()
    await expectFits(page, 'HP dicabut, tanpa PIN')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Simpan berkas terkunci' }).click()
    const file = await (await downloading).path()
    await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
    await page.getByText(`1 catatan ${nama} akan hilang dari HP ini.`).waitFor()
    const pick = page.getByLabel('Pilih berkas yang tadi disimpan')
    const throwAway = page.getByRole('button', { name: 'Berkas cocok. Hapus dari HP ini' })
    expect(await throwAway.count()).toBe(0)
    await pick.setInputFiles({ name: 'foto.json', mimeType: 'image/png', buffer: Buffer.from('x') })
    await page.getByText('Ini bukan berkas dari Simpul.').waitFor()
    const text = await readFile(file, 'utf8')
    const other = text.replace(/"data":"..../, '"data":"AAAA')
    await pick.setInputFiles({
      name: 'simpul-titipan.json',
      mimeType: 'application/json',
      buffer: Buffer.from(other),
    })
    await page.getByText('Isi berkas ini tidak sama dengan catatan di HP.').waitFor()
    expect(await throwAway.count()).toBe(0)
    await pick.setInputFiles(file)
    await throwAway.click()
    await page.getByText('Semua catatannya sudah beres dan dihapus dari HP ini.').waitFor()
    await hp.context.close()
  })

  let hpJam: Telepon
})

describe('masuk', () => {
  test('a password that was given must be changed before anything is pulled; the phone leads there', async () => {
    const hp = await aTelepon(browser, simpul, 'kader.pos5')
    const { page } = hp
    const nama = await nameOf(page)
    const kode = await resetCodeOf(nama)
    await saveResident(page, 'Sebelum Ganti')
    await openTab(page, 'Belum terkirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.getByRole('heading', { name: 'Buat kata sandi baru dulu' }).waitFor()
    await page.getByRole('button', { name: 'Nanti, kerja dulu' }).click()
    await page.getByText('kata sandi harus diganti dulu').waitFor()
    await page.getByText('Semua sudah terkirim').waitFor()
    await page.reload()
    await typePin(page)
    await page.getByRole('heading', { name: 'Buat kata sandi baru dulu' }).waitFor()
    await page.getByLabel('Kode di kertas').fill(kode)
    await page.getByLabel('Kata sandi baru').fill('kenanga-ungu-7')
    await page.getByLabel('Ketik sekali lagi').fill('kenanga-ungu-7')
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await page.getByRole('heading', { name: 'Belum terkirim' }).waitFor()
    await sendEverything(page)
    await page.getByText('kata sandi harus diganti dulu').waitFor({ state: 'detached' })
    await hp.context.close()
  })

  test('a bidan has all her posyandu on her phone, and one that is not there says what to do', async () => {
    const context = await browser.newContext(HP)
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    await page.goto(`${simpul.url}/kader/`)
    let pulls = 0
    let isBad = true
    await page.route('**/api/sync/pull', (route) => {
      pulls += 1
      return isBad && pulls > 3 ? route.abort() : route.continue()
    })
    await signIn(page, 'bidan')
    await makePin(page)
    await page.getByRole('heading', { name: 'Posyandu saya' }).waitFor()
    const belum = page.getByText('Datanya belum ada di HP ini. Perlu sinyal sekali.')
    await expect.poll(() => belum.count(), { timeout: 20_000 }).toBe(7)
    await belum.first().click()
    await page.getByText(/^Data .* belum ada di HP ini$/).waitFor()
    // The road is good again. It is not taken away: what is on it then, a screen being fetched, would hang.
    isBad = false
    await openTab(page, 'Belum terkirim')
    await page.getByRole('button', { name: 'Kirim sekarang' }).click()
    await page.getByText(/^Data .* belum ada di HP ini$/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Kirim sekarang' }).waitFor()
    await context.setOffline(true)
    await goTo(page, '/saya')
    expect(await page.getByText('Perlu sinyal sekali').count()).toBe(0)
    await page
      .getByRole('list', { name: 'Pindah ke Posyandu lain' })
      .getByRole('button')
      .last()
      .click()
    await goTo(page, '/warga')
    await page.getByLabel(/[1-9]\d* warga terdaftar/).waitFor()
    await context.close()
  })

  test('on an address without https the app says in one sentence why it cannot work, and asks for nothing', async () => {
    const lain = await launchBrowser({
      args: ['--host-resolver-rules=MAP posyandu.desa 127.0.0.1'],
    })
    const page = await (await lain.newContext(HP)).newPage()
    await page.goto(`http://posyandu.desa:${new URL(simpul.url).port}/kader/`)
    await page.getByText('Alamat ini tidak memakai https').waitFor()
    expect(await page.locator('input, button').count()).toBe(0)
    await lain.close()
  })
})

const DAY = 86_400_000

async function typeTenWrong(page: Page): Promise<void> {
  for (let sisa = 9; sisa > 0; sisa -= 1) {
    await typePin(page, SALAH)
    await page.getByText(`PIN salah. Masih bisa ${sisa} kali lagi.`).waitFor()
  }
  await typePin(page, SALAH)
  await page.getByText('Pintu ini ditutup dulu').waitFor()
}

const TIDAK_DIKENAL = {
  status: 404,
  contentType: 'application/json',
  body: JSON.stringify({ kode: 'tidak_ditemukan' }),
}

async function typeCode(page: Page, kode: string): Promise<void> {
  await page.getByLabel('Kode dari ketua').fill(kode)
  await page.getByRole('button', { name: 'Buka dengan kode' }).click()
}

/** How many residents of this name the bidan finds in the office. */
async function residentsCalled(nama: string): Promise<number> {
  const bidan = await atTheDesk(browser, simpul, 'bidan')
  await bidan.page.goto(`${simpul.url}/kantor/warga?cari=${encodeURIComponent(nama)}`)
  await bidan.page.getByRole('table').waitFor()
  const found = await bidan.page.getByRole('rowheader', { name: nama }).count()
  await bidan.context.close()
  return found
}

/** The battery dies: the page is gone, and the app is opened again on the same disk. */
async function killed({ page, context }: Telepon): Promise<Page> {
  const { hash } = new URL(page.url())
  await page.close({ runBeforeUnload: false })
  const fresh = await context.newPage()
  await fresh.goto(`${simpul.url}/kader/${hash}`)
  return fresh
}

interface Disk {
  readonly fill: () => Promise<void>
  readonly makeRoom: () => Promise<void>
}

const ROOM = 15_000_000

/**
 * A browser that has little room for this app, and then none. It asks for the room only now and then:
 * a write that is larger than what it remembers makes it ask.
 */
async function littleRoom(page: Page): Promise<Disk> {
  await page.goto(`${simpul.url}/healthz`)
  const devtools = await page.context().newCDPSession(page)
  const { origin } = new URL(simpul.url)
  const allow = (bytes: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes })
  await allow(ROOM)
  return {
    fill: async () => {
      await allow(1)
      expect(await page.evaluate(writeMuch, ROOM)).toBe('QuotaExceededError')
    },
    makeRoom: async () => {
      await devtools.send('Storage.overrideQuotaForOrigin', { origin })
      await devtools.detach()
    },
  }
}

/** Runs in the page. @returns what became of it */
function writeMuch(bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lain')
    opening.onupgradeneeded = () => opening.result.createObjectStore('isi', { autoIncrement: true })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('isi', 'readwrite')
      // Chance is not packed smaller; a browser gives so much of it at once.
      for (let left = bytes; left > 0; left -= 65_536)
        writing.objectStore('isi').add(crypto.getRandomValues(new Uint8Array(65_536)))
      writing.oncomplete = () => resolve('written')
      writing.onabort = () => resolve(writing.error?.name ?? '')
    }
  })
}

/** The years of the two dates in the sentence about the wrong clock. */
async function saidDates(page: Page): Promise<readonly string[]> {
  const text = await page.getByText('Yang benar:').innerText()
  return [...text.matchAll(/ (\d{4}) \d{2}\.\d{2}/g)].map((match) => match[1] ?? '')
}

async function revokePhoneOf(nama: string): Promise<void> {
  const operator = await atTheDesk(browser, simpul, 'operator')
  await operator.page.goto(`${simpul.url}/kantor/perangkat?cari=${encodeURIComponent(nama)}`)
  await operator.page.getByRole('button', { name: 'Cabut HP ini' }).click()
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Ya' }).click()
  await operator.page.getByText('Dicabut').waitFor()
  await operator.context.close()
}

/** A new password by a code on paper, as the operator gives it. */
async function resetCodeOf(nama: string): Promise<string> {
  const operator = await atTheDesk(browser, simpul, 'operator')
  const { page } = operator
  await page.goto(`${simpul.url}/kantor/akun?cari=${encodeURIComponent(nama)}`)
  await page.getByRole('button', { name: 'Kode sandi baru' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ya' }).click()
  const kode = page.getByRole('dialog').getByRole('listitem').first()
  await kode.waitFor()
  const text = (await kode.innerText()).trim()
  await operator.context.close()
  return text
}
