import { expect, test } from 'vitest'
import { PENGGUNA_PESAN } from './pengguna.pesan.ts'
import { titipanText } from './titipan-text.ts'

test('only when nothing is left is everything said to be received', () => {
  expect(titipanText({ nama: 'Bu Siti', before: 3, after: 0 })).toEqual({
    tone: 'baik',
    text: '3 catatan Bu Siti sudah diterima server.',
  })
  expect(titipanText({ nama: 'Bu Siti', before: 3, after: 1 })).toMatchObject({
    tone: 'awas',
    text: expect.stringContaining('2 catatan Bu Siti sudah diterima server, 1 belum.'),
  })
})

test.each([
  ['tanpa_jaringan', 'tidak bisa dihubungi'],
  ['server_bermasalah', 'server sedang bermasalah'],
  ['kunci_tidak_dikenal', 'dengan PIN sendiri'],
] as const)('%s is said in its own words, and that nothing is lost', (after, words) => {
  const { tone, text } = titipanText({ nama: 'Bu Siti', before: 3, after })
  expect(tone).toBe('awas')
  expect(text).toContain(words)
  expect(text).toContain('tetap aman')
})

test('a key that did not come has a sentence of its own: what, that nothing is lost, what to do', () => {
  const text = PENGGUNA_PESAN.tolak.kunci_tidak_ada
  for (const part of ['kunci catatan', 'Catatan tidak hilang', 'PIN yang lama'])
    expect(text).toContain(part)
})
