import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { evaluateImunisasi } from './evaluate-imunisasi.ts'
import { forecastImunisasi } from './forecast-imunisasi.ts'
import { ATURAN_LENGKAP_2026, type AturanLengkap, imunisasiLengkap } from './imunisasi-lengkap.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'

const { dasar, baduta, badutaPcvRv } = ATURAN_LENGKAP_2026
const EARLY = 'hb0 2026-01-15; bcg 2026-01-20; opv1 2026-01-20'
const POLIO = 'opv2 2026-03-15; opv3 2026-04-15; opv4 2026-05-15'
const DPT = 'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-15; dpt_hb_hib3 2026-05-15'
const IPV = 'ipv1 2026-05-15; ipv2 2026-10-15'
const IDL = [EARLY, POLIO, DPT, IPV, 'mr1 2026-10-15'].join('; ')
const SECOND_YEAR = 'dpt_hb_hib4 2027-07-15; mr2 2027-07-15'

function ask(
  aturan: AturanLengkap,
  pada: string,
  dosis: string,
  orang: Parameters<typeof anOrangImunisasi>[1] = {},
  lahir = '2026-01-15',
) {
  const person = anOrangImunisasi(lahir, orang)
  const penilaian = evaluateImunisasi(
    person,
    readDosisKasus(dosis),
    JADWAL_IMUNISASI_2026,
    tanggal(pada),
  )
  return imunisasiLengkap(person.birthDate, penilaian, forecastImunisasi(person, penilaian), aturan)
}

const missing = ({ kurang }: ReturnType<typeof ask>) =>
  kurang.map(({ seri, dosisKe, alasan }) => `${seri} ${dosisKe} ${alasan}`)

describe('IMUN-6: imunisasi dasar lengkap', () => {
  test('complete on the day of the last dose', () => {
    expect(ask(dasar, '2026-10-15', IDL)).toEqual({
      aturanId: 'imunisasi-dasar-lengkap/2026-1',
      status: 'lengkap',
      kurang: [],
      lengkapPada: '2026-10-15',
      batas: '2027-01-14',
    })
  })

  test('not complete the day before', () => {
    const answer = ask(dasar, '2026-10-14', IDL)
    expect(answer.status).toBe('belum')
    expect(missing(answer)).toEqual(['ipv 2 belum_waktunya', 'mr 1 belum_waktunya'])
    expect(answer.lengkapPada).toBeNull()
  })

  test('the last day of the first year is in time, the birthday is late', () => {
    const until = (date: string) =>
      ask(dasar, '2027-06-01', IDL.replace('mr1 2026-10-15', `mr1 ${date}`)).status
    expect(until('2027-01-14')).toBe('lengkap')
    expect(until('2027-01-15')).toBe('lengkap_terlambat')
  })

  test('three hexavalent stand for DPT and for polio by injection', () => {
    const hexavalent =
      'dpt_hb_hib_ipv1 2026-03-15; dpt_hb_hib_ipv2 2026-04-15; dpt_hb_hib_ipv3 2026-05-15'
    const doses = [EARLY, POLIO, hexavalent, 'mr1 2026-10-15'].join('; ')
    expect(ask(dasar, '2026-10-15', doses, { provinsi: '34' }).status).toBe('lengkap')
  })

  test('each missing dose has its reason, and the later ones wait for the first', () => {
    const answer = ask(dasar, '2026-06-20', `${EARLY}; dpt_hb_hib1 2026-06-01`)
    expect(missing(answer)).toEqual([
      'polio_tetes 2 terlambat',
      'polio_tetes 3 menunggu_dosis_sebelumnya',
      'polio_tetes 4 menunggu_dosis_sebelumnya',
      'dpt_hb_hib 2 belum_waktunya',
      'dpt_hb_hib 3 menunggu_dosis_sebelumnya',
      'ipv 1 terlambat',
      'ipv 2 menunggu_dosis_sebelumnya',
      'mr 1 belum_waktunya',
    ])
  })

  test('a dose that did not count is missing, and it is said that there was one', () => {
    const answer = ask(dasar, '2026-12-01', IDL.replace('mr1 2026-10-15', 'mr1 2026-09-15'))
    expect(answer.kurang).toEqual([
      { seri: 'mr', dosisKe: 1, alasan: 'terlambat', isTidakSah: true },
    ])
    const none = ask(dasar, '2026-12-01', IDL.replace('; mr1 2026-10-15', ''))
    expect(none.kurang[0]?.isTidakSah).toBe(false)
  })

  test('HB0 that nobody gave cannot be made good', () => {
    expect(missing(ask(dasar, '2026-12-01', IDL.replace('hb0 2026-01-15; ', '')))).toEqual([
      'hb0 1 tidak_bisa_lagi',
    ])
  })

  test('a tick without a date is neither complete nor missing', () => {
    const answer = ask(dasar, '2026-12-01', IDL.replace('bcg 2026-01-20', 'bcg ?'))
    expect(answer.status).toBe('belum_bisa_dinilai')
    expect(missing(answer)).toEqual(['bcg 1 ada_tanpa_tanggal'])
  })

  test('a tick for the third stands for the ones before it', () => {
    const answer = ask(dasar, '2026-12-01', IDL.replace(DPT, 'dpt_hb_hib3 ?'))
    expect(missing(answer)).toEqual([
      'dpt_hb_hib 1 ada_tanpa_tanggal',
      'dpt_hb_hib 2 ada_tanpa_tanggal',
      'dpt_hb_hib 3 ada_tanpa_tanggal',
    ])
  })

  test('a tick beside something that is surely missing is no excuse', () => {
    const doses = IDL.replace('bcg 2026-01-20', 'bcg ?').replace('; mr1 2026-10-15', '')
    expect(ask(dasar, '2026-12-01', doses).status).toBe('belum')
  })

  test('refused and forbidden are said of all that is missing of the series', () => {
    const answer = ask(dasar, '2026-12-01', IDL.replace(DPT, 'dpt_hb_hib1 2026-03-15'), {
      penolakan: 'dpt_hb_hib 2026-04-10 takut_demam',
    })
    expect(missing(answer)).toEqual(['dpt_hb_hib 2 ditolak', 'dpt_hb_hib 3 ditolak'])
  })
})

