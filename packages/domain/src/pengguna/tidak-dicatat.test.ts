import { describe, expect, test } from 'vitest'
import {
  fieldTidakDicatat,
  isKodeTidakDicatat,
  isTeksTidakDicatat,
  KODE_TIDAK_DICATAT,
} from './tidak-dicatat.ts'

describe('AKSES-14: a code that says it', () => {
  test.each(KODE_TIDAK_DICATAT)(
    '%s, alone, inside another, with a number, as the name of a field',
    (kode) => {
      const camel = kode.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
      for (const one of [
        kode,
        `hasil_${kode}`,
        `${kode}_reaktif`,
        kode.toUpperCase(),
        `hasil_${camel}`,
      ])
        expect([one, isKodeTidakDicatat(one)]).toEqual([one, true])
    },
  )

  test.each(['hiv1', 'tes_hiv2_ulang', 'statusHIV', 'isHiv', 'hasilHepatitisB'])(
    '%s too',
    (kode) => {
      expect(isKodeTidakDicatat(kode)).toBe(true)
    },
  )

  test.each([
    'hb0',
    'dpt_hb_hib1',
    'vitamin_a_merah',
    'ttd_ibu_hamil',
    'hepatitis_a',
    'tanda_bahaya',
    'archive',
    'waris',
    'parvo',
    'psikologi',
  ])('%s says none of it', (kode) => {
    expect(isKodeTidakDicatat(kode)).toBe(false)
  })
})

describe('AKSES-14: a text that says it', () => {
  test.each([
    'ibunya HIV',
    'hiv/aids',
    'Hasil: HBsAg (+)',
    'pernah sifilis tahun lalu',
    'kena raja  singa',
    'hepatitis B',
    'Hepatitis-B aktif',
  ])('%s', (teks) => {
    expect(isTeksTidakDicatat(teks)).toBe(true)
  })

  test.each([
    'imunisasi hepatitis B sudah',
    'vaksin Hepatitis B 0',
    'batuk dua minggu',
    'Pak Arv di RT 3',
    'Mbak Waria',
    'hepatitis A',
    'tidak archive',
    '',
  ])('%s may be written', (teks) => {
    expect(isTeksTidakDicatat(teks)).toBe(false)
  })
})

describe('AKSES-14: a body, as deep as it goes', () => {
  test.each([
    [{ jenis: 'lsl' }, 'jenis'],
    [{ alasan: ['dua_t', 'hiv_positif'] }, 'alasan'],
    [{ jenis: 'bcg', hasilHiv: 'negatif' }, 'hasilHiv'],
    [{ jenis: 'bcg', baru: { dalam: [{ sifilis: true }] } }, 'baru'],
    [{ jenis: 'bcg', catatan: 'ibu HIV' }, 'catatan'],
    [{ a: 1, b: null, c: ['x'], jenis: 'bcg', catatan: 'imunisasi hepatitis B' }, null],
  ])('%j', (body, field) => {
    expect(fieldTidakDicatat(body)).toBe(field)
  })
})

describe('AKSES-14: honest names and places', () => {
  test.each([
    { nama: 'Odha', namaPanggilan: 'idu', namaIbu: 'Ibu Waria' },
    {
      from: { nama: 'aids', namaPanggilan: 'lsl' },
      to: { nama: 'Aids Setiawan', namaPanggilan: '' },
    },
    { pemohonNama: 'odha', lokasi: 'psk', uraian: 'atap bocor' },
    { alamat: 'Jl. Raja Singa 5', dusun: 'ims', rt: 'rpr', rw: 'wps', tempat: 'Balai Raja Singa' },
    { pindahKe: 'arv' },
    { measuredBy: 'idu', ringkasan: { petugas: ['odha', 'Bu Waria'] } },
    { tugas: [{ nama: 'Odha', langkah: 1 }] },
    { catatan: 'arv', uraian: 'idu', batalKarena: 'psk', alasanTidakWajar: 'ims' },
  ])('%j may be written', (body) => {
    expect(fieldTidakDicatat(body)).toBe(null)
  })

  test.each([
    [{ lokasi: 'rumah pasien HIV' }, 'lokasi'],
    [{ nama: 'Siti (hbsag)' }, 'nama'],
    [{ to: { alamat: 'sifilis, Gang Melon' } }, 'to'],
    [{ ringkasan: { petugas: ['Bu Ani', 'hiv'] } }, 'ringkasan'],
    // A code, and a field of a newer app, whatever it is called, is looked at with every word.
    [{ jenis: 'idu' }, 'jenis'],
    [{ alasan: ['psk'] }, 'alasan'],
    [{ namaObat: 'arv' }, 'namaObat'],
    [{ baru: ['biasa', { kelompok: 'lsl' }] }, 'baru'],
    [{ catatan: 'ibunya odha' }, 'catatan'],
    [{ nama: { hiv: true } }, 'nama'],
    [{ nama: { kelompok: 'lsl' } }, 'nama'],
  ])('%j may not', (body, field) => {
    expect(fieldTidakDicatat(body)).toBe(field)
  })
})
