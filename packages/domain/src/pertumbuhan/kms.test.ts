import { expect, test } from 'vitest'
import { kmsCurves, posisiKms } from './kms.ts'
import { loadTabelWho2006 } from './tabel-who.ts'

const TABEL = await loadTabelWho2006()

/** As WHO prints them, to a tenth of a kilogram: half a tenth and a quarter of a day apart at most. */
const PRINTED = [
  ['L', 0, [2.1, 2.5, 2.9, 3.3, 3.9, 4.4, 5]],
  ['L', 12, [6.9, 7.7, 8.6, 9.6, 10.8, 12, 13.3]],
  ['P', 36, [9.6, 10.8, 12.2, 13.9, 15.8, 18.1, 20.9]],
  ['P', 60, [12.1, 13.7, 15.8, 18.2, 21.2, 24.9, 29.5]],
] as const

test.each(PRINTED)(
  'GIZI-10: the curves of %s at month %i are those WHO prints',
  (sex, month, kg) => {
    const curves = kmsCurves(TABEL, sex)
    expect(curves).toHaveLength(61)
    const away = kg.map((printed, i) => Math.abs((curves[month]?.gram[i] ?? 0) - printed * 1000))
    expect(Math.max(...away)).toBeLessThan(60)
  },
)

test('GIZI-13: on the red line is not below it, on the orange line is not above it', () => {
  const red = kmsCurves(TABEL, 'L')[12]?.gram[0] ?? 0
  const orange = kmsCurves(TABEL, 'L')[12]?.gram[4] ?? 0
  const at = (gram: number) => posisiKms(TABEL, 'L', 12, gram)?.posisi
  expect([at(red - 20), at(red + 1)]).toEqual(['bawah_garis_merah', 'di_antara'])
  expect([at(orange), at(orange + 20)]).toEqual(['di_antara', 'di_atas_garis_oranye'])
})

test('a flagged weight still lies below the red line; after 60 months the KMS has no place', () => {
  expect(posisiKms(TABEL, 'P', 10, 2000)?.posisi).toBe('bawah_garis_merah')
  expect(posisiKms(TABEL, 'P', 60, 15_000)?.posisi).toBe('di_antara')
  expect(posisiKms(TABEL, 'P', 61, 15_000)).toBeUndefined()
})
