import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { lockFolder } from './db/folder-lock.ts'
import { isMigrated, type Migration, readMigrations } from './db/migrate.ts'
import { openEmbeddedStore, openUrlStore, type Store } from './db/open-store.ts'
import { codeOf } from './db/processes.ts'
import { StartProblem, sentenceOf } from './db/start-problem.ts'
import { buildServer } from './http/server.ts'
import { followCalendars } from './rujukan/follow-calendar.ts'
import { prepareFirstAdmin } from './seed/first-admin.ts'
import { type DemoAccount, prepareDemo } from './seed/seed-demo.ts'
import { type Environment, readEnvironment } from './start/environment.ts'
import { findLauncher, watchLauncher } from './start/launcher.ts'
import { PESAN } from './start/start.pesan.ts'
import { buildWebWhenNeeded } from './start/web-build.ts'

/** npm passes Ctrl-C on although the terminal already did: the second within this time is an echo. */
const ECHO_MS = 3_000
const CLOSE_PATIENCE_MS = 10_000

type Undo = (how: 'rapi' | 'segera') => Promise<void>

/** `npm run dev` says so: a build at each edit of the domain would take longer than the edit. */
const isWebFromVite = process.argv.includes('--web-dari-vite')

const say = (sentence: string): void => console.log(sentence)
const stopping = new AbortController()
const hurry = new AbortController()

process.exitCode = await run()
// Whatever a library still holds open (a keep-alive socket) must not keep the terminal waiting.
process.exit()

/** Starts, serves until told to stop, and undoes in reverse what was started. */
async function run(): Promise<number> {
  const undo: Undo[] = []
  let code = 0
  listenForSignals()
  try {
    await start(readEnvironment(process.env), undo)
    await untilStopping()
    if (stopping.signal.reason instanceof StartProblem) throw stopping.signal.reason
  } catch (error) {
    if (!isStopRequest(error)) {
      console.error(sentenceOf(error) ?? error)
      code = 1
    }
  }
  stopping.abort()
  if (undo.length > 1) say(PESAN.berhenti)
  for (const step of undo.reverse()) {
    await step(hurry.signal.aborted ? 'segera' : 'rapi').catch((error: unknown) => {
      console.error(sentenceOf(error) ?? error)
      code = 1
    })
  }
  if (undo.length > 1) say(PESAN.sudahBerhenti)
  return code
}

async function start(environment: Environment, undo: Undo[]): Promise<void> {
  const launcher = findLauncher()
  if (launcher) watchLauncher(launcher, () => stopping.abort())
  const { database } = environment
  const lock =
    database.kind === 'embedded' ? await lockFolder(database.folder, launcher) : undefined
  if (lock) {
    undo.push(() => lock.release())
    stopping.signal.addEventListener('abort', () => lock.tell({ isStopping: true }))
  }
  await refuseBusyPort(environment)

  const migrations = readMigrations()
  // Side by side: the first start spends half its time in each. Both end before anything is undone.
  const [stored, built] = await Promise.allSettled([
    prepareStore(environment, migrations, undo),
    isWebFromVite ? undefined : buildWebWhenNeeded(say, stopping.signal),
  ])
  if (stored.status === 'rejected') throw stored.reason
  if (built.status === 'rejected') throw built.reason
  stopping.signal.throwIfAborted()

  const { store, accounts, adminPath } = stored.value
  // A migration or a newer program may have brought holidays: due days follow before anybody asks.
  const reckoned = await unlessStopping(followCalendars(store.db, Date.now()))
  if (reckoned > 0) say(PESAN.tenggatDihitungUlang(reckoned))
  const app = await buildServer({
    db: store.db,
    isMigrated: () => isMigrated(store.db, migrations),
    ...(environment.tls ? { tls: environment.tls } : {}),
  })
  undo.push(() => closeServer(app))
  const addresses = await listen(app, environment)
  lock?.tell({ address: addresses[0] })
  announce(addresses, accounts, adminPath)
}

interface Prepared {
  readonly store: Store
  readonly accounts: readonly DemoAccount[]
  readonly adminPath: string | null
}

