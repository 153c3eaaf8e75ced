import { expect, test } from 'vitest'
import { readBerkas } from './berkas-titipan.ts'

const FILE = {
  kabupatenKode: '35.71',
  perangkatId: '0199c6a0-0000-7000-8000-000000000001',
  appVersion: 1,
  rows: [{ id: '0199c6a0-0000-7000-8000-000000000002', seq: 4, iv: 'AAAA', data: 'BBBB' }],
}

test('a file of another phone is read as it was saved', () => {
  expect(readBerkas(JSON.stringify(FILE))).toEqual({ ok: true, value: FILE })
})

test.each([
  ['a photo', '\u0089PNG'],
  ['another JSON', '{"nama":"Siti"}'],
  ['a list', '[]'],
  ['nothing', ''],
  ['a file without rows', JSON.stringify({ ...FILE, rows: [] })],
  ['rows that are no rows', JSON.stringify({ ...FILE, rows: [{ id: 1 }] })],
  ['half a file', JSON.stringify(FILE).slice(0, 60)],
])('%s is no file of Simpul, and is said so', (_what, text) => {
  expect(readBerkas(text)).toEqual({ ok: false, error: 'bukanTitipan' })
})
