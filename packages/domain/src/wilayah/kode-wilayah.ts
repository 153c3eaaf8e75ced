import { err, ok, type Result } from '../shared/result.ts'

export type TingkatWilayah = 'provinsi' | 'kabupaten' | 'kecamatan' | 'desa'
export type JenisDesa = 'desa' | 'kelurahan' | 'desa_adat'
type JenisKabupaten = 'kabupaten' | 'kota'

interface KodeWilayah {
  readonly kode: string
  readonly tingkat: TingkatWilayah
}

const TINGKAT: readonly TingkatWilayah[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa']
const KODE = /^\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?$/

/**
 * Reads a code of Kemendagri, `PP`, `PP.KK`, `PP.KK.CC` or `PP.KK.CC.DDDD` (Kepmendagri
 * 300.2.2-2138/2025). Codes are text, never numbers. Digits alone, as spreadsheets keep them
 * (`3571031004`), are read too.
 */
export function parseKodeWilayah(text: string): Result<KodeWilayah, 'kode_wilayah_salah'> {
  const kode = withDots(text.trim())
  if (!KODE.test(kode)) return err('kode_wilayah_salah')
  const parts = kode.split('.')
  const kab = parts[1]
  if (kab !== undefined && kab === '00') return err('kode_wilayah_salah')
  const tingkat = TINGKAT[parts.length - 1]
  return tingkat === undefined ? err('kode_wilayah_salah') : ok({ kode, tingkat })
}

function withDots(text: string): string {
  if (!/^(\d{4}|\d{6}|\d{10})$/.test(text)) return text
  return [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6)]
    .filter((part) => part !== '')
    .join('.')
}

/** True for a whole code of a desa, kelurahan or desa adat: `PP.KK.CC.DDDD`. */
export function isKodeDesa(text: string): boolean {
  return text.length === 13 && KODE.test(text)
}

/**
 * Desa or kelurahan by the first digit of `DDDD`: 1 kelurahan, 2 desa, 3 desa adat (8,496, 75,252
 * and 14 of them in the list of 2025).
 * @throws on a code that is not of a desa: callers parse outside data first
 */
export function jenisDesa(desaKode: string): JenisDesa {
  if (!isKodeDesa(desaKode)) throw new Error('not the code of a desa: expected PP.KK.CC.DDDD')
  const digit = desaKode.charAt(9)
  if (digit === '1') return 'kelurahan'
  return digit === '2' ? 'desa' : 'desa_adat'
}

/** Kabupaten 01–69, kota 71–99, by the second pair of digits of any code below a province. */
export function jenisKabupaten(kode: string): JenisKabupaten {
  return Number(kabupatenKodeOf(kode).slice(3, 5)) > 70 ? 'kota' : 'kabupaten'
}

export function provinsiKodeOf(kode: string): string {
  return kode.slice(0, 2)
}

/**
 * `PP.KK` of any code at or below a kabupaten.
 * @throws on the code of a province
 */
export function kabupatenKodeOf(kode: string): string {
  if (!/^\d{2}\.\d{2}(\.|$)/.test(kode)) throw new Error('no kabupaten in this code')
  return kode.slice(0, 5)
}

/** True when the first area is the second one or lies inside it. */
export function isInside(kode: string, area: string): boolean {
  return kode === area || kode.startsWith(`${area}.`)
}
