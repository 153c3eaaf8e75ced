import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Tanggal, tanggal } from '../shared/tanggal.ts'
import {
  isInside,
  isKodeDesa,
  jenisDesa,
  jenisKabupaten,
  kabupatenKodeOf,
  parseKodeWilayah,
} from './kode-wilayah.ts'
import { namaWilayah, sebutan, sebutanKabupaten } from './sebutan.ts'
import { instantOf, localNow } from './waktu-setempat.ts'
import { ZONA_PROVINSI, zonaOf } from './zona-provinsi.ts'

describe('kode wilayah', () => {
  test.each([
    ['35', 'provinsi'],
    ['35.71', 'kabupaten'],
    ['35.71.03', 'kecamatan'],
    ['35.71.03.1004', 'desa'],
  ])('%s is a %s', (kode, tingkat) => {
    expect(parseKodeWilayah(kode)).toEqual({ ok: true, value: { kode, tingkat } })
  })

  test('digits alone, as spreadsheets keep them, become the same code', () => {
    expect(parseKodeWilayah('3571031004')).toMatchObject({ value: { kode: '35.71.03.1004' } })
    expect(parseKodeWilayah(' 357103 ')).toMatchObject({ value: { kode: '35.71.03' } })
  })

  test.each([
    '',
    '3',
    '35.7',
    '35.71.03.4004',
    '35.71.03.0001',
    '35.71.03.100',
    '35.00',
    'x',
    '35,71',
  ])('%j is refused', (text) => {
    expect(parseKodeWilayah(text)).toEqual({ ok: false, error: 'kode_wilayah_salah' })
  })

  test('the first digit tells kelurahan, desa and desa adat apart', () => {
    expect(jenisDesa('35.71.03.1004')).toBe('kelurahan')
    expect(jenisDesa('35.05.16.2003')).toBe('desa')
    expect(jenisDesa('91.03.01.3007')).toBe('desa_adat')
    expect(isKodeDesa('35.71.03')).toBe(false)
    expect(() => jenisDesa('35.71.03')).toThrow()
  })

  test('69 is the last kabupaten, 71 the first kota', () => {
    expect(jenisKabupaten('35.69')).toBe('kabupaten')
    expect(jenisKabupaten('35.71.03.1004')).toBe('kota')
  })

  test('a code knows the areas above it', () => {
    expect(kabupatenKodeOf('33.16.09.2001')).toBe('33.16')
    expect(isInside('33.16.09.2001', '33.16')).toBe(true)
    expect(isInside('33.16.09.2001', '33.16.09.2001')).toBe(true)
    expect(isInside('33.16', '33.1')).toBe(false)
    expect(() => kabupatenKodeOf('33')).toThrow()
  })
})

describe('sebutan', () => {
  test('a kelurahan in a kota has a lurah, a wali kota and no APBDes', () => {
    expect(sebutan('35.71.03.1004')).toMatchObject({
      desa: 'Kelurahan',
      kepalaDesa: 'Lurah',
      musyawarah: 'Musyawarah Kelurahan',
      bupati: 'Wali Kota',
      hasApbdes: false,
      hasBpd: false,
    })
  })

  test('a desa in a kabupaten has a kepala desa, a bupati and an APBDes', () => {
    expect(sebutan('33.16.09.2001')).toMatchObject({
      desa: 'Desa',
      kepalaDesa: 'Kepala Desa',
      bupati: 'Bupati',
      camat: 'Camat',
      hasApbdes: true,
    })
  })

  test('a kelurahan of a kabupaten still has a bupati', () => {
    expect(sebutan('64.02.06.1001')).toMatchObject({ kepalaDesa: 'Lurah', bupati: 'Bupati' })
  })

  test.each([
    ['35.71.03.1004', 'Burengan', 'Kelurahan Burengan'],
    ['33.16.09.2001', 'Jepangrejo', 'Desa Jepangrejo'],
    ['91.03.01.3007', 'Yoboi', 'Desa Adat Yoboi'],
    ['35.71.03', 'Pesantren', 'Kecamatan Pesantren'],
    ['91.03.01', 'Sentani', 'Distrik Sentani'],
    ['35.71', 'Kota Kediri', 'Kota Kediri'],
    ['33.16', 'Kabupaten Blora', 'Kabupaten Blora'],
    ['33.16.09.2001', 'Desa Jepangrejo', 'Desa Jepangrejo'],
    ['33.16.09.2001', 'Desamulya', 'Desa Desamulya'],
  ])('%s %s is written %s', (kode, nama, written) => {
    expect(namaWilayah(kode, nama)).toBe(written)
  })

  test('a kota has a wali kota, a kabupaten a bupati, whatever lies in it', () => {
    for (const kode of ['35.71', '35.71.03', '35.71.03.1004'])
      expect(sebutanKabupaten(kode)).toEqual({ kabupaten: 'Kota', bupati: 'Wali Kota' })
    for (const kode of ['64.02', '64.02.06.1001'])
      expect(sebutanKabupaten(kode)).toEqual({ kabupaten: 'Kabupaten', bupati: 'Bupati' })
  })

  test('in Papua the kecamatan is a distrik', () => {
    expect(sebutan('91.03.01.3007')).toMatchObject({ kecamatan: 'Distrik', desa: 'Desa Adat' })
  })
})

describe('zones', () => {
  test('every one of the 38 provinces has one zone', () => {
    expect(Object.keys(ZONA_PROVINSI)).toHaveLength(38)
    const count = (zona: string) => Object.values(ZONA_PROVINSI).filter((z) => z === zona).length
    expect([count('WIB'), count('WITA'), count('WIT')]).toEqual([18, 12, 8])
  })

  test('Kalimantan is divided between 62 and 63', () => {
    expect(zonaOf('62.71')).toBe('WIB')
    expect(zonaOf('63.71')).toBe('WITA')
    expect(zonaOf('64.02.06.1001')).toBe('WITA')
    expect(zonaOf('81.71')).toBe('WIT')
    expect(() => zonaOf('99')).toThrow()
  })

  test('one instant is two dates on the two sides of midnight', () => {
    const at = Date.UTC(2026, 1, 28, 15, 59, 59)
    expect(localNow(at, 'WIB')).toEqual({ tanggal: '2026-02-28', minuteOfDay: 22 * 60 + 59 })
    expect(localNow(at, 'WITA')).toEqual({ tanggal: '2026-02-28', minuteOfDay: 1439 })
    expect(localNow(at + 1_000, 'WITA')).toEqual({ tanggal: '2026-03-01', minuteOfDay: 0 })
    expect(localNow(at, 'WIT')).toEqual({ tanggal: '2026-03-01', minuteOfDay: 59 })
  })

  test('localNow and instantOf are inverse in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 40_000 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const),
        (offset, minuteOfDay, zona) => {
          const date: Tanggal = addDays(tanggal('1990-01-01'), offset)
          expect(localNow(instantOf(date, minuteOfDay, zona), zona)).toEqual({
            tanggal: date,
            minuteOfDay,
          })
        },
      ),
    )
  })
})
