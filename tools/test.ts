import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { ROOT } from './git-files.ts'
import { type Count, countTests, STEP_LIMIT_MS, STEPS, type Step } from './test-steps.ts'

/**
 * `npm test`: every check of the house, one after the other; a failed one does not hide the rest.
 * `npm test -- borders server` runs the steps whose names hold one of the words.
 */
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `The tests need Node 24, this is ${process.version}: run "npm ci", then "npm test".`,
  )
  process.exit(1)
}

const wanted = process.argv.slice(2)
const steps = STEPS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
)
let running: ChildProcess | null = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stop(running, signal)
    process.exit(130)
  })
}

const results: { name: string; seconds: number; count: Count }[] = []
for (const step of steps) {
  console.log(`\n── ${step.name}`)
  const started = performance.now()
  const exitCode = await run(step)
  const seconds = (performance.now() - started) / 1000
  const count = countOf(step, exitCode)
  results.push({ name: step.name, seconds, count })
  console.log(`── ${step.name}: ${describe(count)} (${seconds.toFixed(1)} s)`)
}

console.log('')
for (const { name, seconds, count } of results) {
  const mark = count.failed > 0 ? 'FAILED' : 'ok'
  console.log(
    `${mark.padEnd(7)}${name.padEnd(28)}${seconds.toFixed(1).padStart(7)} s  ${describe(count)}`,
  )
}
const total = (of: keyof Count) => results.reduce((sum, { count }) => sum + count[of], 0)
const failed = total('failed')
if (total('skipped') > 0) console.log(`${total('skipped')} skipped`)
if (steps.length === 0) console.log(`no step is called ${wanted.join(' or ')}`)
console.log(`${total('passed')} passed, ${failed} failed`)
process.exitCode = failed === 0 && steps.length > 0 ? 0 : 1

function countOf(step: Step, exitCode: number): Count {
  if (step.report !== undefined) return countTests(step.report, exitCode)
  const isGood = exitCode === 0
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }
}

function describe({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** In a process group of its own, so that a step that hangs can be ended with all it started. */
async function run({ name, command, args, env }: Step): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].filter(Boolean).join(delimiter),
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      ...env,
    },
  })
  running = child
  const timer = setTimeout(() => {
    console.log(`${name} did not end within ${STEP_LIMIT_MS / 60_000} minutes`)
    stop(child, 'SIGKILL')
  }, STEP_LIMIT_MS)
  child.once('error', (error) => {
    console.log(`${command} cannot be started: ${error.message}`)
    resolve(1)
  })
  child.once('exit', (code) => resolve(code ?? 1))
  const code = await promise
  clearTimeout(timer)
  running = null
  return code
}

function stop(child: ChildProcess | null, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It ended by itself.
  }
}
