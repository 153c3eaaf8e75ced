import type { KelompokSasaran } from '../sasaran/kelompok-sasaran.ts'
import { addDays, completedMonths, daysBetween, type Tanggal } from '../shared/tanggal.ts'
import { type BarisLayanan, KATALOG_LAYANAN, type KatalogLayanan } from './katalog-layanan.ts'

export interface LayananGiven {
  readonly jenis: string
  readonly tanggal: Tanggal
  /** copied from the Buku KIA */
  readonly isDisalin: boolean
  readonly batalKarena: string | null
  /** a later record stands in its place */
  readonly isSuperseded: boolean
}

export interface LayananDue {
  readonly layanan: BarisLayanan
  readonly isLate: boolean
}

export interface Penerima {
  readonly birthDate: Tanggal
  readonly kelompok: KelompokSasaran | null
  readonly jenisKelamin: 'L' | 'P'
}

/**
 * What may be given to somebody at all, due or not: of the age and the card, in any month. A grandfather
 * is not offered the tablets of ibu hamil.
 */
export function offeredLayanan(
  person: Penerima,
  on: Tanggal,
  katalog: KatalogLayanan = KATALOG_LAYANAN,
): readonly BarisLayanan[] {
  if (person.birthDate > on) return []
  const months = completedMonths(person.birthDate, on)
  const isForAll = (layanan: BarisLayanan) =>
    layanan.kelompok === null &&
    layanan.fromMonths === null &&
    (layanan.kode !== 'mt_ibu_hamil_kek' || person.kelompok === 'ibu_hamil')
  return katalog.layanan.filter((layanan) => isWanted(layanan, person, months) || isForAll(layanan))
}

/**
 * Rule LAY-2: what a person is due for on a day. What was copied from the Buku KIA was given, so it
 * is not due again; whether it counts as given here is another rule (LAY-3).
 * @param kelompok the card on that day
 * @param jenisKelamin girls alone get TTD of adolescence
 */
export function layananDue(
  person: Penerima,
  on: Tanggal,
  given: readonly LayananGiven[],
  katalog: KatalogLayanan = KATALOG_LAYANAN,
): readonly LayananDue[] {
  if (person.birthDate > on) return []
  const months = completedMonths(person.birthDate, on)
  const valid = given.filter(isValid).filter((one) => one.tanggal <= on)
  return katalog.layanan
    .filter((layanan) => isWanted(layanan, person, months))
    .filter((layanan) => layanan.bulan === null || layanan.bulan.includes(Number(on.slice(5, 7))))
    .filter((layanan) => !isGivenEnough(layanan, on, valid))
    .filter((layanan) => isAfterFormer(layanan, on, valid))
    .map((layanan) => ({
      layanan,
      isLate: layanan.lateFromMonths !== null && months >= layanan.lateFromMonths,
    }))
}

/** Rule LAY-3: the services given here. A copied one was given by somebody else, somewhere else. */
export function givenHere<T extends LayananGiven>(list: readonly T[]): readonly T[] {
  return list.filter((one) => isValid(one) && !one.isDisalin)
}

function isValid(one: LayananGiven): boolean {
  return one.batalKarena === null && !one.isSuperseded
}

function isWanted(
  layanan: BarisLayanan,
  person: { readonly kelompok: KelompokSasaran | null; readonly jenisKelamin: 'L' | 'P' },
  months: number,
): boolean {
  if (layanan.kode === 'ttd_remaja' && (person.jenisKelamin !== 'P' || months < 12 * 12))
    return false
  if (layanan.kelompok !== null) {
    return person.kelompok !== null && layanan.kelompok.includes(person.kelompok)
  }
  if (layanan.fromMonths === null) return false
  return months >= layanan.fromMonths && (layanan.toMonths === null || months < layanan.toMonths)
}

function isGivenEnough(
  layanan: BarisLayanan,
  on: Tanggal,
  valid: readonly LayananGiven[],
): boolean {
  const times = valid.filter(({ jenis }) => jenis === layanan.kode || jenis === layanan.sameAs)
  const { everyDays } = layanan
  if (everyDays === null) return times.length > 0
  return times.some((one) => daysBetween(one.tanggal, on) < everyDays)
}

function isAfterFormer(
  layanan: BarisLayanan,
  on: Tanggal,
  valid: readonly LayananGiven[],
): boolean {
  const { after } = layanan
  if (after === null) return true
  return valid.some((one) => one.jenis === after.kode && addDays(one.tanggal, after.minDays) <= on)
}
