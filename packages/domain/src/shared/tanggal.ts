/**
 * Calendar dates of the posyandu, as text `YYYY-MM-DD` in its own zone. No `Date` of the machine's
 * zone is involved: a date of service is what was written on the page, wherever it is read.
 */
declare const tanggalBrand: unique symbol
export type Tanggal = string & { readonly [tanggalBrand]: 'Tanggal' }

/** A calendar month, `YYYY-MM`. */
declare const bulanBrand: unique symbol
export type Bulan = string & { readonly [bulanBrand]: 'Bulan' }

const TANGGAL = /^(\d{4})-(\d{2})-(\d{2})$/
const BULAN = /^\d{4}-(0[1-9]|1[0-2])$/
const MS_PER_DAY = 86_400_000

/** True for a real day of the calendar, 1900 to 2199; 2026-02-30 is not one. */
export function isTanggal(text: string): text is Tanggal {
  const match = TANGGAL.exec(text)
  if (!match) return false
  const year = Number(match[1])
  if (year < 1900 || year > 2199) return false
  return (
    fromDayNumber(
      Math.floor(Date.UTC(year, Number(match[2]) - 1, Number(match[3])) / MS_PER_DAY),
    ) === text
  )
}

/** @throws when the text is no date: callers parse outside data with `isTanggal` first. */
export function tanggal(text: string): Tanggal {
  if (!isTanggal(text)) throw new Error('not a date: expected YYYY-MM-DD')
  return text
}

export function isBulan(text: string): text is Bulan {
  return BULAN.test(text)
}

export function bulanOf(date: Tanggal): Bulan {
  return date.slice(0, 7) as Bulan
}

/** Days since 1970-01-01; the only arithmetic dates need. */
export function dayNumber(date: Tanggal): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
    MS_PER_DAY
  )
}

export function fromDayNumber(day: number): Tanggal {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as Tanggal
}

export function addDays(date: Tanggal, days: number): Tanggal {
  return fromDayNumber(dayNumber(date) + days)
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: Tanggal, to: Tanggal): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * Completed months from birth to a day, as PMK 2/2020 counts them: 2 months 29 days are 2 months.
 * A child born on the 31st completes the month on the last day of a shorter month's successor, the 1st.
 */
export function completedMonths(birthDate: Tanggal, on: Tanggal): number {
  const months = monthIndex(on) - monthIndex(birthDate)
  return Number(on.slice(8, 10)) < Number(birthDate.slice(8, 10)) ? months - 1 : months
}

/** Months since year 0, so that months can be subtracted. */
export function monthIndex(date: Tanggal | Bulan): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

export function addMonthsToBulan(bulan: Bulan, months: number): Bulan {
  const index = monthIndex(bulan) + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Bulan
}

export function firstDayOf(bulan: Bulan): Tanggal {
  return `${bulan}-01` as Tanggal
}

export function lastDayOf(bulan: Bulan): Tanggal {
  return addDays(firstDayOf(addMonthsToBulan(bulan, 1)), -1)
}

/** 1 Monday … 7 Sunday: the week starts on Monday. */
export function dayOfWeek(date: Tanggal): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}
