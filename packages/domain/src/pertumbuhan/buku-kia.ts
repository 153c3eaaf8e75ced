import type { Pengukuran } from '../pengukuran/pengukuran.ts'
import { formatUkuran } from '../pengukuran/read-ukuran.ts'
import { completedMonths, type Tanggal } from '../shared/tanggal.ts'
import type { PenilaianNaik } from './naik.ts'

export type KolomBukuKia =
  | 'tanggal'
  | 'umur_bulan'
  | 'berat_kg'
  | 'kbm_gram'
  | 'n_t'
  | 'titik_kms'
  | 'panjang_cm'
  | 'tinggi_cm'
  | 'lingkar_kepala_cm'
  | 'lingkar_lengan_cm'

export interface IsianBukuKia {
  readonly kolom: KolomBukuKia
  /** As it is written by hand: decimals with a comma. */
  readonly tulis: string
}

/** Completed months at which the KMS of a balita ends (Permenkes 2/2020). */
export const KMS_END_MONTHS = 60

/**
 * What to write in which column of the Buku KIA, in the order of its page. O and B leave the
 * column N/T with their letter; a measure that was not taken leaves its column empty. The card ends
 * at 60 completed months: from then on there is neither dot nor letter, nor an age in months.
 */
export function bukuKiaEntries(
  birthDate: Tanggal,
  pengukuran: Pick<
    Pengukuran,
    'measuredOn' | 'weightGram' | 'lengthMm' | 'posisiUkur' | 'lingkarKepalaMm' | 'lilaMm'
  >,
  naik: Pick<PenilaianNaik, 'status' | 'kbmGram'> | null,
): readonly IsianBukuKia[] {
  const ageInMonths = completedMonths(birthDate, pengukuran.measuredOn)
  const isOnCard = ageInMonths < KMS_END_MONTHS
  const [year, month, day] = pengukuran.measuredOn.split('-')
  const entries: IsianBukuKia[] = [{ kolom: 'tanggal', tulis: `${day}-${month}-${year}` }]
  if (isOnCard) entries.push({ kolom: 'umur_bulan', tulis: String(ageInMonths) })
  const { weightGram, lengthMm, lingkarKepalaMm, lilaMm } = pengukuran
  if (weightGram !== null) {
    const kg = formatUkuran(weightGram, 'weightGram')
    entries.push({ kolom: 'berat_kg', tulis: kg })
    if (isOnCard && naik?.kbmGram != null)
      entries.push({ kolom: 'kbm_gram', tulis: String(naik.kbmGram) })
    if (isOnCard && naik) entries.push({ kolom: 'n_t', tulis: naik.status })
    if (isOnCard) entries.push({ kolom: 'titik_kms', tulis: `${ageInMonths} bulan, ${kg} kg` })
  }
  if (lengthMm !== null) {
    const kolom = pengukuran.posisiUkur === 'berdiri' ? 'tinggi_cm' : 'panjang_cm'
    entries.push({ kolom, tulis: formatUkuran(lengthMm, 'lengthMm') })
  }
  if (lingkarKepalaMm !== null) {
    const tulis = formatUkuran(lingkarKepalaMm, 'lingkarKepalaMm')
    entries.push({ kolom: 'lingkar_kepala_cm', tulis })
  }
  if (lilaMm !== null) {
    entries.push({ kolom: 'lingkar_lengan_cm', tulis: formatUkuran(lilaMm, 'lilaMm') })
  }
  return entries
}
