import { expect, test } from 'vitest'
import { statusBerat } from './status-berat.ts'
import { statusGizi } from './status-gizi.ts'
import { statusGiziUsiaSekolah } from './status-gizi-usia-sekolah.ts'
import { statusLila } from './status-lila.ts'
import { statusLingkarKepala } from './status-lingkar-kepala.ts'
import { statusTinggi } from './status-tinggi.ts'
import { roundZ, type ZScore } from './z-score.ts'

/** Each rule as [z on one side, z on the other side, class of each]. */
const EDGES = {
  'GIZI-1 BB/U': [
    statusBerat,
    [-3.01, 'berat_badan_sangat_kurang', -3, 'berat_badan_kurang'],
    [-2.01, 'berat_badan_kurang', -2, 'berat_badan_normal'],
    [1, 'berat_badan_normal', 1.01, 'risiko_berat_badan_lebih'],
  ],
  'GIZI-2 PB/U, TB/U': [
    statusTinggi,
    [-3.01, 'sangat_pendek', -3, 'pendek'],
    [-2.01, 'pendek', -2, 'normal'],
    [3, 'normal', 3.01, 'tinggi'],
  ],
  'GIZI-3 BB/PB, BB/TB and GIZI-4 IMT/U': [
    statusGizi,
    [-3.01, 'gizi_buruk', -3, 'gizi_kurang'],
    [-2.01, 'gizi_kurang', -2, 'gizi_baik'],
    [1, 'gizi_baik', 1.01, 'berisiko_gizi_lebih'],
    [2, 'berisiko_gizi_lebih', 2.01, 'gizi_lebih'],
    [3, 'gizi_lebih', 3.01, 'obesitas'],
  ],
  'GIZI-5 IMT/U 5–18': [
    statusGiziUsiaSekolah,
    [-3.01, 'gizi_buruk', -3, 'gizi_kurang'],
    [-2.01, 'gizi_kurang', -2, 'gizi_baik'],
    [1, 'gizi_baik', 1.01, 'gizi_lebih'],
    [2, 'gizi_lebih', 2.01, 'obesitas'],
  ],
  'GIZI-7 LK/U': [
    statusLingkarKepala,
    [-2.01, 'lingkar_kepala_kecil', -2, 'normal'],
    [2, 'normal', 2.01, 'lingkar_kepala_besar'],
  ],
} satisfies Record<string, [(z: ZScore) => string, ...[number, string, number, string][]]>

test.each(Object.entries(EDGES))(
  '%s has each limit on its right side',
  (_rule, [status, ...edges]) => {
    for (const [low, lowStatus, high, highStatus] of edges) {
      expect([status(roundZ(low)), status(roundZ(high))]).toEqual([lowStatus, highStatus])
    }
  },
)

test('GIZI-6: lingkar lengan has its limits at 115 and 125 mm, from 6 to 59 months', () => {
  expect([114, 115, 124, 125].map((mm) => statusLila(mm, 20))).toEqual([
    'gizi_buruk',
    'gizi_kurang',
    'gizi_kurang',
    'gizi_baik',
  ])
  expect([5, 6, 59, 60, Number.NaN].map((months) => statusLila(110, months))).toEqual([
    undefined,
    'gizi_buruk',
    'gizi_buruk',
    undefined,
    undefined,
  ])
})

test('z is rounded as R rounds it: the nearer neighbour, on a tie the even one', () => {
  expect([0.005, 0.015, 0.125, 0.375, 2.675, -0.125, 1.005].map(roundZ)).toEqual([
    0, 0.01, 0.12, 0.38, 2.67, -0.12, 1,
  ])
})
