import { describe, expect, test } from 'vitest'
import { checkNomorRegistrasi } from './nomor-registrasi.ts'
import { checkSatuBidang } from './satu-bidang.ts'

describe('POS-2: registration number', () => {
  const desa = '64.02.06.1001'
  test.each([
    ['64.02.06.1001.001', { ok: true, value: '64.02.06.1001.001' }],
    ['64.02.06.1001.01', { ok: false, error: 'format_nomor_salah' }],
    ['64.02.06.1001.000', { ok: false, error: 'format_nomor_salah' }],
    ['64.02.06.1002.001', { ok: false, error: 'nomor_desa_lain' }],
  ])('%s', (text, expected) => {
    expect(checkNomorRegistrasi(text, desa)).toEqual(expected)
  })
})

describe('POS-3: one kader, one bidang', () => {
  test('a second bidang is refused, at stage ILP warned of', () => {
    expect(checkSatuBidang(['kesehatan'], 'sosial', 'enam_spm')).toMatchObject({ hasil: 'ditolak' })
    expect(checkSatuBidang(['kesehatan'], 'sosial', 'ilp')).toMatchObject({
      hasil: 'peringatan',
      bidangLain: ['kesehatan'],
    })
  })

  test('the same bidang again, or the first one, is allowed', () => {
    expect(checkSatuBidang(['sosial'], 'sosial', 'enam_spm')).toEqual({ hasil: 'boleh' })
    expect(checkSatuBidang([], 'sosial', 'enam_spm')).toEqual({ hasil: 'boleh' })
  })
})
