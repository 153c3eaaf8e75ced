/** Rule AKSES-5: a figure about fewer than this many people or houses is not shown. Reference data. */
export const BATAS_SEL_KECIL = 5

/** A figure, or the fact that it is too small to be shown. */
export type Angka =
  | { readonly isHidden: false; readonly value: number }
  | { readonly isHidden: true; readonly below: number }

/**
 * A count of people or houses as somebody outside may see it. 0 is about nobody and is shown.
 * @param count 0 or more
 */
export function hideSmallCell(count: number, limit: number = BATAS_SEL_KECIL): Angka {
  return count > 0 && count < limit ? { isHidden: true, below: limit } : shown(count)
}

/**
 * The cells of a row whose sum is shown elsewhere. One hidden cell could be found by subtraction, so
 * the smallest of the others is hidden with it.
 */
export function hideSmallCells(
  counts: readonly number[],
  limit: number = BATAS_SEL_KECIL,
): readonly Angka[] {
  const cells = counts.map((count) => hideSmallCell(count, limit))
  if (cells.filter((cell) => cell.isHidden).length !== 1) return cells
  let smallest = -1
  counts.forEach((count, i) => {
    if (cells[i]?.isHidden || count === 0) return
    if (smallest === -1 || count < (counts[smallest] ?? Infinity)) smallest = i
  })
  return cells.map((cell, i) => (i === smallest ? { isHidden: true, below: limit } : cell))
}

function shown(value: number): Angka {
  return { isHidden: false, value }
}
