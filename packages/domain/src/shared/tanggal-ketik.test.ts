import { expect, test } from 'vitest'
import { readTanggalKetik } from './tanggal-ketik.ts'

test.each([
  '120124',
  '12012024',
  '12-1-24',
  '12/01/2024',
  '12 1 24',
  '12.01.24',
  '2024-01-12',
  ' 12  1  2024 ',
])('%s is 12 January 2024', (text) => {
  expect(readTanggalKetik(text)).toBe('2024-01-12')
})

test('the leap day is a day of its year only', () => {
  expect(readTanggalKetik('290224')).toBe('2024-02-29')
  expect(readTanggalKetik('290223')).toBeNull()
})

test.each(['', '12', '12 1', '311124', '121324', '1201245', '12-1-024', 'besok'])(
  '%s is no date',
  (text) => {
    expect(readTanggalKetik(text)).toBeNull()
  },
)
