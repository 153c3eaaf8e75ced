import type { Tanggal } from '../shared/tanggal.ts'

/**
 * Rule GIZI-11: KBM, the least gain in grams that makes a weighing "naik", by sex and by the
 * completed month at the weighing. Reference data: printed editions differ (month 7 and 11 of
 * boys), so it is versioned and an argument.
 */
export interface TabelKbm {
  readonly id: string
  readonly berlakuSejak: string
  /** Grams for months 1 to 12. */
  readonly L: readonly number[]
  readonly P: readonly number[]
  /** Grams for every month from 13 to 60. */
  readonly afterFirstYear: number
}

/** The table in force on a day: a kabupaten may have one of its own from some day on. */
export type KbmPada = (on: Tanggal) => TabelKbm

/** KMS boys and girls after Permenkes 2/2020; Buku KIA 2023 p. 54 prints month 3 as 800. */
export const KBM_2020: TabelKbm = {
  id: 'kbm-kms-2020',
  berlakuSejak: '2020-01-01',
  L: [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
  P: [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
  afterFirstYear: 200,
}

/** Grams. A weighing within the first month of life is held to month 1. */
export function kbm(table: TabelKbm, jenisKelamin: 'L' | 'P', ageInMonths: number): number {
  return table[jenisKelamin][Math.max(ageInMonths, 1) - 1] ?? table.afterFirstYear
}
