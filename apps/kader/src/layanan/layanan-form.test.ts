import { expect, test } from 'vitest'
import { EMPTY_LAYANAN, readLayananForm } from './layanan-form.ts'

test('what was given carries its amount, what was asked its answer', () => {
  const read = readLayananForm({
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
