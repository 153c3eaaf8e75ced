import { expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import { isMasaDelegasi, lastDayOfDelegasi } from './delegasi.ts'

const day = (text: string | null) => (text === null ? null : tanggal(text))

test.each([
  ['its own end, when the giver stays', '2026-11-30', null, null, '2026-11-30'],
  ['its own end, when the giver leaves later', '2026-11-30', '2026-12-01', null, '2026-11-30'],
  ['the last day of the giver', '2026-11-30', '2026-11-15', null, '2026-11-15'],
  ['the day before the account was closed', '2026-11-30', null, '2026-11-10', '2026-11-09'],
  ['whatever comes first', '2026-11-30', '2026-11-05', '2026-11-10', '2026-11-05'],
  ['no end of its own is none given here', null, null, null, null],
  ['without an own end the giver’s counts', null, '2026-11-15', null, '2026-11-15'],
])('AKSES-11: a delegation ends on %s', (_, sampai, giver, closed, expected) => {
  const pemberi = { berlakuSampai: day(giver), nonaktifSejak: day(closed) }
  expect(lastDayOfDelegasi(day(sampai), pemberi)).toBe(expected)
})

test.each([
  ['2026-11-02', '2026-11-02', true],
  ['2026-11-02', '2027-05-01', true],
  ['2026-11-02', '2027-05-02', false],
  ['2026-11-02', '2026-11-01', false],
  ['2026-10-01', '2026-11-02', true],
  ['2026-10-01', '2026-11-01', false],
])('AKSES-11: on 2 November a delegation may go from %s to %s: %s', (dari, sampai, may) => {
  expect(isMasaDelegasi(tanggal(dari), tanggal(sampai), tanggal('2026-11-02'))).toBe(may)
})
