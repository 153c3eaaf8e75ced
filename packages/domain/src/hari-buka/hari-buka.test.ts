import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hurufAntrean } from '../pengguna/huruf-antrean.ts'
import { tanggal } from '../shared/tanggal.ts'
import { compareNomorAntrean, nextNomorAntrean, parseNomorAntrean } from './antrean.ts'
import { moveHariBuka } from './hari-buka.ts'
import { keadaanHadir, nextLangkah } from './langkah.ts'
import { type HadirHari, ringkasanHari } from './ringkasan-hari.ts'

describe('HB-1: queue numbers', () => {
  test('each phone counts its own letter', () => {
    expect(nextNomorAntrean('A', [])).toBe('A1')
    expect(nextNomorAntrean('A', ['A1', 'B7', 'A6'])).toBe('A7')
    expect(nextNomorAntrean('B', ['A1', 'B2', 'AB9'])).toBe('B3')
  })

  test('two phones that do not talk never give the same number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.boolean()),
        (a, b, turns) => {
          fc.pre(a !== b)
          const given: string[] = []
          for (const isFirst of turns) {
            const huruf = hurufAntrean(isFirst ? a : b)
            given.push(
              nextNomorAntrean(
                huruf,
                given.filter((nomor) => parseNomorAntrean(nomor)?.huruf === huruf),
              ),
            )
          }
          expect(new Set(given).size).toBe(given.length)
        },
      ),
    )
  })

  test('the 27th phone is AA', () => {
    expect([0, 25, 26, 27, 52].map(hurufAntrean)).toEqual(['A', 'Z', 'AA', 'AB', 'BA'])
  })

  test('A10 comes after B9', () => {
    expect(['A10', 'B9', 'A2', 'B2'].sort(compareNomorAntrean)).toEqual(['A2', 'B2', 'B9', 'A10'])
    expect(parseNomorAntrean('7A')).toBeNull()
  })
})

describe('HB-4: the day', () => {
  const day = tanggal('2026-11-14')
  test.each([
    [null, 'rencanakan', 'direncanakan'],
    [null, 'buka', 'dibuka'],
    ['direncanakan', 'buka', 'dibuka'],
    ['dibuka', 'buka', 'dibuka'],
    ['dibuka', 'tutup', 'ditutup'],
    ['ditutup', 'tutup', 'ditutup'],
    ['ditutup', 'buka_lagi', 'dibuka'],
  ] as const)('%s, %s → %s', (status, langkah, next) => {
    expect(moveHariBuka(status, langkah, day, day)).toEqual({ ok: true, value: next })
  })

  test.each([
    ['dibuka', 'rencanakan'],
    ['ditutup', 'buka'],
    ['direncanakan', 'tutup'],
    [null, 'buka_lagi'],
  ] as const)('%s, %s is refused', (dari, langkah) => {
    expect(moveHariBuka(dari, langkah, day, day)).toEqual({
      ok: false,
      error: { kode: 'langkah_tidak_sah', dari, langkah },
    })
  })

  test('a day is planned ahead, opened on its date, typed in later', () => {
    expect(moveHariBuka(null, 'rencanakan', day, tanggal('2026-11-07')).ok).toBe(true)
    expect(moveHariBuka(null, 'buka', day, tanggal('2026-11-13'))).toEqual({
      ok: false,
      error: { kode: 'tanggal_di_depan' },
    })
    expect(moveHariBuka(null, 'buka', day, tanggal('2026-12-01')).ok).toBe(true)
  })
})

function hadir(sasaranId: string, rest: Partial<HadirHari> = {}): HadirHari {
  return {
    sasaranId,
    nomorAntrean: 'A1',
    langkahSelesai: [1],
    isTamu: false,
    batalKarena: null,
    kelompok: 'balita',
    ...rest,
  }
}

describe('langkah', () => {
  test('the next one is the first not done; meja 6 is not needed', () => {
    expect(nextLangkah([])).toBe(1)
    expect(nextLangkah([1, 2, 4])).toBe(3)
    expect(nextLangkah([5, 4, 3, 2, 1])).toBeNull()
    expect(nextLangkah([6])).toBe(1)
  })

  test('waiting, being served, done, cancelled', () => {
    const at = (langkahSelesai: number[]) => keadaanHadir(hadir('a', { langkahSelesai }))
    expect([at([1]), at([1, 2]), at([1, 2, 3, 4, 5])]).toEqual(['menunggu', 'dilayani', 'selesai'])
    expect(keadaanHadir(hadir('a', { batalKarena: 'salah orang' }))).toBe('batal')
  })
})

describe('HB-5: the page of the day', () => {
  test('counts every person once, guests apart, cancelled ones not', () => {
    const page = ringkasanHari(
      [
        hadir('a', { langkahSelesai: [1, 2, 3, 4, 5] }),
        hadir('a', { nomorAntrean: 'B1', langkahSelesai: [1, 2, 3, 4, 5] }),
        hadir('b', { kelompok: 'ibu_hamil' }),
        hadir('c', { isTamu: true }),
        hadir('d', { batalKarena: 'salah' }),
        hadir('e', { kelompok: null }),
      ],
      { rujukan: 2, temuan: 1 },
      ['Bu Ani', ' Bu Ani', 'Bu Tutik', ''],
    )
    expect(page).toMatchObject({
      hadirTanpaKelompok: 1,
      tamu: 1,
      jumlahHadir: 4,
      belumSelesai: 3,
      rujukan: 2,
      temuan: 1,
      petugas: ['Bu Ani', 'Bu Tutik'],
    })
    expect(page.hadir).toMatchObject({ balita: 1, ibu_hamil: 1, lansia: 0 })
    const groups = Object.values(page.hadir).reduce((sum, n) => sum + n, 0)
    expect(groups + page.tamu + page.hadirTanpaKelompok).toBe(page.jumlahHadir)
  })
})
