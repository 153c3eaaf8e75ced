import { describe, expect, test } from 'vitest'
import { persen, persenTerlindung, sumFractions } from './pecahan.ts'

describe('fractions', () => {
  test('one decimal, and nobody is not 0 %', () => {
    expect(persen({ numerator: 1, denominator: 3 })).toEqual({ hasil: 'dihitung', persen: 33.3 })
    expect(persen({ numerator: 1, denominator: 8 })).toEqual({ hasil: 'dihitung', persen: 12.5 })
    expect(persen({ numerator: 0, denominator: 0 })).toEqual({ hasil: 'tidak_dinilai' })
    expect(persen({ numerator: 0, denominator: 7 })).toEqual({ hasil: 'dihitung', persen: 0 })
  })

  test.each([
    [0, 5, 'dihitung'],
    [0, 4, 'terlalu_sedikit'],
    [4, 100, 'terlalu_sedikit'],
    [5, 100, 'dihitung'],
    [96, 100, 'terlalu_sedikit'],
    [95, 100, 'dihitung'],
    [100, 100, 'dihitung'],
    [0, 0, 'tidak_dinilai'],
  ])('%i of %i outside: %s', (numerator, denominator, hasil) => {
    expect(persenTerlindung({ numerator, denominator }).hasil).toBe(hasil)
  })

  test('areas together are added before they are divided', () => {
    expect(
      sumFractions([
        { numerator: 1, denominator: 2 },
        { numerator: 1, denominator: 8 },
      ]),
    ).toEqual({ numerator: 2, denominator: 10 })
  })
})
