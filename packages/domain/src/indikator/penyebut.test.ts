import { expect, test } from 'vitest'
import { cakupanTimbang } from './penyebut.ts'

const KAWENGAN = '33.16.09.2001'
const KIDUL = '33.16.09.2002'

test('IND-DS: the two denominators stand side by side, each with its own children', () => {
  const found = cakupanTimbang(
    [
      { desaKode: KAWENGAN, d: 40, s: 50 },
      { desaKode: KAWENGAN, d: 20, s: 30 },
      { desaKode: KIDUL, d: 10, s: 12 },
    ],
    [
      { desaKode: KAWENGAN, balita: 100 },
      { desaKode: KIDUL, balita: 20 },
    ],
  )
  expect(found).toEqual({
    riil: { numerator: 70, denominator: 92 },
    proyeksi: { numerator: 70, denominator: 120 },
    desaTanpaProyeksi: [],
  })
})

test('children of a desa without a projection are in neither part of it, and the desa is named', () => {
  const found = cakupanTimbang(
    [
      { desaKode: KAWENGAN, d: 40, s: 50 },
      { desaKode: KIDUL, d: 10, s: 12 },
    ],
    [{ desaKode: KAWENGAN, balita: 80 }],
  )
  expect(found.riil).toEqual({ numerator: 50, denominator: 62 })
  expect(found.proyeksi).toEqual({ numerator: 40, denominator: 80 })
  expect(found.desaTanpaProyeksi).toEqual([KIDUL])
})

test('nowhere a projection is no projection of nought; a projection of a desa without posyandu counts nothing', () => {
  const weighed = [{ desaKode: KAWENGAN, d: 0, s: 5 }]
  expect(cakupanTimbang(weighed, []).proyeksi).toBeNull()
  expect(cakupanTimbang(weighed, [{ desaKode: KIDUL, balita: 70 }]).proyeksi).toBeNull()
})

test('more weighed than expected is above the whole', () => {
  expect(
    cakupanTimbang([{ desaKode: KAWENGAN, d: 55, s: 60 }], [{ desaKode: KAWENGAN, balita: 50 }])
      .proyeksi,
  ).toEqual({ numerator: 55, denominator: 50 })
})
