import { KATALOG_KEBUTUHAN } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { expect, test } from 'vitest'
import { namaAlasan } from './rujukan.pesan.ts'

const FOUND_AT_THE_SCALE = Object.keys(TANGGA_2026.tangga)
const HEARD = KATALOG_KEBUTUHAN.jenis
  .filter((jenis) => jenis.jalan === 'rujukan_kesehatan')
  .map((jenis) => jenis.kode)

test.each([...FOUND_AT_THE_SCALE, ...HEARD])('the Puskesmas reads %s in words', (kode) => {
  expect(namaAlasan(kode)).toMatch(/^\p{Lu}/u)
})

test('a reason of a newer app is shown as it is written', () => {
  expect(namaAlasan('sesuatu_yang_baru')).toBe('sesuatu yang baru')
})
