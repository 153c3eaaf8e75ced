import type { Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import type { PengukuranId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { assessSasaran } from './assess-sasaran.ts'

const TABEL = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }
const GIRL = { jenisKelamin: 'P', tanggalLahir: tanggal('2025-01-10') } as const

test('oedema seen without a scale is a finding of its own, and no rung is told without the phone', () => {
  const rows = assessSasaran(TABEL, GIRL, [aRecord({ edema: true })])
  expect(rows).toMatchObject([{ naik: null, statusBerat: null, statusGizi: null }])
  expect(rows[0]).not.toHaveProperty('rung')
})

test('a record of nothing but a head, or with oedema not asked, is not assessed', () => {
  const records = [aRecord({ lingkarKepalaMm: 440 }), aRecord({ edema: false })]
  expect(assessSasaran(TABEL, GIRL, records)).toEqual([])
})

test('N/T stands at the weighing of the hari buka, not at its copy from the Buku KIA of that day', () => {
  const rows = assessSasaran(TABEL, GIRL, [
    aRecord({ weightGram: 9100, konteks: 'buku_kia' }),
    aRecord({ weightGram: 9100, konteks: 'hari_buka' }),
  ])
  expect(rows.map((row) => row.naik)).toEqual([null, 'B'])
})

test('two phones weighed her on one day: N/T stands at the first, in whatever order they arrived', () => {
  const [first, second] = [aRecord({ weightGram: 9100 }), aRecord({ weightGram: 9200 })]
  for (const records of [
    [first, second],
    [second, first],
  ]) {
    const rows = assessSasaran(TABEL, GIRL, records)
    expect(rows.map((row) => [row.pengukuranId, row.naik])).toEqual([
      [first.id, 'B'],
      [second.id, null],
    ])
  }
})

let made = 0
function aRecord(changes: Partial<Pengukuran>): Pengukuran {
  made += 1
  return {
    id: `p${made}` as PengukuranId,
    sasaranId: 's' as SasaranId,
    measuredOn: tanggal('2026-02-10'),
    konteks: 'hari_buka',
    weightGram: null,
    lengthMm: null,
    posisiUkur: null,
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    supersedes: null,
    ...changes,
  }
}
