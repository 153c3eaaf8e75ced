import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { belumDitimbang } from './belum-ditimbang.ts'

const TODAY = tanggal('2026-09-15')

function balita(nama: string, more: Partial<SasaranRecord> = {}): SasaranRecord {
  return {
    nama,
    rt: '1',
    statusSasaran: 'aktif',
    isTamu: false,
    tanggalLahir: '2025-01-01',
    ...more,
  } as SasaranRecord
}

function weighed(
  measuredOn: string,
  konteks: PengukuranRecord['konteks'] = 'hari_buka',
): PengukuranRecord {
  return {
    id: measuredOn,
    measuredOn,
    konteks,
    weightGram: 9000,
    supersedes: null,
    batalKarena: null,
  } as PengukuranRecord
}

function namesOf(people: Parameters<typeof belumDitimbang>[0]): string[] {
  return belumDitimbang(people, TODAY, 'nama').map((one) => one.sasaran.nama)
}

test('weighed on the first of this month is weighed, on the last of the month before is not', () => {
  const people = [
    { sasaran: balita('Ani'), pengukuran: [weighed('2026-09-01')] },
    { sasaran: balita('Budi'), pengukuran: [weighed('2026-08-31')] },
    { sasaran: balita('Cici'), pengukuran: [] },
  ]
  expect(namesOf(people)).toEqual(['Budi', 'Cici'])
})

test('a weight copied from the book is no weighing here', () => {
  expect(
    namesOf([{ sasaran: balita('Ani'), pengukuran: [weighed('2026-09-01', 'buku_kia')] }]),
  ).toEqual(['Ani'])
})

test('guests, those who moved and those over 59 months are not looked for', () => {
  const people = [
    { sasaran: balita('Tamu', { isTamu: true }), pengukuran: [] },
    { sasaran: balita('Pindah', { statusSasaran: 'pindah' }), pengukuran: [] },
    { sasaran: balita('Besar', { tanggalLahir: tanggal('2021-09-15') }), pengukuran: [] },
    { sasaran: balita('Hampir', { tanggalLahir: tanggal('2021-09-16') }), pengukuran: [] },
  ]
  expect(namesOf(people)).toEqual(['Hampir'])
})

test('RT 2 is walked before RT 10', () => {
  const people = [
    { sasaran: balita('Ani', { rt: '10' }), pengukuran: [] },
    { sasaran: balita('Budi', { rt: '2' }), pengukuran: [] },
  ]
  expect(belumDitimbang(people, TODAY, 'rt').map((one) => one.sasaran.rt)).toEqual(['2', '10'])
})
