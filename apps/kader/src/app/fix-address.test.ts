import type { CommandId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { expect, test } from 'vitest'
import { fixAddress } from './fix-address.ts'

function at(kind: string, body: Readonly<Record<string, unknown>> = {}) {
  return fixAddress({
    kind,
    body,
    kode: 'isian_salah',
    sasaranId: 'noor' as SasaranId,
    commandId: 'c1' as CommandId,
  })
}

test('what was refused can be corrected where it was typed', () => {
  expect(at('pengukuran.record', { batalKarena: null })).toBe('/ukur/noor?betul=c1')
  expect(at('layanan.record', { batalKarena: null })).toBe('/layanan/noor/betulkan?betul=c1')
  expect(at('sasaran.register')).toBe('/warga/baru?betul=c1')
  expect(at('sasaran.correct')).toBe('/warga/noor/koreksi')
})

test('a cancelling that came too late leads to the history, never into a form that would undo it', () => {
  expect(at('pengukuran.record', { batalKarena: 'salah anak' })).toBe('/warga/noor')
  expect(at('layanan.record', { batalKarena: 'salah anak' })).toBe('/warga/noor')
})

test('a mark is sent again as it is', () => {
  expect(at('kehadiran.mark')).toBeNull()
})
