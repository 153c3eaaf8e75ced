import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { TabelWho } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { beforeAll, expect, test } from 'vitest'
import { hasilTimbang } from './hasil-timbang.ts'

const NOOR = { jenisKelamin: 'P' as const, tanggalLahir: tanggal('2025-09-08') }
let tabel: TabelWho

beforeAll(async () => {
  tabel = { who2006: await loadTabelWho2006(), who2007: await loadTabelWho2007() }
})

function weighed(
  measuredOn: string,
  weightGram: number,
  more: Partial<PengukuranRecord> = {},
): PengukuranRecord {
  return {
    id: `w-${measuredOn}-${weightGram}` as PengukuranRecord['id'],
    posyanduId: 'p' as PengukuranRecord['posyanduId'],
    sasaranId: 's' as PengukuranRecord['sasaranId'],
    hariBukaId: null,
    konteks: 'hari_buka',
    measuredOn: tanggal(measuredOn),
    weightGram,
    lengthMm: 740,
    posisiUkur: 'terlentang',
    lilaMm: null,
    lingkarKepalaMm: null,
    edema: null,
    alasanTidakWajar: null,
    measuredBy: '',
    supersedes: null,
    batalKarena: null,
    supersededBy: null,
    version: 1,
    recordedAt: `${measuredOn}T01:00:00.000Z`,
    ...more,
  }
}

test('a gain of the KBM is naik and needs nothing, one gram less is rung 2', () => {
  const before = weighed('2026-08-08', 8900)
  const enough = weighed('2026-09-08', 9100)
  const short = weighed('2026-09-08', 9099)
  expect(hasilTimbang(tabel, NOOR, enough, [before, enough], true)).toMatchObject({
    naik: { status: 'N', gainGram: 200, kbmGram: 200 },
    tindakan: { tangga: null },
  })
  expect(hasilTimbang(tabel, NOOR, short, [before, short], true)).toMatchObject({
    naik: { status: 'T' },
    tindakan: { tangga: 2, alasan: ['t'] },
  })
})

test('without a bidan rung 2 is a kunjungan rumah within 14 days', () => {
  const list = [weighed('2026-08-08', 8900), weighed('2026-09-08', 8950)] as const
  expect(hasilTimbang(tabel, NOOR, list[1], list, false).tindakan.kunjunganRumahWithinDays).toBe(14)
})

test('swollen feet are rung 4 whatever the weight', () => {
  const now = weighed('2026-09-08', 9100, { edema: true })
  expect(hasilTimbang(tabel, NOOR, now, [now], true).tindakan.tangga).toBe(4)
})

test('the second weighing of a month does not count, and says so', () => {
  const first = weighed('2026-09-08', 9100)
  const second = weighed('2026-09-12', 9200)
  expect(hasilTimbang(tabel, NOOR, second, [first, second], true).isCounted).toBe(false)
  expect(hasilTimbang(tabel, NOOR, first, [first, second], true).isCounted).toBe(true)
})

test('two phones weighed her on one day: the first counts, the other says so', () => {
  const first = weighed('2026-09-08', 9100)
  const second = weighed('2026-09-08', 9200)
  expect(hasilTimbang(tabel, NOOR, second, [second, first], true).isCounted).toBe(false)
  expect(hasilTimbang(tabel, NOOR, first, [second, first], true).isCounted).toBe(true)
})

test('a value kept with a reason is looked at by the bidan', () => {
  const now = weighed('2026-09-08', 9100, { alasanTidakWajar: 'ditimbang dua kali' })
  expect(hasilTimbang(tabel, NOOR, now, [now], true).tindakan.alasan).toContain('ragu')
})

test('no length: what rests on it cannot be assessed, and this is said', () => {
  const now = weighed('2026-09-08', 9100, { lengthMm: null, posisiUkur: null })
  expect(hasilTimbang(tabel, NOOR, now, [now], true).isLengthMissing).toBe(true)
})
