import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { uuidV7 } from '../shared/ids.ts'
import { tanggal } from '../shared/tanggal.ts'
import type { WorkCalendar } from '../wilayah/hari-kerja.ts'
import { instantOf } from '../wilayah/waktu-setempat.ts'
import { clockRuns, earlierRuns, type RiwayatMove, readClocks, readRiwayat } from './jam-rujukan.ts'
import { checkJawaban, type Jawaban, type SaranKesehatan } from './jawaban.ts'
import {
  type MoveRujukan,
  moveMay,
  moveRujukan,
  openRujukan,
  type Pelaku,
  type Rujukan,
  sisiOf,
} from './rujukan.ts'
import {
  barisLangkah,
  giliranOf,
  isFinal,
  LANGKAH_KESEHATAN_LIST,
  LANGKAH_PENGAJUAN_LIST,
  type LangkahRujukan,
  langkahFrom,
  STATUS_KESEHATAN,
  STATUS_PENGAJUAN,
  type StatusRujukan,
} from './status-rujukan.ts'

const ON = tanggal('2026-11-02')
const DESA = '33.16.09.2001'

function aPelaku(peran: Pelaku['peran'], rest: Partial<Pelaku> = {}): Pelaku {
  return { peran, bidang: null, kantorId: null, desaDilayani: [], ...rest }
}
const KADER_PU = aPelaku('kader', { bidang: 'pekerjaan_umum' })
const KADER_SOSIAL = aPelaku('kader', { bidang: 'sosial' })
const KADER_KES = aPelaku('kader', { bidang: 'kesehatan' })
const KADES = aPelaku('kepala_desa', { kantorId: 'desa' })
const DPUPR = aPelaku('petugas_dinas', { kantorId: 'dpupr' })
const DLH = aPelaku('petugas_dinas', { kantorId: 'dlh' })
const BIDAN = aPelaku('bidan', { kantorId: 'pkm', desaDilayani: [DESA] })
const CAMAT = aPelaku('kecamatan', { kantorId: 'kec' })

function aRujukan(status: StatusRujukan, rest: Partial<Rujukan> = {}): Rujukan {
  const jalur = rest.jalur ?? 'pengajuan'
  const penjawab = rest.penjawab ?? null
  return {
    id: uuidV7<'rujukan'>(1_700_000_000_000, new Uint8Array(10)),
    bidang: jalur === 'kesehatan' ? 'kesehatan' : 'pekerjaan_umum',
    desaKode: DESA,
    isKelurahan: false,
    isDarurat: false,
    giliran: giliranOf(jalur, status, penjawab),
    kantorId: null,
    jawaban: null,
    kembaliKe: null,
    version: 1,
    ...rest,
    jalur,
    status,
    penjawab,
  }
}

function aMove(langkah: LangkahRujukan, rest: Partial<MoveRujukan> = {}): MoveRujukan {
  return {
    langkah,
    on: ON,
    catatan: 'sudah dilihat',
    jawaban: null,
    kantorId: null,
    bidang: null,
    ...rest,
  }
}

const SELESAI: Jawaban = { jenis: 'selesai', uraian: 'WC sudah dibangun' }
const DIJADWALKAN: Jawaban = {
  jenis: 'dijadwalkan',
  uraian: 'Masuk pekerjaan Maret',
  dijanjikanPada: tanggal('2027-03-15'),
  sumberDana: 'apbd_kabupaten',
  rupiah: 12_000_000,
}
const SARAN: SaranKesehatan = {
  jenis: 'saran_kesehatan',
  hasil: 'dipantau_di_posyandu',
  saran: 'Timbang lagi dua minggu lagi, beri makan telur tiap hari',
  kontrolPada: null,
}

function walk(start: Rujukan, ...steps: readonly (readonly [Pelaku, MoveRujukan])[]): Rujukan {
  return steps.reduce((rujukan, [pelaku, move]) => {
    const next = moveRujukan(rujukan, move, pelaku)
    if (!next.ok) throw new Error(`${move.langkah} from ${rujukan.status}: ${next.error.kode}`)
    return next.value
  }, start)
}

