import { fromDayNumber, type Tanggal } from '../../shared/tanggal.ts'

/** A length of time as a schedule writes it: calendar months, then days. */
export interface Lama {
  readonly bulan: number
  readonly hari: number
}

export function bulan(count: number): Lama {
  return { bulan: count, hari: 0 }
}

export function tahun(count: number): Lama {
  return { bulan: count * 12, hari: 0 }
}

export function minggu(count: number): Lama {
  return { bulan: 0, hari: count * 7 }
}

export function hari(count: number): Lama {
  return { bulan: 0, hari: count }
}

const DATES = new Map<number, Tanggal>()

/** The date of a day; remembered, because a list asks for the same few thousand again and again. */
export function tanggalDari(day: number): Tanggal {
  const known = DATES.get(day)
  if (known !== undefined) return known
  const date = fromDayNumber(day)
  // Three hundred years of days at most, and no more whatever comes in.
  if (DATES.size < 110_000) DATES.set(day, date)
  return date
}

const ZERO = '0'.charCodeAt(0)
const FIRST_YEAR = 1900
/** The first days of all months in which anybody of a valid birth date may be asked about. */
const MONTH_STARTS = new Int32Array((2300 - FIRST_YEAR) * 12)
for (const i of MONTH_STARTS.keys()) MONTH_STARTS[i] = Date.UTC(FIRST_YEAR, i, 1) / 86_400_000

/** Days since 1970-01-01 of a date. Digit by digit: a month's list asks this millions of times. */
export function hariKe(date: Tanggal): number {
  return startOf(monthOf(date)) + digits(date, 8, 10) - 1
}

/**
 * Rule IMUN-1: the day on which so much time has passed, by the calendar. A day that the month does
 * not have becomes the first of the next: born on 31 January, one month old on 1 March, as
 * `completedMonths` counts (PMK 2/2020) and as CDSi adds months.
 * @param day days since 1970-01-01
 */
export function addLama(day: number, lama: Lama): number {
  if (lama.bulan === 0) return day + lama.hari
  // Months are a little shorter than this, so the guess is never too far.
  let month = Math.floor((day - startOf(0)) / 30.5)
  while (startOf(month + 1) <= day) month += 1
  return addMonths(month, day - startOf(month) + 1, lama)
}

/** As `addLama`, from a day that is added to many times: the birth date. */
export class Kelahiran {
  readonly day: number
  private readonly month: number
  private readonly dayOfMonth: number

  constructor(birthDate: Tanggal) {
    this.month = monthOf(birthDate)
    this.dayOfMonth = digits(birthDate, 8, 10)
    this.day = startOf(this.month) + this.dayOfMonth - 1
  }

  /** The day on which this person is so old. */
  berumur(lama: Lama): number {
    return lama.bulan === 0 ? this.day + lama.hari : addMonths(this.month, this.dayOfMonth, lama)
  }
}

function addMonths(month: number, dayOfMonth: number, lama: Lama): number {
  const start = startOf(month + lama.bulan)
  const next = startOf(month + lama.bulan + 1)
  const day = start + dayOfMonth - 1
  return (day < next ? day : next) + lama.hari
}

/** Months since January 1900. */
function monthOf(date: Tanggal): number {
  return (digits(date, 0, 4) - FIRST_YEAR) * 12 + digits(date, 5, 7) - 1
}

function startOf(month: number): number {
  const start = MONTH_STARTS[month]
  if (start === undefined) throw new Error('a date is outside 1900 to 2299')
  return start
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - ZERO
  return value
}
