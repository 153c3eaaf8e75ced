import { describe, expect, test } from 'vitest'
import { decideTindakan, type KeadaanBalita, TANGGA_2026 } from './tindakan.ts'

const WELL: KeadaanBalita = {
  ageInMonths: 20,
  statusNaik: 'N',
  duaT: false,
  posisiKms: 'di_antara',
  lilaMm: 140,
  edema: false,
  tandaBahaya: false,
  ragu: false,
  kataNakes: false,
  nakesPresent: true,
}

describe('GIZI-14: the four rungs', () => {
  test.each<[Partial<KeadaanBalita>, number | null, string | undefined]>([
    [{}, null, undefined],
    [{ statusNaik: 'O' }, 1, 'bulan_lalu_tidak_ditimbang'],
    [{ statusNaik: 'T' }, 2, 't'],
    [{ posisiKms: 'di_atas_garis_oranye' }, 2, 'di_atas_garis_oranye'],
    [{ ragu: true }, 2, 'ragu'],
    [{ statusNaik: 'T', duaT: true }, 3, 'dua_t'],
    [{ posisiKms: 'bawah_garis_merah' }, 3, 'bawah_garis_merah'],
    [{ lilaMm: 125 }, null, undefined],
    [{ lilaMm: 124 }, 3, 'lila_gizi_kurang'],
    [{ lilaMm: 115 }, 3, 'lila_gizi_kurang'],
    [{ lilaMm: 114 }, 4, 'lila_gizi_buruk'],
    [{ kataNakes: true }, 3, 'kata_nakes'],
    [{ edema: true }, 4, 'edema'],
    [{ tandaBahaya: true }, 4, 'tanda_bahaya'],
  ])('%o stands on rung %s', (given, tangga, first) => {
    const tindakan = decideTindakan({ ...WELL, ...given }, TANGGA_2026)
    expect(tindakan.tangga).toBe(tangga)
    expect(tindakan.alasan[0]).toBe(first)
  })

  test('lingkar lengan says nothing before 6 months and from 60 months', () => {
    const at = (ageInMonths: number) =>
      decideTindakan({ ...WELL, lilaMm: 100, ageInMonths }, TANGGA_2026).tangga
    expect([5, 6, 59, 60].map(at)).toEqual([null, 4, 4, null])
  })

  test('the most urgent reason stands first and decides', () => {
    const tindakan = decideTindakan(
      { ...WELL, statusNaik: 'T', posisiKms: 'bawah_garis_merah', edema: true },
      TANGGA_2026,
    )
    expect(tindakan.tangga).toBe(4)
    expect(tindakan.alasan).toEqual(['edema', 'bawah_garis_merah', 't'])
  })
})

describe('GIZI-14 without a nakes at the table', () => {
  const alone = (given: Partial<KeadaanBalita>) =>
    decideTindakan({ ...WELL, nakesPresent: false, ...given }, TANGGA_2026)

  test('T under 6 months is referred this week, T from 6 months is visited within 14 days', () => {
    expect(alone({ statusNaik: 'T', ageInMonths: 5 })).toMatchObject({
      tangga: 3,
      kunjunganRumahWithinDays: null,
    })
    expect(alone({ statusNaik: 'T', ageInMonths: 6 })).toMatchObject({
      tangga: 2,
      kunjunganRumahWithinDays: 14,
    })
  })

  test('above the orange line under 6 months is no reason to refer', () => {
    expect(alone({ posisiKms: 'di_atas_garis_oranye', ageInMonths: 3 }).tangga).toBe(2)
  })

  test('rungs 3 and 4 do not wait for a nakes', () => {
    expect(alone({ posisiKms: 'bawah_garis_merah' })).toMatchObject({
      tangga: 3,
      kunjunganRumahWithinDays: null,
    })
    expect(alone({ edema: true }).tangga).toBe(4)
  })
})