describe('the tables', () => {
  test.each(STATUS_PENGAJUAN)('pengajuan: %s has a way out unless it is final', (status) => {
    expect(langkahFrom('pengajuan', status).length > 0).toBe(!isFinal(status))
  })

  test.each(STATUS_KESEHATAN)('kesehatan: %s has a way out unless it is final', (status) => {
    expect(langkahFrom('kesehatan', status).length > 0).toBe(!isFinal(status))
  })

  test('from everywhere a final status can be reached, and everything can be reached from the start', () => {
    const roads = [
      ['pengajuan', STATUS_PENGAJUAN, 'di_kader_bidang'],
      ['kesehatan', STATUS_KESEHATAN, 'dikirim'],
    ] as const
    for (const [jalur, statusList, start] of roads) {
      const reach = (from: StatusRujukan) => {
        const seen = new Set<StatusRujukan>([from])
        for (const status of seen) {
          for (const langkah of langkahFrom(jalur, status)) {
            for (const ke of barisLangkah(jalur, langkah)?.ke ?? []) seen.add(ke)
          }
        }
        return seen
      }
      expect([...reach(start)].sort()).toEqual([...statusList].sort())
      for (const status of statusList) expect([...reach(status)].some(isFinal)).toBe(true)
    }
  })

  test("whoever has the turn can move, and a final status is nobody's turn", () => {
    for (const status of STATUS_PENGAJUAN) {
      const giliran = giliranOf('pengajuan', status, 'kantor')
      expect(giliran === 'tidak_ada').toBe(isFinal(status))
      const sisi = giliran === 'pemohon' ? 'kader' : giliran
      if (sisi === 'tidak_ada') continue
      expect(
        langkahFrom('pengajuan', status).some((l) =>
          barisLangkah('pengajuan', l)?.oleh.includes(sisi),
        ),
      ).toBe(true)
    }
  })

  test('a langkah of one road is none of the other', () => {
    expect(barisLangkah('kesehatan', 'verifikasi')).toBeNull()
    expect(barisLangkah('pengajuan', 'catat_datang')).toBeNull()
  })
})

describe('where a rujukan begins', () => {
  const draft = { ...aRujukan('di_desa'), kantorId: null }
  const open = (rest: Partial<Rujukan>, isWrittenByBidang = false, hasKaderBidang = true) =>
    openRujukan({ ...draft, ...rest }, { isWrittenByBidang, hasKaderBidang })

  test('at the kader of the bidang, or at the desa when she wrote it herself or there is none', () => {
    expect(open({})).toMatchObject({
      value: { status: 'di_kader_bidang', giliran: 'kader_bidang' },
    })
    expect(open({}, true)).toMatchObject({ value: { status: 'di_desa' } })
    expect(open({}, false, false)).toMatchObject({ value: { status: 'di_desa' } })
  })

  test('a danger never waits for verification', () => {
    expect(open({ isDarurat: true, kantorId: 'damkar' })).toMatchObject({
      value: { status: 'diteruskan', giliran: 'kantor', kantorId: 'damkar' },
    })
    expect(open({ isDarurat: true })).toMatchObject({
      value: { status: 'di_desa', giliran: 'desa' },
    })
  })

  test('an office is not named before it has the matter', () => {
    expect(open({ kantorId: 'dpupr' })).toMatchObject({ value: { kantorId: null } })
  })

  test('health goes to the Puskesmas at once, and nowhere without one', () => {
    const health = { jalur: 'kesehatan', bidang: 'kesehatan' } as const
    expect(open({ ...health, kantorId: 'pkm' })).toMatchObject({ value: { status: 'dikirim' } })
    expect(open(health)).toEqual({ ok: false, error: { kode: 'tidak_ada_kantor' } })
    expect(open({ bidang: 'kesehatan' })).toEqual({ ok: false, error: { kode: 'isian_salah' } })
  })
})

