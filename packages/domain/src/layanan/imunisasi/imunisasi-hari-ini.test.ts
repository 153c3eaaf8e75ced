import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { evaluateImunisasi } from './evaluate-imunisasi.ts'
import { forecastImunisasi } from './forecast-imunisasi.ts'
import { imunisasiHariIni } from './imunisasi-hari-ini.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'
import type { JadwalImunisasi } from './jadwal-imunisasi.ts'

function today(
  lahir: string,
  pada: string,
  dosis: string,
  orang: Parameters<typeof anOrangImunisasi>[1] = {},
  jadwal: JadwalImunisasi = JADWAL_IMUNISASI_2026,
) {
  const person = anOrangImunisasi(lahir, orang)
  const on = tanggal(pada)
  const penilaian = evaluateImunisasi(person, readDosisKasus(dosis), jadwal, on)
  return imunisasiHariIni(forecastImunisasi(person, penilaian), jadwal, on)
}

const codes = (rows: readonly { readonly kode: string }[]) => rows.map(({ kode }) => kode)

describe('IMUN-5: what is given today, and in which order', () => {
  test('at two months four things, in the order of the table', () => {
    const { diberikan, ditunda } = today(
      '2026-01-15',
      '2026-03-15',
      'hb0 2026-01-15; bcg 2026-01-20; opv1 2026-01-20',
    )
    expect(codes(diberikan)).toEqual(['opv2', 'dpt_hb_hib1', 'rv1', 'pcv1'])
    expect(ditunda).toEqual([])
    expect(diberikan.map(({ cara, oleh }) => `${cara} ${oleh}`)).toEqual([
      'tetes nakes',
      'suntik nakes',
      'tetes nakes',
      'suntik nakes',
    ])
  })

  test('what is late comes before what is only due', () => {
    // At nine months: BCG never given is late, MR is due today.
    const nine = { ...JADWAL_IMUNISASI_2026, maksimalSuntikan: 9 }
    const { diberikan } = today('2026-01-15', '2026-10-15', 'hb0 2026-01-15', {}, nine)
    expect(codes(diberikan)).toEqual(['bcg', 'opv1', 'dpt_hb_hib1', 'pcv1', 'ipv1', 'mr1'])
    expect(diberikan.find(({ kode }) => kode === 'bcg')).toMatchObject({ isTerlambat: true })
    expect(diberikan.find(({ kode }) => kode === 'mr1')).toMatchObject({ isTerlambat: false })
  })

  test('what will be too late at the next hari buka comes first of all', () => {
    // Rotavirus 1 ends on 14 July; on 14 June there are 30 days left, on 13 June 31.
    expect(today('2026-01-15', '2026-06-14', 'hb0 2026-01-15').diberikan[0]).toMatchObject({
      kode: 'rv1',
      isKesempatanAkhir: true,
    })
    expect(today('2026-01-15', '2026-06-13', 'hb0 2026-01-15').diberikan[0]).toMatchObject({
      kode: 'bcg',
      isKesempatanAkhir: false,
    })
  })

  test('more injections than the table allows are put off, drops are not counted', () => {
    const three = { ...JADWAL_IMUNISASI_2026, maksimalSuntikan: 3 }
    const at = (jadwal: JadwalImunisasi) => today('2026-01-15', '2026-10-15', '', {}, jadwal)
    expect(codes(at(three).diberikan)).toEqual(['bcg', 'opv1', 'dpt_hb_hib1', 'pcv1'])
    expect(codes(at(three).ditunda)).toEqual(['ipv1', 'mr1'])
    expect(codes(at(JADWAL_IMUNISASI_2026).ditunda)).toEqual(['mr1'])
    expect(codes(at({ ...three, maksimalSuntikan: 5 }).ditunda)).toEqual([])
  })

  test('hexavalent is one injection, not two', () => {
    const { diberikan, belum } = today('2026-01-15', '2026-03-15', '', { provinsi: '34' })
    expect(codes(diberikan)).toEqual(['bcg', 'opv1', 'dpt_hb_hib_ipv1', 'rv1', 'pcv1'])
    expect(codes(belum)).not.toContain('ipv1')
  })
})

