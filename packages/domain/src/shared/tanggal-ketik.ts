import { isTanggal, type Tanggal } from './tanggal.ts'

const APART = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{2}|\d{4})$/
const TOGETHER = /^(\d{2})(\d{2})(\d{2}|\d{4})$/

/**
 * A date as it is copied off paper with the keypad of a phone: `120124`, `12-1-24`, `12/01/2024`,
 * `12 1 24`, day first. Two figures of a year are of this century: nobody copies older ones.
 * @returns null for what is no date of the calendar
 */
export function readTanggalKetik(text: string): Tanggal | null {
  const plain = text.trim()
  if (isTanggal(plain)) return plain
  const [, day = '', month = '', year = ''] = APART.exec(plain) ?? TOGETHER.exec(plain) ?? []
  const written = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isTanggal(written) ? written : null
}
