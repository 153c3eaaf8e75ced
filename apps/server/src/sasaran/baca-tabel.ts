import { Readable } from 'node:stream'
import { IMPOR_MAX_UNPACKED_BYTES } from '@simpul/contract/impor.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { parse } from 'csv-parse'
import exceljs from 'exceljs'
import { checkXlsx } from './periksa-xlsx.ts'

/** A sheet as text cells: what was in the file, nothing decided yet. Row numbers count as the person sees them, from 1. */
export interface Baris {
  readonly nomor: number
  readonly sel: readonly string[]
}

export type TabelProblem =
  | {
      readonly kode: 'berkas_tidak_terbaca'
      /** `kutip_baris:12`: on line 12 a quote was opened that nothing closes. */
      readonly field: 'xls_lama' | 'bukan_tabel' | 'kosong' | `kutip_baris:${number}`
    }
  | { readonly kode: 'berkas_terlalu_besar'; readonly field: `isi:${number}` }

/** Yields every row that is not empty, the header among them. CSV (comma, semicolon, tab; UTF-8 or Windows-1252) or XLSX. */
export async function readTabel(
  nama: string,
  bytes: Uint8Array,
): Promise<Result<AsyncIterable<Baris>, TabelProblem>> {
  if (bytes.length === 0) return err({ kode: 'berkas_tidak_terbaca', field: 'kosong' })
  // D0 CF 11 E0: the old binary .xls, which no kept library reads safely.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return err({ kode: 'berkas_tidak_terbaca', field: 'xls_lama' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const problem = await checkXlsx(bytes)
    if (problem === 'terlalu_besar')
      return err({
        kode: 'berkas_terlalu_besar',
        field: `isi:${IMPOR_MAX_UNPACKED_BYTES / (1024 * 1024)}`,
      })
    return problem ? err({ kode: 'berkas_tidak_terbaca', field: problem }) : ok(readXlsx(bytes))
  }
  if (bytes.subarray(0, 4096).includes(0) || /\.(pdf|docx?|png|jpe?g|zip)$/i.test(nama)) {
    return err({ kode: 'berkas_tidak_terbaca', field: 'bukan_tabel' })
  }
  const text = decode(bytes)
  const delimiter = detectDelimiter(text)
  const line = openQuoteLine(text, delimiter)
  if (line !== null) return err({ kode: 'berkas_tidak_terbaca', field: `kutip_baris:${line}` })
  return ok(readCsv(text, delimiter))
}

async function* readCsv(text: string, delimiter: string): AsyncIterable<Baris> {
  const parser = Readable.from([text]).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }),
  )
  for await (const item of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
    yield { nomor: item.info.lines, sel: item.record.map((cell) => cell.trim()) }
  }
}

/** A quoted address may hold line ends; a stray quote holds people. */
const MAX_LINES_IN_CELL = 20

/**
 * The line, from 1, of a quote that was opened and not closed: nothing closes it to the end, or what
 * does stands in the middle of a cell of another row, or far away. The rows between would be one name.
 */
function openQuoteLine(text: string, delimiter: string): number | null {
  const before = [delimiter, '\n', '\r', '\ufeff']
  const after = ['', delimiter, '\n', '\r']
  let line = 1
  let counted = 0
  for (let open = text.indexOf('"'); open >= 0; ) {
    if (open > 0 && !before.includes(text.charAt(open - 1))) {
      open = text.indexOf('"', open + 1)
      continue
    }
    line += lineEnds(text, counted, open)
    counted = open
    let close = text.indexOf('"', open + 1)
    while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
    if (close < 0) return line
    const inside = lineEnds(text, open, close)
    const isCellEnd = after.includes(text.charAt(close + 1))
    if (inside > MAX_LINES_IN_CELL || (inside > 0 && !isCellEnd)) return line
    open = text.indexOf('"', close + 1)
  }
  return null
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1
  return count
}

/** An office's old Excel saves CSV in Windows-1252; a byte that is no UTF-8 says so. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** By the first lines together: a sheet may begin with a title that has no delimiter at all. */
function detectDelimiter(text: string): string {
  const head = text.slice(0, 8_000)
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    count: head.split(delimiter).length,
  }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

/** The column a mapping may name at most is the 500th (contract/impor.ts). */
const MAX_KOLOM = 501

async function* readXlsx(bytes: Uint8Array): AsyncIterable<Baris> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  })
  for await (const sheet of reader) {
    let hasRows = false
    for await (const row of sheet) {
      const values = Array.isArray(row.values) ? row.values : []
      const sel: string[] = []
      // A mapping reaches no further; a sheet may be 16,384 columns wide.
      const width = Math.min(values.length, MAX_KOLOM + 1)
      for (let i = 1; i < width; i += 1) sel.push(cellText(values[i]))
      if (sel.every((cell) => cell === '')) continue
      hasRows = true
      yield { nomor: row.number, sel }
    }
    // Only the first sheet that holds anything: later ones are legends and totals.
    if (hasRows) return
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : numberText(value)
  if (typeof value === 'object') {
    if ('richText' in value && Array.isArray(value.richText))
      return value.richText
        .map((part: { text?: string }) => part.text ?? '')
        .join('')
        .trim()
    if ('result' in value) return cellText(value.result)
    if ('text' in value) return cellText(value.text)
    return ''
  }
  if (typeof value === 'string') return value.trim()
  return typeof value === 'boolean' ? String(value) : ''
}

/** A sixteen-digit number in a cell has lost its last digits: shown as Excel shows it, so that it is called broken. */
function numberText(value: number): string {
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(Number(value.toPrecision(12)))
}
