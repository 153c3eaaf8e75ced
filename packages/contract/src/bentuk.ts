import { isId } from '@simpul/domain/shared/ids.ts'
import { type Bulan, isBulan, isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import * as z from 'zod/mini'

/** The shapes every schema of the wire is made of. */

export const TanggalText = z.custom<Tanggal>(
  (v) => typeof v === 'string' && isTanggal(v),
  'tanggal',
)
export const BulanText = z.custom<Bulan>(
  (v) => typeof v === 'string' && isBulan(v) && isTanggal(`${v}-01`),
  'bulan',
)

/** A branded id: `idOf<SasaranId>()`. */
export function idOf<T extends string>() {
  return z.custom<T>((v) => typeof v === 'string' && isId(v), 'id')
}

/** An instant, ISO 8601 in UTC with milliseconds, as the device or the server read it from its clock. */
export const Instant = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  z.refine((text) => isTanggal(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))),
)

export const KodeKabupaten = z.string().check(z.regex(/^\d{2}\.\d{2}$/))
export const KodeDesa = z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/))
export const KodeWilayah = z.string().check(z.regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/))

/** `?halaman=2&ukuran=50`; pages count from 1. */
export const halaman = {
  halaman: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100_000)), 1),
  ukuran: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 25),
}

/** No database keeps a NUL or half a character, and nobody typed one: a bad paste or a cut emoji did. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Free text with a limit; trimmed, because a trailing space is not a fact. */
export function teks(max: number) {
  return z.string().check(z.trim(), z.maxLength(max), z.refine(isStorableText))
}
export function teksWajib(max: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.refine(isStorableText))
}

/** A name or a NIK in an address is refused by its field: what is looked for goes in a body. */
export const tidakDiAlamat = z.optional(z.never())
