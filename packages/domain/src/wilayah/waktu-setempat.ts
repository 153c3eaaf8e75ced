import { dayNumber, fromDayNumber, type Tanggal } from '../shared/tanggal.ts'
import { OFFSET_HOURS, type ZonaWaktu } from './zona-waktu.ts'

interface WaktuSetempat {
  readonly tanggal: Tanggal
  /** 0 … 1439 */
  readonly minuteOfDay: number
}

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000

/**
 * What the clock on the wall of a zone shows. Indonesia has no summer time, so this is arithmetic.
 * @param epochMs milliseconds since 1970, UTC
 */
export function localNow(epochMs: number, zona: ZonaWaktu): WaktuSetempat {
  const local = epochMs + OFFSET_HOURS[zona] * 60 * MS_PER_MINUTE
  const day = Math.floor(local / MS_PER_DAY)
  return {
    tanggal: fromDayNumber(day),
    minuteOfDay: Math.floor((local - day * MS_PER_DAY) / MS_PER_MINUTE),
  }
}

/**
 * The instant at which a zone's wall clock shows this date and minute; the inverse of `localNow`.
 * @param minuteOfDay 0 … 1440, where 1440 is the end of the day
 * @returns milliseconds since 1970, UTC
 */
export function instantOf(date: Tanggal, minuteOfDay: number, zona: ZonaWaktu): number {
  return dayNumber(date) * MS_PER_DAY + (minuteOfDay - OFFSET_HOURS[zona] * 60) * MS_PER_MINUTE
}
