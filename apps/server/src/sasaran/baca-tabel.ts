import { Readable } from 'node:stream'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { parse } from 'csv-parse'
import exceljs from 'exceljs'

/** A sheet as text cells: what was in the file, nothing decided yet. Row numbers count as the person sees them, from 1. */
export interface Baris {
  readonly nomor: number
  readonly sel: readonly string[]
}

export type TabelProblem = {
  readonly kode: 'berkas_tidak_terbaca'
  readonly field: 'xls_lama' | 'bukan_tabel' | 'kosong'
}

/** Yields every row that is not empty, the header among them. CSV (comma, semicolon, tab; UTF-8 or Windows-1252) or XLSX. */
export async function readTabel(
  nama: string,
  bytes: Uint8Array,
): Promise<Result<AsyncIterable<Baris>, TabelProblem>> {
  if (bytes.length === 0) return err({ kode: 'berkas_tidak_terbaca', field: 'kosong' })
  // D0 CF 11 E0: the old binary .xls, which no kept library reads safely.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return err({ kode: 'berkas_tidak_terbaca', field: 'xls_lama' })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ok(readXlsx(bytes))
  if (bytes.subarray(0, 4096).includes(0) || /\.(pdf|docx?|png|jpe?g|zip)$/i.test(nama)) {
    return err({ kode: 'berkas_tidak_terbaca', field: 'bukan_tabel' })
  }
  return ok(readCsv(bytes))
}

async function* readCsv(bytes: Uint8Array): AsyncIterable<Baris> {
  const text = decode(bytes)
  const parser = Readable.from([text]).pipe(
    parse({
      delimiter: detectDelimiter(text),
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
      for (let i = 1; i < values.length; i += 1) sel.push(cellText(values[i]))
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
