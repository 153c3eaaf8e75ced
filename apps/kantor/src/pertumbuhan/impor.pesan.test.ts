import { expect, test } from 'vitest'
import { berkasSentence, masalahSentence } from './impor.pesan.ts'

test('a file that was not read says why, and on which line', () => {
  expect(berkasSentence('kutip_baris:12')).toContain('baris 12')
  for (const field of ['kosong', 'xls_lama', 'bukan_tabel'])
    expect(berkasSentence(field)).toMatch(/\.$/)
  expect(berkasSentence(undefined)).toBeNull()
})

test('a circumference that was left out has words, and a code is never shown', () => {
  for (const kode of ['lila', 'lingkar_kepala'].flatMap((one) => [
    `${one}_tidak_terbaca`,
    `${one}_tidak_wajar`,
  ]))
    expect(masalahSentence(kode)).toContain('tetap masuk')
})
