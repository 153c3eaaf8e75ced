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
export const KodeWilayah = z.string().check(z.regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/))

/** `?halaman=2&ukuran=50`; pages count from 1. */
export const halaman = {
  halaman: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100_000)), 1),
  ukuran: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 25),
}

/** Free text with a limit; trimmed, because a trailing space is not a fact. */
export function teks(max: number) {
  return z.string().check(z.trim(), z.maxLength(max))
}
export function teksWajib(max: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
}
