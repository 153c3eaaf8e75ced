import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readWhoVectors } from '@simpul/testkit/who/who-vectors.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { runAntropometri } from './antropometri-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-antropometri-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the command against WHO', () => {
  test.each([
    [
      'anthro-0-5.csv',
      'who2006',
      'clenhei cbmi zlen flen zwei fwei zwfl fwfl zbmi fbmi zhc fhc zac fac',
    ],
    ['anthro-0-5-months.csv', 'who2006', 'clenhei zlen flen zwei fwei zwfl fwfl zbmi fbmi'],
    ['anthroplus-5-19.csv', 'who2007', 'cbmi zhfa fhfa zwfa fwfa zbfa fbfa'],
  ])('%s: every cell is the one WHO wrote', async (file, reference, columns) => {
    const path = new URL(`../../../../packages/testkit/src/who/${file}`, import.meta.url)
    const { code, out } = await run(['--reference', reference, fileURLToPath(path)])
    expect(code).toBe(0)
    const rows = table(out)
    const vectors = readWhoVectors(file)
    expect(rows).toHaveLength(vectors.length)
    const wrong = rows.flatMap((row, i) =>
      columns.split(' ').filter((column) => !isSame(row[column], vectors[i]?.[column])),
    )
    expect(wrong).toEqual([])
  })
})

describe('what it reads', () => {
  test('header names in any case and order, a mark of order, CRLF, quotes, other columns', async () => {
    const { code, out } = await run(
      [],
      '\ufeffNama,"WEIGHT",Sex,Age_Days,LenHei\r\n"Ani, ""A""",6.0,p,100,60.0\r\n',
    )
    expect(code).toBe(0)
    const [head, row] = out.split('\n')
    expect(head?.startsWith('Nama,WEIGHT,Sex,Age_Days,LenHei,clenhei,cbmi,zlen,flen,')).toBe(true)
    expect(row?.startsWith('"Ani, ""A""",6.0,p,100,60.0,60,16.6666666666667,')).toBe(true)
  })

  test('a semicolon between columns and a comma in numbers', async () => {
    const { out } = await run([], 'sex;age_months;weight;height\nL;12,5;8,4;70,5\n')
    expect(out.split('\n')[1]?.startsWith('L;12,5;8,4;70,5;70.5;16.900558')).toBe(true)
  })

  test('sex as 1/2, m/f, L/P in either case is the same child', async () => {
    const answers = await Promise.all(
      ['1', 'm', 'M', 'l', 'L'].map(async (sex) => {
        const { out } = await run([], `sex,age_days,weight,lenhei\n${sex},400,9,75\n`)
        return out.split('\n')[1]?.slice(1)
      }),
    )
    expect(new Set(answers).size).toBe(1)
  })

  test('bytes of a name pass through unchanged', async () => {
    const { out } = await run([], 'nama,sex,age_days,weight,lenhei\nNi Wayan Sañti,2,400,9,75\n')
    expect(out).toContain('Ni Wayan Sañti,2,')
  })

  test('a column that has the name of an output column is kept under another name', async () => {
    const { out } = await run([], 'zlen,sex,age_days,weight,lenhei\n9.99,2,400,9,75\n')
    expect(out.startsWith('zlen_asal,sex,age_days,weight,lenhei,clenhei,cbmi,zlen,')).toBe(true)
  })
})

describe('what it writes', () => {
  test('the category of each index, and "tidak dinilai" where WHO flags or there is oedema', async () => {
    const { out } = await run(
      [],
      [
        'sex,age_days,weight,lenhei,measure,headc,armc,oedema',
        '2,392,7.2,69.0,L,44,12.4,n',
        '2,392,84,69.0,L,,,n',
        '2,392,7.2,69.0,L,,,y',
        '2,392,,,,,,',
      ].join('\n'),
    )
    const [first, flagged, oedema, empty] = table(out)
    expect(first).toMatchObject({
      zlen: '-2.32',
      kategori_pb_u: 'pendek',
      kategori_bb_u: 'berat badan normal',
      kategori_lila: 'gizi kurang',
    })
    expect(flagged).toMatchObject({ fwei: '1', kategori_bb_u: 'tidak dinilai' })
    expect(oedema).toMatchObject({ zwei: '', fwei: '', kategori_bb_u: 'tidak dinilai' })
    expect(oedema).toMatchObject({ kategori_pb_u: 'pendek' })
    expect(empty).toMatchObject({ zlen: '', kategori_pb_u: '', kategori_bb_u: '' })
  })

  test('without an age lingkar lengan has no category: the limits hold for 6 to 59 months', async () => {
    const { out } = await run([], 'sex,age_days,weight,lenhei,armc\n1,,6,60,11\n1,300,6,60,11\n')
    expect(table(out).map((row) => row.kategori_lila)).toEqual(['', 'gizi buruk'])
  })

  test('a missing or impossible measure is no bad row', async () => {
    const input =
      'sex,age_days,weight,lenhei\n1,400,,75\n1,400,-3,75\n1,,9,75\n1,9999,9,75\n1,400,NA,0\n'
    const { code, out, problems } = await run([], input)
    expect([code, problems]).toEqual([0, ''])
    const rows = table(out)
    expect(rows).toHaveLength(5)
    expect(rows.map((row) => row.zwei)).toEqual(['', '', '', '', ''])
    expect(rows[2]?.zwfl).not.toBe('')
    expect(rows[3]?.zwfl).toBe('')
  })
})

