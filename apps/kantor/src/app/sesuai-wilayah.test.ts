import { expect, test } from 'vitest'
import { NAMA_DANA } from '../rujukan/rujukan.pesan.ts'
import { NAMA_PERAN, sesuaiWilayah } from './app.pesan.ts'

const KELURAHAN = '35.71.03.1004'
const DESA = '33.16.09.2001'

test('a kelurahan in a kota reads its own words', () => {
  expect(sesuaiWilayah(NAMA_PERAN.kepala_desa, KELURAHAN)).toBe('Lurah')
  expect(sesuaiWilayah(NAMA_PERAN.sekdes, KELURAHAN)).toBe('Sekretaris kelurahan')
  expect(sesuaiWilayah(NAMA_DANA.apbd_kabupaten, KELURAHAN)).toBe('APBD kota')
  expect(sesuaiWilayah('Tarik? Desa/kelurahan tidak bisa membacanya.', KELURAHAN)).toBe(
    'Tarik? Kelurahan tidak bisa membacanya.',
  )
})

test('a desa in a kabupaten reads its own words', () => {
  expect(sesuaiWilayah(NAMA_PERAN.kepala_desa, DESA)).toBe('Kepala Desa')
  expect(sesuaiWilayah(NAMA_PERAN.operator, DESA)).toBe('Operator desa')
  expect(sesuaiWilayah(NAMA_DANA.apbd_kabupaten, DESA)).toBe('APBD kabupaten')
})

test('who reads for a whole kota is told of it, and of its desa and kelurahan alike', () => {
  expect(sesuaiWilayah('Semua desa/kelurahan di kabupaten/kota ini', '35.71')).toBe(
    'Semua desa/kelurahan di kota ini',
  )
  expect(sesuaiWilayah('Kabupaten/kota ini', '33.16')).toBe('Kabupaten ini')
  expect(sesuaiWilayah('Kabupaten/kota ini', null)).toBe('Kabupaten/kota ini')
})
