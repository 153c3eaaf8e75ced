import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { KATALOG_LAYANAN } from '../katalog-layanan.ts'
import { checkJadwal } from './check-jadwal.ts'
import { dosisDariLayanan, type LayananImunisasi } from './dosis-dari-layanan.ts'
import { namaDosis, vaksinOf } from './dosis-tercatat.ts'
import { JADWAL_IMUNISASI_2026 as JADWAL } from './jadwal-2026.ts'
import {
  type JadwalImunisasi,
  seriOf,
  type TargetDosis,
  type VersiSeri,
} from './jadwal-imunisasi.ts'
import { bulan, hari } from './lama.ts'

const first = JADWAL.seri[0]!
const withSeri = (versi: Partial<VersiSeri>): JadwalImunisasi => ({
  ...JADWAL,
  seri: [{ ...first, ...versi }, ...JADWAL.seri.slice(1)],
})
const withDosis = (dosis: Partial<TargetDosis>) =>
  withSeri({
    pola: [{ kode: 'biasa', syarat: null, dosis: [{ ...first.pola[0]!.dosis[0]!, ...dosis }] }],
  })

describe('IMUN-2: the table of 2026', () => {
  test('holds what must hold of a table', () => {
    expect(checkJadwal(JADWAL)).toEqual([])
  })

  test('knows every vaccine that was ever written down by the catalogue, by its name', () => {
    const vaccines = KATALOG_LAYANAN.layanan.filter(({ jenis }) => jenis === 'imunisasi')
    expect(vaccines.length).toBeGreaterThanOrEqual(20)
    for (const { kode, nama } of vaccines) {
      expect(vaksinOf(kode, JADWAL), kode).not.toBeNull()
      expect(namaDosis(kode, JADWAL)).toBe(nama)
    }
  })

  test('its codes fit the column of the server', () => {
    for (const { kode } of JADWAL.kodeDosis) expect(kode).toMatch(/^[a-z0-9_]{1,60}$/)
  })

  test('a code of a newer table is shown as it is', () => {
    expect(namaDosis('dengue1', JADWAL)).toBe('dengue1')
    expect(vaksinOf('dengue1', JADWAL)).toBeNull()
  })
})

test('IMUN-2: what is for a province stays when a newer one comes for all', () => {
  const national = JADWAL.seri.find(({ id }) => id === 'dpt_hb_hib/pentavalen')!
  const newer = { ...national, id: 'dpt_hb_hib/baru', berlakuMulai: tanggal('2026-06-01') }
  const jadwal = { ...JADWAL, seri: [...JADWAL.seri, newer] }
  const inForce = (provinsi: string, on: string) =>
    seriOf({ birthDate: tanggal('2026-01-15'), jenisKelamin: 'P', provinsi }, jadwal, tanggal(on))
      .flatMap(({ versi }) => versi ?? [])
      .find(({ seri }) => seri === 'dpt_hb_hib')?.id
  expect(inForce('34', '2026-12-31')).toBe('dpt_hb_hib/heksavalen')
  expect(inForce('35', '2026-05-31')).toBe('dpt_hb_hib/pentavalen')
  expect(inForce('35', '2026-06-01')).toBe('dpt_hb_hib/baru')
})

describe('IMUN-2: a table somebody wrote wrongly is refused with its row', () => {
  test.each<readonly [sentence: string, jadwal: JadwalImunisasi, kode: string, di: string]>([
    ['an id twice', withSeri({ id: 'bcg' }), 'kode_ganda', 'bcg'],
    [
      'a code twice',
      { ...JADWAL, kodeDosis: [...JADWAL.kodeDosis, JADWAL.kodeDosis[0]!] },
      'kode_ganda',
      'hb0',
    ],
    [
      'a series without its place in the order',
      { ...JADWAL, urutan: JADWAL.urutan.slice(1) },
      'seri_tidak_dikenal',
      'hb0',
    ],
    [
      'a code of no vaccine',
      {
        ...JADWAL,
        kodeDosis: [...JADWAL.kodeDosis, { kode: 'x1', nama: 'X', vaksin: 'x', nomor: 1 }],
      },
      'vaksin_tidak_dikenal',
      'x1',
    ],
    ['a dose of no code', withDosis({ kode: 'hb9' }), 'kode_dosis_tidak_dikenal', 'hb0/hb9'],
    [
      'a dose of a vaccine for another series',
      withDosis({ kode: 'bcg' }),
      'vaksin_bukan_untuk_seri',
      'hb0/bcg',
    ],
    ['late before it is due', withDosis({ umurAnjuran: hari(2) }), 'umur_tidak_urut', 'hb0/hb0'],
    [
      'too young until it is too late',
      withDosis({ umurMaksimal: hari(0), umurTerlambat: hari(0) }),
      'umur_tidak_urut',
      'hb0/hb0',
    ],
    ['an interval before the first dose', withDosis({ jarak: bulan(1) }), 'jarak_salah', 'hb0/hb0'],
    [
      'no dose at all',
      withSeri({ pola: [{ kode: 'biasa', syarat: null, dosis: [] }] }),
      'tanpa_dosis',
      'hb0/biasa',
    ],
    ['no way at all', withSeri({ pola: [] }), 'pola_terakhir_bersyarat', 'hb0'],
  ])('%s', (_, jadwal, kode, di) => {
    expect(checkJadwal(jadwal)).toContainEqual({ kode, di })
  })
})

describe('IMUN-3: which records are history', () => {
  const aLayanan = (part: Partial<LayananImunisasi>): LayananImunisasi => ({
    id: 'a',
    jenis: 'mr1',
    tanggal: tanggal('2026-10-15'),
    isTanggalTidakTahu: false,
    kedaluwarsa: null,
    batalKarena: null,
    isSuperseded: false,
    ...part,
  })
  const isImunisasi = (jenis: string) => vaksinOf(jenis, JADWAL) !== null

  test('a dose with its vial', () => {
    expect(
      dosisDariLayanan([aLayanan({ kedaluwarsa: tanggal('2026-12-31') })], isImunisasi),
    ).toEqual([{ id: 'a', kode: 'mr1', tanggal: '2026-10-15', kedaluwarsa: '2026-12-31' }])
  })

  test('cancelled, superseded and other services are none', () => {
    const list = [
      aLayanan({ batalKarena: 'salah anak' }),
      aLayanan({ isSuperseded: true }),
      aLayanan({ jenis: 'vitamin_a_biru' }),
    ]
    expect(dosisDariLayanan(list, isImunisasi)).toEqual([])
  })

  test('the day a tick was copied is not the day of the dose', () => {
    expect(
      dosisDariLayanan([aLayanan({ isTanggalTidakTahu: true })], isImunisasi)[0]?.tanggal,
    ).toBeNull()
  })
})
