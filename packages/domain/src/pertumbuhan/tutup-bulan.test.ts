import { expect, test } from 'vitest'
import type { Bulan } from '../shared/tanggal.ts'
import { canCloseFrom } from './tutup-bulan.ts'

test('GIZI-17: a month is closed from the first day of the next, over the end of a year too', () => {
  expect(canCloseFrom('2026-10' as Bulan)).toBe('2026-11-01')
  expect(canCloseFrom('2026-12' as Bulan)).toBe('2027-01-01')
})
