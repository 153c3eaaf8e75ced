import { expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import { bukuKiaEntries } from './buku-kia.ts'

const MEASURED = {
  measuredOn: tanggal('2026-09-08'),
  weightGram: 9100,
  lengthMm: 742,
  posisiUkur: 'terlentang',
  lingkarKepalaMm: null,
  lilaMm: 138,
} as const

test('the Buku KIA gets each measure in its column, with a comma, and nothing for what was not taken', () => {
  const entries = bukuKiaEntries(tanggal('2025-09-01'), MEASURED, { status: 'N', kbmGram: 200 })
  expect(entries.map((entry) => `${entry.kolom}: ${entry.tulis}`)).toEqual([
    'tanggal: 08-09-2026',
    'umur_bulan: 12',
    'berat_kg: 9,1',
    'kbm_gram: 200',
    'n_t: N',
    'titik_kms: 12 bulan, 9,1 kg',
    'panjang_cm: 74,2',
    'lingkar_lengan_cm: 13,8',
  ])
})

test('a standing measure is a height, and a first weighing has no KBM', () => {
  const entries = bukuKiaEntries(
    tanggal('2024-01-01'),
    { ...MEASURED, posisiUkur: 'berdiri', weightGram: 12_350 },
    { status: 'B', kbmGram: null },
  )
  const columns = entries.map((entry) => entry.kolom)
  expect(columns).toContain('tinggi_cm')
  expect(columns).not.toContain('kbm_gram')
  expect(entries).toContainEqual({ kolom: 'berat_kg', tulis: '12,35' })
})

test.each([
  ['2021-09-09', true],
  ['2021-09-08', false],
  ['1960-01-01', false],
])('born %s: letter and dot of the card are written: %s', (born, isWritten) => {
  const entries = bukuKiaEntries(
    tanggal(born),
    { ...MEASURED, posisiUkur: 'berdiri', weightGram: 16_000 },
    { status: 'N', kbmGram: 200 },
  )
  const columns = entries.map((entry) => entry.kolom)
  for (const kolom of ['umur_bulan', 'kbm_gram', 'n_t', 'titik_kms'] as const)
    expect(columns.includes(kolom)).toBe(isWritten)
  expect(columns).toContain('berat_kg')
  expect(columns).toContain('tinggi_cm')
})
