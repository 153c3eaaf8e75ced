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
import { readTanggalKetik } from '@simpul/domain/shared/tanggal-ketik.ts'

/** One row of the book: a day and a weight. A row without a weight is no row. */
interface SalinRow {
  readonly tanggal: string
  readonly berat: string
}

export interface SalinTexts {
  readonly timbangan: readonly SalinRow[]
  /** Date as typed, by code of the immunization; '' is not in the book. */
  readonly imunisasi: Readonly<Record<string, string>>
}

export interface SalinDraft {
  readonly timbangan: readonly { readonly measuredOn: Tanggal; readonly weightGram: number }[]
  readonly imunisasi: readonly { readonly jenis: string; readonly tanggal: Tanggal }[]
}

type SalinProblem =
  | { readonly kode: 'kosong' }
  | { readonly kode: 'tanggalSalah' | 'beratSalah'; readonly field: string }

const SALIN_ROWS = 6

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

/** Immunizations given at one age, as the page of the book has them together. */
export interface SalinUmur<T> {
  readonly fromMonths: number
  readonly vaccines: readonly T[]
}

export function groupByUmur<T extends { readonly fromMonths: number | null }>(
  vaccines: readonly T[],
): readonly SalinUmur<T>[] {
  const months = [...new Set(vaccines.map((one) => one.fromMonths ?? 0))].toSorted((a, b) => a - b)
  return months.map((fromMonths) => ({
    fromMonths,
    vaccines: vaccines.filter((one) => (one.fromMonths ?? 0) === fromMonths),
  }))
}

/**
 * Most of one age are given on one day: the date typed first is offered for the others that are still
 * empty. Offered, not filled in: what is not in the book was not given.
 */
export function offerSame(
  kodeList: readonly string[],
  imunisasi: SalinTexts['imunisasi'],
): { readonly tanggal: Tanggal; readonly text: string; readonly empty: readonly string[] } | null {
  const text = kodeList.map((kode) => imunisasi[kode] ?? '').find((one) => readTanggalKetik(one))
  const tanggal = readTanggalKetik(text ?? '')
  const empty = kodeList.filter((kode) => (imunisasi[kode] ?? '').trim() === '')
  return text !== undefined && tanggal !== null && empty.length > 0
    ? { tanggal, text, empty }
    : null
}

export function readSalinForm(
  texts: SalinTexts,
  birthDate: Tanggal,
  today: Tanggal,
): Result<SalinDraft, readonly SalinProblem[]> {
  const problems: SalinProblem[] = []
  const dayOf = (text: string): Tanggal | null => {
    const date = readTanggalKetik(text)
    return date !== null && date >= birthDate && date <= today ? date : null
  }

  const timbangan = texts.timbangan.flatMap((row, i) => {
    if (row.berat.trim() === '') return []
    const measuredOn = dayOf(row.tanggal)
    if (measuredOn === null) {
      problems.push({ kode: 'tanggalSalah', field: `tanggal-${i}` })
      return []
    }
    const read = readUkuran(row.berat, 'weightGram', completedMonths(birthDate, measuredOn))
    if (read.hasil === 'terbaca') return [{ measuredOn, weightGram: read.value }]
    problems.push({ kode: 'beratSalah', field: `berat-${i}` })
    return []
  })
  const imunisasi = Object.entries(texts.imunisasi).flatMap(([jenis, text]) => {
    if (text.trim() === '') return []
    const tanggal = dayOf(text)
    if (tanggal !== null) return [{ jenis, tanggal }]
    problems.push({ kode: 'tanggalSalah', field: `imunisasi-${jenis}` })
    return []
  })
  if (problems.length > 0) return err(problems)
  return timbangan.length + imunisasi.length === 0
    ? err([{ kode: 'kosong' }])
    : ok({ timbangan, imunisasi })
}
