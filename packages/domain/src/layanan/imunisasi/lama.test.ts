import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  completedMonths,
  dayNumber,
  fromDayNumber,
  tanggal,
} from '../../shared/tanggal.ts'
import { addLama, bulan, hari, hariKe, Kelahiran, minggu, tahun, tanggalDari } from './lama.ts'

const anyDay = fc.integer({ min: -25_000, max: 80_000 }).map(fromDayNumber)

describe('IMUN-1: so much later, by the calendar', () => {
  test.each([
    ['2026-01-31', bulan(1), '2026-03-01'],
    ['2026-01-30', bulan(1), '2026-03-01'],
    ['2026-01-28', bulan(1), '2026-02-28'],
    ['2024-01-31', bulan(1), '2024-03-01'],
    ['2024-01-29', bulan(1), '2024-02-29'],
    ['2026-03-31', bulan(1), '2026-05-01'],
    ['2026-12-31', bulan(2), '2027-03-01'],
    ['2024-02-29', tahun(1), '2025-03-01'],
    ['2024-02-29', tahun(4), '2028-02-29'],
    ['2026-11-15', bulan(2), '2027-01-15'],
    ['2026-01-15', minggu(6), '2026-02-26'],
    ['2026-01-15', hari(0), '2026-01-15'],
    ['2026-01-31', { bulan: 1, hari: 3 }, '2026-03-04'],
  ])('%s and %o is %s', (from, lama, until) => {
    expect(tanggalDari(addLama(hariKe(tanggal(from)), lama))).toBe(until)
    expect(tanggalDari(new Kelahiran(tanggal(from)).berumur(lama))).toBe(until)
  })

  test('an age is reached on the first day on which so many months are completed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 240 }), (born, months) => {
        const day = tanggalDari(new Kelahiran(born).berumur(bulan(months)))
        expect(completedMonths(born, day)).toBe(months)
        expect(completedMonths(born, addDays(day, -1))).toBe(months - 1)
        expect(tanggalDari(addLama(hariKe(born), bulan(months)))).toBe(day)
      }),
    )
  })

  test('days are the days of the calendar everything else counts with', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(hariKe(date)).toBe(dayNumber(date))
        expect(tanggalDari(hariKe(date))).toBe(date)
      }),
    )
  })
})
