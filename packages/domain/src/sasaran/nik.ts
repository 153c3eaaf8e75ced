import { isTanggal, type Tanggal } from '../shared/tanggal.ts'
import { ZONA_PROVINSI } from '../wilayah/zona-provinsi.ts'

export type NikStatus = 'ada' | 'belum' | 'tidak_tahu' | 'tidak_valid' | 'nik_ibu'
export type JenisKelamin = 'L' | 'P'

/** What looks wrong about a NIK. Every one is a warning; the NIK is kept as it was given. */
export type PeringatanNik =
  | 'nik_bukan_16_angka'
  | 'nik_provinsi_tidak_dikenal'
  | 'nik_kabupaten_lain'
  | 'nik_tanggal_tidak_ada'
  | 'nik_tanggal_lahir_beda'
  | 'nik_jenis_kelamin_beda'
  | 'nik_nomor_urut_nol'

interface NikParts {
  /** `PP.KK.CC` of the first registration, not of where the person lives now */
  readonly kecamatanKode: string
  readonly jenisKelamin: JenisKelamin
  /** 1 … 31, the 40 of women taken off */
  readonly day: number
  readonly month: number
  /** two digits: 24 is 1924 or 2024 */
  readonly yearOfCentury: number
  readonly serial: string
}

const NIK = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/

/** Spaces, dots and dashes of a written NIK taken out. Whether the rest is a NIK is another question. */
export function cleanNik(text: string): string {
  return text.replace(/[\s.\-']/g, '')
}

/** The parts of a NIK: `PPKKCC DDMMYY SSSS`, the day of women plus 40. null when it is not 16 digits. */
export function parseNik(nik: string): NikParts | null {
  const match = NIK.exec(nik)
  if (!match) return null
  const [, pp, kk, cc, dd, mm, yy, serial] = match
  if (pp === undefined || serial === undefined) return null
  const isWoman = Number(dd) > 40
  return {
    kecamatanKode: `${pp}.${kk}.${cc}`,
    jenisKelamin: isWoman ? 'P' : 'L',
    day: isWoman ? Number(dd) - 40 : Number(dd),
    month: Number(mm),
    yearOfCentury: Number(yy),
    serial,
  }
}

interface NikContext {
  readonly birthDate: Tanggal | null
  readonly jenisKelamin: JenisKelamin | null
  readonly kabupatenKode: string | null
}

/**
 * Rule SAS-3: what a person should look at again. Never a reason to refuse: a NIK may be wrong on
 * the card itself, and is of the place of first registration.
 * @param provinsiKodeList codes that exist; the 38 of today unless given
 */
export function checkNik(
  nik: string,
  context: NikContext,
  provinsiKodeList: readonly string[] = Object.keys(ZONA_PROVINSI),
): readonly PeringatanNik[] {
  const parts = parseNik(nik)
  if (!parts) return ['nik_bukan_16_angka']
  const warnings: PeringatanNik[] = []
  if (!provinsiKodeList.includes(parts.kecamatanKode.slice(0, 2))) {
    warnings.push('nik_provinsi_tidak_dikenal')
  } else if (
    context.kabupatenKode !== null &&
    parts.kecamatanKode.slice(0, 5) !== context.kabupatenKode
  ) {
    warnings.push('nik_kabupaten_lain')
  }
  if (!hasRealDate(parts)) warnings.push('nik_tanggal_tidak_ada')
  else if (context.birthDate !== null && !isDateOf(parts, context.birthDate)) {
    warnings.push('nik_tanggal_lahir_beda')
  }
  if (context.jenisKelamin !== null && parts.jenisKelamin !== context.jenisKelamin) {
    warnings.push('nik_jenis_kelamin_beda')
  }
  if (parts.serial === '0000') warnings.push('nik_nomor_urut_nol')
  return warnings
}

/** As lists show it: the last four digits, which two people of one family rarely share. */
export function maskNik(nik: string): string {
  return nik.length < 8 ? '•'.repeat(nik.length) : `${'•'.repeat(nik.length - 4)}${nik.slice(-4)}`
}

/** 29 February is real when either century has it; 2000 has, 1900 has not. */
function hasRealDate(parts: NikParts): boolean {
  return [1900, 2000].some((century) =>
    isTanggal(dateText(century + parts.yearOfCentury, parts.month, parts.day)),
  )
}

function isDateOf(parts: NikParts, birthDate: Tanggal): boolean {
  return (
    Number(birthDate.slice(2, 4)) === parts.yearOfCentury &&
    Number(birthDate.slice(5, 7)) === parts.month &&
    Number(birthDate.slice(8, 10)) === parts.day
  )
}

function dateText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
