import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { describe, expect, test } from 'vitest'
import {
  checkPenduduk,
  type KonteksPeriksa,
  PenerimaKembar,
  type SasaranDikenal,
} from './check-penduduk.ts'
import { proposePemetaan } from './pemetaan-impor.ts'

const TODAY = tanggal('2026-11-23')
const MAWAR = '00000000-0000-7000-8000-00000000000a' as PosyanduId
const MELATI = '00000000-0000-7000-8000-00000000000b' as PosyanduId
const OPENSID = [
  'Alamat',
  'Dusun',
  'RW',
  'RT',
  'Nama',
  'No KK',
  'NIK',
  'Sex',
  'Tempat Lahir',
  'Tanggal Lahir',
  'Nama Ibu',
  'Posyandu',
]

function aKonteks(dikenal: SasaranDikenal[] = []): KonteksPeriksa {
  return {
    pemetaan: {
      ...proposePemetaan(OPENSID, 'penduduk', TODAY),
      posyanduDefault: MAWAR,
      posyanduByRw: { '02': MELATI },
    },
    order: 'dmy',
    today: TODAY,
    posyanduByNama: new Map([['mawar', MAWAR]]),
    dikenal: new PenerimaKembar(dikenal),
  }
}
function row(nomor: number, changes: Partial<Record<string, string>> = {}) {
  const values: Record<string, string> = {
    Alamat: 'Gang Melon 3',
    Dusun: 'Krajan',
    RW: '001',
    RT: '3',
    Nama: 'SITI AMINAH',
    'No KK': '3505040101100001',
    NIK: '3505044903210001',
    Sex: '2',
    'Tempat Lahir': 'Blitar',
    'Tanggal Lahir': '09-03-2021',
    'Nama Ibu': 'Wagiyem',
    Posyandu: '',
    ...changes,
  }
  return { nomor, sel: OPENSID.map((name) => values[name] ?? '') }
}
const aKnown = (changes: Partial<SasaranDikenal> = {}): SasaranDikenal => ({
  id: '00000000-0000-7000-8000-000000000001' as SasaranId,
  nama: 'Siti Aminah',
  jenisKelamin: 'P',
  tanggalLahir: tanggal('2021-03-09'),
  nik: '3505044903210001',
  namaIbu: 'Wagiyem',
  kosong: [],
  ...changes,
})

test('a row of an OpenSID export becomes a new person of the posyandu of her RW', () => {
  const first = checkPenduduk(row(2, { RW: '2' }), aKonteks())
  expect(first).toMatchObject({
    keputusan: 'baru',
    masalah: [],
    isi: {
      nama: 'SITI AMINAH',
      jenisKelamin: 'P',
      tanggalLahir: '2021-03-09',
      rt: '03',
      rw: '02',
      posyanduId: MELATI,
      nikStatus: 'ada',
    },
  })
  expect(checkPenduduk(row(2), aKonteks()).isi).toMatchObject({ posyanduId: MAWAR })
})

describe('what cannot be understood is wrong, with its reason', () => {
  test.each([
    [{ Nama: ' ' }, 'nama_kosong'],
    [{ Sex: 'x' }, 'jenis_kelamin_tidak_terbaca'],
    [{ Sex: '' }, 'jenis_kelamin_kosong'],
    [{ 'Tanggal Lahir': '31-02-2021' }, 'tanggal_lahir_tidak_terbaca'],
    [{ 'Tanggal Lahir': '' }, 'tanggal_lahir_kosong'],
    [{ 'Tanggal Lahir': '24-11-2026' }, 'tanggal_lahir_di_depan'],
    [{ 'Tanggal Lahir': '01-01-1901' }, 'umur_lebih_120_tahun'],
  ])('%o', (changes, kode) => {
    expect(checkPenduduk(row(2, changes), aKonteks())).toMatchObject({
      keputusan: 'salah',
      masalah: [kode],
    })
  })

  test('today is a birth date, and 120 years are an age', () => {
    expect(checkPenduduk(row(2, { 'Tanggal Lahir': '23-11-2026' }), aKonteks()).keputusan).toBe(
      'baru',
    )
    expect(checkPenduduk(row(2, { 'Tanggal Lahir': '01-01-1906' }), aKonteks()).keputusan).toBe(
      'baru',
    )
  })
})

test('a NIK that Excel rounded is doubted and the person still taken', () => {
  expect(checkPenduduk(row(2, { NIK: '3.50504E+15' }), aKonteks())).toMatchObject({
    keputusan: 'baru',
    masalah: ['nik_rusak'],
    isi: { nik: null, nikStatus: 'tidak_valid' },
  })
})

test('the same person twice in a file is written once; the same NIK on two people is doubted on the second', () => {
  const konteks = aKonteks()
  checkPenduduk(row(2), konteks)
  expect(checkPenduduk(row(3, { Nama: 'Siti Aminah' }), konteks)).toMatchObject({
    keputusan: 'lewati',
    masalah: ['sama_dengan_baris:2'],
  })
  expect(checkPenduduk(row(4, { Nama: 'Budi', Sex: '1' }), konteks)).toMatchObject({
    keputusan: 'baru',
    masalah: ['nik_dobel_baris:2'],
    isi: { nikStatus: 'tidak_valid' },
  })
})

test('somebody on the register is found again, and only empty fields are filled in', () => {
  expect(checkPenduduk(row(2), aKonteks([aKnown()]))).toMatchObject({
    keputusan: 'sama',
    sasaranId: aKnown().id,
  })
  const gaps = aKonteks([aKnown({ kosong: ['rt', 'telepon'] })])
  expect(checkPenduduk(row(2), gaps)).toMatchObject({
    keputusan: 'perbarui',
    isi: { isiKosong: ['rt'] },
  })
  const withoutNik = aKonteks([aKnown({ nik: null, kosong: ['nik'] })])
  expect(checkPenduduk(row(2), withoutNik)).toMatchObject({
    keputusan: 'perbarui',
    isi: { isiKosong: ['nik'] },
  })
})

