import { expect, test } from 'vitest'
import { isKodeTidakDicatat } from '../pengguna/tidak-dicatat.ts'
import { KATALOG_LAYANAN } from './katalog-layanan.ts'
import { isKodeLayanan, KODE_LAYANAN } from './kode-layanan.ts'

test('LAY-5: every service of the catalogue can be sent', () => {
  expect(
    KATALOG_LAYANAN.layanan.map(({ kode }) => kode).filter((kode) => !isKodeLayanan(kode)),
  ).toEqual([])
})

test('LAY-5: nothing invariant 12 forbids is on the list, nor anything else that was not put there', () => {
  expect([...KODE_LAYANAN[1]].filter(isKodeTidakDicatat)).toEqual([])
  for (const kode of ['hiv', 'tes_darah', 'vitamin_a', 'HB0', '', 'constructor', 'toString'])
    expect([kode, isKodeLayanan(kode)]).toEqual([kode, false])
})

test('LAY-5: a code that was published stays: records hold it', () => {
  expect(KODE_LAYANAN[1].size).toBeGreaterThanOrEqual(35)
})
