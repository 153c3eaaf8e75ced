import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { JADWAL_IMUNISASI_2026 as JADWAL } from './jadwal-2026.ts'
import type { NilaiTarget, Pola, TargetDosis } from './jadwal-imunisasi.ts'
import type { Lama } from './lama.ts'

const RULES = readFileSync(
  new URL('../../../../../docs/aturan/imunisasi.md', import.meta.url),
  'utf8',
)
const rows = new Set(
  RULES.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replaceAll(/\s+/g, ' ').trim()),
)

function words({ bulan, hari }: Lama): string {
  if (bulan >= 60 && bulan % 12 === 0) return `${bulan / 12} tahun`
  if (bulan > 0) return `${bulan} bulan`
  if (hari === 0) return 'lahir'
  return hari > 7 && hari % 7 === 0 ? `${hari / 7} minggu` : `${hari} hari`
}

function rowOf(dosis: TargetDosis, pola: Pola): string {
  const cell = (value: NilaiTarget, lama: Lama | null) =>
    `${lama === null ? '–' : words(lama)}${dosis.belumPasti.includes(value) ? ' (?)' : ''}`
  const cells = [
    `\`${dosis.kode}\``,
    cell('umurMinimal', dosis.umurMinimal),
    cell('umurAnjuran', dosis.umurAnjuran),
    cell('umurTerlambat', dosis.umurTerlambat),
    cell('umurMaksimal', dosis.umurMaksimal),
    cell('jarak', dosis.jarak),
    ...(pola.kode.startsWith('mulai_1') || pola.kode.startsWith('mulai_2')
      ? [`\`${pola.kode}\``]
      : []),
  ]
  return `| ${cells.join(' | ')} |`
}

test('IMUN-2: the rule book prints the ages of the table, and marks the same ones as unsure', () => {
  for (const versi of JADWAL.seri) {
    for (const pola of versi.pola) {
      // The monovalent product is described in a sentence: it is as the other, without the third.
      if (pola.kode === 'monovalen') continue
      for (const dosis of pola.dosis) expect(rows, versi.id).toContain(rowOf(dosis, pola))
    }
  }
})

test('IMUN-2: every row of the rule book is a row of the table', () => {
  const known = new Set(
    JADWAL.seri.flatMap(({ pola }) =>
      pola.flatMap((one) => one.dosis.map((dosis) => rowOf(dosis, one))),
    ),
  )
  const printed = [...rows].filter((row) =>
    JADWAL.kodeDosis.some(({ kode }) => row.startsWith(`| \`${kode}\` `)),
  )
  expect(printed.length).toBeGreaterThan(30)
  for (const row of printed) expect(known).toContain(row)
})

test('IMUN-2: the dates of the versions stand in the rule book', () => {
  const written = (date: string) => date.split('-').toReversed().map(Number).join('-')
  for (const { berlakuMulai, lahirMulai, belumPasti } of JADWAL.seri) {
    for (const [name, date] of [
      ['berlakuMulai', berlakuMulai],
      ['lahirMulai', lahirMulai],
    ] as const) {
      if (date === null || date === '1990-01-01') continue
      const mark = belumPasti.includes(name) ? ' (?)' : ''
      expect(RULES).toContain(`${written(date)}${mark}`)
    }
  }
})