test('one NIK on two different people on the register is not the same person', () => {
  const other = aKnown({ nama: 'Bambang', jenisKelamin: 'L', tanggalLahir: tanggal('1970-01-01') })
  expect(checkPenduduk(row(2), aKonteks([other]))).toMatchObject({
    keputusan: 'baru',
    masalah: ['nik_milik_orang_lain'],
    isi: { nikStatus: 'tidak_valid' },
  })
})

describe("a NIK that is not the child's own proves nothing", () => {
  // Of the mother, born 17 August 1995.
  const NIK_IBU = '3505045708950002'
  const kakak = aKnown({ nama: 'Hasan', jenisKelamin: 'L', nik: NIK_IBU })

  test('the second twin under it is a person of his own', () => {
    const adik = row(3, { Nama: 'Husen', Sex: '1', NIK: NIK_IBU })
    expect(checkPenduduk(adik, aKonteks([kakak]))).toMatchObject({
      keputusan: 'baru',
      sasaranId: null,
    })
  })

  test('each twin is found again by the name when the file comes a second time', () => {
    const husenId = '00000000-0000-7000-8000-000000000002' as SasaranId
    const konteks = aKonteks([kakak, { ...kakak, id: husenId, nama: 'Husen' }])
    const again = ['Hasan', 'Husen'].map((Nama, i) =>
      checkPenduduk(row(i + 2, { Nama, Sex: '1', NIK: NIK_IBU }), konteks),
    )
    expect(again.map((baris) => baris.sasaranId)).toEqual([kakak.id, husenId])
  })

  test('sixteen zeros with the same birth date do not make one person of two', () => {
    const zeros = aKnown({ nama: 'Aisyah', nik: '0000000000000000' })
    const other = row(2, { Nama: 'Bilqis', NIK: '0000000000000000' })
    expect(checkPenduduk(other, aKonteks([zeros])).keputusan).toBe('baru')
  })

  test('her own NIK finds a child who was written down before she had a name', () => {
    const unnamed = aKnown({ nama: 'By. Ny. Wagiyem' })
    expect(checkPenduduk(row(2), aKonteks([unnamed]))).toMatchObject({
      keputusan: 'sama',
      sasaranId: unnamed.id,
    })
  })
})

describe('somebody who is there already is not written twice', () => {
  test.each([
    ['another NIK', { NIK: '3505044903210099' }, ['nik_lain_di_daftar']],
    [
      'the day before',
      { NIK: '', 'Tanggal Lahir': '08-03-2021' },
      ['tanggal_lahir_lain_di_daftar'],
    ],
    ['the day after', { NIK: '', 'Tanggal Lahir': '10-03-2021' }, ['tanggal_lahir_lain_di_daftar']],
  ])('with her name, sex and mother, and %s', (_, changes, masalah) => {
    expect(checkPenduduk(row(2, changes), aKonteks([aKnown()]))).toMatchObject({
      keputusan: 'sama',
      sasaranId: aKnown().id,
      masalah,
    })
  })

  test('two days off, or another mother, is another person', () => {
    for (const changes of [
      { NIK: '', 'Tanggal Lahir': '11-03-2021' },
      { NIK: '', 'Tanggal Lahir': '10-03-2021', 'Nama Ibu': 'Sumiati' },
    ])
      expect(checkPenduduk(row(2, changes), aKonteks([aKnown()])).keputusan).toBe('baru')
  })

  test('a namesake born that day with a NIK of her own, and no mother to tell by, is doubted', () => {
    const konteks = aKonteks([aKnown({ namaIbu: '' })])
    expect(checkPenduduk(row(2, { NIK: '3505044903210099' }), konteks)).toMatchObject({
      keputusan: 'baru',
      masalah: ['mungkin_orang_sama'],
    })
  })

  test('what the file says otherwise is said, and does not change the register', () => {
    const known = aKnown({ nama: 'Ahmad Fauzi', jenisKelamin: 'L' })
    expect(checkPenduduk(row(2), aKonteks([known]))).toMatchObject({
      keputusan: 'sama',
      masalah: ['nama_lain_di_daftar', 'jenis_kelamin_lain_di_daftar'],
    })
  })
})

test('an empty NIK on the register is not filled with one that is another person’s', () => {
  const konteks = aKonteks([
    aKnown({ nik: null, kosong: ['nik'] }),
    aKnown({
      id: '00000000-0000-7000-8000-000000000003' as SasaranId,
      nama: 'Bambang',
      tanggalLahir: tanggal('1970-01-01'),
    }),
  ])
  expect(checkPenduduk(row(2), konteks)).toMatchObject({
    keputusan: 'perbarui',
    masalah: ['nik_milik_orang_lain'],
    isi: { nikStatus: 'tidak_valid', isiKosong: ['nik'] },
  })
})

test("a child under the NIK of a mother on the register has it as the mother's", () => {
  const ibu = aKnown({
    nama: 'Wagiyem',
    tanggalLahir: tanggal('1995-08-17'),
    nik: '3505045708950002',
    namaIbu: '',
  })
  expect(checkPenduduk(row(2, { NIK: '3505045708950002' }), aKonteks([ibu]))).toMatchObject({
    keputusan: 'baru',
    masalah: ['nik_milik_ibu'],
    isi: { nikStatus: 'nik_ibu' },
  })
})
