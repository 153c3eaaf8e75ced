import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { layananOf } from '@simpul/domain/layanan/katalog-layanan.ts'
import { penimbanganByBulan } from '@simpul/domain/pertumbuhan/naik.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { addMonthsToBulan, bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { dueOf } from './layanan.local.ts'

export interface PerluDatangRow {
  readonly sasaran: SasaranRecord
  readonly isWeighing: boolean
  readonly isMissedLastMonth: boolean
  /** Old enough for immunizations and none on record: given elsewhere perhaps, and not copied yet. */
  readonly isUnrecorded: boolean
  /** Names of what is due, questions left out. */
  readonly layanan: readonly {
    readonly kode: string
    readonly nama: string
    readonly isLate: boolean
  }[]
}

interface Person {
  readonly sasaran: SasaranRecord
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
}

/**
 * Who should come on a day: every balita not yet weighed that month, and whoever is due for something.
 * No record is not "not given": a child without any immunization on record asks for its book, not for
 * doses of the bidan.
 */
export function perluDatang(people: readonly Person[], on: Tanggal): readonly PerluDatangRow[] {
  return people
    .filter(({ sasaran }) => sasaran.statusSasaran === 'aktif' && !sasaran.isTamu)
    .map(({ sasaran, pengukuran, layanan }) => {
      const months = penimbanganByBulan(standingPengukuran(pengukuran)).map((one) => one.bulan)
      const due = dueOf(sasaran, on, layanan)
      const isUnrecorded =
        due.some((one) => one.layanan.jenis === 'imunisasi' && one.isLate) &&
        !layanan.some(
          (one) =>
            layananOf(one.jenis)?.jenis === 'imunisasi' &&
            one.supersededBy === null &&
            one.batalKarena === null,
        )
      const isWeighing = isBalita(sasaran.tanggalLahir, on) && !months.includes(bulanOf(on))
      return {
        sasaran,
        isWeighing,
        isMissedLastMonth:
          isWeighing && months.length > 0 && !months.includes(addMonthsToBulan(bulanOf(on), -1)),
        isUnrecorded,
        layanan: due
          .filter(
            (one) =>
              one.layanan.jenis === 'suplemen' ||
              (one.layanan.jenis === 'imunisasi' && !isUnrecorded),
          )
          .map((one) => ({ kode: one.layanan.kode, nama: one.layanan.nama, isLate: one.isLate })),
      }
    })
    .filter((row) => row.isWeighing || row.isUnrecorded || row.layanan.length > 0)
    .toSorted(
      (a, b) =>
        Number(b.isMissedLastMonth) - Number(a.isMissedLastMonth) ||
        a.sasaran.nama.localeCompare(b.sasaran.nama, 'id'),
    )
}

/** How many people are due for each thing: what is asked of the bidan. */
export function countPerLayanan(
  rows: readonly PerluDatangRow[],
): readonly { readonly nama: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const layanan of row.layanan) counts.set(layanan.nama, (counts.get(layanan.nama) ?? 0) + 1)
  }
  return [...counts].map(([nama, count]) => ({ nama, count })).toSorted((a, b) => b.count - a.count)
}
