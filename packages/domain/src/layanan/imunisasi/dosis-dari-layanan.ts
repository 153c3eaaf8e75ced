import type { Tanggal } from '../../shared/tanggal.ts'
import type { DosisTercatat } from './dosis-tercatat.ts'

/** A record of service, as far as immunization asks. */
export interface LayananImunisasi {
  readonly id: string
  readonly jenis: string
  readonly tanggal: Tanggal
  /** the Buku KIA has a tick and no date; `tanggal` is then only the day it was copied */
  readonly isTanggalTidakTahu: boolean
  readonly kedaluwarsa: Tanggal | null
  readonly batalKarena: string | null
  /** a later record stands in its place */
  readonly isSuperseded: boolean
}

/**
 * Rule IMUN-3: which records are history. What was cancelled or superseded never happened; what was
 * copied from the Buku KIA did, wherever it was given. Records of other services have codes that no
 * schedule knows: they are left to be answered as unknown only if `isImunisasi` says they are vaccines.
 */
export function dosisDariLayanan(
  list: readonly LayananImunisasi[],
  isImunisasi: (jenis: string) => boolean,
): readonly DosisTercatat[] {
  return list
    .filter((one) => one.batalKarena === null && !one.isSuperseded && isImunisasi(one.jenis))
    .map((one) => ({
      id: one.id,
      kode: one.jenis,
      tanggal: one.isTanggalTidakTahu ? null : one.tanggal,
      kedaluwarsa: one.kedaluwarsa,
    }))
}
