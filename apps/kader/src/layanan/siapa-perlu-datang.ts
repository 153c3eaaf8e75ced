import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { penimbanganByBulan } from '@simpul/domain/pertumbuhan/naik.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { addMonthsToBulan, bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'
import { dueOf } from './layanan.local.ts'

export interface PerluDatangRow {
  readonly sasaran: SasaranRecord
  readonly isWeighing: boolean
  readonly isMissedLastMonth: boolean
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

/** Who should come on a day: every balita not yet weighed that month, and whoever is due for something. */
export function perluDatang(people: readonly Person[], on: Tanggal): readonly PerluDatangRow[] {
  return people
    .filter(({ sasaran }) => sasaran.statusSasaran === 'aktif' && !sasaran.isTamu)
    .map(({ sasaran, pengukuran, layanan }) => {
      const months = penimbanganByBulan(standingPengukuran(pengukuran)).map((one) => one.bulan)
      const isWeighing = isBalita(sasaran.tanggalLahir, on) && !months.includes(bulanOf(on))
      return {
        sasaran,
        isWeighing,
        isMissedLastMonth:
          isWeighing && months.length > 0 && !months.includes(addMonthsToBulan(bulanOf(on), -1)),
        layanan: dueOf(sasaran, on, layanan)
          .filter((due) => due.layanan.jenis === 'imunisasi' || due.layanan.jenis === 'suplemen')
          .map((due) => ({ kode: due.layanan.kode, nama: due.layanan.nama, isLate: due.isLate })),
      }
    })
    .filter((row) => row.isWeighing || row.layanan.length > 0)
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
