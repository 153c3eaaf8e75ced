import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { expect, test } from 'vitest'
import { isiSebutan } from './isi-sebutan.ts'

test('the sentence follows the area', () => {
  expect(isiSebutan('Di {desa}, belum dicek', sebutan('35.71.03.1004'))).toBe(
    'Di kelurahan, belum dicek',
  )
  expect(isiSebutan('Di {desa}, belum dicek', sebutan('35.05.01.2001'))).toBe(
    'Di desa, belum dicek',
  )
})
