import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BenchResult } from './bench-result.ts'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'apps/kader/dist')

/** What the issue allows a phone to fetch before the first screen. */
const GOAL_BYTES = 90_000

/** gzip of the JavaScript that index.html names, modulepreload included: the first load of a phone. */
export async function benchKaderJs(): Promise<BenchResult[]> {
  if (!existsSync(join(DIST, 'index.html'))) build()
  const files = scriptsOf(readFileSync(join(DIST, 'index.html'), 'utf8'))
  if (files.length === 0) throw new Error('apps/kader/dist/index.html names no script')
  const bytes = files
    .map((path) => gzipSync(readFileSync(join(DIST, path.replace(/^\/kader\//, '')))).length)
    .reduce((sum, size) => sum + size, 0)
  return [
    {
      name: 'kader.initial_js',
      value: bytes,
      unit: 'B gzip',
      peer: 'target',
      peerValue: GOAL_BYTES,
      ratio: bytes / GOAL_BYTES,
    },
  ]
}

/** Paths of scripts and preloaded modules, each once, wherever they stand in the tag. */
export function scriptsOf(page: string): string[] {
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const paths = tags
    .filter((tag) => tag.startsWith('<script') || /\brel="?modulepreload\b/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
  return [...new Set(paths)]
}

function build(): void {
  const built = spawnSync(process.execPath, [join(ROOT, 'tools/build.ts'), 'kader'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) throw new Error('the kader app cannot be built')
}
