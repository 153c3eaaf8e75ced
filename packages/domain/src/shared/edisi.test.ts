import { expect, test } from 'vitest'
import { berlakuPada } from './edisi.ts'
import { tanggal } from './tanggal.ts'

const EDITIONS = [
  { berlakuDari: tanggal('2027-01-01'), isi: 'kedua' },
  { berlakuDari: tanggal('2026-07-01'), isi: 'pertama' },
]

test('an edition holds from its first day until the day before the next, in whatever order they come', () => {
  const on = (date: string) => berlakuPada(EDITIONS, tanggal(date), 'nasional')
  expect(on('2026-06-30')).toBe('nasional')
  expect(on('2026-07-01')).toBe('pertama')
  expect(on('2026-12-31')).toBe('pertama')
  expect(on('2027-01-01')).toBe('kedua')
  expect(berlakuPada([], tanggal('2026-07-01'), 'nasional')).toBe('nasional')
})
