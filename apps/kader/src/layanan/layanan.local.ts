import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { LayananGiven } from '@simpul/domain/layanan/layanan-due.ts'
import { type LayananDue, layananDue } from '@simpul/domain/layanan/layanan-due.ts'
import { kelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'

export function givenOf(records: readonly LayananRecord[]): readonly LayananGiven[] {
  return records.map((record) => ({
    jenis: record.jenis,
    tanggal: record.tanggal,
    isDisalin: record.isDisalin,
    batalKarena: record.batalKarena,
    isSuperseded: record.supersededBy !== null,
  }))
}

/** What a person is due for on a day, by the catalogue in force. */
export function dueOf(
  sasaran: SasaranRecord,
  on: Tanggal,
  records: readonly LayananRecord[],
): readonly LayananDue[] {
  const person = {
    birthDate: sasaran.tanggalLahir,
    kelompok: kelompokSasaran(sasaran.tanggalLahir, on, sasaran.keadaanIbu),
    jenisKelamin: sasaran.jenisKelamin,
  }
  return layananDue(person, on, givenOf(records))
}
