import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { emptyPengukuran, readPengukuranForm } from './pengukuran-form.ts'

const ON = tanggal('2026-09-08')
const NINE_MONTHS = emptyPengukuran(9)
const LAST = {
  measuredOn: tanggal('2026-08-08'),
  weightGram: 8200,
  lengthMm: 700,
  posisiUkur: 'terlentang' as const,
}

test.each(['8,4', '8.4', ' 8,40 '])('%s kilograms are 8400 grams', (weight) => {
  const read = readPengukuranForm({ ...NINE_MONTHS, weight }, 9, ON, [])
  expect(read).toMatchObject({
    hasil: 'siap',
    draft: { weightGram: 8400, lengthMm: null, posisiUkur: null, edema: null },
  })
})

test('84 for a baby asks whether 8,4 is meant', () => {
  const read = readPengukuranForm({ ...NINE_MONTHS, weight: '84' }, 9, ON, [])
  expect(read).toEqual({ hasil: 'tanya', field: 'weight', value: 84_000, maksud: 8400 })
})

test('84 it is: then it is measured again, and kept as typed', () => {
  const read = readPengukuranForm({ ...NINE_MONTHS, weight: '84' }, 9, ON, [], true)
  expect(read).toMatchObject({
    hasil: 'ukur_lagi',
    fields: ['weight'],
    draft: { weightGram: 84_000 },
  })
})

test('nothing typed is no measure, and an answered question alone is one', () => {
  expect(readPengukuranForm(NINE_MONTHS, 9, ON, [])).toEqual({ hasil: 'kosong' })
  expect(readPengukuranForm({ ...NINE_MONTHS, edema: 'tidak' }, 9, ON, [])).toMatchObject({
    hasil: 'siap',
    draft: { edema: false },
  })
})

test('letters cannot be read, and every such field is named', () => {
  const read = readPengukuranForm({ ...NINE_MONTHS, weight: 'berat', lila: '1 4' + 'x' }, 9, ON, [])
  expect(read).toEqual({
    hasil: 'salah',
    fields: [
      { field: 'weight', kode: 'bukan_angka' },
      { field: 'lila', kode: 'bukan_angka' },
    ],
  })
})

test('a length needs its position', () => {
  const read = readPengukuranForm({ ...NINE_MONTHS, length: '70', posisi: null }, 9, ON, [])
  expect(read).toEqual({ hasil: 'posisi_kosong' })
})

test('a tenth of the weight lost since last time asks to measure again, a little less does not', () => {
  expect(readPengukuranForm({ ...NINE_MONTHS, weight: '7,3' }, 9, ON, [LAST])).toMatchObject({
    hasil: 'ukur_lagi',
    fields: [],
    lonjakan: ['berat_turun_banyak'],
    draft: { weightGram: 7300 },
  })
  expect(readPengukuranForm({ ...NINE_MONTHS, weight: '7,5' }, 9, ON, [LAST])).toMatchObject({
    hasil: 'siap',
  })
})

test('lying under 24 months, standing from then on', () => {
  expect(emptyPengukuran(23).posisi).toBe('terlentang')
  expect(emptyPengukuran(24).posisi).toBe('berdiri')
})

test.each(['0', '0,1'])('%s kg cannot be kept, whatever the reason', (weight) => {
  const wrong = { hasil: 'salah', fields: [{ field: 'weight', kode: 'mustahil' }] }
  expect(readPengukuranForm({ ...emptyPengukuran(400), weight }, 400, ON, [])).toEqual(wrong)
})

test('who insists on a slip that cannot be is told so', () => {
  const read = readPengukuranForm({ ...NINE_MONTHS, weight: '8400' }, 9, ON, [], true)
  expect(read).toEqual({ hasil: 'salah', fields: [{ field: 'weight', kode: 'mustahil' }] })
})
