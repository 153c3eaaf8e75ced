import { describe, expect, test } from 'vitest'
import { addDays, tanggal } from '../shared/tanggal.ts'
import {
  assessPertumbuhan,
  type MetodePertumbuhan,
  type UkuranDinilai,
} from './penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from './tabel-who.ts'

const TABEL = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }
const BORN = tanggal('2025-01-15')

describe('two methods, never mixed', () => {
  test('GIZI-8: a girl of 392 days and 69.0 cm is pendek by PMK and shorter still by days', () => {
    const daily = assess(392, { lengthMm: 690, posisiUkur: 'terlentang' }, 'who_harian')
    const monthly = assess(392, { lengthMm: 690, posisiUkur: 'terlentang' }, 'pmk_bulan_penuh')
    expect(daily).toMatchObject({ metode: 'who_harian', ageInMonths: 12 })
    expect(daily.lengthForAge).toEqual({ hasil: 'dinilai', z: -2.32, status: 'pendek' })
    expect(monthly.metode).toBe('pmk_bulan_penuh')
    expect(monthly.lengthForAge).toEqual({ hasil: 'dinilai', z: -1.94, status: 'normal' })
  })

  test('PMK: the day before 24 months is still length, the day of 24 months is height', () => {
    const on = (measuredOn: string) =>
      assessPertumbuhan(
        TABEL,
        { jenisKelamin: 'L', birthDate: BORN },
        { ...EMPTY, measuredOn: tanggal(measuredOn), lengthMm: 850, posisiUkur: 'terlentang' },
        'pmk_bulan_penuh',
      ).correctedLengthMm
    expect(on('2027-01-14')).toBe(850)
    expect(on('2027-01-15')).toBe(843)
  })

  test('PMK keeps the standards of 2006 through month 60; by days they end at 1826', () => {
    const at = (day: number, metode: MetodePertumbuhan) => {
      const { acuan, weightForAge } = assess(day, { weightGram: 18_000 }, metode)
      return `${acuan} ${weightForAge.hasil}`
    }
    expect(at(1826, 'who_harian')).toBe('who2006 dinilai')
    expect(at(1827, 'who_harian')).toBe('who2007 dinilai')
    expect(at(1840, 'pmk_bulan_penuh')).toBe('who2006 dinilai')
    expect(at(1860, 'pmk_bulan_penuh')).toBe('who2007 dinilai')
  })
})

describe('what cannot be assessed says why, and is never the healthy class', () => {
  test('no measure, oedema, a length outside the table, a z out of reason', () => {
    const none = assess(400, {})
    expect(none.weightForAge).toMatchObject({ hasil: 'tidak_dinilai', alasan: 'ukuran_kosong' })
    const swollen = assess(400, { weightGram: 9000, lengthMm: 740, edema: true })
    expect(swollen.weightForAge).toMatchObject({ alasan: 'edema' })
    expect(swollen.weightForLength).toMatchObject({ alasan: 'edema' })
    expect(swollen.lengthForAge.hasil).toBe('dinilai')
    const tiny = assess(400, { weightGram: 9000, lengthMm: 440 })
    expect(tiny.weightForLength).toMatchObject({ alasan: 'panjang_di_luar_tabel' })
    const slip = assess(400, { weightGram: 84_000 })
    expect(slip.weightForAge).toMatchObject({ hasil: 'tidak_dinilai', alasan: 'z_tidak_wajar' })
  })

  test('before birth and after 19 years no table reaches', () => {
    expect(assess(-1, { weightGram: 3000 }).weightForAge).toMatchObject({
      alasan: 'umur_di_luar_tabel',
    })
    expect(assess(7000, { lengthMm: 1600 }).lengthForAge).toMatchObject({
      alasan: 'umur_di_luar_tabel',
    })
  })

  test('oedema that was not asked is computed as none', () => {
    expect(assess(400, { weightGram: 9000, edema: null }).weightForAge.hasil).toBe('dinilai')
  })
})

test('from 5 years IMT/U has the classes of the school age', () => {
  const { acuan, bmiForAge, weightForLength } = assess(3000, { weightGram: 40_000, lengthMm: 1300 })
  expect(acuan).toBe('who2007')
  expect(bmiForAge).toMatchObject({ hasil: 'dinilai', status: 'obesitas' })
  expect(weightForLength.hasil).toBe('tidak_dinilai')
})

const EMPTY: UkuranDinilai = {
  measuredOn: BORN,
  weightGram: null,
  lengthMm: null,
  posisiUkur: null,
  lilaMm: null,
  lingkarKepalaMm: null,
  edema: null,
}

function assess(
  ageInDays: number,
  ukuran: Partial<UkuranDinilai>,
  metode: MetodePertumbuhan = 'who_harian',
) {
  const measuredOn = addDays(BORN, ageInDays)
  const anak = { jenisKelamin: 'P', birthDate: BORN } as const
  return assessPertumbuhan(TABEL, anak, { ...EMPTY, ...ukuran, measuredOn }, metode)
}
