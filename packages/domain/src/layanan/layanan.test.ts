import { describe, expect, test } from 'vitest'
import { kelompokSasaran } from '../sasaran/kelompok-sasaran.ts'
import { tanggal } from '../shared/tanggal.ts'
import { KATALOG_LAYANAN, layananOf } from './katalog-layanan.ts'
import { givenHere, type LayananGiven, layananDue, offeredLayanan } from './layanan-due.ts'

function given(jenis: string, date: string, rest: Partial<LayananGiven> = {}): LayananGiven {
  return {
    jenis,
    tanggal: tanggal(date),
    isDisalin: false,
    batalKarena: null,
    isSuperseded: false,
    ...rest,
  }
}

function due(
  birth: string,
  on: string,
  list: readonly LayananGiven[] = [],
  keadaan: 'hamil' | 'nifas' | null = null,
  jenisKelamin: 'L' | 'P' = 'P',
) {
  const birthDate = tanggal(birth)
  const kelompok = kelompokSasaran(birthDate, tanggal(on), keadaan)
  return layananDue({ birthDate, kelompok, jenisKelamin }, tanggal(on), list).map(
    (one) => one.layanan.kode,
  )
}

describe('the catalogue', () => {
  test('has unique codes that fit the column, and every former one exists', () => {
    const kodeList = KATALOG_LAYANAN.layanan.map((row) => row.kode)
    expect(new Set(kodeList).size).toBe(kodeList.length)
    for (const row of KATALOG_LAYANAN.layanan) {
      expect(row.kode).toMatch(/^[a-z0-9_]{1,60}$/)
      if (row.after) expect(layananOf(row.after.kode), row.kode).not.toBeNull()
    }
  })
})

