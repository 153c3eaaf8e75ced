import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { isRunnable, type PackedChromium, unpackChromium } from './unpack-chromium.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** A telephone: 360 px wide, touched with a thumb. For `browser.newContext`. */
export const HP = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
} as const

/** The desk of an office. */
export const MEJA_KANTOR = {
  viewport: { width: 1280, height: 800 },
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
} as const

/**
 * A real Chromium: `CHROMIUM_PATH`, else the one of the machine, else the one npm brought.
 * `options.args` are added to the flags every run needs.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    ...options,
    executablePath,
    args: [...FLAGS, ...(options.args ?? [])],
    env: { ...definedOf(process.env), ...env, ...options.env },
  })
}

/** Where the browser is, and what it needs in its environment. */
async function findChromium(): Promise<PackedChromium> {
  const given = process.env['CHROMIUM_PATH']
  if (given) {
    if (await isRunnable(given)) return { executablePath: given, env: {} }
    throw new Error(`CHROMIUM_PATH is ${given}, and that cannot be run`)
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const name of SYSTEM_NAMES) {
    for (const folder of folders) {
      const file = join(folder, name)
      if (await isRunnable(file)) return { executablePath: file, env: {} }
    }
  }
  return unpackChromium()
}

function definedOf(variables: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}
