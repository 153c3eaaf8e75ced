import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HP, launchBrowser } from './browser.ts'
import { faultsOfScreen } from './layar.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await (await browser.newContext(HP)).newPage()
}, 60_000)
afterAll(() => browser?.close())

async function faultsOf(body: string): Promise<readonly string[]> {
  await page.setContent(
    `<html style="font-size:100%"><head><meta name="viewport" content="width=device-width"></head>
     <body style="margin:0;font:1.125rem sans-serif">${body}</body></html>`,
  )
  return faultsOfScreen(page)
}

test('a screen that fits has no fault', async () => {
  expect(
    await faultsOf(
      '<h1>Antrean</h1><button style="min-height:48px;min-width:48px">Simpan</button><p>Tiga hadir.</p>',
    ),
  ).toEqual([])
})

test.each([
  ['<p style="width:500px">lebar</p>', 'scrolls sideways'],
  ['<button style="height:30px;width:100px">Kecil</button>', 'smaller than a thumb (100×30)'],
  ['<button style="height:48px;width:48px"></button>', 'has no words'],
  ['<p style="color:#aaa">pucat</p>', 'pale (2.3:1)'],
  ['<div style="background:#333"><p style="color:#555">pucat</p></div>', 'pale (1.7:1)'],
  ['<p style="height:1.3rem;overflow:hidden;width:60px">dua baris kata</p>', 'cut off'],
  ['<span data-nada="awas">Terlambat</span>', 'says it by colour alone'],
  [
    '<h1>Noor</h1><div class="ui-toast" style="position:fixed;top:0"><span>Tersimpan</span></div>',
    'the toast lies over',
  ],
])('%s is a fault', async (body, fault) => {
  expect((await faultsOf(body)).join('\n')).toContain(fault)
})

test('what only breaks when the letters are larger is found, and said at which size', async () => {
  const faults = await faultsOf('<p style="width:20rem">muat kalau hurufnya kecil</p>')
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(/^130%: the page scrolls sideways/)
})

test('a wide table may scroll inside its own box', async () => {
  expect(
    await faultsOf('<div style="overflow-x:auto"><p style="width:900px">lebar</p></div>'),
  ).toEqual([])
})
