import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readTabel } from './baca-tabel.ts'

const read = (csv: string) => readTabel('warga.csv', new TextEncoder().encode(csv))

async function cells(csv: string) {
  const tabel = await read(csv)
  if (!tabel.ok) throw new Error(tabel.error.field)
  const rows: (readonly string[])[] = []
  for await (const { sel } of tabel.value) rows.push(sel)
  return rows
}

const refused = (line: number) => ({
  ok: false,
  error: { kode: 'berkas_tidak_terbaca', field: `kutip_baris:${line}` },
})

describe('a quote that is not closed is refused with its line', () => {
  test.each([
    ['to the end of the file', 'NAMA,SEX\nAni,P\n"Budi,L\nCici,P\n', 3],
    ['on the first line', '\ufeff"NAMA,SEX\nAni,P\n', 1],
    ['on the last line, without a line end', 'NAMA;SEX\r\nAni;P\r\n"Budi;L', 3],
    ['after a cell that holds lines', 'NAMA,ALAMAT\nAni,"Jl A\nRT 1"\nBudi,"Jl B\n', 4],
    ['and meets the quote of another row', 'NAMA,SEX\n"Ani,P\nBudi,L\n"Cici",P\n', 2],
  ])('%s', async (_, csv, line) => {
    expect(await read(csv)).toEqual(refused(line))
  })

  test('and closes only after more than twenty lines', async () => {
    const rows = (n: number) => 'Budi,L\n'.repeat(n)
    expect(await read(`NAMA,SEX\n"Ani,P\n${rows(20)}",P\n`)).toEqual(refused(2))
    expect((await read(`NAMA,SEX\n"Ani,P\n${rows(19)}",P\n`)).ok).toBe(true)
  })
})

describe('a quote that is part of a cell is read', () => {
  test('inside a name, around one, doubled, and around line ends', async () => {
    const csv = 'NAMA,ALAMAT\nMa"ruf,"Jl A\nRT 1"\n"Ani ""A""",""\n"Siti" Aminah,x"\n'
    expect(await cells(csv)).toEqual([
      ['NAMA', 'ALAMAT'],
      ['Ma"ruf', 'Jl A\nRT 1'],
      ['Ani "A"', ''],
      ['"Siti" Aminah', 'x"'],
    ])
  })

  test('after a line end of Windows', async () => {
    expect(await cells('NAMA;SEX\r\n"Ani";P\r\n"Budi";L\r\n')).toHaveLength(3)
  })
})

async function cellsOf(
  fill: (book: exceljs.Workbook) => void,
): Promise<readonly (readonly string[])[]> {
  const book = new exceljs.Workbook()
  fill(book)
  const tabel = await readTabel('warga.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
  if (!tabel.ok) throw new Error(tabel.error.field)
  const rows: (readonly string[])[] = []
  for await (const { sel } of tabel.value) rows.push(sel)
  return rows
}

describe('a workbook as an office keeps it', () => {
  const TABLE = [
    ['Nama', 'Lahir', 'Posyandu'],
    ['Noor', '2024-01-02', 'Mawar'],
    ['Adi', '2023-05-06', 'Melati'],
  ]

  test('the sheet of instructions in front is passed over, the legend behind is not read', async () => {
    const cells = await cellsOf((book) => {
      book
        .addWorksheet('Petunjuk')
        .addRows([['Petunjuk pengisian'], ['1', 'Isi nama'], ['2', 'Isi lahir']])
      book.addWorksheet('Warga').addRows(TABLE)
      book.addWorksheet('Kode').addRows([
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['4', '5', '6'],
      ])
    })
    expect(cells).toEqual(TABLE)
  })

  test('a list of two columns alone is read', async () => {
    const list = [
      ['Posyandu', 'Desa'],
      ['Mawar', 'Jepangrejo'],
      ['Melati', 'Jepangrejo'],
    ]
    expect(await cellsOf((book) => book.addWorksheet('Daftar').addRows(list))).toEqual(list)
  })

  test('a posyandu written once beside its people is everybody’s; a title across is not', async () => {
    const cells = await cellsOf((book) => {
      const sheet = book.addWorksheet('Warga')
      sheet.addRows([['Daftar warga', '', ''], ...TABLE, ['Siti', '2022-07-08', '']])
      sheet.mergeCells('A1:C1')
      sheet.mergeCells('C4:C5')
    })
    expect(cells.slice(1)).toEqual([TABLE[0], TABLE[1], TABLE[2], ['Siti', '2022-07-08', 'Melati']])
  })
})

describe('files that are called something else', () => {
  test.each(['<html><table><tr><td>Nama</td></tr></table></html>', ' <!DOCTYPE html><p>x'])(
    'a page of the web is refused by its own sentence: %s',
    async (html) => {
      expect(await readTabel('penduduk.xls', new TextEncoder().encode(html))).toEqual({
        ok: false,
        error: { kode: 'berkas_tidak_terbaca', field: 'halaman_web' },
      })
    },
  )

  test.each(['le', 'be'] as const)('"Unicode Text" of Excel (%s) is a table', async (order) => {
    const text = '\ufeffNama\tLahir\nNoor\t2024-01-02\n'
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < text.length; i += 1)
      view.setUint16(i * 2, text.charCodeAt(i), order === 'le')
    const tabel = await readTabel('warga.txt', bytes)
    if (!tabel.ok) throw new Error(tabel.error.field)
    const rows: (readonly string[])[] = []
    for await (const { sel } of tabel.value) rows.push(sel)
    expect(rows).toEqual([
      ['Nama', 'Lahir'],
      ['Noor', '2024-01-02'],
    ])
  })
})
