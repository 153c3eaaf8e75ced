import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { penimbanganByBulan } from '@simpul/domain/pertumbuhan/naik.ts'
import { isBalita } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import { bulanOf, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { standingPengukuran } from '../pengukuran/pengukuran.local.ts'

interface BelumDitimbang {
  readonly sasaran: SasaranRecord
  /** Day of the last weighing, null when there was none. */
  readonly lastOn: Tanggal | null
}

interface Person {
  readonly sasaran: SasaranRecord
  readonly pengukuran: readonly PengukuranRecord[]
}

/** Balita of the area without a weighing in this calendar month. What was copied from a book was not weighed here. */
export function belumDitimbang(
  people: readonly Person[],
  today: Tanggal,
  by: 'rt' | 'nama',
): readonly BelumDitimbang[] {
  return people
    .filter(
      ({ sasaran }) =>
        sasaran.statusSasaran === 'aktif' &&
        !sasaran.isTamu &&
        isBalita(sasaran.tanggalLahir, today),
    )
    .map(({ sasaran, pengukuran }) => {
      const here = standingPengukuran(pengukuran).filter((one) => one.konteks !== 'buku_kia')
      return { sasaran, lastOn: penimbanganByBulan(here).at(-1)?.measuredOn ?? null }
    })
    .filter(({ lastOn }) => lastOn === null || bulanOf(lastOn) < bulanOf(today))
    .toSorted((a, b) =>
      by === 'rt'
        ? a.sasaran.rt.localeCompare(b.sasaran.rt, 'id', { numeric: true }) ||
          a.sasaran.nama.localeCompare(b.sasaran.nama, 'id')
        : a.sasaran.nama.localeCompare(b.sasaran.nama, 'id'),
    )
}
