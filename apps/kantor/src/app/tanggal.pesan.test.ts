import { expect, test } from 'vitest'
import { waktu } from './tanggal.pesan.ts'

test('an instant is told by the clock of the place, whatever zone the computer stands in', () => {
  const instant = '2026-12-30T17:05:00.000Z'
  expect(waktu(instant, 'WIB')).toBe('31 Des 2026 pukul 00.05 WIB')
  expect(waktu(instant, 'WITA')).toBe('31 Des 2026 pukul 01.05 WITA')
  expect(waktu('2026-12-30T14:59:59.000Z', 'WIT')).toBe('30 Des 2026 pukul 23.59 WIT')
})
