import { describe, expect, test } from 'vitest'
import type { TargetAkses } from '../pengguna/cakupan.ts'
import type { Penugasan } from '../pengguna/peran.ts'
import { tanggal } from '../shared/tanggal.ts'
import { cameToBidang, type LihatRujukan, readsFromStart, seeRujukan } from './lihat-rujukan.ts'

const ON = tanggal('2026-11-02')
const DESA = '33.16.09.2001'

const HEALTH: TargetAkses = {
  posyanduId: 'p1',
  desaKode: DESA,
  bidang: 'kesehatan',
  kantorId: 'pkm',
}
const WC: TargetAkses = { ...HEALTH, bidang: 'pekerjaan_umum', kantorId: 'dpupr' }

function a(peran: Penugasan['peran'], rest: Partial<Penugasan> = {}): Penugasan {
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

const WHO = {
  kaderKesehatan: a('kader', { posyanduId: 'p1', bidang: 'kesehatan' }),
  kaderPu: a('kader', { posyanduId: 'p1', bidang: 'pekerjaan_umum' }),
  kaderPuLain: a('kader', { posyanduId: 'p2', bidang: 'pekerjaan_umum' }),
  kaderSosial: a('kader', { posyanduId: 'p1', bidang: 'sosial' }),
  ketua: a('ketua', { posyanduId: 'p1' }),
  sekretaris: a('sekretaris', { posyanduId: 'p1' }),
  bendahara: a('bendahara', { posyanduId: 'p1' }),
  bidan: a('bidan', { kantorId: 'pkm-lain', desaDilayani: [DESA] }),
  nakesPkm: a('nakes', { kantorId: 'pkm', desaDilayani: ['33.16.01.2001'] }),
  nakesLain: a('nakes', { kantorId: 'pkm-lain', desaDilayani: ['33.16.01.2001'] }),
  operator: a('operator', { kantorId: 'desa', wilayahKode: DESA }),
  operatorLain: a('operator', { kantorId: 'desa2', wilayahKode: '33.16.09.2002' }),
  dpupr: a('petugas_dinas', { kantorId: 'dpupr', kantorBidang: ['pekerjaan_umum'] }),
  dpuprLain: a('petugas_dinas', { kantorId: 'dpupr2', kantorBidang: ['pekerjaan_umum'] }),
  dinsos: a('petugas_dinas', { kantorId: 'dinsos', kantorBidang: ['sosial'] }),
  camat: a('kecamatan', { kantorId: 'kec', wilayahKode: '33.16.09' }),
  dpmd: a('dpmd', { kantorId: 'dpmd' }),
  timPembina: a('tim_pembina'),
  admin: a('admin'),
}

/** who: road 1, road 2, and road 2 when it was written by the reader */
const SEEN = new Map<string, readonly [LihatRujukan, LihatRujukan, LihatRujukan]>(
  Object.entries({
    kaderKesehatan: ['penuh', 'tidak', 'satu_baris'],
    kaderPu: ['tidak', 'penuh', 'penuh'],
    kaderPuLain: ['tidak', 'tidak', 'tidak'],
    kaderSosial: ['tidak', 'tidak', 'satu_baris'],
    ketua: ['penuh', 'penuh', 'penuh'],
    sekretaris: ['penuh', 'penuh', 'penuh'],
    bendahara: ['tidak', 'tidak', 'satu_baris'],
    bidan: ['penuh', 'tidak', 'satu_baris'],
    nakesPkm: ['penuh', 'tidak', 'tidak'],
    nakesLain: ['tidak', 'tidak', 'tidak'],
    operator: ['hitungan', 'penuh', 'penuh'],
    operatorLain: ['tidak', 'tidak', 'tidak'],
    dpupr: ['tidak', 'penuh', 'penuh'],
    dpuprLain: ['tidak', 'hitungan', 'hitungan'],
    dinsos: ['tidak', 'tidak', 'tidak'],
    camat: ['hitungan', 'hitungan', 'hitungan'],
    dpmd: ['hitungan', 'hitungan', 'hitungan'],
    timPembina: ['hitungan', 'hitungan', 'hitungan'],
    admin: ['tidak', 'tidak', 'tidak'],
  } satisfies Record<keyof typeof WHO, readonly [LihatRujukan, LihatRujukan, LihatRujukan]>),
)

describe('AKSES-6: who sees a rujukan', () => {
  test.each(Object.entries(WHO))('%s', (who, penugasan) => {
    const list = [penugasan]
    const see = (target: TargetAkses, isWrittenByViewer: boolean) =>
      seeRujukan(
        list,
        ON,
        { jalur: target === HEALTH ? 'kesehatan' : 'pengajuan', isWrittenByViewer },
        target,
      )
    expect([see(HEALTH, false), see(WC, false), see(WC, true)]).toEqual(SEEN.get(who))
  })

  test('the widest of what is in force counts, and what has ended does not', () => {
    const ended = { ...WHO.ketua, berlakuSampai: tanggal('2026-11-01') }
    const rujukan = { jalur: 'pengajuan', isWrittenByViewer: false } as const
    expect(seeRujukan([WHO.kaderSosial, WHO.ketua], ON, rujukan, WC)).toBe('penuh')
    expect(seeRujukan([WHO.kaderSosial, ended], ON, rujukan, WC)).toBe('tidak')
  })
})

describe('invariant 11: how far back a matter is read', () => {
  const WHOLE: readonly string[] = ['operator', 'ketua', 'sekretaris']

  test.each(Object.entries(WHO))('a matter of another bidang once: %s', (who, penugasan) => {
    expect(readsFromStart([penugasan], ON, 'pengajuan', WC)).toBe(WHOLE.includes(who))
  })

  test('an office that is also the desa of another desa reads from where it came to its bidang', () => {
    expect(readsFromStart([WHO.dpupr, WHO.operatorLain], ON, 'pengajuan', WC)).toBe(false)
    expect(readsFromStart([WHO.dpupr, WHO.operator], ON, 'pengajuan', WC)).toBe(true)
  })

  test('a rujukan kesehatan never changes its bidang', () => {
    expect(readsFromStart([WHO.nakesPkm], ON, 'kesehatan', HEALTH)).toBe(true)
  })

  test.each([
    [['buat'], 0],
    [['buat', 'kembalikan', 'lengkapi'], 0],
    [['buat', 'alihkan_bidang', 'ajukan'], 1],
    [['buat', 'alihkan_bidang', 'kembalikan', 'alihkan_bidang', 'ajukan'], 3],
    [[], 0],
  ])('%j came to its bidang at %i', (langkah, at) => {
    expect(cameToBidang(langkah.map((one) => ({ langkah: one })))).toBe(at)
  })
})