async function prepareStore(
  environment: Environment,
  migrations: readonly Migration[],
  undo: Undo[],
): Promise<Prepared> {
  const { database } = environment
  const store =
    database.kind === 'embedded'
      ? await openEmbeddedStore({
          folder: database.folder,
          migrations,
          say,
          onLost: (problem) => stopping.abort(problem),
        })
      : await openUrlStore({
          url: database.url,
          migrations,
          ...(database.appUrl === null ? {} : { appUrl: database.appUrl }),
        })
  undo.push((how) => store.close(how))
  if (store.appliedNow.length > 0) say(PESAN.migrasi(store.appliedNow.length))
  stopping.signal.throwIfAborted()
  return {
    store,
    accounts: environment.isDemo
      ? await unlessStopping(prepareDemo(store.owner, store.ownerConnection, say))
      : [],
    adminPath: environment.isDemo
      ? null
      : await prepareFirstAdmin(store.owner, store.ownerConnection),
  }
}

/** Ctrl-C does not wait for a long seed: its transaction is rolled back, the next start resumes. */
async function unlessStopping<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason), { once: true })
  return Promise.race([work, promise])
}

/** Before a minute is spent on building and seeding. */
async function refuseBusyPort({ host, port }: Environment): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(port, host, () => probe.close(() => resolve()))
  await promise.catch((error: unknown) => {
    throw explainListenError(error, host, port)
  })
}

/** Every address under which it can be reached, the one of this machine first. */
async function listen(
  app: FastifyInstance,
  { host, port, tls }: Environment,
): Promise<readonly [string, ...string[]]> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw explainListenError(error, host, port)
  }
  const bound = app.server.address()
  const boundPort = typeof bound === 'object' && bound ? bound.port : port
  const address = (name: string) =>
    `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${boundPort}`
  if (host !== '0.0.0.0' && host !== '::') return [address(host)]
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  return [address('127.0.0.1'), ...outside.map((one) => address(one.address))]
}

function explainListenError(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return new StartProblem(PESAN.portTerpakai(host, port))
  if (code === 'EACCES') return new StartProblem(PESAN.portTidakBoleh(port))
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartProblem(PESAN.hostTidakAda(host))
  }
  return error
}

function announce(
  addresses: readonly [string, ...string[]],
  accounts: readonly DemoAccount[],
  adminPath: string | null,
): void {
  say('')
  say(PESAN.berjalan(addresses.join(', ')))
  if (accounts.length > 0) {
    say(PESAN.akunContoh)
    const width = Math.max(...accounts.map(({ namaPengguna }) => namaPengguna.length))
    for (const { peran, namaPengguna, sandi } of accounts) {
      say(`  ${namaPengguna.padEnd(width)}  ${sandi}  ${peran}`)
    }
  }
  if (adminPath !== null) say(PESAN.adminPertama(new URL(adminPath, addresses[0]).href))
  say(PESAN.caraBerhenti)
}

/** Lets requests finish, but not for ever. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const closed = app.close()
  await Promise.race([closed, delay(CLOSE_PATIENCE_MS, undefined, { ref: false })])
  app.server.closeAllConnections()
}

function listenForSignals(): void {
  let first = 0
  const stop = () => {
    if (first === 0) {
      first = Date.now()
      stopping.abort()
    } else if (Date.now() - first > ECHO_MS) {
      hurry.abort()
    }
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  // Nobody reads the terminal any more (`npm start | head`): no reason to stop serving.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  const bug = (error: unknown) => {
    console.error(error)
    stopping.abort(new StartProblem('Simpul berhenti karena kesalahan program, lihat di atas.'))
  }
  process.on('uncaughtException', bug)
  process.on('unhandledRejection', bug)
}

async function untilStopping(): Promise<void> {
  // A pending promise keeps nothing alive; the listening server does.
  const { promise, resolve } = Promise.withResolvers<void>()
  if (stopping.signal.aborted) return
  stopping.signal.addEventListener('abort', () => resolve(), { once: true })
  await promise
}

function isStopRequest(error: unknown): boolean {
  return stopping.signal.aborted && !(stopping.signal.reason instanceof StartProblem)
    ? !(error instanceof StartProblem)
    : false
}
