import { uuidV8 } from '@simpul/domain/shared/ids.ts'
import { expect, test } from 'vitest'
import { fixAddress } from './fix-address.ts'

const NOOR = uuidV8('sasaran', 'noor')
const REFUSED = uuidV8('command', 'refused')

function at(kind: string, body: Readonly<Record<string, unknown>> = {}) {
  return fixAddress({
    kind,
    body,
    kode: 'isian_salah',
    sasaranId: NOOR,
    commandId: REFUSED,
  })
}

test('what was refused can be corrected where it was typed', () => {
  expect(at('pengukuran.record', { batalKarena: null })).toBe(`/ukur/${NOOR}?betul=${REFUSED}`)
  expect(at('layanan.record', { batalKarena: null })).toBe(
    `/layanan/${NOOR}/betulkan?betul=${REFUSED}`,
  )
  expect(at('sasaran.register')).toBe(`/warga/baru?betul=${REFUSED}`)
  expect(at('sasaran.correct')).toBe(`/warga/${NOOR}/koreksi`)
})

test('a cancelling that came too late leads to the history, never into a form that would undo it', () => {
  expect(at('pengukuran.record', { batalKarena: 'salah anak' })).toBe(`/warga/${NOOR}`)
  expect(at('layanan.record', { batalKarena: 'salah anak' })).toBe(`/warga/${NOOR}`)
})

test('a mark is sent again as it is', () => {
  expect(at('kehadiran.mark')).toBeNull()
})
