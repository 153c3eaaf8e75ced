import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BATAS_SEL_KECIL } from '../pengguna/sel-kecil.ts'
import type { IndikatorPrevalensi, Prevalensi } from '../pertumbuhan/prevalensi.ts'
import { lindungiPrevalensi, type PrevalensiTerlindung } from './prevalensi-terlindung.ts'

/** Children of one index, from the most severe class to those without a z. */
type Isi = readonly number[]

function row(
  indikator: IndikatorPrevalensi,
  numerator: number,
  denominator: number,
  flagged: number,
  empty: number,
): Prevalensi {
  return { indikator, metode: 'who_harian', numerator, denominator, flagged, empty }
}

/** severe, moderate, the others, flagged, without z */
function tinggi([
  berat = 0,
  sedang = 0,
  lain = 0,
  flagged = 0,
  empty = 0,
]: Isi): readonly Prevalensi[] {
  const all = berat + sedang + lain
  return [
    row('stunting', berat + sedang, all, flagged, empty),
    row('stunting_berat', berat, all, flagged, empty),
  ]
}

/** severe, moderate, the others, overweight, obese, flagged, without z */
function kurus([
  a = 0,
  b = 0,
  c = 0,
  d = 0,
  e = 0,
  flagged = 0,
  empty = 0,
]: Isi): readonly Prevalensi[] {
  const all = a + b + c + d + e
  return [
    row('wasting', a + b, all, flagged, empty),
    row('wasting_berat', a, all, flagged, empty),
    row('gizi_lebih', d + e, all, flagged, empty),
    row('obesitas', e, all, flagged, empty),
  ]
}

const words = ({ numerator, denominator, flagged, empty, persen }: PrevalensiTerlindung) => [
  ...[numerator, denominator, flagged, empty].map((one) => (one.isHidden ? '*' : one.value)),
  persen,
]

describe('IND-PREV: prevalence without small cells', () => {
  test.each<[string, readonly Prevalensi[], unknown]>([
    [
      'nothing small',
      tinggi([10, 20, 70, 0, 6]),
      [
        [30, 100, 0, 6, 30],
        [10, 100, 0, 6, 10],
      ],
    ],
    [
      'a few severe ones: they could be found from all that are stunted, so moderate ones cover them; together they may be shown',
      tinggi([2, 8, 90, 0, 0]),
      [
        [10, 100, 0, 0, 10],
        ['*', 100, 0, 0, null],
      ],
    ],
    [
      'a few that are not stunted: the rest of a percentage is a figure too',
      tinggi([20, 30, 3, 0, 0]),
      [
        ['*', 53, 0, 0, null],
        ['*', 53, 0, 0, null],
      ],
    ],
    [
      'a few flagged: the number of children is known elsewhere, so another part covers them',
      tinggi([10, 20, 70, 2, 0]),
      [
        ['*', '*', '*', 0, null],
        ['*', '*', '*', 0, null],
      ],
    ],
    [
      'a few children altogether',
      tinggi([1, 1, 1, 0, 0]),
      [
        ['*', '*', '*', '*', null],
        ['*', '*', '*', '*', null],
      ],
    ],
    [
      'nobody',
      tinggi([0, 0, 0, 0, 0]),
      [
        [0, 0, 0, 0, null],
        [0, 0, 0, 0, null],
      ],
    ],
    [
      'two obese ones are covered by the severely wasted, and none of both is shown',
      kurus([6, 14, 80, 20, 2, 0, 0]),
      [
        ['*', 122, 0, 0, null],
        ['*', 122, 0, 0, null],
        ['*', 122, 0, 0, null],
        ['*', 122, 0, 0, null],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    expect(lindungiPrevalensi(rows).map(words)).toEqual(expected)
  })

  test('the rows of each index stay in their order, whatever is beside them', () => {
    const rows = [...tinggi([9, 9, 9, 0, 0]), ...kurus([9, 9, 9, 9, 9, 0, 0])]
    expect(lindungiPrevalensi(rows.toReversed()).map(({ indikator }) => indikator)).toEqual(
      rows.toReversed().map(({ indikator }) => indikator),
    )
  })

  test.each([
    ['height', tinggi, 5, 7, 16, 150],
    ['weight for height', kurus, 7, 5, 11, 60],
  ] as const)(
    'no part of %s with few children can be found from the figures, the percentages and the number of children',
    (_, make, parts, max, most, numRuns) => {
      fc.assert(
        fc.property(fc.array(fc.nat(max), { minLength: parts, maxLength: parts }), (isi) => {
          const total = sum(isi)
          fc.pre(total >= BATAS_SEL_KECIL && total <= most)
          const shown = JSON.stringify(lindungiPrevalensi(make(isi)))
          const open = openFigures(lindungiPrevalensi(make(isi)))
          const others = splitsOf(total, parts).filter((other) => fits(make(other), open))
          expect(others.length).toBeGreaterThan(0)
          for (const [i, count] of isi.entries()) {
            if (count === 0 || count >= BATAS_SEL_KECIL) continue
            const values = new Set(others.map((other) => other[i]))
            expect([isi, i, shown, values.size > 1]).toEqual([isi, i, shown, true])
          }
        }),
        { numRuns },
      )
    },
    30_000,
  )
})

type Figure = 'numerator' | 'denominator' | 'flagged' | 'empty'
const FIGURES: readonly Figure[] = ['numerator', 'denominator', 'flagged', 'empty']

function openFigures(rows: readonly PrevalensiTerlindung[]): readonly [number, Figure, number][] {
  return rows.flatMap((one, i) =>
    FIGURES.flatMap((figure): [number, Figure, number][] => {
      const { [figure]: angka } = one
      return angka.isHidden ? [] : [[i, figure, angka.value]]
    }),
  )
}

function fits(rows: readonly Prevalensi[], open: readonly [number, Figure, number][]): boolean {
  return open.every(([i, figure, value]) => rows[i]?.[figure] === value)
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0)
}

const known = new Map<string, readonly number[][]>()

function splitsOf(total: number, count: number): readonly number[][] {
  const key = `${total}/${count}`
  const found = known.get(key) ?? splits(total, count)
  known.set(key, found)
  return found
}

function splits(total: number, count: number): readonly number[][] {
  if (count === 1) return [[total]]
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    splits(total - first, count - 1).map((rest) => [first, ...rest]),
  )
}