describe('IMUN-6: imunisasi baduta lengkap', () => {
  test('the basic ones, the DPT booster and the second MR, before two years', () => {
    expect(ask(baduta, '2027-12-01', `${IDL}; ${SECOND_YEAR}`).status).toBe('lengkap')
    expect(missing(ask(baduta, '2027-12-01', IDL))).toEqual([
      'dpt_hb_hib 4 sudah_waktunya',
      'mr 2 sudah_waktunya',
    ])
  })

  test('the last day before two years is in time, the birthday is late', () => {
    const until = (date: string) =>
      ask(baduta, '2028-06-01', `${IDL}; dpt_hb_hib4 2027-07-15; mr2 ${date}`).status
    expect(until('2028-01-14')).toBe('lengkap')
    expect(until('2028-01-15')).toBe('lengkap_terlambat')
  })

  test('with PCV and rotavirus more is missing', () => {
    const answer = ask(badutaPcvRv, '2027-12-01', `${IDL}; ${SECOND_YEAR}`)
    expect(missing(answer)).toEqual([
      'pcv 1 terlambat',
      'pcv 2 menunggu_dosis_sebelumnya',
      'rotavirus 1 tidak_bisa_lagi',
      'rotavirus 2 tidak_bisa_lagi',
      'rotavirus 3 tidak_bisa_lagi',
    ])
  })

  test('two monovalent rotavirus and two PCV begun at one year are all there must be', () => {
    const others =
      'rv_monovalen1 2026-03-15; rv_monovalen2 2026-04-15; pcv1 2027-01-15; pcv2 2027-03-15'
    expect(ask(badutaPcvRv, '2027-12-01', `${IDL}; ${SECOND_YEAR}; ${others}`).status).toBe(
      'lengkap',
    )
  })

  test('a child from before the programme is not asked for rotavirus and PCV', () => {
    const answer = ask(badutaPcvRv, '2024-06-01', '', {}, '2022-06-01')
    expect(missing(answer).some((one) => /rotavirus|pcv/.test(one))).toBe(false)
  })

  test('no two rule sets share an id, and none is called by three letters alone', () => {
    const all = Object.values(ATURAN_LENGKAP_2026)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { nama } of all) expect(nama).toMatch(/^Imunisasi \w+ lengkap/)
  })
})
