import { describe, expect, test } from 'vitest'
import { KELOMPOK_SASARAN } from '../sasaran/kelompok-sasaran.ts'
import {
  kalimatTandaBahaya,
  readTandaBahaya,
  TANDA_BAHAYA_2026,
  tandaBahayaOf,
  writeTandaBahaya,
} from './tanda-bahaya.ts'

/** As long as the note of a service may be on the wire. */
const NOTE_LENGTH = 300

describe('LAY-4: danger signs that are read out', () => {
  test.each(KELOMPOK_SASARAN)('%s has a list, each sign once', (kelompok) => {
    const kodeList = tandaBahayaOf(kelompok).map((tanda) => tanda.kode)
    expect(kodeList.length).toBeGreaterThanOrEqual(5)
    expect(new Set(kodeList).size).toBe(kodeList.length)
    expect(writeTandaBahaya(kodeList).length).toBeLessThanOrEqual(NOTE_LENGTH)
  })

  test('each group is asked what is its own', () => {
    const has = (kelompok: (typeof KELOMPOK_SASARAN)[number], kode: string) =>
      tandaBahayaOf(kelompok).some((tanda) => tanda.kode === kode)
    expect(has('ibu_hamil', 'gerak_janin')).toBe(true)
    expect(has('ibu_nifas', 'lokia_bau')).toBe(true)
    expect(has('ibu_menyusui', 'lokia_bau')).toBe(false)
    expect(has('bayi', 'tali_pusat')).toBe(true)
    expect(has('balita', 'tali_pusat')).toBe(false)
    expect(has('lansia', 'lemah_sebelah')).toBe(true)
  })

  test('one sign has one wording, so that its code can be read back', () => {
    for (const tanda of Object.values(TANDA_BAHAYA_2026.tanda).flat()) {
      expect(kalimatTandaBahaya(tanda.kode)).toBe(tanda.kalimat)
    }
  })

  test('no sign names what a kader must never ask', () => {
    const words = Object.values(TANDA_BAHAYA_2026.tanda)
      .flat()
      .map((tanda) => tanda.kalimat)
      .join(' ')
    expect(words).not.toMatch(/hiv|sifilis|hepatitis|tbc|bunuh diri|depresi/i)
  })

  test('none seen is an answer; what was seen is read back, also a code of a newer table', () => {
    expect(readTandaBahaya(writeTandaBahaya([]))).toEqual([])
    expect(readTandaBahaya(writeTandaBahaya(['kejang', 'demam']))).toEqual(['kejang', 'demam'])
    expect(kalimatTandaBahaya('perut_keras')).toBe('perut keras')
  })
})
