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
  expect(lonjakan(BEFORE, { ...BEFORE, measuredOn: tanggal('2026-09-08'), ...after }, 14)).toEqual(
    found,
  )
})
