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
