import { expect, test } from 'vitest'
import { readMasukForm } from './masuk-form.ts'

test('a code without its point is read, the name is small letters, the password stays', () => {
  expect(
    readMasukForm({ kabupatenKode: '3316', namaPengguna: ' Sri.Kader ', sandi: ' a B ' }),
  ).toEqual({
    ok: true,
    value: { kabupatenKode: '33.16', namaPengguna: 'sri.kader', sandi: ' a B ' },
  })
})

test('every empty field is named at once', () => {
  const read = readMasukForm({ kabupatenKode: '', namaPengguna: '', sandi: '' })
  expect(read.ok ? [] : read.error.map((problem) => problem.kode)).toEqual([
    'kabupaten_kosong',
    'nama_kosong',
    'sandi_kosong',
  ])
})

test('a code of a desa is no code of a kabupaten', () => {
  const read = readMasukForm({ kabupatenKode: '33.16.01', namaPengguna: 'a', sandi: 'b' })
  expect(read).toMatchObject({ ok: false, error: [{ kode: 'kabupaten_salah' }] })
})
