import { isId } from '@simpul/domain/shared/ids.ts'
import { isBulan, isTanggal, type Bulan, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import * as z from 'zod/mini'

/** The shapes every schema of the wire is made of. */

export const TanggalText = z.custom<Tanggal>((v) => typeof v === 'string' && isTanggal(v), 'tanggal')
export const BulanText = z.custom<Bulan>((v) => typeof v === 'string' && isBulan(v), 'bulan')

/** A branded id: `idOf<SasaranId>()`. */
export function idOf<T extends string>() {
  return z.custom<T>((v) => typeof v === 'string' && isId(v), 'id')
}

/** An instant, ISO 8601 in UTC with milliseconds, as the device or the server read it from its clock. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))

export const KodeKabupaten = z.string().check(z.regex(/^\d{2}\.\d{2}$/))
export const KodeDesa = z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/))

/** Free text with a limit; trimmed, because a trailing space is not a fact. */
export function teks(max: number) {
  return z.string().check(z.trim(), z.maxLength(max))
}
export function teksWajib(max: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
}