describe('road 2, from word to answer', () => {
  const start = aRujukan('di_kader_bidang')

  test('kader, desa, office, answer, sudah beres', () => {
    const end = walk(
      start,
      [KADER_PU, aMove('ajukan')],
      [KADES, aMove('kunjungi_lapangan')],
      [KADES, aMove('verifikasi')],
      [KADES, aMove('teruskan', { kantorId: 'dpupr' })],
      [DPUPR, aMove('terima')],
      [DPUPR, aMove('jawab', { jawaban: DIJADWALKAN })],
      [DPUPR, aMove('jawab', { jawaban: SELESAI })],
      [KADER_SOSIAL, aMove('nyatakan_beres')],
    )
    expect(end).toMatchObject({
      status: 'sudah_beres',
      giliran: 'tidak_ada',
      penjawab: 'kantor',
      version: 9,
    })
  })

  test('the desa answers what it can do itself', () => {
    const done = walk(aRujukan('diverifikasi'), [KADES, aMove('jawab_desa', { jawaban: SELESAI })])
    expect(done).toMatchObject({ status: 'ditangani_desa', giliran: 'pemohon', penjawab: 'desa' })
  })

  test('without verification nothing is forwarded, but a danger is', () => {
    const move = aMove('teruskan', { kantorId: 'damkar' })
    expect(moveRujukan(aRujukan('di_desa'), move, KADES)).toMatchObject({
      error: { kode: 'langkah_tidak_sah' },
    })
    expect(moveRujukan(aRujukan('di_desa', { isDarurat: true }), move, KADES)).toMatchObject({
      value: { status: 'diteruskan', kantorId: 'damkar' },
    })
  })

  test('a file goes back for completion and returns to who asked', () => {
    const byDesa = walk(aRujukan('diverifikasi'), [KADES, aMove('kembalikan')])
    expect(byDesa).toMatchObject({
      status: 'menunggu_kelengkapan',
      giliran: 'pemohon',
      kembaliKe: 'desa',
    })
    expect(walk(byDesa, [KADER_SOSIAL, aMove('lengkapi')])).toMatchObject({ status: 'di_desa' })
    const byKader = walk(start, [KADER_PU, aMove('kembalikan')], [KADER_SOSIAL, aMove('lengkapi')])
    expect(byKader.status).toBe('di_kader_bidang')
  })

  test('the office asks for papers and gets it back', () => {
    const butuh: Jawaban = { jenis: 'butuh_berkas', uraian: 'KK belum ada', berkas: ['kk'] }
    const waiting = walk(aRujukan('diterima_dinas', { kantorId: 'dpupr' }), [
      DPUPR,
      aMove('jawab', { jawaban: butuh }),
    ])
    expect(waiting).toMatchObject({ status: 'butuh_berkas', giliran: 'pemohon' })
    expect(walk(waiting, [KADER_PU, aMove('lengkapi')])).toMatchObject({
      status: 'diterima_dinas',
      giliran: 'kantor',
    })
  })

  test('bukan kewenangan comes back to the desa, which forwards to another office only', () => {
    const bukan: Jawaban = { jenis: 'bukan_kewenangan', uraian: 'Sampah', kepada: 'DLH' }
    const back = walk(aRujukan('diteruskan', { kantorId: 'dpupr' }), [
      DPUPR,
      aMove('jawab', { jawaban: bukan }),
    ])
    expect(back).toMatchObject({ status: 'bukan_kewenangan', giliran: 'desa' })
    expect(moveRujukan(back, aMove('teruskan', { kantorId: 'dpupr' }), KADES)).toMatchObject({
      error: { kode: 'tidak_ada_kantor' },
    })
    expect(walk(back, [KADES, aMove('teruskan', { kantorId: 'dlh' })])).toMatchObject({
      kantorId: 'dlh',
      giliran: 'kantor',
    })
  })

  test('an office re-routes to another office, and then has no say any more', () => {
    const routed = walk(aRujukan('diterima_dinas', { kantorId: 'dpupr' }), [
      DPUPR,
      aMove('alihkan', { kantorId: 'dlh' }),
    ])
    expect(routed).toMatchObject({ status: 'diteruskan', kantorId: 'dlh' })
    expect(moveRujukan(routed, aMove('terima'), DPUPR)).toEqual({
      ok: false,
      error: { kode: 'bukan_giliran', giliran: 'kantor' },
    })
    expect(moveMay(DLH, routed, 'terima')).toBe(true)
  })

  test('the kader of the bidang sends on to another bidang, never to health', () => {
    expect(
      walk(start, [KADER_PU, aMove('alihkan_bidang', { bidang: 'perumahan_rakyat' })]),
    ).toMatchObject({
      status: 'di_kader_bidang',
      bidang: 'perumahan_rakyat',
    })
    for (const bidang of ['kesehatan', 'pekerjaan_umum', null] as const) {
      expect(moveRujukan(start, aMove('alihkan_bidang', { bidang }), KADER_PU)).toEqual({
        ok: false,
        error: { kode: 'jawaban_kurang', field: 'bidang' },
      })
    }
  })

  test('belum beres opens it again where it was answered', () => {
    const office = aRujukan('selesai', { penjawab: 'kantor', kantorId: 'dpupr', jawaban: SELESAI })
    expect(walk(office, [KADER_SOSIAL, aMove('nyatakan_belum_beres')])).toMatchObject({
      status: 'diteruskan',
      giliran: 'kantor',
    })
    const desa = aRujukan('ditangani_desa', { penjawab: 'desa', jawaban: SELESAI })
    expect(walk(desa, [KADER_SOSIAL, aMove('nyatakan_belum_beres')])).toMatchObject({
      status: 'diverifikasi',
      giliran: 'desa',
    })
  })

  test('before the promised day is over nobody says belum beres', () => {
    const promised = aRujukan('dijadwalkan', {
      penjawab: 'kantor',
      kantorId: 'dpupr',
      jawaban: DIJADWALKAN,
    })
    const onDay = aMove('nyatakan_belum_beres', { on: tanggal('2027-03-15') })
    expect(moveRujukan(promised, onDay, KADER_PU)).toMatchObject({
      error: { kode: 'langkah_tidak_sah', sampai: '2027-03-15' },
    })
    expect(moveRujukan(promised, { ...onDay, on: tanggal('2027-03-16') }, KADER_PU).ok).toBe(true)
  })

  test('who promised keeps the promise', () => {
    const byDesa = aRujukan('dijadwalkan', {
      penjawab: 'desa',
      kantorId: 'dpupr',
      jawaban: DIJADWALKAN,
    })
    expect(byDesa.giliran).toBe('desa')
    expect(moveRujukan(byDesa, aMove('jawab', { jawaban: SELESAI }), DPUPR)).toMatchObject({
      error: { kode: 'bukan_giliran' },
    })
    const byOffice = aRujukan('dijadwalkan', {
      penjawab: 'kantor',
      kantorId: 'dpupr',
      jawaban: DIJADWALKAN,
    })
    expect(moveRujukan(byOffice, aMove('jawab_desa', { jawaban: SELESAI }), KADES)).toMatchObject({
      error: { kode: 'bukan_giliran' },
    })
  })

  test('roles keep to their moves', () => {
    expect(moveRujukan(start, aMove('ajukan'), KADER_SOSIAL)).toEqual({
      ok: false,
      error: { kode: 'tidak_berwenang' },
    })
    expect(moveRujukan(start, aMove('ajukan'), CAMAT)).toEqual({
      ok: false,
      error: { kode: 'tidak_berwenang' },
    })
    expect(moveRujukan(aRujukan('di_desa'), aMove('verifikasi'), KADER_PU)).toEqual({
      ok: false,
      error: { kode: 'tidak_berwenang' },
    })
    expect(
      moveRujukan(
        aRujukan('diteruskan', { kantorId: 'dpupr' }),
        aMove('jawab', { jawaban: SELESAI }),
        KADES,
      ),
    ).toEqual({ ok: false, error: { kode: 'tidak_berwenang' } })
    expect(sisiOf(aPelaku('ketua'), start)).toContain('kader_bidang')
    expect(sisiOf(aPelaku('bendahara'), start)).toEqual(['kader'])
    expect(sisiOf(BIDAN, start)).toEqual([])
  })

  test('moves that need words are refused without them', () => {
    expect(moveRujukan(aRujukan('di_desa'), aMove('verifikasi', { catatan: '  ' }), KADES)).toEqual(
      {
        ok: false,
        error: { kode: 'jawaban_kurang', field: 'catatan' },
      },
    )
    expect(moveRujukan(aRujukan('diverifikasi'), aMove('jawab_desa'), KADES)).toEqual({
      ok: false,
      error: { kode: 'jawaban_kurang', field: 'jawaban' },
    })
    expect(moveRujukan(aRujukan('diverifikasi'), aMove('teruskan'), KADES)).toEqual({
      ok: false,
      error: { kode: 'tidak_ada_kantor' },
    })
  })

  test('an answer of health is no answer of another bidang', () => {
    expect(
      moveRujukan(
        aRujukan('diteruskan', { kantorId: 'dpupr' }),
        aMove('jawab', { jawaban: SARAN }),
        DPUPR,
      ),
    ).toMatchObject({
      error: { kode: 'langkah_tidak_sah' },
    })
  })
})

