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

const MS_PER_DAY = 86_400_000
const ZERO = '0'.charCodeAt(0)

/** Days since 1970-01-01 of a date. Digit by digit: a month's list asks this millions of times. */
export function hariKe(date: Tanggal): number {
  return dayOf(digits(date, 0, 4), digits(date, 5, 7) - 1, digits(date, 8, 10))
}

/**
 * Rule IMUN-1: the day on which so much time has passed, by the calendar. A day that the month does
 * not have becomes the first of the next: born on 31 January, one month old on 1 March, as
 * `completedMonths` counts (PMK 2/2020) and as CDSi adds months.
 * @param day days since 1970-01-01
 */
export function addLama(day: number, lama: Lama): number {
  if (lama.bulan === 0) return day + lama.hari
  const date = new Date(day * MS_PER_DAY)
  return addMonths(
    date.getUTCFullYear(),
    date.getUTCMonth() + lama.bulan,
    date.getUTCDate(),
    lama.hari,
  )
}

/** As `addLama`, from a date that is added to many times: the three numbers of a birth date. */
export class Kelahiran {
  readonly day: number
  private readonly year: number
  private readonly month: number
  private readonly dayOfMonth: number

  constructor(birthDate: Tanggal) {
    this.year = digits(birthDate, 0, 4)
    this.month = digits(birthDate, 5, 7) - 1
    this.dayOfMonth = digits(birthDate, 8, 10)
    this.day = dayOf(this.year, this.month, this.dayOfMonth)
  }

  /** The day on which this person is so old. */
  berumur(lama: Lama): number {
    if (lama.bulan === 0) return this.day + lama.hari
    return addMonths(this.year, this.month + lama.bulan, this.dayOfMonth, lama.hari)
  }
}

function addMonths(year: number, month: number, dayOfMonth: number, days: number): number {
  // The zeroth of the next month is the last of this one.
  const hasDay =
    dayOfMonth <= 28 || dayOfMonth <= new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return (hasDay ? dayOf(year, month, dayOfMonth) : dayOf(year, month + 1, 1)) + days
}

function dayOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month, dayOfMonth) / MS_PER_DAY
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - ZERO
  return value
}
