import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { tanggalPanjang, tanggalPendek, umurText } from './tanggal.pesan.ts'

test('a date is said with its day of the week', () => {
  expect(tanggalPanjang(tanggal('2026-09-08'))).toBe('Selasa, 8 September 2026')
  expect(tanggalPendek(tanggal('2026-05-31'))).toBe('31 Mei 2026')
})

test.each([
  ['2026-09-07', '1 hari'],
  ['2026-08-08', '1 bulan'],
  ['2024-09-09', '23 bulan'],
  ['2024-09-08', '2 tahun'],
  ['2023-07-08', '3 tahun 2 bulan'],
  ['1955-01-01', '71 tahun'],
])('born %s is %s on 8 September 2026', (birth, said) => {
  expect(umurText(tanggal(birth), tanggal('2026-09-08'))).toBe(said)
})
