import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A step of tests counts its tests; any other counts as one. */
  readonly report?: string
}
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const MINUTE = 60_000
/** A step that hangs must end some day, and say so. */
export const STEP_LIMIT_MS = 15 * MINUTE

const folder = mkdtempSync(join(tmpdir(), 'simpul-test-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

function tool(name: string, file: string): Step {
  return { name, command: process.execPath, args: [`tools/${file}`] }
}

/** `TZ` counts: a rule that reads the machine's zone must fail on two of the three. */
function tests(project: string, zone?: string): Step {
  const name = zone === undefined ? `tests ${project}` : `tests ${project} ${zone}`
  const report = join(folder, `${name.replace(/\W+/g, '-')}.json`)
  return {
    name,
    command: 'vitest',
    args: [
      'run',
      `--project=${project}`,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env: zone === undefined ? {} : { TZ: zone },
    report,
  }
}

/** In order: what is quick and what the rest stands on first. */
export const STEPS: readonly Step[] = [
  { name: 'format', command: 'biome', args: ['check', '--max-diagnostics=20', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  tool('borders', 'check-borders.ts'),
  tool('words', 'check-words.ts'),
  tool('unused', 'check-unused.ts'),
  tool('ratchet', 'ratchet.ts'),
  tests('tools'),
  tests('domain', 'Asia/Jakarta'),
  tests('domain', 'Asia/Jayapura'),
  tests('domain', 'UTC'),
  tests('kader'),
  tests('kantor'),
  tests('server'),
  tests('sync'),
  tool('build', 'build.ts'),
  tests('e2e'),
  tool('sizes', 'size-report.ts'),
]

/** What vitest wrote down. A file that could not even be loaded is one failure, no tests is one too. */
export function countTests(report: string, exitCode: number): Count {
  const read = readReport(report)
  const skipped = read?.numPendingTests ?? 0
  const passed = read?.numPassedTests ?? 0
  if (!read) return { passed, failed: 1, skipped }
  const unloaded = read.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = read.numFailedTests + unloaded
  const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: failed + (isSilentFailure ? 1 : 0), skipped }
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

function readReport(report: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as VitestReport
  } catch {
    return null
  }
}
