import { deflateRawSync } from 'node:zlib'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readTabel } from './baca-tabel.ts'
import { checkXlsx } from './periksa-xlsx.ts'

const SMALL = { unpackedBytes: 1_000_000, textsBytes: 100_000 }

describe('an XLSX that unpacks to more than it says', () => {
  test.each([
    ['a sheet of one letter', [entry('xl/worksheets/sheet1.xml', 2_000_000)]],
    ['texts the reader would hold in memory', [entry('xl/sharedStrings.xml', 200_000)]],
    [
      'a size that lies in its header',
      [entry('xl/worksheets/sheet1.xml', 2_000_000, { says: 10 })],
    ],
    [
      'sizes that follow the data',
      [entry('xl/worksheets/sheet1.xml', 2_000_000, { isStreamed: true })],
    ],
    [
      'many small ones that are much together',
      Array.from({ length: 12 }, (_, n) => entry(`xl/media/${n}.png`, 90_000)),
    ],
    ['more entries than a workbook has', Array.from({ length: 501 }, (_, n) => entry(`a${n}`, 1))],
  ])('%s', async (_, entries) => {
    expect(await checkXlsx(Buffer.concat(entries), SMALL)).toBe('terlalu_besar')
  })

  test('a bomb of a real upload is refused by a sentence, in little time and memory', async () => {
    const bomb = entry('xl/sharedStrings.xml', 100 * 1024 * 1024)
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await readTabel('bom.xlsx', bomb)).toEqual({
      ok: false,
      error: { kode: 'berkas_terlalu_besar', field: 'isi:400' },
    })
  }, 30_000)
})

describe('an XLSX within its limits', () => {
  test('is read, whether its sizes stand before or after the data', async () => {
    for (const over of [{}, { isStreamed: true }]) {
      const file = Buffer.concat([
        entry('xl/sharedStrings.xml', 90_000, over),
        entry('xl/worksheets/sheet1.xml', 800_000, over),
      ])
      expect(await checkXlsx(file, SMALL)).toBeNull()
    }
  })

  test('of a real program gives its rows', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('Warga')
    sheet.addRow(['Nama', 'JK'])
    for (let n = 1; n <= 300; n += 1) sheet.addRow([`Warga ${n}`, 'P'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const tabel = await readTabel('warga.xlsx', bytes)
    if (!tabel.ok) throw new Error(tabel.error.field)
    let rows = 0
    for await (const _ of tabel.value) rows += 1
    expect(rows).toBe(301)
  })
})

test('what only begins like an XLSX is no table', async () => {
  expect(await checkXlsx(Buffer.from('PK\u0003\u0004'))).toBe('bukan_tabel')
  expect(
    await checkXlsx(Buffer.from('PK but a letter, long enough to hold a header of thirty bytes')),
  ).toBe('bukan_tabel')
  const broken = entry('xl/worksheets/sheet1.xml', 5_000)
  broken.fill(0xff, broken.length - 20)
  expect(await checkXlsx(broken, SMALL)).toBe('bukan_tabel')
})

/** One entry as it lies in a zip: header, name, deflated letters. */
function entry(
  name: string,
  size: number,
  over: { readonly says?: number; readonly isStreamed?: boolean } = {},
): Buffer {
  const data = deflateRawSync(Buffer.alloc(size, 'a'), { level: 1 })
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(over.isStreamed ? 8 : 0, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(over.isStreamed ? 0 : data.length, 18)
  header.writeUInt32LE(over.isStreamed ? 0 : (over.says ?? size), 22)
  header.writeUInt16LE(name.length, 26)
  const trailer = Buffer.alloc(over.isStreamed ? 16 : 0)
  if (over.isStreamed) trailer.writeUInt32LE(0x08074b50, 0)
  return Buffer.concat([header, Buffer.from(name), data, trailer])
}
