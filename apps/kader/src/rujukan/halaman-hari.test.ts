import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { loadTabelWho2006 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { halamanHari } from './halaman-hari.ts'

const DAY = tanggal('2026-09-08')

function balita(id: string, more: Partial<SasaranRecord> = {}): SasaranRecord {
  return {
    id,
    jenisKelamin: 'P',
    tanggalLahir: '2025-09-08',
    isTamu: false,
    punyaBukuKia: true,
    leftOn: null,
    keadaanIbu: null,
    ...more,
  } as SasaranRecord
}

function weighed(
  id: string,
  measuredOn: string,
  weightGram: number,
  batalKarena: string | null = null,
): PengukuranRecord {
  const record = {
    id: `${id}${measuredOn}${weightGram}`,
    sasaranId: id,
    measuredOn,
    weightGram,
    batalKarena,
  }
  return { ...record, konteks: 'hari_buka', supersedes: null } as PengukuranRecord
}

function came(sasaran: SasaranRecord, batalKarena: string | null = null): KehadiranRecord {
  const kehadiran = { sasaranId: sasaran.id, nomorAntrean: 'A1', langkahSelesai: [1], batalKarena }
  return { ...kehadiran, isTamu: sasaran.isTamu } as KehadiranRecord
}

const NOOR = balita('noor')
const ADI = balita('adi')
const TAMU = balita('tamu', { isTamu: true })
const GIVEN = {
  tanggal: DAY,
  hariBuka: [{ tanggal: DAY, status: 'dibuka' } as HariBukaRecord],
  kehadiran: [came(NOOR), came(ADI), came(TAMU)],
  sasaranById: new Map([NOOR, ADI, TAMU].map((one) => [one.id, one])),
  people: [
    {
      sasaran: NOOR,
      pengukuran: [weighed('noor', '2026-08-08', 8900), weighed('noor', '2026-09-08', 9100)],
    },
    { sasaran: ADI, pengukuran: [] },
    { sasaran: TAMU, pengukuran: [weighed('tamu', '2026-09-08', 9000)] },
  ],
  rujukan: [
    { openedOn: DAY, jalur: 'kesehatan' },
    { openedOn: DAY, jalur: 'pengajuan' },
    { openedOn: tanggal('2026-09-07'), jalur: 'pengajuan' },
  ] as RujukanRecord[],
  petugas: ['Bu Sri', 'Bu Sri', 'Bu Yem'],
}

test('residents are counted, a guest is weighed and stands apart', async () => {
  const { skdn, ringkasan } = halamanHari(GIVEN, await loadTabelWho2006())
  expect(skdn).toMatchObject({ s: 2, k: 2, d: 1, n: 1, tamu: 1 })
  expect(ringkasan).toMatchObject({
    jumlahHadir: 3,
    tamu: 1,
    rujukan: 1,
    temuan: 1,
    petugas: ['Bu Sri', 'Bu Yem'],
  })
})

test('who is present and not weighed is named, also when the weighing was cancelled', async () => {
  const wrong = weighed('noor', '2026-09-08', 9100)
  const cancelled = {
    ...weighed('noor', '2026-09-08', 9100, 'salah anak'),
    id: 'batal',
    supersedes: wrong.id,
  }
  const people = [{ sasaran: NOOR, pengukuran: [wrong, cancelled as PengukuranRecord] }]
  const page = halamanHari({ ...GIVEN, people }, await loadTabelWho2006())
  expect(page.skdn.d).toBe(0)
  expect(page.belumDitimbang.map((one) => one.id)).toContain('noor')
  expect(halamanHari(GIVEN, await loadTabelWho2006()).belumDitimbang.map((one) => one.id)).toEqual([
    'adi',
  ])
})

test('who was cancelled is neither present nor looked for', async () => {
  const page = halamanHari(
    { ...GIVEN, kehadiran: [came(ADI, 'salah orang')] },
    await loadTabelWho2006(),
  )
  expect(page.belumDitimbang).toEqual([])
  expect(page.ringkasan.jumlahHadir).toBe(0)
})
