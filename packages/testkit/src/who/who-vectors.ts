import { readFileSync } from 'node:fs'

export type WhoVector = Readonly<Record<string, string>>

/** Rows of one of the files beside this one, by column name, every cell as it is written. */
export function readWhoVectors(file: string): readonly WhoVector[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8').replaceAll('"', '')
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}
