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
