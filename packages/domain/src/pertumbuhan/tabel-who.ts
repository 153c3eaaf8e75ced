import { type Deret, decodeDeret } from './deret.ts'

/** L, M and S of one index and one sex, by step from `start`. */
export interface Lms {
  readonly start: number
  readonly l: Float64Array
  readonly m: Float64Array
  readonly s: Float64Array
}

/** Boys first, then girls: the sex of WHO (1, 2) minus one is the place. */
type LmsBySex = readonly [Lms, Lms]

/** WHO Child Growth Standards, birth to 1826 days. Lengths are in steps of 0.1 cm from `start`. */
export interface TabelWho2006 {
  readonly weightForAge: LmsBySex
  readonly lengthForAge: LmsBySex
  readonly bmiForAge: LmsBySex
  readonly headForAge: LmsBySex
  readonly lilaForAge: LmsBySex
  readonly weightForLength: LmsBySex
  readonly weightForHeight: LmsBySex
}

/** WHO Reference 2007, by month from 60. */
export interface TabelWho2007 {
  readonly weightForAge: LmsBySex
  readonly heightForAge: LmsBySex
  readonly bmiForAge: LmsBySex
}

/** One generated table: where it starts, its columns by sex, and the SHA-256 of its csv. */
interface DataTabel {
  readonly sha256: string
  readonly start: number
  readonly columns: readonly [DataLms, DataLms]
}
interface DataLms {
  readonly l: Deret
  readonly m: Deret
  readonly s: Deret
}

export type DataTabelWho2006 = Readonly<Record<keyof TabelWho2006, DataTabel>>
export type DataTabelWho2007 = Readonly<Record<keyof TabelWho2007, DataTabel>>

let who2006: Promise<TabelWho2006> | undefined
let who2007: Promise<TabelWho2007> | undefined

/** The tables of 0 to 5 years, fetched and unpacked once, when first asked for. */
export function loadTabelWho2006(): Promise<TabelWho2006> {
  who2006 ??= import('./tabel/who-2006.ts').then(({ WHO_2006 }) => tabelWho2006(WHO_2006))
  return who2006
}

/** The tables of 5 to 19 years, fetched and unpacked once, when first asked for. */
export function loadTabelWho2007(): Promise<TabelWho2007> {
  who2007 ??= import('./tabel/who-2007.ts').then(({ WHO_2007 }) => tabelWho2007(WHO_2007))
  return who2007
}

/** Unpacks the generated module; whoever may not wait imports it and calls this. */
export function tabelWho2006(data: DataTabelWho2006): TabelWho2006 {
  return {
    weightForAge: decode(data.weightForAge),
    lengthForAge: decode(data.lengthForAge),
    bmiForAge: decode(data.bmiForAge),
    headForAge: decode(data.headForAge),
    lilaForAge: decode(data.lilaForAge),
    weightForLength: decode(data.weightForLength),
    weightForHeight: decode(data.weightForHeight),
  }
}

/** Unpacks the generated module of 5 to 19 years. */
export function tabelWho2007(data: DataTabelWho2007): TabelWho2007 {
  return {
    weightForAge: decode(data.weightForAge),
    heightForAge: decode(data.heightForAge),
    bmiForAge: decode(data.bmiForAge),
  }
}

function decode(data: DataTabel): LmsBySex {
  return [decodeLms(data.start, data.columns[0]), decodeLms(data.start, data.columns[1])]
}

function decodeLms(start: number, columns: DataLms): Lms {
  return {
    start,
    l: decodeDeret(columns.l),
    m: decodeDeret(columns.m),
    s: decodeDeret(columns.s),
  }
}
