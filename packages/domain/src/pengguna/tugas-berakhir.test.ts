import { describe, expect, test } from 'vitest'
import { addDays, type Tanggal, tanggal } from '../shared/tanggal.ts'
import type { Penugasan } from './peran.ts'
import { endedAndStillHeard, endingBy, hasEnded, MASA_SUSULAN_HARI } from './tugas-berakhir.ts'

const DARI = tanggal('2026-01-01')
const SAMPAI = tanggal('2026-09-30')
const KADER: Penugasan = {
  peran: 'kader',
  posyanduId: 'p1',
  bidang: 'kesehatan',
  wilayahKode: null,
  kantorId: null,
  kantorBidang: [],
  desaDilayani: [],
  fungsi: null,
  berlakuDari: DARI,
  berlakuSampai: SAMPAI,
  delegasiDari: null,
}

describe('AKSES-10: work that arrives after the role has ended', () => {
  const last = addDays(SAMPAI, MASA_SUSULAN_HARI)
  test.each<[string, Tanggal, Tanggal, Tanggal | null, boolean]>([
    ['written on the last day, next morning', SAMPAI, addDays(SAMPAI, 1), DARI, true],
    ['written on the first day', DARI, addDays(SAMPAI, 1), DARI, true],
    ['written the day before the role began', addDays(DARI, -1), addDays(SAMPAI, 1), DARI, false],
    ['written the day after it ended', addDays(SAMPAI, 1), addDays(SAMPAI, 2), DARI, false],
    ['arriving on the last day of grace', SAMPAI, last, DARI, true],
    ['arriving a day after it', SAMPAI, addDays(last, 1), DARI, false],
    ['a phone that came on the last day', SAMPAI, last, SAMPAI, true],
    ['a phone that came a day later', SAMPAI, last, addDays(SAMPAI, 1), false],
    ['a phone the server never saw', SAMPAI, last, null, false],
    ['a role that has not ended is not late work', SAMPAI, SAMPAI, DARI, false],
  ])('%s', (_, writtenOn, receivedOn, phoneSince, isHeard) => {
    const heard = endedAndStillHeard([KADER], { writtenOn, receivedOn, phoneSince })
    expect(heard).toEqual(isHeard ? [KADER] : [])
  })

  test('on a revoked phone a role ends that day, one that ended before keeps its day', () => {
    const open = { ...KADER, berlakuSampai: null }
    const days = [addDays(SAMPAI, -1), SAMPAI, addDays(SAMPAI, 1)]
    expect(days.map((day) => endingBy([KADER, open], day).map((one) => one.berlakuSampai))).toEqual(
      [
        [days[0], days[0]],
        [SAMPAI, SAMPAI],
        [SAMPAI, days[2]],
      ],
    )
  })

  test('a role without an end never ends', () => {
    const open = { ...KADER, berlakuSampai: null }
    expect(hasEnded(open, tanggal('2099-01-01'))).toBe(false)
    expect(hasEnded(KADER, SAMPAI)).toBe(false)
    expect(hasEnded(KADER, addDays(SAMPAI, 1))).toBe(true)
  })
})
