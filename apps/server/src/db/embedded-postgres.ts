import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { PESAN } from './db.pesan.ts'
import { explainFileError } from './folder-lock.ts'
import { stopLeftover, stopProcess } from './leftover-postgres.ts'
import { checkMajorVersion, initialise, resetPassword } from './make-cluster.ts'
import { explainLog, isDiskFull, logTail, rotate, sizeOf } from './postgres-log.ts'
import {
  choosePostgres,
  cleanEnvironment,
  commandFor,
  dataFolder,
  type PostgresProgram,
  settingArgs,
} from './postgres-program.ts'
import { readSecrets } from './postgres-secrets.ts'
import { StartProblem } from './start-problem.ts'

export interface Login {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export interface EmbeddedPostgres {
  /** The cluster's superuser: prepares roles and databases, never serves a request. */
  readonly superuser: Login
  readonly owner: Login
  readonly app: Login
  /** Process number of the running postmaster. */
  pid(): number | undefined
  /** Stops it and waits. Immediate skips the checkpoint; the next start then recovers. */
  stop(how?: 'rapi' | 'segera'): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds `postgres/`, its log and its passwords. The caller holds the lock on it. */
  readonly folder: string
  readonly say: (sentence: string) => void
  /** Called once when PostgreSQL died and cannot be brought back. */
  readonly onLost?: (problem: StartProblem) => void
  /** Extra settings, for tests only: production keeps fsync. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where root puts program and data when user namespaces are refused. */
  readonly elsewhere?: string
  readonly allowNamespace?: boolean
}

const HOST = '127.0.0.1'
const RESTARTS_ALLOWED = 5
const RESTART_WINDOW_MS = 60_000

/**
 * No statement and no row may reach the log, because both hold names and NIK. An error quotes what
 * it could not read and DETAIL the failing row: hence `log` (above errors), `panic` and `terse`.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '%m [%p] ',
  max_wal_size: '2GB',
  checkpoint_completion_target: '0.9',
  // Tables lie on flash or in memory: a page elsewhere costs hardly more than the next one.
  random_page_cost: '1.1',
  // A register that came in by import is looked at at once: the planner shall know of it by then.
  autovacuum_naptime: '10s',
}

/**
 * Starts PostgreSQL on the folder, or recovers what an earlier start left there. It listens on
 * 127.0.0.1 at a free port with scram passwords: a unix socket would break on long paths (limit
 * 107 bytes) and on cleaned temp folders.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder)
  try {
    return await start({ ...options, folder })
  } catch (error) {
    throw explainFileError(error, folder)
  }
}

async function start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, say } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const program = choosePostgres(options, say)
  const log = join(folder, 'postgres.log')
  const secrets = readSecrets(folder)

  if (existsSync(join(program.data, 'PG_VERSION'))) {
    checkMajorVersion(program)
    await stopLeftover(program.data, say)
    if (secrets.isNew) resetPassword(program, secrets.postgres, log)
  } else {
    say(PESAN.folderDataDibuat(folder))
    initialise(program, secrets.postgres, log, options.settings?.['fsync'] === 'off')
  }

  rotate(log)
  let port = await freePort()
  let logStart = sizeOf(log)
  let child = launch(program, port, log, options.settings)
  let isStopping = false
  const login = (user: string, password: string): Login => ({ host: HOST, port, user, password })
  for (let attempt = 1; ; attempt += 1) {
    if (await becomesReady(child, login('postgres', secrets.postgres), say)) break
    if (attempt === 40) throw explainLog(log, folder, logStart)
    const tail = logTail(log, logStart)
    // Backends of a killed postmaster need a moment to notice; a port may have been taken since.
    if (!/already in use|shared memory block|lock file|could not bind/i.test(tail)) {
      throw explainLog(log, folder, logStart)
    }
    await delay(250)
    port = await freePort()
    logStart = sizeOf(log)
    child = launch(program, port, log, options.settings)
  }

  const deaths: number[] = []
  watch(child)

  function watch(watched: ChildProcess): void {
    watched.once('exit', () => {
      if (!isStopping) void revive()
    })
    // It may have died between the last look and this line.
    if ((watched.exitCode !== null || watched.signalCode !== null) && !isStopping) void revive()
  }

  async function revive(): Promise<void> {
    const now = Date.now()
    deaths.push(now)
    say(PESAN.postgresMati)
    while (deaths.filter((at) => now - at < RESTART_WINDOW_MS).length <= RESTARTS_ALLOWED) {
      await delay(200)
      if (isStopping) return
      try {
        child = launch(program, port, log, options.settings)
        if (await becomesReady(child, login('postgres', secrets.postgres), say)) {
          say(PESAN.postgresPulih)
          watch(child)
          return
        }
      } catch {
        // A log that cannot be opened counts as another death.
      }
      if (isStopping) return
      deaths.push(now)
      await delay(500)
    }
    isStopping = true
    options.onLost?.(
      new StartProblem(
        isDiskFull(folder) ? PESAN.diskPenuh(folder) : PESAN.postgresBerulangKaliMati(log),
      ),
    )
  }

  return {
    superuser: login('postgres', secrets.postgres),
    owner: login('simpul_owner', secrets.owner),
    app: login('simpul_app', secrets.app),
    pid: () => child.pid,
    async stop(how = 'rapi') {
      isStopping = true
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      await stopProcess(child.pid, how)
    },
  }
}

/** How to log in to the PostgreSQL that runs on this folder now; null when it is not ready. */
export function readRunningLogins(folder: string): { owner: Login; app: Login } | null {
  const file = join(dataFolder(resolve(folder)), 'postmaster.pid')
  if (!existsSync(file)) return null
  // Line 4 is the port, line 8 says `ready` once it accepts connections.
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines[7]?.trim() !== 'ready') return null
  const { owner, app } = readSecrets(folder)
  const login = (user: string, password: string): Login => ({
    host: HOST,
    port: Number(lines[3]),
    user,
    password,
  })
  return { owner: login('simpul_owner', owner), app: login('simpul_app', app) }
}

function launch(
  program: PostgresProgram,
  port: number,
  log: string,
  extra: Readonly<Record<string, string>> = {},
): ChildProcess {
  const settings = { ...SETTINGS, ...extra, port: String(port) }
  const args = ['-D', program.data, ...settingArgs(settings)]
  const { file, args: all, ...identity } = commandFor(program, 'postgres', args)
  const out = openSync(log, 'a', 0o600)
  try {
    // Its own session: Ctrl-C in the terminal must reach Node first, which lets requests finish.
    // A file, not a pipe: it must be able to speak after Node was killed.
    const child = spawn(file, all, {
      ...identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', out, out],
      env: cleanEnvironment(),
    })
    child.on('error', () => undefined)
    return child
  } finally {
    closeSync(out)
  }
}

/** True once it answers, false when it ended first. Recovery may take as long as it needs. */
async function becomesReady(
  child: ChildProcess,
  login: Login,
  say: (sentence: string) => void,
): Promise<boolean> {
  const began = Date.now()
  let told = false
  let ended = child.pid === undefined
  child.once('exit', () => {
    ended = true
  })
  while (!ended) {
    const client = new pg.Client({ ...login, database: 'postgres', connectionTimeoutMillis: 5_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return !ended
    } catch {
      await client.end().catch(() => undefined)
    }
    if (!told && Date.now() - began > 3_000) {
      say(PESAN.memulihkan)
      told = true
    }
    await delay(25)
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, HOST, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