describe('a code that is not known', () => {
  const head = 'sex,age_days,weight,lenhei,measure,oedema\n'
  const answer = async (measure: string, oedema: string) => {
    const { code, out, problems } = await run([], `${head}1,800,9,75,${measure},${oedema}\n`)
    expect([code, problems]).toEqual([0, ''])
    const { measure: _, oedema: __, ...computed } = table(out)[0] ?? {}
    return computed
  }

  test('of measure is "not recorded": nothing is corrected', async () => {
    const empty = await answer('', 'n')
    expect(empty).toMatchObject({ clenhei: '75' })
    for (const measure of ['NA', '1', '2', 'x', 'berdiri', 'constructor'])
      expect(await answer(measure, 'n')).toEqual(empty)
    expect(await answer('l', 'n')).toMatchObject({ clenhei: '74.3' })
  })

  test('of oedema is "n": the weight is assessed', async () => {
    const none = await answer('H', 'n')
    expect(none.zwei).not.toBe('')
    for (const oedema of ['', 'NA', '0', '3', 'x', 'tidak', 'constructor'])
      expect(await answer('H', oedema)).toEqual(none)
    expect(await answer('H', 'y')).toMatchObject({ zwei: '' })
  })
})

describe('what it refuses', () => {
  test('a row that cannot be read is named by line and reason, the others are done', async () => {
    const { code, out, problems } = await run(
      [],
      'sex,age_days,weight,lenhei\n3,400,9,75\n1,400,9,75\n1,400,x,75\n\n1,400,9\n1,400,9,75,1\n1,4OO,9,75\n1,Infinity,9,75\n"1,400,9,75\n2,400,9,75',
    )
    expect(code).toBe(1)
    expect(table(out)).toHaveLength(2)
    expect(problems.trim().split('\n')).toEqual([
      'baris 2: sex "3" tidak terbaca (1/2, m/f, L/P)',
      'baris 4: weight "x" bukan angka',
      'baris 6: ada 3 kolom, seharusnya 4',
      'baris 7: ada 5 kolom, seharusnya 4',
      'baris 8: umur "4OO" bukan angka',
      'baris 9: umur "Infinity" bukan angka',
      'baris 10: tanda kutip tidak ditutup',
    ])
  })

  test('a quote inside a name is part of the name and swallows no row', async () => {
    const { code, out, problems } = await run(
      [],
      'nama,sex,age_days,weight,lenhei\nMa"ruf,1,400,9,75\nBudi,1,400,9,75\nNu"man,2,400,9,75\nAni,2,400,9,75\n',
    )
    expect([code, problems]).toEqual([0, ''])
    expect(table(out).map((row) => row.nama)).toEqual(['Ma"ruf', 'Budi', 'Nu"man', 'Ani'])
  })

  test.each([
    [['--reference', 'who1977'], 'sex,age_days,weight,lenhei\n', 'who1977'],
    [['--cepat'], '', '--cepat'],
    [['/tidak/ada.csv'], '', 'ENOENT'],
    [['a.csv', 'b.csv'], '', 'satu berkas'],
    [[], '', 'kosong'],
    [[], 'sex,weight\n1,2\n', 'age_days (atau age_months), lenhei (atau height)'],
    [[], 'sex,sex,age_days,weight,lenhei\n', 'dua kali'],
  ])('%o is answered by one sentence and exit code 2', async (args, input, word) => {
    const { code, out, problems } = await run(args, input)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(problems.trim().split('\n')).toHaveLength(1)
    expect(problems).toContain(word)
  })
})

test('a file is read as the standard input is', async () => {
  const path = join(folder, 'a.csv')
  const text = 'sex,age_days,weight,lenhei\n1,400,9,75\n'
  writeFileSync(path, text)
  expect((await run([path])).out).toBe((await run([], text)).out)
})

test('a chunk may end anywhere, even inside a line end', async () => {
  const text = 'id,sex,age_days,weight,lenhei\r\n"a""b",1,400,9,75\r\nc,2,400,9,75\r\n'
  const whole = await run([], text)
  for (let cut = 1; cut < text.length; cut += 1) {
    const parts = [text.slice(0, cut), text.slice(cut)]
    expect((await run([], ...parts)).out, `cut at ${cut}`).toBe(whole.out)
  }
})

async function run(args: readonly string[], ...input: string[]) {
  const stdout = new Sink()
  const stderr = new Sink()
  const stdin = Readable.from(input.map((text) => Buffer.from(text)))
  const code = await runAntropometri(args, { stdin, stdout, stderr })
  return { code, out: stdout.text(), problems: stderr.text() }
}

class Sink extends Writable {
  readonly #chunks: Buffer[] = []
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }
  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8')
  }
}

function table(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

function isSame(cell: string | undefined, expected: string | undefined): boolean {
  if (cell === expected) return true
  return Boolean(cell && expected) && Math.abs(Number(cell) - Number(expected)) < 1e-9
}
