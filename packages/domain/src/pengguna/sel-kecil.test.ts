import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BATAS_SEL_KECIL, hiddenCells, hideSmallCell, hideSmallCells } from './sel-kecil.ts'

describe('AKSES-5: one figure', () => {
  test.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
  ])('%i is hidden: %s', (count, isHidden) => {
    expect(hideSmallCell(count).isHidden).toBe(isHidden)
  })

  test('the limit is data', () => {
    expect(hideSmallCell(9, 10)).toEqual({ isHidden: true, below: 10 })
  })
})

describe('AKSES-5: a row whose sum is known', () => {
  test.each([
    ['nothing small', [8, 9, 0], []],
    ['a single small one takes the smallest other with it', [3, 12, 7, 0], [0, 2]],
    ['two that are enough', [3, 2, 12], [0, 1]],
    ['two that are four people together', [2, 2, 12, 30], [0, 1, 2]],
    ['ones only, as many as they are', [1, 1, 1, 1, 1, 9], [0, 1, 2, 3, 4, 5]],
    ['ones only, and nobody else: zeros too', [1, 1, 1, 1, 1, 0], [0, 1, 2, 3, 4, 5]],
    ['one small one alone: zeros too', [3, 0, 0], [0, 1, 2]],
    ['equal ones: the first', [3, 7, 7], [0, 1]],
    ['nobody at all', [0, 0], []],
    ['no cell', [], []],
  ])('%s', (_, counts, hidden) => {
    expect([...hiddenCells(counts)].toSorted()).toEqual(hidden)
  })

  test('what is hidden does not say whether it is small or covers one', () => {
    expect(hideSmallCells([3, 12, 7])).toEqual([
      { isHidden: true, below: null },
      { isHidden: false, value: 12 },
      { isHidden: true, below: null },
    ])
  })

  test('a cell alone is its own sum', () => {
    expect(hideSmallCells([3])).toEqual([{ isHidden: true, below: 5 }])
    expect(hideSmallCells([7])).toEqual([{ isHidden: false, value: 7 }])
  })

  test('no small cell can be found from the sum and the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), (counts) => {
        // A sum about few people is not shown either.
        fc.pre(counts.reduce((sum, count) => sum + count, 0) >= BATAS_SEL_KECIL)
        const hidden = hiddenCells(counts)
        for (const [i, count] of counts.entries()) {
          if (count === 0 || count >= BATAS_SEL_KECIL) continue
          const values = possible(counts, hidden).map((other) => other[i])
          expect([counts, i, new Set(values).size > 1]).toEqual([counts, i, true])
        }
      }),
      { numRuns: 1_500 },
    )
  })

  test('nothing is hidden where nothing is small', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 5, max: 99 }))), (counts) => {
        expect(hiddenCells(counts).size).toBe(0)
      }),
    )
  })
})

/** Every row with this sum and these open cells in which something small had to be hidden. */
function possible(counts: readonly number[], hidden: ReadonlySet<number>): readonly number[][] {
  const places = [...hidden]
  const sum = places.reduce((total, i) => total + (counts[i] ?? 0), 0)
  const hidesZeros = places.length === counts.length
  return splits(sum, places.length)
    .filter((parts) => hidesZeros || parts.every((part) => part > 0))
    .filter((parts) => parts.some((part) => part > 0 && part < BATAS_SEL_KECIL))
    .map((parts) =>
      counts.map((count, i) => (hidden.has(i) ? (parts[places.indexOf(i)] ?? 0) : count)),
    )
}

/** Every way to write a number as so many, each 0 or more. */
function splits(sum: number, count: number): readonly number[][] {
  if (count === 0) return sum === 0 ? [[]] : []
  if (count === 1) return [[sum]]
  return Array.from({ length: sum + 1 }, (_, first) => first).flatMap((first) =>
    splits(sum - first, count - 1).map((rest) => [first, ...rest]),
  )
}
