import { BATAS_UKURAN, type Besaran, isWajar, wajar } from './wajar.ts'

/** What a typed measure turned out to be. Values are whole grams or millimetres. */
type UkuranTerbaca =
  | { readonly hasil: 'kosong' }
  | { readonly hasil: 'terbaca'; readonly value: number }
  /** Out of range as typed, in range when read otherwise: "maksudnya 8,4?" */
  | { readonly hasil: 'tanya'; readonly value: number; readonly maksud: number }
  /** A number out of range: measure again; it can be kept with a reason. */
  | { readonly hasil: 'tidak_wajar'; readonly value: number }
  /** Beyond what can be written down at all (PENG-4). */
  | { readonly hasil: 'mustahil'; readonly value: number }
  | { readonly hasil: 'bukan_angka' }

const NUMBER = /^(\d{1,6})(?:[.,](\d{1,4}))?(kg|gram|gr|g|cm|mm)?$/

/** Units of one typed number: of a weight 1 kg is 1000 g, of a length 1 cm is 10 mm. */
const FACTOR: Readonly<Record<string, number>> = { kg: 1000, gram: 1, gr: 1, g: 1, cm: 10, mm: 1 }
const WEIGHT_UNITS = ['kg', 'gram', 'gr', 'g']

/**
 * Rule PENG-2: a measure as a kader types it. 8,4 and 8.4 are the same; 84 for a baby asks whether
 * 8,4 is meant, and so does 8400 in a field of kilograms; "8.400 g" is 8400 g because a dot before
 * three figures of grams parts the thousands.
 *
 * @param besaran decides the unit of a bare number: kilograms for a weight, else centimetres
 * @param ageInMonths completed months, for the plausible range
 */
export function readUkuran(text: string, besaran: Besaran, ageInMonths: number): UkuranTerbaca {
  const compact = text.toLowerCase().replace(/\s+/g, '')
  if (compact === '') return { hasil: 'kosong' }
  const match = NUMBER.exec(compact)
  if (!match) return { hasil: 'bukan_angka' }
  const [, whole = '', fraction = '', unit = besaran === 'weightGram' ? 'kg' : 'cm'] = match
  if (WEIGHT_UNITS.includes(unit) !== (besaran === 'weightGram')) return { hasil: 'bukan_angka' }

  const factor = FACTOR[unit] as number
  const isThousands = factor === 1 && fraction.length === 3
  const typed = isThousands ? Number(whole + fraction) : Number(`${whole}.${fraction || '0'}`)
  const value = Math.round(typed * factor)
  const range = wajar(besaran, ageInMonths)
  if (isWajar(range, value)) return { hasil: 'terbaca', value }

  const maksud = [value / 10, value / 100, value / 1000].find((other) => isWajar(range, other))
  if (maksud !== undefined) return { hasil: 'tanya', value, maksud: Math.round(maksud) }
  return { hasil: isWajar(BATAS_UKURAN[besaran], value) ? 'tidak_wajar' : 'mustahil', value }
}

/** 8400 g as "8,4", 692 mm as "69,2": how a measure is shown and written into the Buku KIA. */
export function formatUkuran(value: number, besaran: Besaran): string {
  const shown = besaran === 'weightGram' ? value / 1000 : value / 10
  const decimals = besaran === 'weightGram' && value % 100 !== 0 ? 2 : 1
  return shown.toFixed(decimals).replace('.', ',')
}
