import { describe, expect, test } from 'vitest'
import { persen, persenTerlindung, sumFractions } from './pecahan.ts'
import {
  hitungRujukan,
  posyanduHeldDay,
  type RujukanHitung,
  ringkasanKabupaten,
} from './ringkasan-kabupaten.ts'

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

describe('overview', () => {
  const list: readonly RujukanHitung[] = [
    { bidang: 'sosial', kecamatanKode: '33.16.09', status: 'diteruskan', isLate: true },
    { bidang: 'sosial', kecamatanKode: '33.16.09', status: 'di_desa', isLate: false },
    { bidang: 'sosial', kecamatanKode: '33.16.09', status: 'dijadwalkan', isLate: false },
    { bidang: 'kesehatan', kecamatanKode: '33.16.01', status: 'dijawab', isLate: false },
    { bidang: 'kesehatan', kecamatanKode: '33.16.01', status: 'dibatalkan', isLate: false },
  ]

  test('open, late, answered; cancelled in none', () => {
    expect(hitungRujukan(list)).toEqual({ terbuka: 2, terlambat: 1, dijawab: 2 })
  })

  test('every kecamatan has its row, also an empty one, and bidang add up', () => {
    const rows = ringkasanKabupaten(['33.16.09', '33.16.01', '33.16.02'], list)
    expect(rows.map((row) => row.kecamatanKode)).toEqual(['33.16.01', '33.16.02', '33.16.09'])
    expect(rows[2]?.perBidang.sosial).toEqual({ terbuka: 2, terlambat: 1, dijawab: 1 })
    expect(rows[1]?.semua).toEqual({ terbuka: 0, terlambat: 0, dijawab: 0 })
    for (const row of rows) {
      const sum = Object.values(row.perBidang).reduce((n, one) => n + one.terbuka + one.dijawab, 0)
      expect(sum).toBe(row.semua.terbuka + row.semua.dijawab)
    }
  })

  test('a posyandu with two days counts once', () => {
    expect(
      posyanduHeldDay(['a', 'b'], [{ posyanduId: 'a' }, { posyanduId: 'a' }, { posyanduId: 'x' }]),
    ).toEqual({ numerator: 1, denominator: 2 })
  })
})
