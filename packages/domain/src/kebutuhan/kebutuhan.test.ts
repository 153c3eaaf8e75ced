import { describe, expect, test } from 'vitest'
import { BIDANG } from '../wilayah/bidang.ts'
import { isRecordable, KATALOG_KEBUTUHAN, offeredKebutuhan, roadOf } from './jenis-kebutuhan.ts'
import { NOMOR_TOLONG } from './nomor-tolong.ts'

describe('the catalogue of matters', () => {
  test('has codes that are unique and fit the column', () => {
    const kodeList = KATALOG_KEBUTUHAN.jenis.map((jenis) => jenis.kode)
    expect(new Set(kodeList).size).toBe(kodeList.length)
    for (const kode of kodeList) expect(kode).toMatch(/^[a-z0-9_]{1,60}$/)
  })

  test.each(BIDANG)('bidang %s has matters on an open road, in desa and in kelurahan', (bidang) => {
    for (const isKelurahan of [true, false]) {
      const open = offeredKebutuhan(bidang, isKelurahan).filter(
        (jenis) => jenis.jalan !== 'jalur_rahasia',
      )
      expect(open.length).toBeGreaterThan(2)
    }
  })

  test.each([
    ['jamban', 'pekerjaan_umum', 'pengajuan'],
    ['perlu_diperiksa', 'kesehatan', 'rujukan_kesehatan'],
    ['kebakaran', 'trantibumlinmas', 'darurat'],
    ['kekerasan_rumah_tangga', 'sosial', 'jalur_rahasia'],
    ['sesuatu_dari_aplikasi_baru', 'kesehatan', 'rujukan_kesehatan'],
    ['sesuatu_dari_aplikasi_baru', 'sosial', 'pengajuan'],
  ] as const)('%s goes the road %s → %s', (kode, bidang, jalan) => {
    expect(roadOf(kode, bidang)).toBe(jalan)
  })

  test('the narrow lane records nothing and has somebody to call', () => {
    expect(isRecordable('kekerasan_anak')).toBe(false)
    expect(isRecordable('jamban')).toBe(true)
    expect(NOMOR_TOLONG.some((n) => n.untuk.includes('jalur_rahasia') && n.isEverywhere)).toBe(true)
  })

  test('what needs an APBDes or a BPD is not offered in a kelurahan', () => {
    const inKelurahan = offeredKebutuhan('sosial', true).map((jenis) => jenis.kode)
    const inDesa = offeredKebutuhan('sosial', false).map((jenis) => jenis.kode)
    expect(inDesa).toContain('blt_desa')
    expect(inKelurahan).not.toContain('blt_desa')
    expect(inKelurahan).toContain('bansos')
  })
})
