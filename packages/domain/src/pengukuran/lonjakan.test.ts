import { expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import { lonjakan } from './lonjakan.ts'

const BEFORE = {
  measuredOn: tanggal('2026-08-08'),
  weightGram: 9000,
  lengthMm: 750,
  posisiUkur: 'terlentang',
} as const

test.each([
  [{ weightGram: 8100 }, []],
  [{ weightGram: 8099 }, ['berat_turun_banyak']],
  [{ weightGram: 10_200 }, []],
  [{ weightGram: 10_300 }, ['berat_naik_banyak']],
  [{ lengthMm: 740 }, []],
  [{ lengthMm: 739 }, ['panjang_menyusut']],
  [{ lengthMm: 739, posisiUkur: 'berdiri' as const }, []],
  [{ lengthMm: 792 }, ['panjang_melonjak']],
  [{ weightGram: null, lengthMm: null }, []],
])('PENG-3: a month later %o is %o', (after, found) => {
  const measured = { ...BEFORE, measuredOn: tanggal('2026-09-08'), ...after }
  expect(lonjakan([BEFORE], measured, 14)).toEqual(found)
})

test('a month without a length hides no child that became shorter, one without a weight no loss', () => {
  const between = { ...BEFORE, measuredOn: tanggal('2026-09-08'), lengthMm: null }
  const now = { ...BEFORE, measuredOn: tanggal('2026-10-08'), lengthMm: 720 }
  expect(lonjakan([between, BEFORE], now, 15)).toEqual(['panjang_menyusut'])
  const tall = { ...BEFORE, measuredOn: tanggal('2026-09-08'), weightGram: null }
  expect(lonjakan([tall, BEFORE], { ...now, lengthMm: null, weightGram: 8000 }, 15)).toEqual([
    'berat_turun_banyak',
  ])
})

test('who was never measured before has jumped nowhere', () => {
  expect(lonjakan([], BEFORE, 14)).toEqual([])
})
