import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { ATURAN_DROP_OUT_2026, dropOutOf, listDropOut } from './drop-out.ts'
import { evaluateImunisasi } from './evaluate-imunisasi.ts'
import { forecastImunisasi } from './forecast-imunisasi.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'

type Keterangan = Parameters<typeof anOrangImunisasi>[1]

function aDinilai(id: string, pada: string, dosis: string, orang: Keterangan = {}) {
  const person = anOrangImunisasi('2026-01-15', orang)
  const doses = readDosisKasus(dosis)
  const penilaian = evaluateImunisasi(person, doses, JADWAL_IMUNISASI_2026, tanggal(pada))
  const ramalan = forecastImunisasi(person, penilaian)
  return { id, birthDate: person.birthDate, penilaian, ramalan }
}

function statusOf(rule: string, pada: string, dosis: string, orang: Keterangan = {}) {
  const aturan = ATURAN_DROP_OUT_2026.find(({ id }) => id === `drop-out/${rule}`)!
  const { birthDate, penilaian, ramalan } = aDinilai('a', pada, dosis, orang)
  return dropOutOf(birthDate, penilaian, ramalan, aturan)
}

describe('IMUN-7: begun and not finished', () => {
  test.each([
    ['never begun is no drop-out', 'dpt1-dpt3', '2026-12-01', '', 'bukan'],
    // The third is late at five months, 15 June 2026.
    [
      'the day before the third is late',
      'dpt1-dpt3',
      '2026-06-14',
      'dpt_hb_hib1 2026-03-15',
      'belum_waktunya',
    ],
    ['the day the third is late', 'dpt1-dpt3', '2026-06-15', 'dpt_hb_hib1 2026-03-15', 'putus'],
    [
      'finished',
      'dpt1-dpt3',
      '2026-12-01',
      'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-15; dpt_hb_hib3 2026-05-15',
      'selesai',
    ],
    [
      'a third that did not count is not finished',
      'dpt1-dpt3',
      '2026-12-01',
      'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-15; dpt_hb_hib3 2026-04-20',
      'putus',
    ],
    [
      'the third is ticked: nobody knows when',
      'dpt1-dpt3',
      '2026-12-01',
      'dpt_hb_hib1 2026-03-15; dpt_hb_hib3 ?',
      'tanpa_tanggal',
    ],
    [
      'the second is ticked, the third is not: still a drop-out',
      'dpt1-dpt3',
      '2026-12-01',
      'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 ?',
      'putus',
    ],
    [
      'MR is not late the day before ten months',
      'dpt1-mr1',
      '2026-11-14',
      'dpt_hb_hib1 2026-03-15',
      'belum_waktunya',
    ],
    ['MR is late at ten months', 'dpt1-mr1', '2026-11-15', 'dpt_hb_hib1 2026-03-15', 'putus'],
    [
      'with MR nobody dropped out',
      'dpt1-mr1',
      '2026-12-15',
      'dpt_hb_hib1 2026-03-15; mr1 2026-10-15',
      'selesai',
    ],
    [
      'the second MR is not late before two years',
      'mr1-mr2',
      '2028-01-14',
      'mr1 2026-10-15',
      'belum_waktunya',
    ],
    ['the second MR is late at two years', 'mr1-mr2', '2028-01-15', 'mr1 2026-10-15', 'putus'],
    ['too old to finish is still a drop-out', 'mr1-mr2', '2031-06-01', 'mr1 2026-10-15', 'putus'],
  ] as const)('%s', (_, rule, pada, dosis, status) => {
    expect(statusOf(rule, pada, dosis)).toBe(status)
  })

  test('hexavalent counts as DPT', () => {
    expect(
      statusOf('dpt1-dpt3', '2026-12-01', 'dpt_hb_hib_ipv1 2026-03-15', { provinsi: '34' }),
    ).toBe('putus')
  })

  test('a refusal is a drop-out, a contraindication is none', () => {
    const one = 'dpt_hb_hib1 2026-03-15'
    expect(
      statusOf('dpt1-dpt3', '2026-12-01', one, { penolakan: 'dpt_hb_hib 2026-04-10 takut_demam' }),
    ).toBe('putus')
    expect(
      statusOf('dpt1-dpt3', '2026-12-01', one, { kontraindikasi: 'dpt_hb_hib 2026-04-10 -' }),
    ).toBe('bukan')
  })
})

test('IMUN-7: the list names who, what comes next, and what they are a part of', () => {
  const on = '2026-07-01'
  const lists = listDropOut([
    aDinilai('never', on, ''),
    aDinilai('left', on, 'dpt_hb_hib1 2026-03-15'),
    aDinilai(
      'finished',
      on,
      'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-15; dpt_hb_hib3 2026-05-15',
    ),
    aDinilai('ticked', on, 'dpt_hb_hib1 2026-03-15; dpt_hb_hib3 ?'),
    aDinilai('refused', on, 'dpt_hb_hib1 2026-03-15', {
      penolakan: 'dpt_hb_hib 2026-04-10 takut_demam',
    }),
  ])
  const list = lists.find(({ aturan }) => aturan.id === 'drop-out/dpt1-dpt3')
  expect(list?.mulai).toBe(3)
  expect(
    list?.putus.map(({ id, berikutnya }) => `${id} ${berikutnya.kode} ${berikutnya.status}`),
  ).toEqual(['left dpt_hb_hib2 terlambat', 'refused dpt_hb_hib2 ditolak'])
  expect(list?.tanpaTanggal).toEqual(['ticked'])
  expect(lists.map(({ aturan }) => aturan.id)).toEqual(ATURAN_DROP_OUT_2026.map(({ id }) => id))
})
