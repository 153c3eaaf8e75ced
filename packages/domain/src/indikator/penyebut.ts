import { type Fraction, sumFractions } from './pecahan.ts'

/** D and S of one posyandu in one month, as GIZI-15 counts them. */
export interface TimbangPosyandu {
  readonly desaKode: string
  readonly d: number
  readonly s: number
}

/** The balita a Puskesmas or a Dinas expects in a desa in a year. */
export interface ProyeksiDesa {
  readonly desaKode: string
  readonly balita: number
}

export interface CakupanTimbang {
  /** D of S: of the balita on the register of the posyandu. */
  readonly riil: Fraction
  /** D of the expected balita, of those desa alone that have an expectation; null when none has. */
  readonly proyeksi: Fraction | null
  /** Desa with a posyandu and without an expectation: their children are in no part of `proyeksi`. */
  readonly desaTanpaProyeksi: readonly string[]
}

/**
 * Rule IND-DS: how many balita were weighed, by two denominators that are never mixed. A projection is
 * of a whole desa, so `posyandu` are all of the desa, and a part of a desa has none. More may be
 * weighed than were expected: then it is above the whole, and is not cut.
 */
export function cakupanTimbang(
  posyandu: readonly TimbangPosyandu[],
  proyeksi: readonly ProyeksiDesa[],
): CakupanTimbang {
  const expected = new Map(proyeksi.map((one) => [one.desaKode, one.balita]))
  const perDesa = [...Map.groupBy(posyandu, (one) => one.desaKode)].map(([desaKode, list]) => ({
    desaKode,
    weighed: list.reduce((sum, one) => sum + one.d, 0),
    balita: expected.get(desaKode),
  }))
  const withProyeksi = perDesa.flatMap(({ weighed, balita }) =>
    balita === undefined ? [] : [{ numerator: weighed, denominator: balita }],
  )
  return {
    riil: sumFractions(posyandu.map(({ d, s }) => ({ numerator: d, denominator: s }))),
    proyeksi: withProyeksi.length === 0 ? null : sumFractions(withProyeksi),
    desaTanpaProyeksi: perDesa
      .filter(({ balita }) => balita === undefined)
      .map(({ desaKode }) => desaKode),
  }
}
