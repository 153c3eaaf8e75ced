import type { PrevalensiView } from '@simpul/contract/indikator.ts'
import {
  lindungiPrevalensi,
  persenPrevalensi,
} from '@simpul/domain/indikator/prevalensi-terlindung.ts'
import type { Prevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { angka, type Ketajaman } from './angka.ts'

/** Fractions as their reader may see them; those of one index are protected together (IND-PREV). */
export function prevalensiViews(
  rows: readonly Prevalensi[],
  ketajaman: Ketajaman,
): PrevalensiView[] {
  if (ketajaman !== 'tepat') {
    return lindungiPrevalensi(rows).map(({ numerator, denominator, flagged, empty, ...row }) => ({
      ...row,
      numerator: { ...numerator },
      denominator: { ...denominator },
      flagged: { ...flagged },
      empty: { ...empty },
    }))
  }
  return rows.map((row) => ({
    indikator: row.indikator,
    metode: row.metode,
    numerator: angka(row.numerator, ketajaman),
    denominator: angka(row.denominator, ketajaman),
    flagged: angka(row.flagged, ketajaman),
    empty: angka(row.empty, ketajaman),
    persen: persenPrevalensi(row.numerator, row.denominator),
  }))
}
