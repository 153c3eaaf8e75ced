import { expect, test } from 'vitest'
import { csvOfUrusan } from './urusan-csv.ts'

test('a file that is cut says so in its last row, and a whole one ends with its last matter', () => {
  const lines = (total: number) =>
    csvOfUrusan({ rows: [], total, halaman: 1, ukuran: 5_000 }).trimEnd().split('\r\n')
  expect(lines(0)).toHaveLength(1)
  expect(lines(7).slice(1)).toEqual([
    '"TERPOTONG: hanya 0 dari 7 urusan. Saring menurut bidang atau Posyandu, lalu unduh lagi."',
  ])
})
