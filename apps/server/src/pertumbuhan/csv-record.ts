/** A record of a CSV stream with the lines it stood on, counted from 1. */
export interface CsvRecord {
  readonly text: string
  readonly firstLine: number
  readonly lastLine: number
  /** False when a quote was opened and not closed within `MAX_LINES` lines. */
  readonly closed: boolean
}

/** A quoted cell may hold line ends, but a stray quote must not swallow a million rows. */
const MAX_LINES = 20

const CELL_ENDS = ',;\t'

/**
 * Cuts a stream of text into CSV records, in constant memory. Line ends are LF or CRLF; a byte
 * order mark is dropped. Give it text decoded as latin1: bytes pass through it unchanged.
 */
export class CsvRecords {
  readonly #onRecord: (record: CsvRecord) => void
  #rest = ''
  #line = 0
  #open: string[] = []

  constructor(onRecord: (record: CsvRecord) => void) {
    this.#onRecord = onRecord
  }

  push(chunk: string): void {
    const text = this.#rest + chunk
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end
      this.#takeLine(text.slice(start, stop))
      start = end + 1
    }
    this.#rest = text.slice(start)
  }

  end(): void {
    const last = this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest
    this.#rest = ''
    if (last !== '') this.#takeLine(last)
    while (this.#open.length > 0) this.#giveUp()
  }

  #takeLine(line: string): void {
    this.#line += 1
    const text = this.#line === 1 ? line.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '') : line
    if (this.#open.length === 0) {
      if (!endsInQuotes(text, false)) {
        const lineNumber = this.#line
        this.#onRecord({ text, firstLine: lineNumber, lastLine: lineNumber, closed: true })
      } else this.#open.push(text)
      return
    }
    this.#open.push(text)
    if (!endsInQuotes(text, true)) {
      const firstLine = this.#line - this.#open.length + 1
      const joined = this.#open.join('\n')
      this.#open = []
      this.#onRecord({ text: joined, firstLine, lastLine: this.#line, closed: true })
    } else if (this.#open.length >= MAX_LINES) this.#giveUp()
  }

  /** The first line kept its quote open: it alone is bad, the lines after it are read again. */
  #giveUp(): void {
    const [first = '', ...others] = this.#open
    const firstLine = this.#line - this.#open.length + 1
    this.#open = []
    this.#onRecord({ text: first, firstLine, lastLine: firstLine, closed: false })
    this.#line = firstLine
    for (const line of others) this.#takeLine(line)
  }
}

/** The cells of a record, quotes taken off, a doubled quote made one. */
export function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter)
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text.charAt(at) === '"') {
      let close = text.indexOf('"', at + 1)
      while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
      if (close < 0) return [...cells, text.slice(at)]
      const next = text.indexOf(delimiter, close)
      const tail = text.slice(close + 1, next < 0 ? text.length : next)
      cells.push(text.slice(at + 1, close).replaceAll('""', '"') + tail)
      if (next < 0) return cells
      at = next + 1
    } else {
      const next = text.indexOf(delimiter, at)
      cells.push(text.slice(at, next < 0 ? text.length : next))
      if (next < 0) return cells
      at = next + 1
    }
  }
}

/** Whether a quoted cell goes on past the end of the line. A quote opens at the start of a cell only. */
function endsInQuotes(line: string, startsInQuotes: boolean): boolean {
  let open = startsInQuotes
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
    if (!open) open = at === 0 || CELL_ENDS.includes(line.charAt(at - 1))
    else if (line.charAt(at + 1) === '"') at += 1
    else open = false
  }
  return open
}
