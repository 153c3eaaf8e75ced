import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { describe, expect, test } from 'vitest'
import {
  detectDateOrder,
  readDesimal,
  readDigits16,
  readJenisKelamin,
  readPosisi,
  readRt,
  readRw,
  readTanggal,
} from './baca-nilai.ts'

const TODAY = tanggal('2026-11-23')

describe('a date as an office writes it', () => {
  test.each([
    ['2021-03-09', '2021-03-09'],
    ['2021/3/9', '2021-03-09'],
    ['2021-03-09T00:00:00', '2021-03-09'],
    ['09-03-2021', '2021-03-09'],
    ['9/3/2021', '2021-03-09'],
    ['09.03.21', '2021-03-09'],
    ['09/03/27', '1927-03-09'],
    ['9 Maret 2021', '2021-03-09'],
    ['09-Mar-2021', '2021-03-09'],
    ['1 Agustus 1999', '1999-08-01'],
    ['17 Nopember 2001', '2001-11-17'],
    ['44264', '2021-03-09'],
    ["'09-03-2021", '2021-03-09'],
  ])('%s is %s', (text, expected) => {
    expect(readTanggal(text, 'dmy', TODAY)).toBe(expected)
  })

  test.each(['', '31-02-2021', '2021', 'tidak tahu', '00-00-0000', '32/01/2020', '12'])(
    '%s is no date',
    (text) => {
      expect(readTanggal(text, 'dmy', TODAY)).toBeUndefined()
    },
  )

  test('a column is month first only when nothing in it contradicts that', () => {
    expect(detectDateOrder(['03/25/2021', '04/01/2020'])).toBe('mdy')
    expect(detectDateOrder(['03/25/2021', '25/03/2020'])).toBe('dmy')
    expect(detectDateOrder(['04/01/2020'])).toBe('dmy')
    expect(readTanggal('03/25/2021', 'mdy', TODAY)).toBe('2021-03-25')
  })
})

test('sex in the words of the form', () => {
  expect(['L', 'LAKI-LAKI', '1', 'Pria'].map(readJenisKelamin)).toEqual(['L', 'L', 'L', 'L'])
  expect(['p', 'Perempuan', '2', 'PR', 'F'].map(readJenisKelamin)).toEqual([
    'P',
    'P',
    'P',
    'P',
    'P',
  ])
  expect(readJenisKelamin('?')).toBeUndefined()
})

test('a NIK keeps its sixteen digits, and one that Excel rounded is called broken', () => {
  expect(readDigits16("'3505041234560001")).toEqual({ digits: '3505041234560001', isBroken: false })
  expect(readDigits16('3505 0412 3456 0001')).toEqual({
    digits: '3505041234560001',
    isBroken: false,
  })
  expect(readDigits16('3,50504E+15')).toEqual({ digits: null, isBroken: true })
  expect(readDigits16('350504123456000')).toEqual({ digits: null, isBroken: true })
  expect(readDigits16(' - ')).toEqual({ digits: null, isBroken: false })
})

test('a measure with comma, point, unit or grams', () => {
  expect(['8,4', '8.4', '8,4 kg', '8400 gr', '-', '', 'delapan'].map(readDesimal)).toEqual([
    8.4,
    8.4,
    8.4,
    8.4,
    null,
    null,
    undefined,
  ])
})

test('position and RT', () => {
  expect(['Telentang', 'berdiri', 'TB', 'PB', ''].map(readPosisi)).toEqual([
    'terlentang',
    'berdiri',
    'berdiri',
    'terlentang',
    null,
  ])
  expect(['001', 'RT 12', '0', '', '7'].map(readRt)).toEqual(['01', '12', '', '', '07'])
})

test('RT and RW written in one cell are two numbers', () => {
  const together = [
    '003/002',
    'RT 03/RW 02',
    'RT.003 RW.002',
    '3 / 2',
    'RW 02 RT 03',
    'RT/RW 003/002',
  ]
  for (const text of together) expect([readRt(text), readRw(text)], text).toEqual(['03', '02'])
  expect(['002', 'RW 2', ''].map(readRw)).toEqual(['02', '02', ''])
})

test('a point before three figures of grams parts the thousands, as in PENG-2', () => {
  expect(['8.400 g', '8.400', '10.250 gram', '8400 g'].map(readDesimal)).toEqual([
    8.4, 8.4, 10.25, 8.4,
  ])
})
