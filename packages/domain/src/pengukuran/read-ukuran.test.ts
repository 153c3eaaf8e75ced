import { describe, expect, test } from 'vitest'
import { formatUkuran, readUkuran } from './read-ukuran.ts'
import { BATAS_UKURAN, isWajar, wajar } from './wajar.ts'

describe('PENG-2: a measure as a kader types it', () => {
  test.each([
    ['8,4', 8400],
    ['8.4', 8400],
    [' 8,4 ', 8400],
    ['8,4 kg', 8400],
    ['8.400', 8400],
    ['8,400', 8400],
    ['8.400 g', 8400],
    ['8400 gr', 8400],
    ['8', 8000],
    ['10,05', 10_050],
  ])('a weight "%s" of a child of 12 months is %i g', (text, value) => {
    expect(readUkuran(text, 'weightGram', 12)).toEqual({ hasil: 'terbaca', value })
  })

  test('84 asks whether 8,4 is meant, 8400 too, and 2,4 is only to be measured again', () => {
    const asked = { hasil: 'tanya', maksud: 8400 }
    expect(readUkuran('84', 'weightGram', 12)).toMatchObject({ ...asked, value: 84_000 })
    expect(readUkuran('8400', 'weightGram', 12)).toMatchObject(asked)
    expect(readUkuran('2,4', 'weightGram', 30)).toEqual({ hasil: 'tidak_wajar', value: 2400 })
  })

  test.each([
    ['0', 0],
    ['0,19', 190],
  ])('%s kg cannot be, whatever the reason', (text, value) => {
    expect(readUkuran(text, 'weightGram', 480)).toEqual({ hasil: 'mustahil', value })
  })

  test('PENG-4: the ends of what can be written down are still to be measured again', () => {
    for (const besaran of ['weightGram', 'lengthMm', 'lilaMm', 'lingkarKepalaMm'] as const) {
      const { min, max } = BATAS_UKURAN[besaran]
      const unit = besaran === 'weightGram' ? 'g' : 'mm'
      const hasil = [min - 1, min, max, max + 1].map(
        (value) => readUkuran(`${value} ${unit}`, besaran, 480).hasil,
      )
      expect(hasil).toEqual(['mustahil', 'tidak_wajar', expect.anything(), expect.anything()])
      expect(hasil[2]).not.toBe('mustahil')
      expect(hasil[3]).not.toBe('tidak_wajar')
    }
  })

  test('84 of an adult is 84', () => {
    expect(readUkuran('84', 'weightGram', 480)).toEqual({ hasil: 'terbaca', value: 84_000 })
  })

  test('lengths and circumferences are centimetres', () => {
    expect(readUkuran('69,2', 'lengthMm', 12)).toEqual({ hasil: 'terbaca', value: 692 })
    expect(readUkuran('692', 'lengthMm', 12)).toMatchObject({ hasil: 'tanya', maksud: 692 })
    expect(readUkuran('692 mm', 'lengthMm', 12)).toEqual({ hasil: 'terbaca', value: 692 })
    expect(readUkuran('12,5', 'lilaMm', 12)).toEqual({ hasil: 'terbaca', value: 125 })
  })

  test.each(['8,4,1', 'delapan', '8..4', '-8', '1e3', '8,4 cm', 'NaN', '8,', ',4'])(
    '"%s" is no weight',
    (text) => {
      expect(readUkuran(text, 'weightGram', 12)).toEqual({ hasil: 'bukan_angka' })
    },
  )

  test('nothing typed is nothing, not zero', () => {
    expect(readUkuran('  ', 'weightGram', 12)).toEqual({ hasil: 'kosong' })
  })
})

test('PENG-1: both ends of a range are inside it', () => {
  const range = wajar('weightGram', 12)
  expect(
    [range.min - 1, range.min, range.max, range.max + 1].map((v) => isWajar(range, v)),
  ).toEqual([false, true, true, false])
  expect(wajar('weightGram', 59)).not.toEqual(wajar('weightGram', 60))
})

test('a measure is shown with a comma', () => {
  expect(formatUkuran(8400, 'weightGram')).toBe('8,4')
  expect(formatUkuran(8450, 'weightGram')).toBe('8,45')
  expect(formatUkuran(692, 'lengthMm')).toBe('69,2')
})