describe('RUJ-6: what an answer says', () => {
  const cases: readonly [string, Jawaban | SaranKesehatan, boolean, unknown][] = [
    ['selesai', SELESAI, false, null],
    [
      'selesai without words',
      { ...SELESAI, uraian: ' ' },
      false,
      { kode: 'jawaban_kurang', field: 'uraian' },
    ],
    ['dijadwalkan', DIJADWALKAN, false, null],
    ['dijadwalkan today', { ...DIJADWALKAN, dijanjikanPada: ON }, false, null],
    [
      'dijadwalkan yesterday',
      { ...DIJADWALKAN, dijanjikanPada: tanggal('2026-11-01') },
      false,
      { kode: 'jawaban_kurang', field: 'dijanjikanPada' },
    ],
    [
      'dijadwalkan with half rupiah',
      { ...DIJADWALKAN, rupiah: 0.5 },
      false,
      { kode: 'jawaban_kurang', field: 'rupiah' },
    ],
    ['APBDes in a desa', { ...DIJADWALKAN, sumberDana: 'apbdes' }, false, null],
    [
      'APBDes in a kelurahan',
      { ...DIJADWALKAN, sumberDana: 'apbdes' },
      true,
      { kode: 'tidak_di_kelurahan', field: 'sumberDana' },
    ],
    [
      'usulan of this year',
      { jenis: 'masuk_usulan', uraian: 'x', dokumen: 'rkpd', tahun: 2026 },
      false,
      null,
    ],
    [
      'usulan of last year',
      { jenis: 'masuk_usulan', uraian: 'x', dokumen: 'rkpd', tahun: 2025 },
      false,
      { kode: 'jawaban_kurang', field: 'tahun' },
    ],
    [
      'RKPDes in a kelurahan',
      { jenis: 'masuk_usulan', uraian: 'x', dokumen: 'rkpdes', tahun: 2027 },
      true,
      { kode: 'tidak_di_kelurahan', field: 'dokumen' },
    ],
    [
      'bukan kewenangan of nobody',
      { jenis: 'bukan_kewenangan', uraian: 'x', kepada: '' },
      false,
      { kode: 'jawaban_kurang', field: 'kepada' },
    ],
    [
      'papers without a paper',
      { jenis: 'butuh_berkas', uraian: 'x', berkas: [] },
      false,
      { kode: 'jawaban_kurang', field: 'berkas' },
    ],
    ['advice', SARAN, false, null],
    [
      'advice without words',
      { ...SARAN, saran: '' },
      false,
      { kode: 'jawaban_kurang', field: 'saran' },
    ],
  ]
  test.each(cases)('%s', (_name, jawaban, isKelurahan, expected) => {
    expect(checkJawaban(jawaban, ON, isKelurahan)).toEqual(expected)
  })
})

