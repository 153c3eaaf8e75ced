import { statusBerat } from '@simpul/domain/pertumbuhan/status-berat.ts'
import { statusGizi } from '@simpul/domain/pertumbuhan/status-gizi.ts'
import { statusGiziUsiaSekolah } from '@simpul/domain/pertumbuhan/status-gizi-usia-sekolah.ts'
import { type StatusLila, statusLila } from '@simpul/domain/pertumbuhan/status-lila.ts'
import { statusLingkarKepala } from '@simpul/domain/pertumbuhan/status-lingkar-kepala.ts'
import { statusTinggi } from '@simpul/domain/pertumbuhan/status-tinggi.ts'
import type { TabelWho2006, TabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import {
  type AnakWho2006,
  computeWho2006,
  DAYS_PER_MONTH,
  isFlagged,
  MEASURE,
  WHO_2006,
  WHO_2006_SIZE,
} from '@simpul/domain/pertumbuhan/who-2006.ts'
import {
  computeWho2007,
  isFlagged2007,
  WHO_2007,
  WHO_2007_SIZE,
} from '@simpul/domain/pertumbuhan/who-2007.ts'
import type { ZScore } from '@simpul/domain/pertumbuhan/z-score.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { PESAN } from './antropometri.pesan.ts'

export type Reference = 'who2006' | 'who2007'

/** Where each column of the input stands; undefined when the file has none. */
interface Columns {
  readonly count: number
  readonly sex: number
  readonly age: number
  readonly ageUnit: 'days' | 'months'
  readonly weight: number
  readonly lenhei: number
  readonly measure: number | undefined
  readonly headc: number | undefined
  readonly armc: number | undefined
  readonly oedema: number | undefined
}

type HeaderRefusal =
  | { kode: 'kolom_kurang'; kolom: readonly string[] }
  | { kode: 'kolom_ganda'; kolom: string }

/** Writes the computed cells of one row, each after a delimiter, or says what cannot be read. */
export type ComputeRow = (cells: readonly string[]) => Result<string, string>

export const OUTPUT_COLUMNS: Readonly<Record<Reference, readonly string[]>> = {
  who2006: [
    ...'clenhei cbmi zlen flen zwei fwei zwfl fwfl zbmi fbmi zhc fhc zac fac'.split(' '),
    ...'kategori_pb_u kategori_bb_u kategori_bb_pb kategori_imt_u'.split(' '),
    ...'kategori_lk_u kategori_lila'.split(' '),
  ],
  who2007: [
    ...'cbmi zhfa fhfa zwfa fwfa zbfa fbfa'.split(' '),
    ...'kategori_tb_u kategori_bb_u kategori_imt_u'.split(' '),
  ],
}

/** Names are taken without regard to case and spaces. */
export function readHeader(
  names: readonly string[],
  reference: Reference,
): Result<Columns, HeaderRefusal> {
  const known = names.map((name) => name.trim().toLowerCase())
  const find = (...alternatives: string[]) => {
    for (const name of alternatives) {
      const at = known.indexOf(name)
      if (at >= 0) return at
    }
    return undefined
  }
  const ages = ['age_days', 'age_months', 'age_months_in']
  // Days are the exact age of the daily tables, months of the monthly ones.
  const age = find(...(reference === 'who2006' ? ages : ages.toReversed()))
  const sex = find('sex')
  const weight = find('weight')
  const lenhei = find('lenhei', 'height')
  if (sex === undefined || age === undefined || weight === undefined || lenhei === undefined) {
    const kolom = []
    if (sex === undefined) kolom.push('sex')
    if (age === undefined) kolom.push('age_days (atau age_months)')
    if (weight === undefined) kolom.push('weight')
    if (lenhei === undefined) kolom.push('lenhei (atau height)')
    return err({ kode: 'kolom_kurang', kolom })
  }
  const read = ['sex', ...ages, 'weight', 'lenhei', 'height', 'measure', 'headc', 'armc', 'oedema']
  const doubled = read.find((name) => known.indexOf(name) !== known.lastIndexOf(name))
  if (doubled !== undefined) return err({ kode: 'kolom_ganda', kolom: doubled })
  return ok({
    count: names.length,
    sex,
    age,
    ageUnit: known[age] === 'age_days' ? 'days' : 'months',
    weight,
    lenhei,
    measure: find('measure'),
    headc: find('headc'),
    armc: find('armc'),
    oedema: find('oedema'),
  })
}

/** The rows of 0 to 5 years. One object and one buffer serve every row. */
export function compute2006(columns: Columns, tabel: TabelWho2006, delimiter: string): ComputeRow {
  const out = new Float64Array(WHO_2006_SIZE)
  const anak = emptyAnak()
  const texts = (place: number, status: (z: ZScore) => string) =>
    new ZTexts(delimiter, (z) => isFlagged(place, z), status)
  const len = texts(WHO_2006.zlen, statusTinggi)
  const wei = texts(WHO_2006.zwei, statusBerat)
  const wfl = texts(WHO_2006.zwfl, statusGizi)
  const bmi = texts(WHO_2006.zbmi, statusGizi)
  const hc = texts(WHO_2006.zhc, statusLingkarKepala)
  const ac = texts(WHO_2006.zac, () => '')
  return (cells) => {
    const problem = readRow(cells, columns, anak)
    if (problem) return err(problem)
    computeWho2006(tabel, anak, out)
    const zlen = out[WHO_2006.zlen] as number
    const zwei = out[WHO_2006.zwei] as number
    const zwfl = out[WHO_2006.zwfl] as number
    const zbmi = out[WHO_2006.zbmi] as number
    const zhc = out[WHO_2006.zhc] as number
    const lila =
      anak.lilaCm > 0 ? statusLila(anak.lilaCm * 10, Math.floor(anak.ageMonths)) : undefined
    const measures =
      delimiter +
      number15(out[WHO_2006.clenhei] as number) +
      delimiter +
      number15(out[WHO_2006.cbmi] as number) +
      len.zAndFlag(zlen) +
      wei.zAndFlag(zwei) +
      wfl.zAndFlag(zwfl) +
      bmi.zAndFlag(zbmi) +
      hc.zAndFlag(zhc) +
      ac.zAndFlag(out[WHO_2006.zac] as number) +
      len.kategori(zlen)
    const kategori = anak.oedema
      ? wei.tidakDinilai + wfl.tidakDinilai + bmi.tidakDinilai
      : wei.kategori(zwei) + wfl.kategori(zwfl) + bmi.kategori(zbmi)
    return ok(measures + kategori + hc.kategori(zhc) + delimiter + (lila ? LILA[lila] : ''))
  }
}

/** The rows of 5 to 19 years. */
export function compute2007(columns: Columns, tabel: TabelWho2007, delimiter: string): ComputeRow {
  const out = new Float64Array(WHO_2007_SIZE)
  const anak = emptyAnak()
  const given = { sex: 0, ageMonths: 0, heightCm: 0, weightKg: 0, oedema: false }
  const texts = (place: number, status: (z: ZScore) => string) =>
    new ZTexts(delimiter, (z) => isFlagged2007(place, z), status)
  const hfa = texts(WHO_2007.zhfa, statusTinggi)
  const wfa = texts(WHO_2007.zwfa, statusBerat)
  const bfa = texts(WHO_2007.zbfa, statusGiziUsiaSekolah)
  return (cells) => {
    const problem = readRow(cells, columns, anak)
    if (problem) return err(problem)
    given.sex = anak.sex
    given.ageMonths = anak.ageMonths
    given.heightCm = anak.lenheiCm
    given.weightKg = anak.weightKg
    given.oedema = anak.oedema
    computeWho2007(tabel, given, out)
    const zhfa = out[WHO_2007.zhfa] as number
    const zwfa = out[WHO_2007.zwfa] as number
    const zbfa = out[WHO_2007.zbfa] as number
    const measures =
      delimiter +
      number15(out[WHO_2007.cbmi] as number) +
      hfa.zAndFlag(zhfa) +
      wfa.zAndFlag(zwfa) +
      bfa.zAndFlag(zbfa) +
      hfa.kategori(zhfa)
    return ok(
      measures +
        (anak.oedema
          ? wfa.tidakDinilai + bfa.tidakDinilai
          : wfa.kategori(zwfa) + bfa.kategori(zbfa)),
    )
  }
}

function emptyAnak(): AnakWho2006 {
  return {
    sex: 0,
    ageDays: 0,
    ageMonths: 0,
    weightKg: 0,
    lenheiCm: 0,
    measure: MEASURE.unknown,
    headCm: 0,
    lilaCm: 0,
    oedema: false,
  }
}

/** Fills `anak` from the cells; the sentence of the first cell that cannot be read. */
function readRow(cells: readonly string[], columns: Columns, anak: AnakWho2006): string | null {
  if (cells.length !== columns.count) return PESAN.jumlahKolom(cells.length, columns.count)

  const sex = read(SEX, cells, columns.sex)
  if (!sex) return PESAN.tidakTerbaca('sex', shown(cells, columns.sex), '1/2, m/f, L/P')
  anak.sex = sex
  // A code that is not known counts as not recorded, as in WHO's software: nothing is corrected.
  anak.measure = read(MEASURES, cells, columns.measure) ?? MEASURE.unknown
  anak.oedema = read(OEDEMA, cells, columns.oedema) ?? false

  const age = numberOf(cells, columns.age)
  const weight = numberOf(cells, columns.weight)
  const lenhei = numberOf(cells, columns.lenhei)
  const headc = numberOf(cells, columns.headc)
  const armc = numberOf(cells, columns.armc)
  if (age === null) return PESAN.bukanAngka('umur', shown(cells, columns.age))
  if (weight === null) return PESAN.bukanAngka('weight', shown(cells, columns.weight))
  if (lenhei === null) return PESAN.bukanAngka('lenhei', shown(cells, columns.lenhei))
  if (headc === null) return PESAN.bukanAngka('headc', shown(cells, columns.headc))
  if (armc === null) return PESAN.bukanAngka('armc', shown(cells, columns.armc))
  anak.ageDays = columns.ageUnit === 'days' ? age : age * DAYS_PER_MONTH
  anak.ageMonths = columns.ageUnit === 'days' ? age / DAYS_PER_MONTH : age
  anak.weightKg = weight
  anak.lenheiCm = lenhei
  anak.headCm = headc
  anak.lilaCm = armc
  return null
}

const SEX = lookup<number>({ 1: 1, m: 1, l: 1, 2: 2, f: 2, p: 2 })
const MEASURES = lookup<number>({
  l: MEASURE.lying,
  h: MEASURE.standing,
})
const OEDEMA = lookup<boolean>({ n: false, 2: false, y: true, 1: true })

/** A map, not an object: a cell that reads "constructor" must not be found. */
function lookup<Value>(entries: Record<string, Value>): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(entries).flatMap(([key, value]) => [
      [key, value],
      [key.toUpperCase(), value],
    ]),
  )
}

