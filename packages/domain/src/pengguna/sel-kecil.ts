/** Rule AKSES-5: a figure about fewer than this many people or houses is not shown. Reference data. */
export const BATAS_SEL_KECIL = 5

/**
 * A figure, or the fact that it is not shown. `below` null: it may be small itself, or covers a small
 * one beside it; which of the two is not told, because that would say too much.
 */
export type Angka =
  | { readonly isHidden: false; readonly value: number }
  | { readonly isHidden: true; readonly below: number | null }

/**
 * A count of people or houses as somebody outside may see it. 0 is about nobody and is shown.
 * @param count 0 or more
 */
export function hideSmallCell(count: number, limit: number = BATAS_SEL_KECIL): Angka {
  return isSmall(count, limit)
    ? { isHidden: true, below: limit }
    : { isHidden: false, value: count }
}

/** The cells of a row whose sum is shown elsewhere, or can be found there. */
export function hideSmallCells(
  counts: readonly number[],
  limit: number = BATAS_SEL_KECIL,
): readonly Angka[] {
  // Alone it is its own sum, and covers nothing.
  if (counts.length === 1) return counts.map((count) => hideSmallCell(count, limit))
  const hidden = hiddenCells(counts, limit)
  return counts.map((value, i) =>
    hidden.has(i) ? { isHidden: true, below: null } : { isHidden: false, value },
  )
}

/**
 * Which cells of a row are hidden, so that no small one can be found from the sum and the others. One
 * hidden cell is the rest of a subtraction; several ones that sum to their number are all ones; and a
 * few people together are as few as one by one. The smallest of the others cover them, and when none
 * is left the whole row, zeros too.
 */
export function hiddenCells(
  counts: readonly number[],
  limit: number = BATAS_SEL_KECIL,
): ReadonlySet<number> {
  const hidden = new Set(counts.flatMap((count, i) => (isSmall(count, limit) ? [i] : [])))
  if (hidden.size === 0) return hidden
  const bySize = counts
    .map((count, i) => ({ count, i }))
    .filter(({ count, i }) => count > 0 && !hidden.has(i))
    .toSorted((a, b) => a.count - b.count)
  for (const { i } of bySize) {
    if (isCovered(hidden, counts, limit)) return hidden
    hidden.add(i)
  }
  return isCovered(hidden, counts, limit) ? hidden : new Set(counts.keys())
}

function isCovered(hidden: ReadonlySet<number>, counts: readonly number[], limit: number): boolean {
  let sum = 0
  for (const i of hidden) sum += counts[i] ?? 0
  return hidden.size > 1 && sum > hidden.size && sum >= limit
}

function isSmall(count: number, limit: number): boolean {
  return count > 0 && count < limit
}
