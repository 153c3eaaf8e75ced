import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { BarisLayanan } from '@simpul/domain/layanan/katalog-layanan.ts'
import {
  type LayananDue,
  type LayananGiven,
  layananDue,
  offeredLayanan,
  type Penerima,
} from '@simpul/domain/layanan/layanan-due.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'

function givenOf(records: readonly LayananRecord[]): readonly LayananGiven[] {
  return records.map((record) => ({
    jenis: record.jenis,
    tanggal: record.tanggal,
    isDisalin: record.isDisalin,
    batalKarena: record.batalKarena,
    isSuperseded: record.supersededBy !== null,
  }))
}

function penerimaOf(sasaran: SasaranRecord, on: Tanggal): Penerima {
  return {
    birthDate: sasaran.tanggalLahir,
    kelompok: kelompokSasaran(sasaran.tanggalLahir, on, sasaran.keadaanIbu),
    jenisKelamin: sasaran.jenisKelamin,
  }
}

/** What a person is due for on a day, by the catalogue in force. */
export function dueOf(
  sasaran: SasaranRecord,
  on: Tanggal,
  records: readonly LayananRecord[],
): readonly LayananDue[] {
  return layananDue(penerimaOf(sasaran, on), on, givenOf(records))
}

/** What else may be given to this person: of her age and card. Injections are the nakes' list. */
export function othersOf(
  sasaran: SasaranRecord,
  on: Tanggal,
  due: readonly LayananDue[],
): readonly BarisLayanan[] {
  const dueCodes = new Set(due.map((one) => one.layanan.kode))
  return offeredLayanan(penerimaOf(sasaran, on), on).filter(
    ({ kode, jenis }) =>
      !dueCodes.has(kode) &&
      jenis !== 'imunisasi' &&
      jenis !== 'pertanyaan' &&
      jenis !== 'tanda_bahaya',
  )
}
