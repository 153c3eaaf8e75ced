import { expect, test } from 'vitest'
import type { Pengukuran } from '../pengukuran/pengukuran.ts'
import type { PengukuranId, SasaranId } from '../shared/ids.ts'
import { tanggal } from '../shared/tanggal.ts'
import { KBM_2020, kbm } from './kbm.ts'
import { assessNaik, penimbanganByBulan } from './naik.ts'

const BOY = { jenisKelamin: 'L', birthDate: tanggal('2026-01-10') } as const

test('KBM is by sex and completed month: 400 for boys at 7, 300 for girls, 200 after a year', () => {
  expect([0, 1, 3, 7, 11, 12, 13, 59].map((month) => kbm(KBM_2020, 'L', month))).toEqual([
    800, 800, 800, 400, 300, 200, 200, 200,
  ])
  expect([7, 11].map((month) => kbm(KBM_2020, 'P', month))).toEqual([300, 200])
})

test('GIZI-11: a gain of exactly the KBM is naik, a gram less is not', () => {
  const status = (gram: number) => statuses(['2026-04-12', 5000], ['2026-05-12', 5000 + gram])
  expect(status(600)).toEqual(['B', 'N'])
  expect(status(599)).toEqual(['B', 'T'])
})

test('GIZI-11: the first weighing is B, a month left out makes O and never T', () => {
  expect(statuses(['2026-03-10', 5000], ['2026-05-10', 4000], ['2026-06-10', 4100])).toEqual([
    'B',
    'O',
    'T',
  ])
})

test('GIZI-11: each weighing is held to the table in force on its day', () => {
  const own = { ...KBM_2020, id: 'kbm-daerah', L: KBM_2020.L.map((gram) => gram + 100) }
  const table = (on: string) => (on < '2026-06-10' ? KBM_2020 : own)
  const months = assessNaik(
    BOY,
    [
      weighed('2026-04-10', 5000, 'hari_buka'),
      weighed('2026-05-10', 5600, 'hari_buka'),
      weighed('2026-06-10', 6100, 'hari_buka'),
    ],
    table,
  )
  expect(months.map(({ status, kbmGram, tabelKbm }) => [status, kbmGram, tabelKbm])).toEqual([
    ['B', null, 'kbm-kms-2020'],
    ['N', 600, 'kbm-kms-2020'],
    ['T', 600, 'kbm-daerah'],
  ])
})

test('GIZI-12: 2T is T in two months one after the other', () => {
  const duaT = assess(
    ['2026-03-10', 6000],
    ['2026-04-10', 6000],
    ['2026-05-10', 6000],
    ['2026-06-10', 7000],
    ['2026-07-10', 7000],
  ).map((month) => month.duaT)
  expect(duaT).toEqual([false, false, true, false, false])
})

test('a gap between two T makes no 2T', () => {
  const months = assess(
    ['2026-03-10', 6000],
    ['2026-04-10', 6000],
    ['2026-06-10', 6000],
    ['2026-07-10', 6000],
  )
  expect(months.map((month) => month.status)).toEqual(['B', 'T', 'O', 'T'])
  expect(months.some((month) => month.duaT)).toBe(false)
})

test('a month counts once: the first at a hari buka, even after sweeping', () => {
  const months = penimbanganByBulan([
    weighed('2026-09-02', 9000, 'sweeping'),
    weighed('2026-09-08', 9100, 'hari_buka'),
    weighed('2026-09-12', 9200, 'hari_buka'),
  ])
  expect(months).toMatchObject([{ measuredOn: '2026-09-08', weightGram: 9100 }])
})

test('the first weighing that is valid counts, and a corrected one by its correction', () => {
  const wrong = weighed('2026-09-08', 91_000, 'hari_buka')
  const months = penimbanganByBulan([
    { ...weighed('2026-09-01', 0, 'hari_buka'), weightGram: null },
    wrong,
    { ...weighed('2026-09-08', 9100, 'hari_buka'), supersedes: wrong.id },
  ])
  expect(months).toMatchObject([{ weightGram: 9100 }])
})

test('GIZI-11: two phones weigh the same child on one day: the first one counts, in whatever order they arrive', () => {
  const first = weighed('2026-09-08', 9100, 'hari_buka')
  const second = weighed('2026-09-08', 9200, 'hari_buka')
  const counted = [{ pengukuranId: first.id, weightGram: 9100 }]
  expect(penimbanganByBulan([first, second])).toMatchObject(counted)
  expect(penimbanganByBulan([second, first])).toMatchObject(counted)
})

test('GIZI-11: the correction of the first weighing of a day stays the first', () => {
  const wrong = weighed('2026-09-08', 91_000, 'hari_buka')
  const second = weighed('2026-09-08', 9200, 'hari_buka')
  const right = { ...weighed('2026-09-08', 9100, 'hari_buka'), supersedes: wrong.id }
  const counted = [{ pengukuranId: right.id, weightGram: 9100 }]
  expect(penimbanganByBulan([wrong, second, right])).toMatchObject(counted)
  // The server reads only what stands: the one that was corrected is not there.
  expect(penimbanganByBulan([right, second])).toMatchObject(counted)
  expect(penimbanganByBulan([second, right])).toMatchObject(counted)
})

test('a weight copied from the Buku KIA is last month for this one', () => {
  const months = assessNaik(
    BOY,
    [weighed('2026-05-10', 6000, 'buku_kia'), weighed('2026-06-10', 6400, 'hari_buka')],
    KBM_2020,
  )
  expect(months.map((month) => month.status)).toEqual(['B', 'T'])
  expect(months[1]).toMatchObject({ gainGram: 400, kbmGram: 500, tabelKbm: 'kbm-kms-2020' })
})

function assess(...weighings: [string, number][]) {
  const records = weighings.map(([on, gram]) => weighed(on, gram, 'hari_buka'))
  return assessNaik(BOY, records, KBM_2020)
}

function statuses(...weighings: [string, number][]) {
  return assess(...weighings).map((month) => month.status)
}

let made = 0
function weighed(on: string, weightGram: number, konteks: Pengukuran['konteks']): Pengukuran {
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
}
