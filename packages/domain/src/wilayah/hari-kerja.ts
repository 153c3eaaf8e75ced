import { addDays, dayOfWeek, type Tanggal } from '../shared/tanggal.ts'
import { instantOf, localNow } from './waktu-setempat.ts'
import type { ZonaWaktu } from './zona-waktu.ts'

/** When an office works. `holidays` holds national days, cuti bersama and local free days. */
export interface WorkCalendar {
  /** 5: Monday to Friday; 6: to Saturday */
  readonly weekLength: 5 | 6
  /** minutes after midnight, local */
  readonly opensAt: number
  /** minutes after midnight, local; the closing minute itself still belongs to the day */
  readonly closesAt: number
  readonly holidays: ReadonlySet<Tanggal>
  readonly zona: ZonaWaktu
}

/** No calendar has so long a row of free days; a table that says so is broken. */
const MAX_FREE_DAYS = 60

export function isWorkingDay(calendar: WorkCalendar, date: Tanggal): boolean {
  return dayOfWeek(date) <= calendar.weekLength && !calendar.holidays.has(date)
}

/** The given day when it is a working day, else the next one. */
function workingDayFrom(calendar: WorkCalendar, date: Tanggal): Tanggal {
  let day = date
  for (let free = 0; !isWorkingDay(calendar, day); free += 1) {
    if (free > MAX_FREE_DAYS)
      throw new Error(`no working day in ${MAX_FREE_DAYS} days from ${date}`)
    day = addDays(day, 1)
  }
  return day
}

/**
 * The n-th working day after a date; 0 is the date itself.
 * @param days 0 or more
 */
export function addWorkingDays(calendar: WorkCalendar, date: Tanggal, days: number): Tanggal {
  let day = date
  for (let n = 0; n < days; n += 1) day = workingDayFrom(calendar, addDays(day, 1))
  return day
}

/**
 * Rule KAL-2: day 0. What comes on a working day up to closing time was received that day; what
 * comes after closing time or on a free day was received the next working day.
 * @param at milliseconds since 1970, UTC
 */
export function receivedOn(calendar: WorkCalendar, at: number): Tanggal {
  const today = localNow(at, calendar.zona).tanggal
  const isAfterClosing = at > closingOf(calendar, today)
  return workingDayFrom(calendar, isAfterClosing ? addDays(today, 1) : today)
}

/** The instant a day closes, in milliseconds since 1970, UTC. */
export function closingOf(calendar: WorkCalendar, date: Tanggal): number {
  return instantOf(date, calendar.closesAt, calendar.zona)
}

/** The instant a day opens, in milliseconds since 1970, UTC. */
export function openingOf(calendar: WorkCalendar, date: Tanggal): number {
  return instantOf(date, calendar.opensAt, calendar.zona)
}
