import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | null

const CHUNK = 1 << 18

/**
 * COPY … FROM STDIN, with backpressure: rows are given one by one, the connection decides the speed.
 * The names come from this program, never from outside.
 */
export async function openCopy(client: Client, table: string, columns: readonly string[]) {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  let buffer = ''
  let rows = 0

  async function flush(): Promise<void> {
    if (buffer === '') return
    const chunk = buffer
    buffer = ''
    if (!stream.write(chunk)) await once(stream, 'drain')
  }

  return {
    /** Adds one row; await it only when it returns a promise. */
    row(cells: readonly Cell[]): Promise<void> | undefined {
      rows += 1
      let line = ''
      for (let i = 0; i < cells.length; i += 1) {
        if (i > 0) line += '\t'
        line += encode(cells[i] ?? null)
      }
      buffer += `${line}\n`
      return buffer.length >= CHUNK ? flush() : undefined
    },
    async end(): Promise<number> {
      await flush()
      stream.end()
      await finished(stream)
      return rows
    },
  }
}

const SPECIAL = /[\\\t\n\r]/g
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

function encode(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return cell.replace(SPECIAL, (c) => ESCAPED[c] ?? c)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  return String(cell)
}