function read<Value>(
  words: ReadonlyMap<string, Value>,
  cells: readonly string[],
  at: number | undefined,
): Value | undefined {
  const text = at === undefined ? '' : (cells[at] as string)
  return words.get(text) ?? words.get(text.trim().toLowerCase())
}

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i

/** NaN for an empty cell or NA, null for what is no number. */
function numberOf(cells: readonly string[], at: number | undefined): number | null {
  if (at === undefined) return Number.NaN
  const text = cells[at] as string
  return text === '' ? Number.NaN : (shortDecimal(text) ?? anyNumber(text.trim()))
}

/**
 * Figures with one point at most, 15 of them: the whole number divided by its power of ten is the
 * double a parser would give, and this is what nearly every cell is.
 */
function shortDecimal(text: string): number | undefined {
  if (text.length > 15) return undefined
  let whole = 0
  let divisor = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + (code - 48)
      divisor *= 10
    } else if (code === 46 && divisor === 0 && i > 0) divisor = 1
    else return undefined
  }
  return divisor === 0 ? whole : whole / divisor
}

function anyNumber(text: string): number | null {
  if (text === '' || text === 'NA') return Number.NaN
  if (!NUMBER.test(text)) return null
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

/** For a sentence: the bytes passed through as latin1, people read UTF-8. */
function shown(cells: readonly string[], at: number | undefined): string {
  const text = Buffer.from(at === undefined ? '' : (cells[at] as string), 'latin1').toString('utf8')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** z are hundredths, so their text is made once for each. */
class ZTexts {
  readonly tidakDinilai: string
  readonly #delimiter: string
  readonly #flagged: (z: number) => boolean
  readonly #status: (z: ZScore) => string
  readonly #zAndFlag = noTexts()
  readonly #kategori = noTexts()

  constructor(delimiter: string, flagged: (z: number) => boolean, status: (z: ZScore) => string) {
    this.#delimiter = delimiter
    this.#flagged = flagged
    this.#status = status
    this.tidakDinilai = delimiter + PESAN.tidakDinilai
  }

  zAndFlag(z: number): string {
    const at = hundredth(z)
    const known = this.#zAndFlag[at]
    if (known !== undefined) return known
    const text = this.#zAndFlagText(z)
    if (at >= 0) this.#zAndFlag[at] = text
    return text
  }

  kategori(z: number): string {
    const at = hundredth(z)
    const known = this.#kategori[at]
    if (known !== undefined) return known
    const text = this.#kategoriText(z)
    if (at >= 0) this.#kategori[at] = text
    return text
  }

  #zAndFlagText(z: number): string {
    const d = this.#delimiter
    return Number.isFinite(z) ? `${d}${z}${d}${this.#flagged(z) ? 1 : 0}` : d + d
  }

  #kategoriText(z: number): string {
    if (!Number.isFinite(z)) return this.#delimiter
    if (this.#flagged(z)) return this.tidakDinilai
    return this.#delimiter + words(this.#status(z as ZScore))
  }
}

function noTexts(): (string | undefined)[] {
  return Array.from({ length: 8002 })
}

/** A place in an array for each z of −40 to 40 and one for "no z"; −1 for the rest, not kept. */
function hundredth(z: number): number {
  if (z >= -40 && z <= 40) return Math.round(z * 100) + 4000
  return Number.isNaN(z) ? 8001 : -1
}

const LILA: Readonly<Record<StatusLila, string>> = {
  gizi_buruk: words('gizi_buruk'),
  gizi_kurang: words('gizi_kurang'),
  gizi_baik: words('gizi_baik'),
}

/** gizi_kurang is written "gizi kurang". */
function words(status: string): string {
  return status.replaceAll('_', ' ')
}

/** Fifteen significant digits, as R writes a number: 66.5 + 0.7 is 67.2. */
function number15(value: number): string {
  if (value >= 10 && value < 1000) {
    const tenths = Math.round(value * 10)
    if (Math.abs(value * 10 - tenths) < 1e-9) return String(tenths / 10)
    // A whole number of 15 digits in two small halves, its point set by hand: many times as fast
    // as toPrecision, which is asked only where the product is too near a half to know its side.
    const scaled = value * (value < 100 ? 1e13 : 1e12)
    const floor = Math.floor(scaled)
    const rest = scaled - floor
    if (rest < 0.3 || rest > 0.7) {
      const whole = rest < 0.5 ? floor : floor + 1
      const high = Math.floor(whole / 1e8)
      const digits = high + String(whole - high * 1e8 + 1e8).slice(1)
      const places = value < 100 ? 2 : 3
      let end = 15
      while (digits.charCodeAt(end - 1) === 48) end -= 1
      return `${digits.slice(0, places)}.${digits.slice(places, end)}`
    }
  }
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : ''
}
