import { expect, test } from 'vitest'
import { sesudahDaftar } from './sesudah-daftar.ts'

const WRONG = '01890000-0000-7000-8000-000000000001'

test.each([
  ['hari', '/hadir/noor'],
  ['susulan', '/hari/susulan?sasaran=noor'],
  [`salah:${WRONG}`, `/hadir/${WRONG}/salah?benar=noor`],
  ['warga', '/warga/noor'],
  [null, '/warga/noor'],
  ['salah:../../kirim', '/warga/noor'],
])('registered from %s goes on to %s', (dari, path) => {
  expect(sesudahDaftar(dari, 'noor')).toBe(path)
})

test('twins enter the queue together', () => {
  expect(sesudahDaftar('hari', 'adi', ['noor'])).toBe('/hadir/adi?kembar=noor')
  expect(sesudahDaftar('warga', 'adi', ['noor'])).toBe('/warga/adi')
})
