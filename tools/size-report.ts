import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gitFiles, ROOT } from './git-files.ts'
import { isSource } from './source-file.ts'

/** Prints median and p90 of lines a file, per package. A trend to talk about, never a limit. */
const groups = new Map<string, { path: string; lines: number }[]>()
for (const path of gitFiles().filter(isSource)) {
  if (/\.generated\.ts$|\/tabel\//.test(path)) continue
  const group = /^(?:apps|packages)\/[^/]+/.exec(path)?.[0] ?? path.split('/')[0] ?? path
  const kind = /\.(?:test|e2e)\.tsx?$/.test(path) ? `${group} (tests)` : group
  const lines = readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length
  groups.set(kind, [...(groups.get(kind) ?? []), { path, lines }])
}

console.log(`${'package'.padEnd(28)} files  median   p90  longest`)
for (const [group, files] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const sorted = files.toSorted((a, b) => a.lines - b.lines)
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1]?.lines ?? 0
  const longest = sorted.at(-1)
  console.log(
    [
      group.padEnd(28),
      String(sorted.length).padStart(5),
      String(at(0.5)).padStart(7),
      String(at(0.9)).padStart(5),
      ` ${longest?.lines} ${longest?.path}`,
    ].join(' '),
  )
}
