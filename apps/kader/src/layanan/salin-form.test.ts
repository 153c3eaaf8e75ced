import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { emptySalin, groupByUmur, offerSame, readSalinForm } from './salin-form.ts'

const BORN = tanggal('2026-05-20')
const TODAY = tanggal('2026-10-31')

test('the rows are the six months before, on this day of the month or the last one it has', () => {
  const rows = emptySalin(TODAY, BORN).timbangan.map((row) => row.tanggal)
  expect(rows).toEqual(['2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31', ''])
})

test('a row without a weight is no row; a date of immunization alone is enough', () => {
  const texts = { ...emptySalin(TODAY, BORN), imunisasi: { bcg: '2026-06-10', opv1: '' } }
  expect(readSalinForm(texts, BORN, TODAY)).toEqual({
    ok: true,
    value: { timbangan: [], imunisasi: [{ jenis: 'bcg', tanggal: '2026-06-10' }] },
  })
})

test('nothing copied is a problem', () => {
  expect(readSalinForm(emptySalin(TODAY, BORN), BORN, TODAY)).toEqual({
    ok: false,
    error: [{ kode: 'kosong' }],
  })
})

test.each([
  ['2026-05-19', false],
  ['2026-05-20', true],
  ['2026-10-31', true],
  ['2026-11-01', false],
])('a weighing on %s: %s', (day, isRight) => {
  const texts = { timbangan: [{ tanggal: day, berat: '4,1' }], imunisasi: {} }
  expect(readSalinForm(texts, BORN, TODAY).ok).toBe(isRight)
})

test('a weight out of range is named by its row', () => {
  const texts = { timbangan: [{ tanggal: '2026-09-30', berat: '61' }], imunisasi: {} }
  expect(readSalinForm(texts, BORN, TODAY)).toEqual({
    ok: false,
    error: [{ kode: 'beratSalah', field: 'berat-0' }],
  })
})

test('a date of immunization is typed as figures, as it stands in the book', () => {
  const texts = { timbangan: [], imunisasi: { bcg: '100626', opv1: '10-6-26', hb0: '190526' } }
  expect(readSalinForm(texts, BORN, TODAY)).toEqual({
    ok: false,
    error: [{ kode: 'tanggalSalah', field: 'imunisasi-hb0' }],
  })
  expect(readSalinForm({ ...texts, imunisasi: { bcg: '100626' } }, BORN, TODAY)).toMatchObject({
    value: { imunisasi: [{ jenis: 'bcg', tanggal: '2026-06-10' }] },
  })
})

test('what is given at one age stands together', () => {
  const list = [
    { kode: 'bcg', fromMonths: 0 },
    { kode: 'pcv1', fromMonths: 2 },
    { kode: 'opv1', fromMonths: 0 },
  ]
  expect(groupByUmur(list)).toEqual([
    { fromMonths: 0, vaccines: [list[0], list[2]] },
    { fromMonths: 2, vaccines: [list[1]] },
  ])
})

test('the date typed first is offered for the empty ones of that age, never for a typed one', () => {
  expect(offerSame(['bcg', 'opv1', 'hb0'], { bcg: '', opv1: '100626', hb0: '1006' })).toEqual({
    tanggal: '2026-06-10',
    text: '100626',
    empty: ['bcg'],
  })
  expect(offerSame(['bcg', 'opv1'], {})).toBeNull()
  expect(offerSame(['bcg'], { bcg: '100626' })).toBeNull()
})
