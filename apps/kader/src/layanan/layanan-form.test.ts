import { expect, test } from 'vitest'
import {
  EMPTY_LAYANAN,
  isEmptyLayanan,
  type LayananTexts,
  readLayananForm,
} from './layanan-form.ts'

test('what was given carries its amount, what was asked its answer', () => {
  const read = readLayananForm({
    ...EMPTY_LAYANAN,
    picked: ['vitamin_a_biru', 'penyuluhan'],
    amounts: { vitamin_a_biru: '1' },
    answers: { asi_eksklusif: 'tidak' },
    tentang: ' MPASI ',
  })
  expect(read).toEqual({
    ok: true,
    value: [
      { jenis: 'vitamin_a_biru', jumlah: 1, catatan: '' },
      { jenis: 'penyuluhan', jumlah: null, catatan: 'MPASI' },
      { jenis: 'asi_eksklusif', jumlah: null, catatan: 'tidak' },
    ],
  })
})

test('nothing ticked is nothing given', () => {
  expect(readLayananForm(EMPTY_LAYANAN)).toEqual({ ok: true, value: [] })
})

test.each(['-1', '1,5', 'satu', '1001'])('%s is no amount', (amount) => {
  const read = readLayananForm({
    ...EMPTY_LAYANAN,
    picked: ['ttd_ibu_hamil'],
    amounts: { ttd_ibu_hamil: amount },
  })
  expect(read).toEqual({ ok: false, error: ['ttd_ibu_hamil'] })
})

test('LAY-4: danger signs that were not read out leave nothing; none, and which, are both answers', () => {
  const read = (tanda: LayananTexts['tanda']) => readLayananForm({ ...EMPTY_LAYANAN, tanda })
  expect(read({ jawab: null, terlihat: [] })).toEqual({ ok: true, value: [] })
  expect(read({ jawab: 'tidak_ada', terlihat: ['kejang'] })).toEqual({
    ok: true,
    value: [{ jenis: 'tanda_bahaya', jumlah: null, catatan: 'tidak_ada' }],
  })
  expect(read({ jawab: 'ada', terlihat: ['kejang', 'demam'] })).toEqual({
    ok: true,
    value: [{ jenis: 'tanda_bahaya', jumlah: null, catatan: 'kejang demam' }],
  })
})

test('LAY-4: "ada" without a sign asks which one', () => {
  const texts = { ...EMPTY_LAYANAN, tanda: { jawab: 'ada' as const, terlihat: [] } }
  expect(readLayananForm(texts)).toEqual({ ok: false, error: ['tanda_bahaya'] })
  expect(isEmptyLayanan(texts)).toBe(false)
  expect(isEmptyLayanan(EMPTY_LAYANAN)).toBe(true)
})