describe('road 1, kader to Puskesmas and back', () => {
  const sent = aRujukan('dikirim', { jalur: 'kesehatan', kantorId: 'pkm' })

  test('came, answered with advice, followed up', () => {
    const end = walk(
      sent,
      [BIDAN, aMove('terima')],
      [BIDAN, aMove('catat_datang')],
      [BIDAN, aMove('jawab', { jawaban: SARAN })],
      [KADER_KES, aMove('tindak_lanjuti')],
    )
    expect(end).toMatchObject({ status: 'ditindaklanjuti', giliran: 'tidak_ada', jawaban: SARAN })
  })

  test("did not come: it is the kader's turn, who sends again", () => {
    const absent = walk(sent, [BIDAN, aMove('catat_tidak_datang')])
    expect(absent.giliran).toBe('kader_bidang')
    expect(walk(absent, [KADER_KES, aMove('kirim_ulang')]).status).toBe('dikirim')
    expect(walk(absent, [BIDAN, aMove('catat_datang')]).status).toBe('datang')
  })

  test('a bidan of the desa answers, a stranger and the desa do not', () => {
    const stranger = aPelaku('bidan', { kantorId: 'pkm2', desaDilayani: ['33.16.10.2001'] })
    expect(moveMay(BIDAN, { ...sent, kantorId: 'pustu' }, 'terima')).toBe(true)
    expect(moveMay(stranger, sent, 'terima')).toBe(false)
    expect(moveMay(KADES, sent, 'terima')).toBe(false)
    expect(moveMay(KADER_KES, sent, 'jawab')).toBe(false)
  })
})

