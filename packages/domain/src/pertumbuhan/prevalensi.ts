import { isFlagged, WHO_2006 } from './who-2006.ts'

/** One child as the kernel answered it. NaN is "not computable". */
export interface ZAnak {
  /** NaN when unknown, which is not left out. */
  readonly ageDays: number
  readonly zlen: number
  readonly zwei: number
  readonly zwfl: number
  readonly zbmi: number
  readonly oedema: boolean
}

export const PREVALENSI = {
  stunting: { z: 'zlen', below: -2 },
  stunting_berat: { z: 'zlen', below: -3 },
  wasting: { z: 'zwfl', below: -2 },
  wasting_berat: { z: 'zwfl', below: -3 },
  berat_kurang: { z: 'zwei', below: -2 },
  berat_sangat_kurang: { z: 'zwei', below: -3 },
  gizi_lebih: { z: 'zwfl', above: 2 },
  obesitas: { z: 'zwfl', above: 3 },
} as const satisfies Record<string, Batas>

interface Batas {
  readonly z: 'zlen' | 'zwei' | 'zwfl' | 'zbmi'
  readonly below?: number
  readonly above?: number
}
export type IndikatorPrevalensi = keyof typeof PREVALENSI

export interface Prevalensi {
  readonly indikator: IndikatorPrevalensi
  /** Prevalence is WHO's, by days: never by completed months. */
  readonly metode: 'who_harian'
  readonly numerator: number
  readonly denominator: number
  /** Left out because WHO flags the z: to be measured again. */
  readonly flagged: number
  /** Left out because there is no z. */
  readonly empty: number
}

const LAST_DAY = 1826

/**
 * Rule GIZI-16: prevalence as WHO's software counts it. A flagged z is left out of numerator and
 * denominator; a child with oedema is counted below −3 in every index that rests on weight; a
 * child past 1826 days is not counted.
 */
export function countPrevalensi(children: Iterable<ZAnak>): readonly Prevalensi[] {
  const keys = Object.keys(PREVALENSI) as IndikatorPrevalensi[]
  const counts = keys.map((indikator) => ({
    indikator,
    metode: 'who_harian' as const,
    numerator: 0,
    denominator: 0,
    flagged: 0,
    empty: 0,
  }))
  for (const child of children) {
    if (child.ageDays > LAST_DAY) continue
    for (const count of counts) {
      const batas: Batas = PREVALENSI[count.indikator]
      const z = child.oedema && batas.z !== 'zlen' ? -3.1 : child[batas.z]
      if (Number.isNaN(z)) count.empty += 1
      else if (isFlagged(WHO_2006[batas.z], z)) count.flagged += 1
      else {
        count.denominator += 1
        if (z < (batas.below ?? -Infinity) || z > (batas.above ?? Infinity)) count.numerator += 1
      }
    }
  }
  return counts
}
