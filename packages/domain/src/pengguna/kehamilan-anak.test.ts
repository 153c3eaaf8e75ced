import { expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import { isKehamilanAnak } from './kehamilan-anak.ts'

test('AKSES-7: a mother is a child until the day she is eighteen', () => {
  const born = tanggal('2008-09-08')
  expect(isKehamilanAnak('hamil', born, tanggal('2026-09-07'))).toBe(true)
  expect(isKehamilanAnak('menyusui', born, tanggal('2026-09-07'))).toBe(true)
  expect(isKehamilanAnak('hamil', born, tanggal('2026-09-08'))).toBe(false)
  expect(isKehamilanAnak(null, born, tanggal('2020-09-08'))).toBe(false)
})