describe('IMUN-5: what cannot be given yet, and why', () => {
  test('only three weeks since the last dose: from when on', () => {
    const { belum } = today('2026-01-15', '2026-05-11', 'dpt_hb_hib1 2026-04-20')
    expect(belum.find(({ seri }) => seri === 'dpt_hb_hib')).toEqual({
      kode: 'dpt_hb_hib2',
      seri: 'dpt_hb_hib',
      palingCepat: '2026-05-18',
      alasan: { kode: 'jarak_dosis', dari: '2026-04-20', sampai: '2026-05-18', keterangan: null },
      mingguSejak: 3,
    })
  })

  test('weeks are whole weeks: 20 days are two', () => {
    const weeks = (pada: string) =>
      today('2026-01-15', pada, 'dpt_hb_hib1 2026-04-20').belum.find(
        ({ seri }) => seri === 'dpt_hb_hib',
      )?.mingguSejak
    expect(weeks('2026-05-10')).toBe(2)
    expect(weeks('2026-05-11')).toBe(3)
  })

  test('too young: no weeks are counted', () => {
    const { belum } = today('2026-01-15', '2026-03-14', '')
    expect(belum.find(({ seri }) => seri === 'dpt_hb_hib')).toMatchObject({
      palingCepat: '2026-03-15',
      alasan: { kode: 'umur' },
      mingguSejak: null,
    })
  })

  test('the nearest first', () => {
    const dates = today('2026-01-15', '2026-03-20', 'dpt_hb_hib1 2026-03-15').belum.map(
      ({ palingCepat }) => palingCepat,
    )
    expect(dates).toEqual(dates.toSorted())
    expect(dates.length).toBeGreaterThan(2)
  })

  test('what is over is not promised', () => {
    const { diberikan, belum, tanyaBidan } = today('2026-01-15', '2026-09-01', '')
    expect(codes([...diberikan, ...belum, ...tanyaBidan])).not.toContain('rv1')
    expect(codes([...diberikan, ...belum, ...tanyaBidan])).not.toContain('hb0')
  })
})

describe('IMUN-5: what is not for a list to decide', () => {
  test('ticked without a date, refused, forbidden: asked, never given', () => {
    const { diberikan, belum, tanyaBidan } = today(
      '2026-01-15',
      '2026-04-20',
      'dpt_hb_hib1 ?; bcg 2026-02-01',
      { penolakan: 'pcv 2026-04-01 takut_demam', kontraindikasi: 'rotavirus 2026-03-20 -' },
    )
    expect(tanyaBidan.map(({ seri, status }) => `${seri} ${status}`)).toEqual([
      'dpt_hb_hib ada_tanpa_tanggal',
      'rotavirus kontraindikasi',
      'pcv ditolak',
    ])
    const offered = codes([...diberikan, ...belum])
    for (const kode of ['dpt_hb_hib1', 'rv1', 'pcv1']) expect(offered).not.toContain(kode)
  })

  test('at seven years school is asked about, nothing is offered here', () => {
    const { diberikan, diSekolah, belum } = today('2019-11-15', '2026-11-15', '')
    expect(codes(diSekolah)).toEqual(['mr_kelas1', 'dt_kelas1'])
    expect(diberikan).toEqual([])
    expect(belum).toEqual([])
  })

  test('a first dose that was called the third sends one to the Buku KIA before the next', () => {
    const { diberikan } = today('2026-01-15', '2026-06-20', 'dpt_hb_hib3 2026-05-15')
    expect(diberikan.find(({ seri }) => seri === 'dpt_hb_hib')).toMatchObject({
      kode: 'dpt_hb_hib2',
      isBukuPerluDilihat: true,
    })
  })
})
