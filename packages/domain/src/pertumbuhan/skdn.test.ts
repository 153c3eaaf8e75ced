import { expect, test } from 'vitest'
import type { Pengukuran } from '../pengukuran/pengukuran.ts'
import type { PengukuranId, SasaranId } from '../shared/ids.ts'
import { type Bulan, tanggal } from '../shared/tanggal.ts'
import { KBM_2020 } from './kbm.ts'
import { type BalitaSkdn, countSkdn } from './skdn.ts'
import { loadTabelWho2006 } from './tabel-who.ts'

const TABEL = { who2006: await loadTabelWho2006(), kbm: KBM_2020 }
const SEPTEMBER = '2026-09' as Bulan
const HARI_BUKA = [tanggal('2026-09-08'), tanggal('2026-09-12')]

test('GIZI-15: one child of each kind, D is N + T + O + B', () => {
  const skdn = count([
    child([
      ['2026-08-08', 9000],
      ['2026-09-08', 9300],
    ]),
    child([
      ['2026-08-08', 9000],
      ['2026-09-08', 9100],
    ]),
    child([
      ['2026-07-08', 8900],
      ['2026-08-08', 9000],
      ['2026-09-08', 9100],
    ]),
    child([
      ['2026-07-08', 9000],
      ['2026-09-08', 9300],
    ]),
    child([['2026-09-08', 9300]]),
    child([['2026-09-08', 6000]]),
    child([]),
    { ...child([]), hasKms: false },
  ])
  expect(skdn).toMatchObject({ s: 8, k: 7, d: 6, n: 1, t: 2, o: 1, b: 2, bgm: 1, duaT: 1 })
  expect(skdn.d).toBe(skdn.n + skdn.t + skdn.o + skdn.b)
  expect(skdn.pada).toBe('2026-09-12')
})

test('two hari buka in a month weigh a child twice and count it once', () => {
  const skdn = count([
    child([
      ['2026-09-08', 9100],
      ['2026-09-12', 9200],
    ]),
  ])
  expect(skdn).toMatchObject({ d: 1, b: 1 })
})

test('a guest is counted apart and in none of S, K, D', () => {
  const skdn = count([{ ...child([['2026-09-08', 9100]]), tamu: true }])
  expect(skdn).toMatchObject({ s: 0, k: 0, d: 0, tamu: 1 })
})

test('sweeping is part of D and shown apart; a copied weight is no D', () => {
  const swept = child([['2026-09-15', 9100]], 'sweeping')
  const copied = child([['2026-09-15', 9100]], 'buku_kia')
  expect(count([swept, copied])).toMatchObject({ s: 2, d: 1, sweeping: 1 })
})

test('S is taken at the last hari buka: 59 months count, 60 do not, nor who left that day', () => {
  const born = (birthDate: string) => ({ ...child([]), birthDate: tanggal(birthDate) })
  expect(count([born('2021-09-13')]).s).toBe(1)
  expect(count([born('2021-09-12')]).s).toBe(0)
  expect(count([born('2026-09-12')]).s).toBe(1)
  expect(count([born('2026-09-13')]).s).toBe(0)
  expect(count([{ ...child([]), leftOn: tanggal('2026-09-12') }]).s).toBe(0)
  expect(count([{ ...child([]), leftOn: tanggal('2026-09-13') }]).s).toBe(1)
  expect(count([{ ...child([]), joinedOn: tanggal('2026-09-13') }]).s).toBe(0)
})

test('the table by age and sex sums to the whole', () => {
  const skdn = count([
    child([['2026-09-08', 9300]]),
    { ...child([['2026-09-08', 5000]]), birthDate: tanggal('2026-06-01'), jenisKelamin: 'P' },
  ])
  expect(skdn.rincian).toHaveLength(8)
  expect(skdn.rincian.reduce((sum, cell) => sum + cell.d, 0)).toBe(skdn.d)
  expect(skdn.rincian.find((c) => c.kelompokUmur === '0-5' && c.jenisKelamin === 'P')?.d).toBe(1)
})

function count(balita: BalitaSkdn[]) {
  return countSkdn(SEPTEMBER, HARI_BUKA, balita, TABEL)
}

let made = 0
function child(
  weighings: [string, number][],
  konteks: Pengukuran['konteks'] = 'hari_buka',
): BalitaSkdn {
  return {
    jenisKelamin: 'L',
    birthDate: tanggal('2025-07-01'),
    tamu: false,
    hasKms: true,
    joinedOn: null,
    leftOn: null,
    pengukuran: weighings.map(([on, weightGram]) => {
      made += 1
      return {
        id: `p${made}` as PengukuranId,
        sasaranId: 's' as SasaranId,
        measuredOn: tanggal(on),
        konteks,
        weightGram,
        lengthMm: null,
        posisiUkur: null,
        lilaMm: null,
        lingkarKepalaMm: null,
        edema: null,
        supersedes: null,
      }
    }),
  }
}
