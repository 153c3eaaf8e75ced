/** One line of `npm run bench --json`. `ratio` is value / peerValue where there is a peer. */
export interface BenchResult {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer: string | null
  readonly peerValue: number | null
  readonly ratio: number | null
}

/** A bench that answers half a result would print an empty cell nobody notices. */
export function isBenchResult(answer: unknown): answer is BenchResult {
  if (typeof answer !== 'object' || answer === null) return false
  const given = answer as Partial<Record<keyof BenchResult, unknown>>
  const hasPeer = typeof given.peer === 'string'
  return (
    typeof given.name === 'string' &&
    typeof given.value === 'number' &&
    Number.isFinite(given.value) &&
    typeof given.unit === 'string' &&
    (hasPeer || given.peer === null) &&
    (hasPeer ? typeof given.peerValue === 'number' : given.peerValue === null) &&
    (hasPeer ? typeof given.ratio === 'number' : given.ratio === null)
  )
}

const HEADINGS = ['name', 'value', 'unit', 'peer', 'peer value', 'ratio'] as const

/** The results as columns: words to the left, numbers to the right. */
export function table(results: readonly BenchResult[]): string {
  const rows = results.map(({ name, value, unit, peer, peerValue, ratio }) => [
    name,
    amount(value),
    unit,
    peer ?? '–',
    peerValue === null ? '–' : amount(peerValue),
    ratio === null ? '–' : ratio.toFixed(3),
  ])
  const all = [[...HEADINGS], ...rows]
  const widths = HEADINGS.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  const isNumber = (column: number) => [1, 4, 5].includes(column)
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Whole above a hundred, two decimals below: what a reader compares by eye. */
function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 })
}