describe('RUJ-5: two clocks', () => {
  const CAL: WorkCalendar = {
    weekLength: 5,
    opensAt: 480,
    closesAt: 960,
    holidays: new Set(),
    zona: 'WIB',
  }
  const kalender = { desa: CAL, kantor: CAL }
  const at = (date: string, minute = 600) => instantOf(tanggal(date), minute, 'WIB')
  function moves(
    ...rows: readonly (readonly [RiwayatMove['langkah'], StatusRujukan, string, string?])[]
  ): RiwayatMove[] {
    return rows.map(([langkah, ke, date, kantorId], i) => ({
      langkah,
      dari: rows[i - 1]?.[1] ?? null,
      ke,
      kantorId: kantorId ?? null,
      at: at(date),
    }))
  }

  test("the desa's clock begins with the temuan: the time at the kader is inside", () => {
    const riwayat = moves(
      ['buat', 'di_kader_bidang', '2026-11-02'],
      ['ajukan', 'di_desa', '2026-11-05'],
    )
    expect(readClocks('pengajuan', riwayat, kalender, at('2026-11-06'))).toMatchObject({
      active: 'desa',
      desa: { dayZero: '2026-11-02', dueOn: '2026-11-09' },
      kantor: null,
    })
  })

  test("forwarding stops it in time and starts the office's", () => {
    const riwayat = moves(
      ['buat', 'di_desa', '2026-11-02'],
      ['verifikasi', 'diverifikasi', '2026-11-04'],
      ['teruskan', 'diteruskan', '2026-11-09', 'dpupr'],
      ['terima', 'diterima_dinas', '2026-11-11', 'dpupr'],
    )
    expect(clockRuns('pengajuan', riwayat)).toHaveLength(2)
    expect(readClocks('pengajuan', riwayat, kalender, at('2026-11-17'))).toMatchObject({
      active: 'kantor',
      desa: { status: 'dalam_waktu' },
      kantor: {
        dayZero: '2026-11-09',
        dueOn: '2026-11-16',
        status: 'terlambat',
        lateByWorkingDays: 1,
      },
    })
  })

  test('an answer stops the clock, however long it takes until what was promised', () => {
    const riwayat = moves(
      ['buat', 'di_desa', '2026-11-02'],
      ['jawab_desa', 'dijadwalkan', '2026-11-03'],
    )
    expect(readClocks('pengajuan', riwayat, kalender, at('2026-12-10'))).toMatchObject({
      active: null,
      desa: { lateByWorkingDays: 0 },
    })
  })

  test("waiting for papers stops the office's clock and goes on in the same run", () => {
    const waiting = moves(
      ['buat', 'di_desa', '2026-11-02'],
      ['teruskan', 'diteruskan', '2026-11-02', 'dpupr'],
      ['jawab', 'butuh_berkas', '2026-11-04', 'dpupr'],
    )
    expect(readClocks('pengajuan', waiting, kalender, at('2026-12-01'))).toMatchObject({
      active: 'kantor',
      kantor: { status: 'berhenti', dueOn: null },
    })
    const resumed = [...waiting, ...moves(['lengkapi', 'diterima_dinas', '2026-12-01', 'dpupr'])]
    expect(clockRuns('pengajuan', resumed)).toHaveLength(2)
    expect(readClocks('pengajuan', resumed, kalender, at('2026-12-01'))).toMatchObject({
      active: 'kantor',
      kantor: { status: 'dalam_waktu', dueOn: '2026-12-07' },
    })
  })

  test('another office, and belum beres, start at a new day 0', () => {
    const riwayat = moves(
      ['buat', 'di_desa', '2026-11-02'],
      ['teruskan', 'diteruskan', '2026-11-02', 'dpupr'],
      ['alihkan', 'diteruskan', '2026-11-09', 'dlh'],
      ['jawab', 'selesai', '2026-11-10', 'dlh'],
      ['nyatakan_belum_beres', 'diteruskan', '2026-11-20', 'dlh'],
    )
    expect(clockRuns('pengajuan', riwayat).map((run) => [run.owner, run.kantorId])).toEqual([
      ['desa', null],
      ['kantor', 'dpupr'],
      ['kantor', 'dlh'],
      ['kantor', 'dlh'],
    ])
    // What the first office let pass, and what the second had before it was opened again, stays seen.
    expect(
      earlierRuns('pengajuan', riwayat).map(({ kantorId, stoppedAt }) => [kantorId, stoppedAt]),
    ).toEqual([
      ['dpupr', at('2026-11-09')],
      ['dlh', at('2026-11-10')],
    ])
    expect(readRiwayat('pengajuan', riwayat).reopenedCount).toBe(1)
    expect(readClocks('pengajuan', riwayat, kalender, at('2026-11-20'))).toMatchObject({
      active: 'kantor',
      kantor: { dueOn: '2026-11-27' },
    })
  })

  test('the moves tell who answered and to whom a file returns', () => {
    const riwayat = moves(
      ['buat', 'di_kader_bidang', '2026-11-02'],
      ['kembalikan', 'menunggu_kelengkapan', '2026-11-03'],
      ['lengkapi', 'di_kader_bidang', '2026-11-04'],
    )
    expect(readRiwayat('pengajuan', riwayat)).toMatchObject({
      penjawab: null,
      kembaliKe: 'kader_bidang',
      reopenedCount: 0,
    })
  })

  test("a health rujukan has the Puskesmas' clock and no desa", () => {
    const riwayat = moves(
      ['buat', 'dikirim', '2026-11-02', 'pkm'],
      ['catat_tidak_datang', 'tidak_datang', '2026-11-03', 'pkm'],
    )
    expect(readClocks('kesehatan', riwayat, kalender, at('2026-11-30'))).toMatchObject({
      active: null,
      desa: null,
    })
  })

  test('on any lawful walk: runs do not overlap, pauses lie inside, a final rujukan has no clock', () => {
    const step = fc.record({
      pick: fc.nat(),
      ke: fc.nat(),
      hours: fc.integer({ min: -5, max: 90 }),
      office: fc.constantFrom('a', 'b'),
    })
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.constantFrom('pengajuan' as const, 'kesehatan' as const),
        (steps, jalur) => {
          let status: StatusRujukan = jalur === 'kesehatan' ? 'dikirim' : 'di_kader_bidang'
          let time = at('2026-11-02')
          let kantorId = 'a'
          const riwayat: RiwayatMove[] = [
            { langkah: 'buat', dari: null, ke: status, kantorId, at: time },
          ]
          for (const { pick, ke, hours, office } of steps) {
            const choices = langkahFrom(jalur, status)
            const langkah = choices[pick % Math.max(1, choices.length)]
            if (langkah === undefined) break
            const targets = barisLangkah(jalur, langkah)?.ke ?? []
            const next = targets[ke % targets.length]
            if (next === undefined) break
            time += hours * 3_600_000
            kantorId = langkah === 'teruskan' || langkah === 'alihkan' ? office : kantorId
            riwayat.push({ langkah, dari: status, ke: next, kantorId, at: time })
            status = next
          }
          const runs = clockRuns(jalur, riwayat)
          let end = 0
          for (const run of runs) {
            expect(run.startedAt).toBeGreaterThanOrEqual(end)
            for (const pause of run.pauses) {
              expect(pause.from).toBeGreaterThanOrEqual(run.startedAt)
              if (pause.to !== null) expect(pause.to).toBeGreaterThanOrEqual(pause.from)
              if (pause.to !== null && run.stoppedAt !== null)
                expect(pause.to).toBeLessThanOrEqual(run.stoppedAt)
            }
            end = run.stoppedAt ?? Infinity
          }
          const active = readClocks(jalur, riwayat, kalender, time + 1).active
          if (isFinal(status)) expect(active).toBeNull()
          if (
            giliranOf(jalur, status, null) === 'desa' &&
            status !== 'dijadwalkan' &&
            status !== 'masuk_usulan'
          ) {
            expect(active).toBe('desa')
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('properties of moves', () => {
  const people = [
    KADER_PU,
    KADER_SOSIAL,
    KADER_KES,
    KADES,
    DPUPR,
    DLH,
    BIDAN,
    CAMAT,
    aPelaku('ketua'),
    aPelaku('admin'),
  ]
  const answers = [null, SELESAI, DIJADWALKAN, SARAN]
  test('no move of anybody leaves the table, skips a version or moves what is final', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATUS_PENGAJUAN, ...STATUS_KESEHATAN),
        fc.constantFrom(...LANGKAH_PENGAJUAN_LIST, ...LANGKAH_KESEHATAN_LIST),
        fc.constantFrom(...people),
        fc.constantFrom(...answers),
        fc.constantFrom(null, 'dpupr', 'dlh'),
        fc.constantFrom(null, 'desa' as const, 'kantor' as const),
        (status, langkah, pelaku, jawaban, kantorId, penjawab) => {
          const jalur = STATUS_PENGAJUAN.some((s) => s === status) ? 'pengajuan' : 'kesehatan'
          const before = aRujukan(status, { jalur, penjawab, kantorId: 'dpupr', isDarurat: true })
          const after = moveRujukan(before, aMove(langkah, { jawaban, kantorId }), pelaku)
          if (!after.ok) return
          expect(isFinal(status)).toBe(false)
          expect(barisLangkah(jalur, langkah)?.ke).toContain(after.value.status)
          expect(after.value.version).toBe(2)
          expect(moveMay(pelaku, before, langkah)).toBe(true)
          expect(after.value.giliran).toBe(
            giliranOf(jalur, after.value.status, after.value.penjawab),
          )
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
