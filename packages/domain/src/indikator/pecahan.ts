import { BATAS_SEL_KECIL } from '../pengguna/sel-kecil.ts'

/** A defined fraction: never a percentage alone. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

type Persen =
  /** tenths of a percent rounded half up: 12.3 */
  | { readonly hasil: 'dihitung'; readonly persen: number }
  /** nobody to count: not 0 % */
  | { readonly hasil: 'tidak_dinilai' }
  | { readonly hasil: 'terlalu_sedikit'; readonly below: number }

/** Percent with one decimal, from whole numbers; a denominator of 0 has no percentage. */
export function persen(fraction: Fraction): Persen {
  const { numerator, denominator } = fraction
  if (denominator <= 0) return { hasil: 'tidak_dinilai' }
  return { hasil: 'dihitung', persen: Math.round((numerator * 1000) / denominator) / 10 }
}

/**
 * Rule IND-0: percent as somebody outside may see it. Hidden when the fraction, or what is missing to
 * the whole, is about fewer people than the limit.
 */
export function persenTerlindung(fraction: Fraction, limit: number = BATAS_SEL_KECIL): Persen {
  const { numerator, denominator } = fraction
  const rest = denominator - numerator
  const isSmall = (n: number) => n > 0 && n < limit
  if (isSmall(denominator) || isSmall(numerator) || isSmall(rest)) {
    return { hasil: 'terlalu_sedikit', below: limit }
  }
  return persen(fraction)
}

/** The fraction of several areas together. */
export function sumFractions(list: readonly Fraction[]): Fraction {
  return list.reduce(
    (sum, one) => ({
      numerator: sum.numerator + one.numerator,
      denominator: sum.denominator + one.denominator,
    }),
    { numerator: 0, denominator: 0 },
  )
}
