import { expect, test } from 'vitest'
import { EMPTY_TEMUAN, readTemuanForm } from './temuan-form.ts'

const ATAP = { ...EMPTY_TEMUAN, jenis: 'atap_bocor', rt: '04', pemohonNama: ' Bu Norhayati ' }

test('what, where and who are enough', () => {
  expect(readTemuanForm(ATAP)).toMatchObject({
    ok: true,
    value: { jenis: 'atap_bocor', rt: '04', lokasi: '', pemohonNama: 'Bu Norhayati', uraian: '' },
  })
})

test('an RT or a place: one of them', () => {
  expect(readTemuanForm({ ...ATAP, rt: '', lokasi: 'belakang musala' }).ok).toBe(true)
  expect(readTemuanForm({ ...ATAP, rt: ' ', lokasi: ' ' })).toEqual({
    ok: false,
    error: [{ field: 'lokasi', kode: 'lokasi_kosong' }],
  })
})

test('everything missing is named at once', () => {
  const read = readTemuanForm(EMPTY_TEMUAN)
  expect(read.ok ? [] : read.error.map((problem) => problem.field)).toEqual([
    'jenis',
    'lokasi',
    'pemohonNama',
  ])
})
