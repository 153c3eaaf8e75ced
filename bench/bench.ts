import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchResult, isBenchResult, table } from './bench-result.ts'

/**
 * `npm run bench`: every `bench…` function of the files here, one after the other, as a table; with
 * `--json` one JSON object a line. `npm run bench -- pertumbuhan` runs the files named with the word.
 */
const NOT_BENCHES = ['bench.ts', 'bench-result.ts']
// npm keeps an option without `--` before it for itself, and says so in the environment.
const isJson = process.argv.includes('--json') || process.env['npm_config_json'] === 'true'
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const files = readdirSync(import.meta.dirname)
  .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && !NOT_BENCHES.includes(name))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .toSorted()
if (files.length === 0) fail(`no bench is called ${wanted.join(' or ')}`)

const results: BenchResult[] = []
for (const file of files) {
  if (!isJson) console.error(`… ${file}`)
  // One that breaks does not hide the others.
  try {
    for (const result of await runFile(file)) {
      results.push(result)
      if (isJson) console.log(JSON.stringify(result))
    }
  } catch (error) {
    fail(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}
if (!isJson && results.length > 0) console.log(table(results))

async function runFile(file: string): Promise<BenchResult[]> {
  const exported = (await import(join(import.meta.dirname, file))) as Record<string, unknown>
  const benches = Object.entries(exported).filter(([name]) => name.startsWith('bench'))
  if (benches.length === 0) throw new Error('exports no function whose name begins with bench')
  const results: BenchResult[] = []
  for (const [name, bench] of benches) {
    if (typeof bench !== 'function') throw new Error(`${name} is not a function`)
    const answer: unknown = await bench()
    if (!Array.isArray(answer) || !answer.every(isBenchResult)) {
      throw new Error(`${name} answered something else than results`)
    }
    results.push(...answer)
  }
  return results
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}
