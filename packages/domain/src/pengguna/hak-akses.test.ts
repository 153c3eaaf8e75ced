import { describe, expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import type { TargetAkses } from './cakupan.ts'
import { IZIN, type Izin, izinOf, mayI } from './izin.ts'
import {
  FAKTA,
  type Fakta,
  KEADAAN_BIASA,
  type KeadaanFakta,
  type Lihat,
  lookUpFakta,
  MATRIKS_AKSES,
  PEMANDANG,
  seeFakta,
} from './matriks-akses.ts'
import { isInForce, PERAN, type Penugasan } from './peran.ts'
import { hideSmallCell, hideSmallCells } from './sel-kecil.ts'

const ON = tanggal('2026-11-02')
const HERE: TargetAkses = {
  posyanduId: 'p1',
  desaKode: '33.16.09.2001',
  bidang: null,
  kantorId: null,
}
const ELSEWHERE: TargetAkses = { ...HERE, posyanduId: 'p9', desaKode: '33.16.10.2001' }

function aPenugasan(peran: Penugasan['peran'], rest: Partial<Penugasan> = {}): Penugasan {
  return {
    peran,
    posyanduId: null,
    bidang: null,
    wilayahKode: null,
    kantorId: null,
    kantorBidang: [],
    desaDilayani: [],
    fungsi: null,
    berlakuDari: tanggal('2026-01-01'),
    berlakuSampai: null,
    delegasiDari: null,
    ...rest,
  }
}

const KADER = aPenugasan('kader', { posyanduId: 'p1', bidang: 'kesehatan' })
const KADER_SOSIAL = aPenugasan('kader', { posyanduId: 'p1', bidang: 'sosial' })
const KADER_PU = aPenugasan('kader', { posyanduId: 'p1', bidang: 'pekerjaan_umum' })
const BIDAN = aPenugasan('bidan', { kantorId: 'pkm', desaDilayani: ['33.16.09.2001'] })
const SANITARIAN = { ...BIDAN, bidang: 'pekerjaan_umum' } as const
const OPERATOR = aPenugasan('operator', { kantorId: 'desa', wilayahKode: '33.16.09.2001' })
const KADES = { ...OPERATOR, peran: 'kepala_desa' } as const
const CAMAT = aPenugasan('kecamatan', { kantorId: 'kec', wilayahKode: '33.16.09' })
const DINKES = aPenugasan('petugas_dinas', { kantorId: 'dinkes', kantorBidang: ['kesehatan'] })
const DPUPR = aPenugasan('petugas_dinas', { kantorId: 'dpupr', kantorBidang: ['pekerjaan_umum'] })
const DINSOS = aPenugasan('petugas_dinas', { kantorId: 'dinsos', kantorBidang: ['sosial'] })
const DPMD = aPenugasan('dpmd', { kantorId: 'dpmd' })
const TP = aPenugasan('tim_pembina')
const ADMIN = aPenugasan('admin')

describe('the table of who may see what, cell by cell', () => {
  const named: KeadaanFakta = { ...KEADAAN_BIASA, isNamedOfficer: true }
  const released: KeadaanFakta = { ...KEADAAN_BIASA, isReleasedForRembuk: true }
  const aboutMe: KeadaanFakta = { ...KEADAAN_BIASA, isAboutViewer: true }
  const atDpupr: TargetAkses = { ...HERE, bidang: 'pekerjaan_umum', kantorId: 'dpupr' }

  const CELLS: readonly [Fakta, string, Penugasan, Lihat, TargetAkses?, KeadaanFakta?][] = [
    ['identitas', 'kader kesehatan', KADER, 'penuh'],
    ['identitas', 'kader of another bidang', KADER_SOSIAL, 'penuh'],
    ['identitas', 'bidan', BIDAN, 'penuh'],
    ['identitas', 'kepala desa', KADES, 'penuh'],
    ['identitas', 'camat', CAMAT, 'tidak'],
    ['identitas', 'the office that has the matter', DPUPR, 'penuh', atDpupr],
    [
      'identitas',
      'an office of the bidang without the matter',
      DPUPR,
      'tidak',
      { ...atDpupr, kantorId: 'x' },
    ],
    ['identitas', 'another office', DINSOS, 'tidak', atDpupr],
    ['identitas', 'DPMD', DPMD, 'tidak'],
    ['identitas', 'tim pembina', TP, 'tidak'],
    ['pertumbuhan', 'kader kesehatan', KADER, 'penuh'],
    ['pertumbuhan', 'kader of another bidang', KADER_SOSIAL, 'tidak'],
    ['pertumbuhan', 'bidan', BIDAN, 'penuh'],
    ['pertumbuhan', 'kepala desa', KADES, 'hitungan'],
    ['pertumbuhan', 'camat', CAMAT, 'hitungan'],
    ['pertumbuhan', 'Dinkes without a named task', DINKES, 'hitungan'],
    ['pertumbuhan', 'Dinkes, gizi', { ...DINKES, fungsi: 'gizi' }, 'penuh'],
    ['pertumbuhan', 'another office', DPUPR, 'tidak'],
    ['pertumbuhan', 'DPMD', DPMD, 'hitungan'],
    ['pertumbuhan', 'tim pembina', TP, 'hitungan'],
    ['status_gizi', 'kader kesehatan', KADER, 'hanya_tindakan'],
    ['status_gizi', 'kader of another bidang', KADER_SOSIAL, 'tidak'],
    ['status_gizi', 'bidan', BIDAN, 'penuh'],
    ['status_gizi', 'kepala desa', KADES, 'tidak'],
    ['status_gizi', 'kepala desa, list released', KADES, 'daftar_rembuk', HERE, released],
    ['status_gizi', 'camat', CAMAT, 'tidak'],
    ['status_gizi', 'Dinkes', DINKES, 'penuh'],
    ['status_gizi', 'another office', DINSOS, 'tidak'],
    ['status_gizi', 'DPMD', DPMD, 'tidak'],
    ['status_gizi', 'tim pembina', TP, 'tidak'],
    ['skrining_peka', 'kader kesehatan', KADER, 'hanya_tanda'],
    ['skrining_peka', 'kader of another bidang', KADER_SOSIAL, 'tidak'],
    ['skrining_peka', 'bidan', BIDAN, 'penuh'],
    ['skrining_peka', 'kepala desa', KADES, 'tidak'],
    ['skrining_peka', 'camat', CAMAT, 'tidak'],
    ['skrining_peka', 'Dinkes', DINKES, 'tidak'],
    ['skrining_peka', 'Dinkes P2', { ...DINKES, fungsi: 'p2' }, 'penuh'],
    ['skrining_peka', 'another office', DPUPR, 'tidak'],
    ['skrining_peka', 'DPMD', DPMD, 'tidak'],
    ['skrining_peka', 'tim pembina', TP, 'tidak'],
    ['srq20', 'kader kesehatan', KADER, 'tidak'],
    ['srq20', 'kader of another bidang', KADER_SOSIAL, 'tidak'],
    ['srq20', 'bidan', BIDAN, 'penuh'],
    ['srq20', 'kepala desa', KADES, 'tidak'],
    ['srq20', 'camat', CAMAT, 'tidak'],
    ['srq20', 'Dinkes', DINKES, 'tidak'],
    ['srq20', 'Dinkes P2', { ...DINKES, fungsi: 'p2' }, 'penuh'],
    ['srq20', 'another office', DPUPR, 'tidak'],
    ['srq20', 'DPMD', DPMD, 'tidak'],
    ['srq20', 'tim pembina', TP, 'tidak'],
    ['rumah_air_jamban', 'kader kesehatan', KADER, 'tambah'],
    ['rumah_air_jamban', 'kader PU', KADER_PU, 'penuh'],
    ['rumah_air_jamban', 'kader sosial', KADER_SOSIAL, 'tidak'],
    ['rumah_air_jamban', 'bidan', BIDAN, 'tidak'],
    ['rumah_air_jamban', 'sanitarian', SANITARIAN, 'penuh'],
    ['rumah_air_jamban', 'kepala desa', KADES, 'penuh'],
    ['rumah_air_jamban', 'camat', CAMAT, 'hitungan'],
    ['rumah_air_jamban', 'DPUPR', DPUPR, 'penuh'],
    ['rumah_air_jamban', 'another office', DINSOS, 'tidak'],
    ['rumah_air_jamban', 'DPMD', DPMD, 'hitungan'],
    ['rumah_air_jamban', 'tim pembina', TP, 'hitungan'],
    ['desil_bantuan', 'kader kesehatan', KADER, 'sudah_dicek'],
    ['desil_bantuan', 'kader of another bidang', KADER_SOSIAL, 'sudah_dicek'],
    ['desil_bantuan', 'bidan', BIDAN, 'tidak'],
    ['desil_bantuan', 'operator', OPERATOR, 'penuh'],
    ['desil_bantuan', 'kepala desa', KADES, 'tidak'],
    ['desil_bantuan', 'camat', CAMAT, 'tidak'],
    ['desil_bantuan', 'Dinsos', DINSOS, 'penuh'],
    ['desil_bantuan', 'another office', DPUPR, 'tidak'],
    ['desil_bantuan', 'DPMD', DPMD, 'tidak'],
    ['desil_bantuan', 'tim pembina', TP, 'tidak'],
    ['jalur_rahasia', 'kader kesehatan', KADER, 'tulis_saja'],
    ['jalur_rahasia', 'kader of another bidang', KADER_SOSIAL, 'tulis_saja'],
    ['jalur_rahasia', 'bidan', BIDAN, 'tidak'],
    ['jalur_rahasia', 'bidan by name', BIDAN, 'penuh', HERE, named],
    ['jalur_rahasia', 'kepala desa by name or not', KADES, 'tidak', HERE, named],
    ['jalur_rahasia', 'camat', CAMAT, 'tidak', HERE, named],
    ['jalur_rahasia', 'Dinsos', DINSOS, 'tidak'],
    ['jalur_rahasia', 'named officer of Dinsos', DINSOS, 'penuh', HERE, named],
    ['jalur_rahasia', 'DPMD', DPMD, 'tidak', HERE, named],
    ['jalur_rahasia', 'tim pembina', TP, 'tidak', HERE, named],
    ['aduan_desa_kader', 'a kader it is not about', KADER, 'penuh'],
    ['aduan_desa_kader', 'the kader it is about', KADER, 'tidak', HERE, aboutMe],
    [
      'aduan_desa_kader',
      'kader of another bidang it is about',
      KADER_SOSIAL,
      'tidak',
      HERE,
      aboutMe,
    ],
    ['aduan_desa_kader', 'bidan', BIDAN, 'tidak'],
    ['aduan_desa_kader', 'kepala desa', KADES, 'penuh'],
    ['aduan_desa_kader', 'the kepala desa it is about', KADES, 'tidak', HERE, aboutMe],
    ['aduan_desa_kader', 'camat', CAMAT, 'penuh'],
    ['aduan_desa_kader', 'an office', DINSOS, 'tidak'],
    ['aduan_desa_kader', 'DPMD', DPMD, 'penuh'],
    ['aduan_desa_kader', 'tim pembina', TP, 'tidak'],
  ]

  test.each(CELLS)(
    '%s: %s',
    (fakta, _who, penugasan, expected, target = HERE, keadaan = KEADAAN_BIASA) => {
      expect(lookUpFakta(penugasan, fakta, target, keadaan)).toBe(expected)
    },
  )

  test("HIV, syphilis and hepatitis B are nobody's", () => {
    for (const pemandang of PEMANDANG) {
      expect(MATRIKS_AKSES.hiv_sifilis_hepatitis[pemandang]).toBe('tidak')
    }
  })

  test('the public gets protected numbers of growth and houses, and nothing else', () => {
    const seen = FAKTA.filter((fakta) => MATRIKS_AKSES[fakta].umum !== 'tidak')
    expect(seen).toEqual(['pertumbuhan', 'rumah_air_jamban'])
    for (const fakta of seen) expect(MATRIKS_AKSES[fakta].umum).toBe('hitungan_terlindung')
  })

  test('outside the own posyandu, desa or kecamatan there is nothing', () => {
    for (const penugasan of [KADER, KADER_SOSIAL, BIDAN, KADES, OPERATOR]) {
      for (const fakta of FAKTA) expect(lookUpFakta(penugasan, fakta, ELSEWHERE)).toBe('tidak')
    }
    expect(lookUpFakta(CAMAT, 'pertumbuhan', ELSEWHERE)).toBe('tidak')
  })

  test("pengurus see as the table's footnote says", () => {
    const here = { posyanduId: 'p1' }
    expect(lookUpFakta(aPenugasan('ketua', here), 'pertumbuhan', HERE)).toBe('penuh')
    expect(lookUpFakta(aPenugasan('sekretaris', here), 'pertumbuhan', HERE)).toBe('penuh')
    expect(lookUpFakta(aPenugasan('bendahara', here), 'pertumbuhan', HERE)).toBe('tidak')
    const ketuaSosial = aPenugasan('ketua_bidang', { ...here, bidang: 'sosial' })
    expect(lookUpFakta(ketuaSosial, 'pertumbuhan', HERE)).toBe('tidak')
    expect(lookUpFakta({ ...ketuaSosial, bidang: 'kesehatan' }, 'pertumbuhan', HERE)).toBe('penuh')
  })

  test('an admin sees no person, and with break-glass only who and what was weighed', () => {
    const open = { ...KEADAAN_BIASA, hasBreakGlass: true, isNamedOfficer: true }
    for (const fakta of FAKTA) expect(lookUpFakta(ADMIN, fakta, HERE)).toBe('tidak')
    expect(FAKTA.filter((fakta) => lookUpFakta(ADMIN, fakta, HERE, open) !== 'tidak')).toEqual([
      'identitas',
      'pertumbuhan',
      'rumah_air_jamban',
    ])
  })

  test('two roles of one person give the wider answer', () => {
    expect(seeFakta([KADER_SOSIAL, KADER], ON, 'pertumbuhan', HERE)).toBe('penuh')
    expect(seeFakta([KADER_SOSIAL], ON, 'identitas', HERE)).toBe('penuh')
    expect(seeFakta([KADER_SOSIAL], ON, 'pertumbuhan', HERE)).toBe('tidak')
  })
})

describe('dates', () => {
  const delegated = { ...KADES, berlakuSampai: tanggal('2026-11-02'), delegasiDari: 'kades' }

  test('a delegation ends with its last day', () => {
    expect(isInForce(delegated, tanggal('2026-11-02'))).toBe(true)
    expect(isInForce(delegated, tanggal('2026-11-03'))).toBe(false)
    expect(isInForce(delegated, tanggal('2025-12-31'))).toBe(false)
    expect(mayI([delegated], 'rujukan.read', HERE, tanggal('2026-11-02'))).toBe(true)
    expect(mayI([delegated], 'rujukan.read', HERE, tanggal('2026-11-03'))).toBe(false)
    expect(seeFakta([delegated], tanggal('2026-11-03'), 'identitas', HERE)).toBe('tidak')
  })

  test('a delegation without an end does not hold', () => {
    expect(isInForce({ ...delegated, berlakuSampai: null }, ON)).toBe(false)
    expect(isInForce(KADES, ON)).toBe(true)
  })
})

describe('izin', () => {
  test('every role has at least one izin and every izin at least one role', () => {
    for (const peran of PERAN) {
      expect(izinOf([aPenugasan(peran, { bidang: 'sosial' })], ON).size).toBeGreaterThan(0)
    }
    for (const izin of IZIN) {
      expect(
        PERAN.some((peran) =>
          (['kesehatan', 'sosial'] as const).some((bidang) =>
            izinOf([aPenugasan(peran, { bidang })], ON).has(izin),
          ),
        ),
        izin,
      ).toBe(true)
    }
  })

  test('an admin has no izin that reads a person', () => {
    const reads: readonly Izin[] = [
      'sasaran.read',
      'pengukuran.write',
      'layanan.write',
      'rujukan.read',
      'laporan.month.names',
      'status_gizi.read',
    ]
    for (const izin of reads) expect(mayI([ADMIN], izin, null, ON)).toBe(false)
    expect(mayI([ADMIN], 'breakglass', null, ON)).toBe(true)
  })

  test('a kader of another bidang may add a temuan and not weigh', () => {
    expect(mayI([KADER_SOSIAL], 'temuan.write', HERE, ON)).toBe(true)
    expect(mayI([KADER_SOSIAL], 'pengukuran.write', HERE, ON)).toBe(false)
    expect(mayI([KADER], 'pengukuran.write', HERE, ON)).toBe(true)
    expect(mayI([KADER], 'pengukuran.write', ELSEWHERE, ON)).toBe(false)
  })

  test('nothing is allowed to somebody without a role', () => {
    expect(izinOf([], ON).size).toBe(0)
    for (const izin of IZIN) expect(mayI([], izin, null, ON)).toBe(false)
  })
})

describe('small cells', () => {
  test('1 to 4 are hidden, 0 and 5 are shown', () => {
    expect([0, 1, 4, 5].map((n) => hideSmallCell(n).isHidden)).toEqual([false, true, true, false])
    expect(hideSmallCell(9, 10)).toEqual({ isHidden: true, below: 10 })
  })

  test('one hidden cell of a row hides the next smallest, so that it cannot be subtracted', () => {
    expect(hideSmallCells([3, 12, 7, 0]).map((c) => c.isHidden)).toEqual([true, false, true, false])
    expect(hideSmallCells([3, 2, 12]).map((c) => c.isHidden)).toEqual([true, true, false])
    expect(hideSmallCells([8, 9]).map((c) => c.isHidden)).toEqual([false, false])
  })
})
