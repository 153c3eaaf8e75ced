import { readUkuran } from '@simpul/domain/pengukuran/read-ukuran.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import {
  addMonthsToBulan,
  bulanOf,
  completedMonths,
  isTanggal,
  lastDayOf,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'

/** One row of the book: a day and a weight. A row without a weight is no row. */
export interface SalinRow {
  readonly tanggal: string
  readonly berat: string
}

export interface SalinTexts {
  readonly timbangan: readonly SalinRow[]
  /** Date by code of the immunization; '' is not in the book. */
  readonly imunisasi: Readonly<Record<string, string>>
}

export interface SalinDraft {
  readonly timbangan: readonly { readonly measuredOn: Tanggal; readonly weightGram: number }[]
  readonly imunisasi: readonly { readonly jenis: string; readonly tanggal: Tanggal }[]
}

export type SalinProblem =
  | { readonly kode: 'kosong' }
  | { readonly kode: 'tanggalSalah' | 'beratSalah'; readonly field: string }

export const SALIN_ROWS = 6

/** The six months before this one, on the same day of the month: most books are filled like that. */
export function emptySalin(today: Tanggal, birthDate: Tanggal): SalinTexts {
  const rows = Array.from({ length: SALIN_ROWS }, (_, i) => {
    const bulan = addMonthsToBulan(bulanOf(today), -(i + 1))
    const day = `${bulan}-${today.slice(8)}`
    const tanggal = isTanggal(day) ? day : lastDayOf(bulan)
    return { tanggal: tanggal < birthDate ? '' : tanggal, berat: '' }
  })
  return { timbangan: rows, imunisasi: {} }
}

export function readSalinForm(
  texts: SalinTexts,
  birthDate: Tanggal,
  today: Tanggal,
): Result<SalinDraft, readonly SalinProblem[]> {
  const problems: SalinProblem[] = []
  const isDay = (text: string): text is Tanggal =>
    isTanggal(text) && text >= birthDate && text <= today

  const timbangan = texts.timbangan.flatMap((row, i) => {
    if (row.berat.trim() === '') return []
    if (!isDay(row.tanggal)) {
      problems.push({ kode: 'tanggalSalah', field: `tanggal-${i}` })
      return []
    }
    const read = readUkuran(row.berat, 'weightGram', completedMonths(birthDate, row.tanggal))
    if (read.hasil === 'terbaca') return [{ measuredOn: row.tanggal, weightGram: read.value }]
    problems.push({ kode: 'beratSalah', field: `berat-${i}` })
    return []
  })
  const imunisasi = Object.entries(texts.imunisasi).flatMap(([jenis, tanggal]) => {
    if (tanggal === '') return []
    if (isDay(tanggal)) return [{ jenis, tanggal }]
    problems.push({ kode: 'tanggalSalah', field: `imunisasi-${jenis}` })
    return []
  })
  if (problems.length > 0) return err(problems)
  return timbangan.length + imunisasi.length === 0
    ? err([{ kode: 'kosong' }])
    : ok({ timbangan, imunisasi })
}
