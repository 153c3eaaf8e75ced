import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hariBukaId,
  isId,
  kehadiranId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
  uuidV8,
} from './ids.ts'
import { sha256 } from './sha256.ts'
import { tanggal } from './tanggal.ts'

/** One, two and three bytes long in UTF-8; fast-check's own `binary` takes seconds to begin. */
const letter = fc.integer({ min: 0x20, max: 0x2fff }).map((code) => String.fromCodePoint(code))

test('SHA-256 is the one everybody has, at every padding edge', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: letter }), (text) => {
      const expected = createHash('sha256').update(new TextEncoder().encode(text)).digest('hex')
      expect(Buffer.from(sha256(text)).toString('hex')).toBe(expected)
    }),
  )
  for (const length of [0, 55, 56, 63, 64, 119, 120]) {
    expect(Buffer.from(sha256('x'.repeat(length))).toString('hex')).toBe(
      createHash('sha256').update('x'.repeat(length)).digest('hex'),
    )
  }
})

test('a UUIDv7 carries its time first, so later ids sort later', () => {
  const random = new Uint8Array(10).fill(255)
  const early = uuidV7(1_700_000_000_000, random)
  const late = uuidV7(1_700_000_000_001, new Uint8Array(10))
  expect(early).toBe('018bcfe5-6800-7fff-bfff-ffffffffffff')
  expect(early < late).toBe(true)
  expect(isId(early)).toBe(true)
})

test('two phones name the same day and the same arrival alike, and different ones apart', () => {
  const posyandu = uuidV8<'posyandu'>('posyandu', 'a') as PosyanduId
  const anak = uuidV8<'sasaran'>('sasaran', 'b') as SasaranId
  const day = hariBukaId(posyandu, tanggal('2026-09-12'))
  expect(day).toBe(hariBukaId(posyandu, tanggal('2026-09-12')))
  expect(day).not.toBe(hariBukaId(posyandu, tanggal('2026-09-13')))
  expect(kehadiranId(posyandu, tanggal('2026-09-12'), anak)).not.toBe(day)
  expect(day[14]).toBe('8')
  expect(isId(day)).toBe(true)
})

test.each([
  '',
  'abc',
  '018bcfe5-6800-4fff-bfff-ffffffffffff',
  '018BCFE5-6800-7FFF-BFFF-FFFFFFFFFFFF',
])('%s is no id here', (text) => {
  expect(isId(text)).toBe(false)
})
