import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { PESAN } from './db.pesan.ts'
import { explainFileError } from './folder-lock.ts'
import {
  choosePostgres,
  commandFor,
  dataFolder,
  giveTo,
  type PostgresProgram,
} from './postgres-program.ts'
import { markOf, signal, waitUntilGone } from './processes.ts'
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
/** One segment of its journal; with less it cannot start at all. */
const WORKING_SPACE_BYTES = 17_000_000
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

/** Fast shutdown rolls open transactions back and writes a checkpoint; immediate leaves recovery. */
async function stopProcess(pid: number, how: 'rapi' | 'segera'): Promise<boolean> {
  if (how === 'rapi') {
    signal(pid, 'SIGINT')
    if (await waitUntilGone(pid, 30_000)) return true
  }
  signal(pid, 'SIGQUIT')
  if (await waitUntilGone(pid, 6_000)) return true
  signal(pid, 'SIGKILL')
  return waitUntilGone(pid, 5_000)
}

/**
 * A postmaster whose Node was killed lives on. It is ours when its working folder is this very
 * folder; then it is stopped in order. A number that now belongs to somebody else is a stale file.
 */
export async function stopLeftover(data: string, say: (sentence: string) => void): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (Number.isInteger(pid) && pid > 1 && markOf(pid)) {
    if (!isPostmasterOf(pid, data)) {
      rmSync(file, { force: true })
      return
    }
    say(PESAN.sisaDihentikan(pid))
    if (!(await stopProcess(pid, 'rapi'))) throw new StartProblem(PESAN.sisaTidakBerhenti(pid))
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

function isPostmasterOf(pid: number, data: string): boolean {
  try {
    const there = statSync(`/proc/${pid}/cwd`)
    const here = statSync(data)
    const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')
    return there.ino === here.ino && there.dev === here.dev && program.endsWith('/postgres')
  } catch {
    // Not readable means not ours: our own processes always are.
    return false
  }
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

function settingArgs(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
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

/** initdb works beside and is renamed when whole: a start killed in the middle leaves nothing half. */
function initialise(
  program: PostgresProgram,
  password: string,
  log: string,
  isThrowaway: boolean,
): void {
  // A name of its own: the initdb of a start that was killed may still be writing to the last one.
  sweepUnfinished(program.data)
  const fresh = `${program.data}.baru-${randomBytes(4).toString('hex')}`
  const passwordFile = `${fresh}.sandi`
  if (existsSync(program.data) && readdirSync(program.data).length > 0) {
    throw new StartProblem(PESAN.bukanDataPostgres(program.data))
  }
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  giveTo(program, fresh)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveTo(program, passwordFile)
  try {
    const { file, args, ...identity } = commandFor(program, 'initdb', [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      ...(isThrowaway ? ['--no-sync'] : []),
    ])
    const done = spawnSync(file, args, {
      ...identity,
      cwd: '/',
      env: cleanEnvironment(),
      encoding: 'utf8',
    })
    if (done.status !== 0) {
      const from = sizeOf(log)
      append(log, `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n`)
      const problem = explainLog(log, dirname(log), from)
      throw problem.message === PESAN.postgresGagal(log)
        ? new StartProblem(PESAN.initdbGagal(log))
        : problem
    }
    renameSync(fresh, program.data)
    if (!isThrowaway) syncFolder(dirname(program.data))
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function sweepUnfinished(data: string): void {
  const folder = dirname(data)
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(data)}.baru-`)) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

/** The password file was lost (a copied folder): PostgreSQL alone with its data can set it anew. */
function resetPassword(program: PostgresProgram, password: string, log: string): void {
  const { file, args, ...identity } = commandFor(program, 'postgres', [
    '--single',
    '-D',
    program.data,
    ...settingArgs({ log_min_error_statement: 'panic' }),
    'template1',
  ])
  const done = spawnSync(file, args, {
    ...identity,
    cwd: '/',
    env: cleanEnvironment(),
    encoding: 'utf8',
    input: `alter role postgres password '${password}'\n`,
  })
  const from = sizeOf(log)
  append(log, done.stderr ?? '')
  if (done.status !== 0) throw explainLog(log, dirname(log), from)
}

interface Secrets {
  readonly postgres: string
  readonly owner: string
  readonly app: string
  readonly isNew: boolean
}

/** Passwords of this cluster, readable by the owner of the folder alone. */
function readSecrets(folder: string): Secrets {
  const file = join(folder, 'sandi-basis-data.json')
  const read: unknown = existsSync(file) ? parseOrNull(readFileSync(file, 'utf8')) : null
  if (isSecrets(read)) return { ...read, isNew: false }
  const fresh = { postgres: randomWord(), owner: randomWord(), app: randomWord() }
  const descriptor = openSync(`${file}.baru`, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(fresh, null, 2)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(folder)
    chownSync(`${file}.baru`, uid, gid)
  }
  renameSync(`${file}.baru`, file)
  return { ...fresh, isNew: true }
}

function isSecrets(read: unknown): read is Omit<Secrets, 'isNew'> {
  return (
    typeof read === 'object' &&
    read !== null &&
    ['postgres', 'owner', 'app'].every(
      (key) => key in read && typeof read[key as keyof typeof read] === 'string',
    )
  )
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function randomWord(): string {
  return randomBytes(24).toString('base64url')
}

function checkMajorVersion(program: PostgresProgram): void {
  const has = readFileSync(join(program.data, 'PG_VERSION'), 'utf8').trim()
  const { file, args, ...identity } = commandFor(program, 'postgres', ['--version'])
  const said = spawnSync(file, args, { ...identity, cwd: '/', encoding: 'utf8' }).stdout ?? ''
  const needs = /(\d+)/.exec(said)?.[1]
  if (needs && needs !== has) throw new StartProblem(PESAN.versiLain(program.data, has, needs))
}

function explainLog(log: string, folder: string, from: number): StartProblem {
  const tail = logTail(log, from)
  if (/no space left|disk quota/i.test(tail) || isDiskFull(folder)) {
    return new StartProblem(PESAN.diskPenuh(folder))
  }
  if (/read-only file system/i.test(tail)) {
    return new StartProblem(PESAN.folderTidakBisaDitulis(folder))
  }
  return new StartProblem(PESAN.postgresGagal(log))
}

/** A full disk does not always speak: a page that cannot be written may end in a bus error. */
function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < WORKING_SPACE_BYTES
}

/** What PostgreSQL said since this start; an older complaint must not explain a new failure. */
function logTail(log: string, from: number): string {
  if (sizeOf(log) <= from) return ''
  return readFileSync(log).subarray(from).toString('utf8').slice(-3_000)
}

function sizeOf(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0
}

function append(log: string, text: string): void {
  writeFileSync(log, text, { flag: 'a', mode: 0o600 })
}

function rotate(log: string): void {
  if (sizeOf(log) > 10_000_000) renameSync(log, `${log}.1`)
}

/** Environment variables of a person's own PostgreSQL must not reach ours. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$|LD_)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
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

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
