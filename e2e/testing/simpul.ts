import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const START_LIMIT_MS = 180_000

export interface RunningSimpul {
  readonly url: string
  readonly folder: string
  /** Everything the terminal showed. */
  readonly said: () => string
  stop(): Promise<void>
  /** Ctrl-C: everything it started ends, the folder stays. */
  halt(): Promise<void>
  /** kill -9 of the server, as a power cut does; start again with `restart`. */
  kill(): Promise<void>
  restart(): Promise<void>
}

/**
 * `npm start` as a new user's, with the demo in it.
 * @param over.isDemo false: nothing is there but the areas, and the terminal shows a link for the first admin
 * @param over.isFresh the demo is made now, not copied from the run's first
 */
export async function startSimpul(
  over: { readonly isDemo?: boolean; readonly isFresh?: boolean } = {},
): Promise<RunningSimpul> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-e2e-'))
  if (over.isDemo !== false && !over.isFresh)
    // With owners and modes: PostgreSQL starts in no folder that others may enter, and as root it is another's.
    execFileSync('cp', ['-a', `${inject('simpulDemoFolder')}/.`, folder])
  let said = ''
  let port = 0
  let child = launch()
  let url = await untilServing()

  function launch(): ChildProcess {
    const started = spawn(process.execPath, ['apps/server/bin/mulai.mjs'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // As a new user's shell has it: nothing of the test runner's.
      env: {
        ...process.env,
        NODE_ENV: '',
        VITEST: '',
        SIMPUL_DATA: folder,
        PORT: String(port),
        DATABASE_URL: '',
        ...(over.isDemo === false ? { SIMPUL_DEMO: '0' } : {}),
      },
    })
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    return started
  }

  async function untilServing(): Promise<string> {
    const since = said.length
    const until = Date.now() + START_LIMIT_MS
    while (Date.now() < until) {
      const found = /berjalan di (https?:\/\/\S+)/.exec(said.slice(since))?.[1]
      if (found && (await fetch(`${found}/healthz`).catch(() => null))?.ok) return found
      if (child.exitCode !== null)
        throw new Error(`Simpul ended while starting:\n${said.slice(since)}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`Simpul did not start in time:\n${said.slice(since)}`)
  }

  function ended(): Promise<void> {
    return new Promise((resolve) =>
      child.exitCode !== null || child.signalCode !== null
        ? resolve()
        : child.once('exit', () => resolve()),
    )
  }

  async function halt(): Promise<void> {
    child.kill('SIGTERM')
    await ended()
  }

  return {
    get url() {
      return url
    },
    folder,
    halt,
    said: () => said,
    async stop() {
      await halt()
      rmSync(folder, { recursive: true, force: true })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended()
    },
    async restart() {
      // The phone knows one address: the server comes back where it was.
      port = Number(new URL(url).port)
      child = launch()
      url = await untilServing()
    },
  }
}