describe('LAY-2: what is due', () => {
  test('at birth HB0, at two months the first DPT, not a day before', () => {
    expect(due('2026-11-01', '2026-11-02')).toEqual(expect.arrayContaining(['hb0', 'bcg', 'opv1']))
    expect(due('2026-09-02', '2026-11-01')).not.toContain('dpt_hb_hib1')
    expect(due('2026-09-02', '2026-11-02')).toContain('dpt_hb_hib1')
    expect(due('2026-11-03', '2026-11-02')).toEqual([])
  })

  test('the second waits for the first and 28 days', () => {
    const first = given('dpt_hb_hib1', '2026-11-02')
    expect(due('2026-07-01', '2026-11-20')).not.toContain('dpt_hb_hib2')
    expect(due('2026-07-01', '2026-11-29', [first])).not.toContain('dpt_hb_hib2')
    expect(due('2026-07-01', '2026-11-30', [first])).toContain('dpt_hb_hib2')
    expect(due('2026-07-01', '2026-11-30', [first])).not.toContain('dpt_hb_hib1')
  })

  test('a copied one is not due again, a cancelled or superseded one is', () => {
    expect(
      due('2026-01-01', '2026-11-02', [given('mr1', '2026-10-05', { isDisalin: true })]),
    ).not.toContain('mr1')
    expect(
      due('2026-01-01', '2026-11-02', [given('mr1', '2026-10-05', { batalKarena: 'salah' })]),
    ).toContain('mr1')
    expect(
      due('2026-01-01', '2026-11-02', [given('mr1', '2026-10-05', { isSuperseded: true })]),
    ).toContain('mr1')
  })

  test('late is said from its month on', () => {
    const isLate = (on: string) =>
      layananDue(
        { birthDate: tanggal('2026-01-10'), kelompok: 'bayi', jenisKelamin: 'L' },
        tanggal(on),
        [],
      ).find((one) => one.layanan.kode === 'mr1')?.isLate
    expect(isLate('2026-10-10')).toBe(false)
    expect(isLate('2026-11-10')).toBe(true)
  })

  test('vitamin A in February and August, blue to 11 months, red from 12', () => {
    expect(due('2026-02-14', '2026-08-14')).toContain('vitamin_a_biru')
    expect(due('2026-02-15', '2026-08-14')).not.toContain('vitamin_a_biru')
    expect(due('2025-08-15', '2026-08-14')).toContain('vitamin_a_biru')
    expect(due('2025-08-14', '2026-08-14')).toContain('vitamin_a_merah')
    expect(due('2025-08-14', '2026-09-14')).not.toContain('vitamin_a_merah')
    expect(due('2024-01-01', '2026-08-20', [given('vitamin_a_merah', '2026-08-02')])).not.toContain(
      'vitamin_a_merah',
    )
    expect(due('2024-01-01', '2026-08-20', [given('vitamin_a_merah', '2026-02-02')])).toContain(
      'vitamin_a_merah',
    )
  })

  test('a blue capsule counts for the red one after it: never two in a round', () => {
    const biru = [given('vitamin_a_biru', '2026-02-05')]
    expect(due('2025-02-20', '2026-02-25', biru)).not.toContain('vitamin_a_merah')
    expect(due('2025-02-20', '2026-08-05', biru)).toContain('vitamin_a_merah')
  })

  test('each childbed has its vitamin A, once', () => {
    const nifas = [given('vitamin_a_nifas', '2024-03-01')]
    expect(due('1998-01-01', '2026-11-02', nifas, 'nifas')).toEqual(['vitamin_a_nifas'])
    expect(due('1998-01-01', '2024-04-05', nifas, 'nifas')).toEqual([])
  })

  test('mothers by their card, girls from 12 years', () => {
    expect(due('1998-01-01', '2026-11-02', [], 'hamil')).toEqual(['ttd_ibu_hamil'])
    expect(due('1998-01-01', '2026-11-02', [], 'nifas')).toEqual(['vitamin_a_nifas'])
    expect(due('2014-11-02', '2026-11-02')).toContain('ttd_remaja')
    expect(due('2014-11-03', '2026-11-02')).not.toContain('ttd_remaja')
    expect(due('2012-11-02', '2026-11-02', [], null, 'L')).not.toContain('ttd_remaja')
  })

  test('exclusive breastfeeding is asked below six months only', () => {
    expect(due('2026-05-03', '2026-11-02')).toContain('asi_eksklusif')
    expect(due('2026-05-02', '2026-11-02')).not.toContain('asi_eksklusif')
  })
})

test('what is offered fits age and card, in any month', () => {
  const offered = (birth: string, keadaan: 'hamil' | null, jenisKelamin: 'L' | 'P') => {
    const birthDate = tanggal(birth)
    const on = tanggal('2026-11-02')
    const kelompok = kelompokSasaran(birthDate, on, keadaan)
    return offeredLayanan({ birthDate, kelompok, jenisKelamin }, on).map((row) => row.kode)
  }
  const grandfather = offered('1950-01-01', null, 'L')
  expect(grandfather).toEqual(['pmt_pemulihan', 'oralit_zinc', 'tanda_bahaya', 'penyuluhan'])
  expect(offered('1998-01-01', 'hamil', 'P')).toEqual(
    expect.arrayContaining(['ttd_ibu_hamil', 'mt_ibu_hamil_kek']),
  )
  // Vitamin A out of its month, for who missed it; a capsule of another age is not offered.
  expect(offered('2025-01-01', null, 'L')).toContain('vitamin_a_merah')
  expect(offered('2025-01-01', null, 'L')).not.toContain('vitamin_a_biru')
  expect(offered('2026-11-03', null, 'L')).toEqual([])
})

test('LAY-3: a copied service is never one given here', () => {
  const list = [
    given('mr1', '2026-10-05', { isDisalin: true }),
    given('opv1', '2026-11-02'),
    given('bcg', '2026-11-02', { batalKarena: 'x' }),
  ]
  expect(givenHere(list).map((one) => one.jenis)).toEqual(['opv1'])
})
