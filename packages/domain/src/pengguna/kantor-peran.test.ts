import { expect, test } from 'vitest'
import { JENIS_KANTOR } from '../wilayah/jenis-kantor.ts'
import { jenisKantorOf, mayHaveFungsi } from './kantor-peran.ts'
import { PERAN } from './peran.ts'

test('AKSES-8: every role, in every kind of office', () => {
  const allowed = Object.fromEntries(PERAN.map((peran) => [peran, jenisKantorOf(peran)]))
  expect(allowed).toEqual({
    kader: [],
    ketua: [],
    sekretaris: [],
    bendahara: [],
    ketua_bidang: [],
    bidan: ['puskesmas', 'pustu'],
    nakes: ['puskesmas', 'pustu'],
    petugas_puskesmas: ['puskesmas', 'pustu'],
    operator: ['desa'],
    sekdes: ['desa'],
    kepala_desa: ['desa'],
    kecamatan: ['kecamatan'],
    petugas_dinas: ['dinas'],
    dpmd: ['dpmd'],
    tim_pembina: ['tim_pembina', 'kecamatan', 'dpmd'],
    admin: [],
  })
  // Every kind of office has somebody who can work in it.
  expect(new Set(Object.values(allowed).flat())).toEqual(new Set(JENIS_KANTOR))
})

test('a named task is of the Dinas Kesehatan alone', () => {
  expect(mayHaveFungsi('petugas_dinas', ['kesehatan'])).toBe(true)
  expect(mayHaveFungsi('petugas_dinas', ['sosial', 'kesehatan'])).toBe(true)
  expect(mayHaveFungsi('petugas_dinas', ['sosial'])).toBe(false)
  expect(mayHaveFungsi('petugas_puskesmas', ['kesehatan'])).toBe(false)
  expect(mayHaveFungsi('dpmd', [])).toBe(false)
})
