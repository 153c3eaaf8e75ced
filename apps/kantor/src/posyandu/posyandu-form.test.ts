import { expect, test } from 'vitest'
import { readPosyanduForm } from './posyandu-form.ts'

const DRAFT = {
  desaKode: '64.02.06.2003',
  nama: 'Mawar',
  puskesmasId: 'p',
  alamat: '',
  nomorRegistrasi: '',
}

test('a posyandu needs its desa, a name and a Puskesmas; address and number may wait', () => {
  expect(readPosyanduForm(DRAFT).ok).toBe(true)
  const empty = readPosyanduForm({ ...DRAFT, desaKode: '', nama: ' ', puskesmasId: '' })
  expect(empty.ok ? [] : [...empty.error.keys()]).toEqual(['desaKode', 'nama', 'puskesmasId'])
})

test('the word Posyandu before a name is not kept', () => {
  expect(readPosyanduForm({ ...DRAFT, nama: 'Posyandu Mawar' })).toMatchObject({
    value: { nama: 'Mawar' },
  })
})

test.each([
  ['64.02.06.2003.01', 'nomor_salah'],
  ['64.02.06.2003.0001', 'nomor_salah'],
  ['64.02.06.2004.001', 'nomor_desa_lain'],
])('the number %s is %s', (nomorRegistrasi, problem) => {
  const read = readPosyanduForm({ ...DRAFT, nomorRegistrasi })
  expect(read.ok ? null : read.error.get('nomorRegistrasi')).toBe(problem)
})

test('a number of three digits under the own desa is kept as typed', () => {
  expect(readPosyanduForm({ ...DRAFT, nomorRegistrasi: ' 64.02.06.2003.001 ' })).toMatchObject({
    value: { nomorRegistrasi: '64.02.06.2003.001' },
  })
})
