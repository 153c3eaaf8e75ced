import type { Browser, BrowserContext, Page } from 'playwright-core'
import { HP } from './browser.ts'
import { KOTA_KEDIRI, SANDI } from './kantor.ts'
import type { RunningSimpul } from './simpul.ts'

export const PIN = '271828'

/** A telephone in somebody's hand: its page, and its network, which can be cut. */
export interface Telepon {
  readonly page: Page
  readonly context: BrowserContext
  cutNetwork(): Promise<void>
  network(): Promise<void>
}

/** A new phone: signed in once with a network, a PIN made, everything of the posyandu on it. */
export async function aTelepon(
  browser: Browser,
  simpul: RunningSimpul,
  namaPengguna: string,
  pin = PIN,
): Promise<Telepon> {
  const context = await browser.newContext(HP)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(`${simpul.url}/kader/`)
  await signIn(page, namaPengguna)
  await makePin(page, pin)
  await page.getByRole('heading', { name: 'Hari Posyandu', exact: true }).waitFor()
  // Everything is on the phone when the service worker stands and the first pull has ended.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (!active) throw new Error('there is no service worker')
    while (active.state !== 'activated') {
      await new Promise((resolve) =>
        active.addEventListener('statechange', resolve, { once: true }),
      )
    }
  })
  await openTab(page, 'Belum terkirim')
  await page.getByText('Terakhir bertemu server').waitFor()
  await openTab(page, 'Hari Posyandu')
  return {
    page,
    context,
    cutNetwork: () => context.setOffline(true),
    network: () => context.setOffline(false),
  }
}

/** On the sign-in screen, with a network. */
export async function signIn(page: Page, namaPengguna: string, sandi = SANDI): Promise<void> {
  // The list comes with the network; until then the choice is empty.
  await page.locator(`#kabupatenKode option[value="${KOTA_KEDIRI}"]`).waitFor({ state: 'attached' })
  await page.getByLabel('Kabupaten atau kota').selectOption(KOTA_KEDIRI)
  await page.getByLabel('Nama pengguna').fill(namaPengguna)
  await page.getByLabel('Kata sandi').fill(sandi)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** After a sign-in: a PIN, typed twice. */
export async function makePin(page: Page, pin = PIN): Promise<void> {
  await page.getByRole('heading', { name: 'Buat PIN 6 angka' }).waitFor()
  await typePin(page, pin)
  await page.getByRole('heading', { name: 'Ketik PIN sekali lagi' }).waitFor()
  await typePin(page, pin)
}

export async function typePin(page: Page, pin = PIN): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

const TAB = {
  'Hari Posyandu': '/hari',
  Warga: '/warga',
  Urusan: '/urusan',
  'Belum terkirim': '/kirim',
} as const

/** A tab of the bottom bar, by its address: some screens stand without the bar. */
export async function openTab(page: Page, name: keyof typeof TAB): Promise<void> {
  await page.evaluate((path) => {
    location.hash = path
  }, TAB[name])
  await page.getByRole('heading', { level: 1, name }).first().waitFor()
}

/** Everything saved is at the server: the tab says so. */
export async function sendEverything(page: Page): Promise<void> {
  await openTab(page, 'Belum terkirim')
  await page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await page.getByText('Semua sudah terkirim').waitFor()
}
