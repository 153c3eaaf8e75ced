import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonthsToBulan,
  bulanOf,
  completedMonths,
  dayNumber,
  dayOfWeek,
  daysBetween,
  firstDayOf,
  fromDayNumber,
  isTanggal,
  lastDayOf,
  tanggal,
} from './tanggal.ts'

const anyDay = fc.integer({ min: -20_000, max: 80_000 }).map(fromDayNumber)

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-01',
  '1899-12-31',
  '2200-01-01',
  ' 2026-01-01',
  '2026-01-01T00:00',
])('%s is no date', (text) => {
  expect(isTanggal(text)).toBe(false)
})

test.each(['2024-02-29', '1900-01-01', '2199-12-31'])('%s is a date', (text) => {
  expect(isTanggal(text)).toBe(true)
})

test("adding days and counting them are each other's undoing", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(fromDayNumber(dayNumber(day))).toBe(day)
    }),
  )
})

describe('completed months, as PMK 2/2020 counts', () => {
  test.each([
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-01', 1],
    ['2024-02-29', '2025-02-28', 11],
    ['2024-02-29', '2025-03-01', 12],
    ['2026-03-10', '2026-03-09', -1],
  ])('born %s, on %s: %i', (born, on, months) => {
    expect(completedMonths(tanggal(born), tanggal(on))).toBe(months)
  })
})

test('a month has its first and last day, and months can be added over the year', () => {
  const bulan = bulanOf(tanggal('2024-02-10'))
  expect([firstDayOf(bulan), lastDayOf(bulan)]).toEqual(['2024-02-01', '2024-02-29'])
  expect(addMonthsToBulan(bulan, -2)).toBe('2023-12')
  expect(addMonthsToBulan(bulan, 11)).toBe('2025-01')
})

test('the week starts on Monday', () => {
  expect(['2026-11-23', '2026-11-29', '1969-12-29'].map((d) => dayOfWeek(tanggal(d)))).toEqual([
    1, 7, 1,
  ])
})
