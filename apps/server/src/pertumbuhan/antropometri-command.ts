import { createReadStream } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { loadTabelWho2006, loadTabelWho2007 } from '@simpul/domain/pertumbuhan/tabel-who.ts'
import { PESAN } from './antropometri.pesan.ts'
import {
  type ComputeRow,
  compute2006,
  compute2007,
  OUTPUT_COLUMNS,
  type Reference,
  readHeader,
} from './antropometri-row.ts'
import { type CsvRecord, CsvRecords, cellsOf } from './csv-record.ts'

/** Output is handed over in pieces of this many bytes, and then waits for the reader. */
const PIECE = 1 << 18

interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
}

/** `simpul antropometri`: exit code 0, 1 with unreadable rows, 2 when nothing could be done. */
export async function runAntropometri(
  args: readonly string[],
  streams: Streams = process,
): Promise<number> {
  const options = readArgs(args)
  if (options.kind === 'help') {
    streams.stdout.write(PESAN.bantuan)
    return 0
  }
  if (options.kind === 'refused') return refuse(streams, options.sentence)

  const { file, reference } = options
  const input =
    file === undefined ? streams.stdin : createReadStream(file, { highWaterMark: 1 << 16 })
  // The callback of each write has the error too; unheard, the event would end the process.
  const ignore = () => {}
  streams.stdout.on('error', ignore)
  try {
    return await computeStream(input, streams, reference)
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    // The reader had enough (`| head`): that is no failure of ours.
    if (code === 'EPIPE') return 0
    if (file === undefined || syscall === undefined) throw error
    return refuse(streams, PESAN.berkasTidakTerbaca(file, code ?? syscall))
  }
}

type Options =
  | { kind: 'help' }
  | { kind: 'refused'; sentence: string }
  | { kind: 'run'; reference: Reference; file: string | undefined }

function readArgs(args: readonly string[]): Options {
  let reference: Reference = 'who2006'
  const files: string[] = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string
    if (arg === '--help' || arg === '-h') return { kind: 'help' }
    if (arg === '--reference' || arg.startsWith('--reference=')) {
      const given = arg === '--reference' ? (args[++i] ?? '') : arg.slice('--reference='.length)
      if (given !== 'who2006' && given !== 'who2007') {
        return { kind: 'refused', sentence: PESAN.acuanSalah(given) }
      }
      reference = given
    } else if (arg.startsWith('-') && arg !== '-') {
      return { kind: 'refused', sentence: PESAN.pilihanSalah(arg) }
    } else files.push(arg)
  }
  if (files.length > 1) return { kind: 'refused', sentence: PESAN.satuBerkas }
  const file = files[0] === '-' ? undefined : files[0]
  return { kind: 'run', reference, file }
}

async function computeStream(
  input: Readable,
  streams: Streams,
  reference: Reference,
): Promise<number> {
  const tabel =
    reference === 'who2006'
      ? { reference, who: await loadTabelWho2006() }
      : { reference, who: await loadTabelWho2007() }
  const output = new Piecewise(streams.stdout, 'latin1')
  const problems = new Piecewise(streams.stderr, 'utf8')
  let computeRow: ComputeRow | undefined
  let delimiter = ','
  let refusal: string | undefined
  let bad = false

  function takeHeader(record: CsvRecord): void {
    delimiter = delimiterOf(record.text)
    const names = cellsOf(record.text, delimiter)
    const header = readHeader(names, reference)
    if (!header.ok) {
      const { error } = header
      refusal =
        error.kode === 'kolom_kurang'
          ? PESAN.kolomKurang(error.kolom)
          : PESAN.kolomGanda(error.kolom)
      return
    }
    const columns = OUTPUT_COLUMNS[reference]
    const kept = names.map((name) => {
      const quoted = /["\r\n]/.test(name) || name.includes(delimiter)
      const shown = columns.includes(name.trim().toLowerCase()) ? `${name}_asal` : name
      return quoted ? `"${shown.replaceAll('"', '""')}"` : shown
    })
    output.add(`${[...kept, ...columns].join(delimiter)}\n`)
    computeRow =
      tabel.reference === 'who2006'
        ? compute2006(header.value, tabel.who, delimiter)
        : compute2007(header.value, tabel.who, delimiter)
  }

  function takeRecord(record: CsvRecord): void {
    if (refusal !== undefined) return
    if (record.text.trim() === '') return
    if (!computeRow) {
      takeHeader(record)
      return
    }
    const computed = record.closed
      ? computeRow(cellsOf(record.text, delimiter))
      : ({ ok: false, error: PESAN.kutip } as const)
    if (computed.ok) {
      output.add(`${record.text}${computed.value}\n`)
      return
    }
    bad = true
    const { firstLine, lastLine } = record
    const lines = firstLine === lastLine ? `${firstLine}` : `${firstLine}–${lastLine}`
    problems.add(`${PESAN.baris(lines, computed.error)}\n`)
  }

  const records = new CsvRecords(takeRecord)
  for await (const chunk of input) {
    records.push(typeof chunk === 'string' ? chunk : (chunk as Buffer).toString('latin1'))
    if (refusal !== undefined) return refuse(streams, refusal)
    await output.flush()
    await problems.flush()
  }
  records.end()
  if (refusal !== undefined) return refuse(streams, refusal)
  if (!computeRow) return refuse(streams, PESAN.kosong)
  await output.finish()
  await problems.finish()
  return bad ? 1 : 0
}

/** The mark that parts the names of the header; a tab or ; only where it does better than a comma. */
function delimiterOf(header: string): string {
  const count = (mark: string) => header.split(mark).length
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

function refuse(streams: Streams, sentence: string): number {
  streams.stderr.write(`${sentence}\n`)
  return 2
}

/**
 * Rows written at once into bytes, handed over in pieces: memory stays the same however slow the
 * reader is, and no long text of many small ones is kept for the collector to carry about.
 */
class Piecewise {
  readonly #stream: Writable
  readonly #encoding: 'latin1' | 'utf8'
  readonly #full: Buffer[] = []
  #piece = Buffer.allocUnsafe(PIECE)
  #used = 0

  constructor(stream: Writable, encoding: 'latin1' | 'utf8') {
    this.#stream = stream
    this.#encoding = encoding
  }

  add(text: string): void {
    // A character of UTF-8 is three bytes at most for one unit of the string.
    const most = this.#encoding === 'latin1' ? text.length : text.length * 3
    if (this.#used + most > this.#piece.length) {
      this.#full.push(this.#piece.subarray(0, this.#used))
      this.#piece = Buffer.allocUnsafe(Math.max(PIECE, most))
      this.#used = 0
    }
    this.#used += this.#piece.write(text, this.#used, this.#encoding)
  }

  async flush(): Promise<void> {
    for (const piece of this.#full.splice(0)) {
      await new Promise<void>((resolve, reject) => {
        this.#stream.write(piece, (error) => (error ? reject(error) : resolve()))
      })
    }
  }

  async finish(): Promise<void> {
    this.#full.push(this.#piece.subarray(0, this.#used))
    this.#used = 0
    this.#piece = Buffer.allocUnsafe(PIECE)
    await this.flush()
  }
}
