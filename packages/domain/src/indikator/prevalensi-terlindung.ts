import { type Angka, BATAS_SEL_KECIL, hiddenCells } from '../pengguna/sel-kecil.ts'
import { type IndikatorPrevalensi, PREVALENSI, type Prevalensi } from '../pertumbuhan/prevalensi.ts'

/** A fraction as somebody outside may see it. */
export interface PrevalensiTerlindung {
  readonly indikator: IndikatorPrevalensi
  readonly metode: Prevalensi['metode']
  readonly numerator: Angka
  readonly denominator: Angka
  readonly flagged: Angka
  readonly empty: Angka
  /** tenths of a percent, from what is shown; null when a part of it is not */
  readonly persen: number | null
}

/**
 * Rule IND-PREV: prevalence without small cells. The rows of one index are the same children counted in
 * several ways (stunting holds severe stunting, and the rest is who is not), and their number is known
 * from another row. So the parts that do not overlap are hidden by AKSES-5, and a figure is shown only
 * when it holds none of the hidden parts or all of them.
 */
export function lindungiPrevalensi(
  rows: readonly Prevalensi[],
  limit: number = BATAS_SEL_KECIL,
): readonly PrevalensiTerlindung[] {
  const byIndex = Map.groupBy(rows, ({ indikator }) => PREVALENSI[indikator].z)
  const done = new Map<IndikatorPrevalensi, PrevalensiTerlindung>()
  for (const group of byIndex.values()) {
    for (const row of protectIndex(group, limit)) done.set(row.indikator, row)
  }
  return rows.flatMap(({ indikator }) => done.get(indikator) ?? [])
}

/** In percent, one decimal; null when nobody was counted. */
export function persenPrevalensi(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.round((numerator * 1000) / denominator) / 10
}

type Kelas = 'kelas' | 'flagged' | 'empty'
interface Bagian {
  readonly kind: Kelas
  readonly count: number
  readonly holders: readonly IndikatorPrevalensi[]
}

function protectIndex(rows: readonly Prevalensi[], limit: number): readonly PrevalensiTerlindung[] {
  const [first] = rows
  if (!first) return []
  const parts = partsOf(rows, first)
  const hidden = hiddenCells(
    parts.map(({ count }) => count),
    limit,
  )
  const figure = (isOf: (part: Bagian) => boolean): Angka => {
    const own = parts.flatMap((part, i) => (isOf(part) ? [i] : []))
    const closed = own.filter((i) => hidden.has(i))
    const isShown = closed.length === 0 || (closed.length === hidden.size && hidden.size > 1)
    const value = own.reduce((sum, i) => sum + (parts[i]?.count ?? 0), 0)
    return isShown && (closed.length === 0 || value >= limit)
      ? { isHidden: false, value }
      : { isHidden: true, below: null }
  }
  return rows.map(({ indikator, metode }) => {
    const numerator = figure((part) => part.holders.includes(indikator))
    const denominator = figure((part) => part.kind === 'kelas')
    return {
      indikator,
      metode,
      numerator,
      denominator,
      flagged: figure((part) => part.kind === 'flagged'),
      empty: figure((part) => part.kind === 'empty'),
      persen:
        numerator.isHidden || denominator.isHidden
          ? null
          : persenPrevalensi(numerator.value, denominator.value),
    }
  })
}

/** The further out a class lies, the fewer it holds; the next one holds it too. */
function edgeOf({ indikator }: Prevalensi): number {
  const batas: { below?: number; above?: number } = PREVALENSI[indikator]
  return batas.below ?? -(batas.above ?? 0)
}

/** The children of one index, each in one part: by which rows hold them. */
function partsOf(rows: readonly Prevalensi[], first: Prevalensi): readonly Bagian[] {
  const sides = ['below', 'above'] as const
  const classes = sides.flatMap((side) => {
    const nested = rows
      .filter(({ indikator }) => side in PREVALENSI[indikator])
      .toSorted((a, b) => edgeOf(a) - edgeOf(b))
    return nested.map((row, i) => ({
      kind: 'kelas' as const,
      count: row.numerator - (nested[i - 1]?.numerator ?? 0),
      holders: nested.slice(i).map(({ indikator }) => indikator),
    }))
  })
  const inside = classes.reduce((sum, { count }) => sum + count, 0)
  return [
    ...classes,
    { kind: 'kelas', count: first.denominator - inside, holders: [] },
    { kind: 'flagged', count: first.flagged, holders: [] },
    { kind: 'empty', count: first.empty, holders: [] },
  ]
}
