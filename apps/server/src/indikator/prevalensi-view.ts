import type { AngkaView, PrevalensiView } from '@simpul/contract/indikator.ts'
import type { Prevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { angka, type Ketajaman } from './angka.ts'

/** A fraction as its reader may see it: no percentage where a part of it is hidden. */
export function prevalensiView(row: Prevalensi, ketajaman: Ketajaman): PrevalensiView {
  const numerator = angka(row.numerator, ketajaman)
  const denominator = angka(row.denominator, ketajaman)
  return {
    indikator: row.indikator,
    metode: row.metode,
    numerator,
    denominator,
    flagged: angka(row.flagged, ketajaman),
    empty: angka(row.empty, ketajaman),
    persen: persen(numerator, denominator),
  }
}

/** In percent, one decimal. */
function persen(numerator: AngkaView, denominator: AngkaView): number | null {
  if (numerator.isHidden || denominator.isHidden || denominator.value === 0) return null
  return Math.round((numerator.value / denominator.value) * 1000) / 10
}
