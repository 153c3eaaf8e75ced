import { anOrangImunisasi, readDosisKasus } from '@simpul/testkit/imunisasi/baca-kasus.ts'
import { KASUS_RAMALAN } from '@simpul/testkit/imunisasi/kasus-ramalan.ts'
import { describe, expect, test } from 'vitest'
import { tanggal } from '../../shared/tanggal.ts'
import { evaluateImunisasi } from './evaluate-imunisasi.ts'
import { forecastImunisasi, type Ramalan } from './forecast-imunisasi.ts'
import { JADWAL_IMUNISASI_2026 } from './jadwal-2026.ts'

type Orang = Parameters<typeof anOrangImunisasi>[1]

function foretell(lahir: string, pada: string, dosis: string, orang?: Orang) {
  const person = anOrangImunisasi(lahir, orang)
  return forecastImunisasi(
    person,
    evaluateImunisasi(person, readDosisKasus(dosis), JADWAL_IMUNISASI_2026, tanggal(pada)),
  )
}

function told(ramalan: Ramalan | undefined): string {
  if (!ramalan) return 'tidak_ada'
  const { status, kode, palingCepat, dianjurkan, terlambatMulai, palingLambat, alasan } = ramalan
  const why = alasan?.keterangan ? `${alasan.kode}:${alasan.keterangan}` : alasan?.kode
  return [status, kode, palingCepat, dianjurkan, terlambatMulai, palingLambat, why]
    .map((one) => one ?? '-')
    .join(' ')
}

describe('IMUN-4: what comes next', () => {
  test.each(KASUS_RAMALAN.map((kasus) => ({ kalimat: kasus[0], kasus })))(
    '$kalimat',
    ({ kasus: [, lahir, pada, dosis, seri, harap, orang] }) => {
      expect(told(foretell(lahir, pada, dosis, orang).find((one) => one.seri === seri))).toBe(harap)
    },
  )
})

describe('IMUN-4: besides the dates', () => {
  const of = (list: readonly Ramalan[], seri: string) => list.find((one) => one.seri === seri)

  test('hexavalent brings the polio injection along, pentavalent does not', () => {
    const there = foretell('2026-01-15', '2026-03-15', '', { provinsi: '34' })
    expect(of(there, 'ipv')?.dibawa).toBe('dpt_hb_hib_ipv1')
    expect(of(there, 'dpt_hb_hib')?.dibawa).toBeNull()
    const here = foretell('2026-01-15', '2026-05-15', '')
    expect(of(here, 'ipv')?.dibawa).toBeNull()
  })

  test('polio that cannot wait for hexavalent is injected apart', () => {
    // DPT was begun with pentavalent and is done; three polio doses are still wanted.
    const done = 'dpt_hb_hib1 2026-03-15; dpt_hb_hib2 2026-04-15; dpt_hb_hib3 2026-05-15'
    const list = foretell('2026-01-15', '2026-05-20', done, { provinsi: '34' })
    expect(of(list, 'ipv')).toMatchObject({ status: 'terlambat', dibawa: null })
  })

  test('a refused combination brings nothing along', () => {
    const list = foretell('2026-01-15', '2026-03-20', '', {
      provinsi: '34',
      penolakan: 'dpt_hb_hib 2026-03-16 takut_demam',
    })
    expect(of(list, 'ipv')?.dibawa).toBeNull()
  })

  test('a first dose that was written down as the third sends one to the Buku KIA', () => {
    const list = foretell('2026-01-15', '2026-06-20', 'dpt_hb_hib3 2026-05-15; bcg 2026-02-01')
    expect(of(list, 'dpt_hb_hib')?.isBukuPerluDilihat).toBe(true)
    expect(of(list, 'bcg')?.isBukuPerluDilihat).toBe(false)
  })

  test('the same number twice, or the number of a combination, sends nobody to it', () => {
    const twice = foretell('2026-01-15', '2026-06-20', 'opv1 2026-01-20; opv1 2026-03-15')
    expect(of(twice, 'polio_tetes')).toMatchObject({ sudah: 2, isBukuPerluDilihat: false })
    const moved = 'dpt_hb_hib1 2026-03-15; dpt_hb_hib_ipv2 2026-04-15'
    const list = foretell('2026-01-15', '2026-06-20', moved)
    expect(of(list, 'ipv')).toMatchObject({ sudah: 1, isBukuPerluDilihat: false })
  })

  test('what waits says since when and until when', () => {
    const list = foretell('2026-01-15', '2026-05-05', 'dpt_hb_hib1 2026-04-20')
    expect(of(list, 'dpt_hb_hib')?.alasan).toEqual({
      kode: 'jarak_dosis',
      dari: '2026-04-20',
      sampai: '2026-05-18',
      keterangan: null,
    })
  })

  test('who refused is asked again four weeks later', () => {
    const list = foretell('2026-01-15', '2026-04-20', '', {
      penolakan: 'semua 2026-03-20 keluarga; semua 2026-04-10 takut_demam',
    })
    expect(of(list, 'pcv')?.alasan).toEqual({
      kode: 'ditolak',
      dari: '2026-04-10',
      sampai: '2026-05-08',
      keterangan: 'takut_demam',
    })
  })

  test('how many there are and how many there must be', () => {
    const list = foretell('2026-01-15', '2027-02-01', 'pcv1 2027-01-15; opv1 2026-01-20')
    expect(of(list, 'pcv')).toMatchObject({ sudah: 1, perlu: 2 })
    expect(of(list, 'polio_tetes')).toMatchObject({ sudah: 1, perlu: 4 })
  })

  test('ticks are named by their codes', () => {
    const list = foretell('2026-01-15', '2026-06-01', 'opv3 ?; opv1 2026-01-20')
    expect(of(list, 'polio_tetes')?.tanpaTanggal).toEqual(['opv3'])
  })
})
