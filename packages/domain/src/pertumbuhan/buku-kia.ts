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

/**
 * What to write in which column of the Buku KIA, in the order of its page. O and B leave the
 * column N/T with their letter; a measure that was not taken leaves its column empty.
 */
export function bukuKiaEntries(
  birthDate: Tanggal,
  pengukuran: Pick<
    Pengukuran,
    'measuredOn' | 'weightGram' | 'lengthMm' | 'posisiUkur' | 'lingkarKepalaMm' | 'lilaMm'
  >,
  naik: Pick<PenilaianNaik, 'status' | 'kbmGram'> | null,
): readonly IsianBukuKia[] {
  const months = String(completedMonths(birthDate, pengukuran.measuredOn))
  const [year, month, day] = pengukuran.measuredOn.split('-')
  const entries: IsianBukuKia[] = [
    { kolom: 'tanggal', tulis: `${day}-${month}-${year}` },
    { kolom: 'umur_bulan', tulis: months },
  ]
  const { weightGram, lengthMm, lingkarKepalaMm, lilaMm } = pengukuran
  if (weightGram !== null) {
    const kg = formatUkuran(weightGram, 'weightGram')
    entries.push({ kolom: 'berat_kg', tulis: kg })
    if (naik?.kbmGram != null) entries.push({ kolom: 'kbm_gram', tulis: String(naik.kbmGram) })
    if (naik) entries.push({ kolom: 'n_t', tulis: naik.status })
    entries.push({ kolom: 'titik_kms', tulis: `${months} bulan, ${kg} kg` })
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
