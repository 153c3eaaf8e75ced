import { Readable } from 'node:stream'
import { IMPOR_MAX_UNPACKED_BYTES } from '@simpul/contract/impor.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { parse } from 'csv-parse'
import exceljs from 'exceljs'
import { CariGabungan, IsiGabungan } from './gabungan-sel.ts'
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
      readonly field:
        | 'xls_lama'
        | 'halaman_web'
        | 'bukan_tabel'
        | 'kosong'
        | `kutip_baris:${number}`
    }
  | { readonly kode: 'berkas_terlalu_besar'; readonly field: `isi:${number}` }

/** Yields every row that is not empty, the header among them. CSV (comma, semicolon, tab; UTF-8, UTF-16 or Windows-1252) or XLSX. */
export async function readTabel(
  nama: string,
  bytes: Uint8Array,
): Promise<Result<AsyncIterable<Baris>, TabelProblem>> {
  if (bytes.length === 0) return err({ kode: 'berkas_tidak_terbaca', field: 'kosong' })
  // D0 CF 11 E0: the old binary .xls, which no kept library reads safely.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return err({ kode: 'berkas_tidak_terbaca', field: 'xls_lama' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const gabungan = new CariGabungan()
    const problem = await checkXlsx(bytes, undefined, (entry, part) => gabungan.see(entry, part))
    if (problem === 'terlalu_besar')
      return err({
        kode: 'berkas_terlalu_besar',
        field: `isi:${IMPOR_MAX_UNPACKED_BYTES / (1024 * 1024)}`,
      })
    return problem
      ? err({ kode: 'berkas_tidak_terbaca', field: problem })
      : ok(readXlsx(bytes, gabungan))
  }
  const utf16 = decodeUtf16(bytes)
  if (
    (utf16 === null && bytes.subarray(0, 4096).includes(0)) ||
    /\.(pdf|docx?|png|jpe?g|zip)$/i.test(nama)
  ) {
    return err({ kode: 'berkas_tidak_terbaca', field: 'bukan_tabel' })
  }
  const text = utf16 ?? decode(bytes)
  // An application of the desa writes a page of the web and calls it .xls.
  if (/^\s*<(?:!doctype|\?xml|html|head|meta|style|table)\b/i.test(text.slice(0, 500)))
    return err({ kode: 'berkas_tidak_terbaca', field: 'halaman_web' })
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

/** What Excel calls "Unicode Text": two bytes a letter, with a mark in front; null: it is none. */
function decodeUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
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

/** A table has rows of so many filled cells; a legend or an instruction has fewer. */
const TABLE_CELLS = 3
const TABLE_ROWS = 2

/**
 * The first sheet that holds a table: before it may lie instructions, after it legends and totals. When
 * no sheet looks like one, the first that holds anything.
 */
async function* readXlsx(bytes: Uint8Array, gabungan: CariGabungan): AsyncIterable<Baris> {
  const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  })
  let fallback: readonly Baris[] = []
  for await (const sheet of reader) {
    // Held back until the sheet is known to be a table; then every row goes on as it comes.
    let held: Baris[] | null = []
    let wide = 0
    const isi = new IsiGabungan(gabungan.of(sheetNumber(sheet)))
    for await (const row of sheet) {
      const values = Array.isArray(row.values) ? row.values : []
      const sel: string[] = []
      // A mapping reaches no further; a sheet may be 16,384 columns wide.
      const width = Math.min(values.length, MAX_KOLOM + 1)
      for (let i = 1; i < width; i += 1) sel.push(cellText(values[i]))
      if (sel.every((cell) => cell === '')) continue
      const baris = { nomor: row.number, sel: isi.fill(row.number, sel) }
      if (held === null) {
        yield baris
        continue
      }
      held.push(baris)
      if (sel.filter((cell) => cell !== '').length >= TABLE_CELLS) wide += 1
      if (wide < TABLE_ROWS) continue
      yield* held
      held = null
    }
    if (held === null) return
    if (fallback.length === 0) fallback = held
  }
  yield* fallback
}

/** The library knows the number of the sheet's file, and does not tell its type. */
function sheetNumber(sheet: object): number {
  return 'id' in sheet ? Number(sheet.id) : 0
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
