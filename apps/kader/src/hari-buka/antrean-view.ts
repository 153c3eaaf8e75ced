import type { KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import { compareNomorAntrean } from '@simpul/domain/hari-buka/antrean.ts'
import {
  type KeadaanHadir,
  keadaanHadir,
  type LangkahHari,
  nextLangkah,
} from '@simpul/domain/hari-buka/langkah.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'

export interface BarisAntrean {
  readonly kehadiran: KehadiranRecord
  readonly sasaran: SasaranRecord
  readonly keadaan: KeadaanHadir
  readonly next: LangkahHari | null
}

export type SaringAntrean = 'semua' | KeadaanHadir

/** The queue as it is called. A person whose data has not arrived yet is left out until it has. */
export function antreanRows(
  kehadiran: readonly KehadiranRecord[],
  sasaranById: ReadonlyMap<SasaranId, SasaranRecord>,
): readonly BarisAntrean[] {
  return kehadiran
    .flatMap((one) => {
      const sasaran = sasaranById.get(one.sasaranId)
      if (!sasaran) return []
      return [
        {
          kehadiran: one,
          sasaran,
          keadaan: keadaanHadir(one),
          next: nextLangkah(one.langkahSelesai),
        },
      ]
    })
    .toSorted((a, b) => compareNomorAntrean(a.kehadiran.nomorAntrean, b.kehadiran.nomorAntrean))
}

/** `semua` leaves out who was cancelled. */
export function filterAntrean(
  rows: readonly BarisAntrean[],
  saring: SaringAntrean,
): readonly BarisAntrean[] {
  return rows.filter((row) =>
    saring === 'semua' ? row.keadaan !== 'batal' : row.keadaan === saring,
  )
}

/** Whom to call: who waits longest, else who is furthest from the end. */
export function nextPerson(rows: readonly BarisAntrean[]): BarisAntrean | null {
  return (
    rows.find((row) => row.keadaan === 'menunggu') ??
    rows.find((row) => row.keadaan === 'dilayani') ??
    null
  )
}
