import { fromDayNumber, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'

/** What people write in the cells of a village office's sheet, read without guessing more than needed. */

const BULAN = [
  'jan',
  'feb',
  'mar',
  'apr',
  'mei',
  'jun',
  'jul',
  'agu',
  'sep',
  'okt',
  'nov',
  'des',
] as const
const BULAN_LAIN: Readonly<Record<string, number>> = {
  may: 5,
  aug: 8,
  agt: 8,
  ags: 8,
  oct: 10,
  dec: 12,
  nop: 11,
  peb: 2,
}

/** 1 to 12 for the name of a month, Indonesian or English, short or whole; undefined for anything else. */
export function readBulanName(text: string): number | undefined {
  const key = text.trim().toLowerCase().slice(0, 3)
  const index = (BULAN as readonly string[]).indexOf(key)
  return index >= 0 ? index + 1 : BULAN_LAIN[key]
}

export type DateOrder = 'dmy' | 'mdy'

/**
 * Day first or month first? Indonesia writes the day first; a sheet made by an English Excel does not.
 * A column is month first only when some value cannot be day first and none cannot be month first.
 */
export function detectDateOrder(values: Iterable<string>): DateOrder {
  let monthFirst = 0
  let dayFirst = 0
  for (const value of values) {
    const match = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(value)
    if (!match) continue
    if (Number(match[1]) > 12) dayFirst += 1
    else if (Number(match[2]) > 12) monthFirst += 1
  }
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : 'dmy'
}

/**
 * A date in any of the ways it is written: 2021-03-09, 09-03-2021, 09/03/21, 9 Maret 2021, an Excel
 * serial number (44264). Two-digit years up to the year of `today` are of this century.
 * @returns undefined when it is no date
 */
export function readTanggal(text: string, order: DateOrder, today: Tanggal): Tanggal | undefined {
  // Excel marks a cell that is to stay text with an apostrophe.
  const value = text.trim().replace(/^['’`]/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value)
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ].*)?$/.exec(value)
  if (short) {
    const [a, b] = [Number(short[1]), Number(short[2])]
    const year = century(short[3] ?? '', today)
    return order === 'dmy' ? build(year, b, a) : build(year, a, b)
  }
  const named = /^(\d{1,2})[\s-]+([\p{L}]{3,})\.?[\s-]+(\d{4}|\d{2})$/u.exec(value)
  if (named)
    return build(
      century(named[3] ?? '', today),
      readBulanName(named[2] ?? '') ?? 0,
      Number(named[1]),
    )
  // Days since 1899-12-30, as Excel counts them; 1927 to 2099.
  if (/^\d{5}(\.0+)?$/.test(value)) {
    const serial = Math.floor(Number(value))
    if (serial >= 10_000 && serial < 73_000) return fromDayNumber(serial - 25_569)
  }
  return undefined
}

function century(text: string, today: Tanggal): number {
  if (text.length === 4) return Number(text)
  const year = Number(text)
  return year <= Number(today.slice(2, 4)) ? 2000 + year : 1900 + year
}

function build(year: number, month: number, day: number): Tanggal | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isTanggal(text) ? text : undefined
}

/** L or P from what offices write: L, P, 1, 2, LK, PR, Laki-laki, Perempuan, Wanita, Pria, M, F. */
export function readJenisKelamin(text: string): 'L' | 'P' | undefined {
  const value = text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  if (['l', '1', 'lk', 'laki', 'lakilaki', 'pria', 'm', 'male', 'cowok'].includes(value)) return 'L'
  if (['p', '2', 'pr', 'perempuan', 'wanita', 'w', 'f', 'female', 'cewek'].includes(value))
    return 'P'
  return undefined
}

/**
 * Sixteen digits, with the spaces, dots and quotes of a sheet taken off.
 * A number that Excel rounded (3.50501E+15, or sixteen digits ending in 000 from a float) is lost: `rusak`.
 */
export function readDigits16(text: string): {
  readonly digits: string | null
  readonly isBroken: boolean
} {
  const value = text.trim()
  if (value === '' || value === '-' || value === '0') return { digits: null, isBroken: false }
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(value)) return { digits: null, isBroken: true }
  const digits = value.replace(/[\s.'`’-]/g, '')
  if (/^\d{16}$/.test(digits)) return { digits, isBroken: false }
  return { digits: null, isBroken: true }
}

/**
 * A measure as typed in a sheet: 8,4 · 8.4 · "8,4 kg" · 8400 g. In kilograms or centimetres.
 * @returns undefined when it is no number, null when the cell is empty or a dash
 */
export function readDesimal(text: string): number | null | undefined {
  const value = text
    .trim()
    .toLowerCase()
    .replace(/\s*(kg|cm|gram|gr|g)\.?$/, '')
  if (value === '' || /^-+$/.test(value)) return null
  if (!/^\d{1,5}([.,]\d{1,4})?$/.test(value)) return undefined
  const isGram = /\d\s*(gram|gr|g)\.?$/i.test(text.trim())
  if (isGram && /[.,]\d{3}$/.test(value)) return Number(value.replace(/[.,]/, '')) / 1000
  const number = Number(value.replace(',', '.'))
  return isGram ? number / 1000 : number
}

export function readPosisi(text: string): 'terlentang' | 'berdiri' | null {
  const value = text.trim().toLowerCase()
  if (/^(h|s|b|berdiri|tb|tinggi|standing)$/.test(value)) return 'berdiri'
  if (/^(l|t|pb|tidur|tiduran|terlentang|telentang|panjang|lying|recumbent)$/.test(value))
    return 'terlentang'
  return null
}

/**
 * "001", "RT 01", "1" are one RT; two digits are what people write. Of "003/002" and
 * "RT 03/RW 02" it is the first, or the one that RT stands before.
 */
export function readRt(text: string): string {
  return twoDigits(/rt\D*(\d+)/i.exec(text)?.[1] ?? /\d+/.exec(text)?.[0])
}

/** The RW of a cell of its own, or of one that holds RT and RW. */
export function readRw(text: string): string {
  return twoDigits(
    (/\d+\s*\/\s*(\d+)/.exec(text) ?? /rw\D*(\d+)/i.exec(text))?.[1] ?? /\d+/.exec(text)?.[0],
  )
}

function twoDigits(digits: string | undefined): string {
  if (digits === undefined || Number(digits) === 0) return ''
  return String(Number(digits)).padStart(2, '0').slice(0, 5)
}
