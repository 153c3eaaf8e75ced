import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Connection, type Db, openDatabase, refuseMightyRole } from './database.ts'
import { PESAN } from './db.pesan.ts'
import {
  type EmbeddedPostgres,
  type Login,
  readRunningLogins,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'
import { isFolderHeld } from './folder-lock.ts'
import { type Migration, migrate } from './migrate.ts'
import { grantSchema, prepareRoles } from './roles.ts'
import { StartProblem } from './start-problem.ts'

/** The database as the server needs it: migrated, and opened under both roles. */
export interface Store {
  /** As `simpul_app`: all requests. */
  readonly db: Db
  /** As `simpul_owner`: seeds, imports of reference data, backups. Row security does not bind it. */
  readonly owner: Db
  readonly ownerConnection: Connection
  readonly appliedNow: readonly string[]
  /** Closes the pools and stops an embedded PostgreSQL. */
  close(how?: 'rapi' | 'segera'): Promise<void>
}

const DATABASE = 'simpul'

interface EmbeddedStoreOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly say: (sentence: string) => void
  readonly onLost: (problem: StartProblem) => void
}

/** The store on our own PostgreSQL in a folder whose lock the caller holds. */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  const postgres = await startEmbeddedPostgres(options)
  try {
    await prepareDatabase(postgres, DATABASE)
    return await openStore(
      { ...postgres.owner, database: DATABASE },
      { ...postgres.app, database: DATABASE },
      options.migrations,
      (how) => postgres.stop(how),
    )
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The store of a server that already runs on the folder, or null when none does. */
export async function attachEmbeddedStore(
  folder: string,
  migrations: readonly Migration[],
): Promise<Store | null> {
  if (!isFolderHeld(folder)) return null
  const logins = readRunningLogins(folder)
  if (!logins) return null
  return openStore(
    { ...logins.owner, database: DATABASE },
    { ...logins.app, database: DATABASE },
    migrations,
    async () => undefined,
  )
}

/** Roles and an empty database on an embedded PostgreSQL; safe to repeat. */
export async function prepareDatabase(postgres: EmbeddedPostgres, database: string): Promise<void> {
  const { superuser, owner, app } = postgres
  await withClient({ ...superuser, database: 'postgres' }, async (client) => {
    await prepareRoles(client, { owner: owner.password, app: app.password })
    const { rows } = await client.query('select from pg_database where datname = $1', [database])
    if (rows.length > 0) return
    await client.query(`create database ${pg.escapeIdentifier(database)} owner simpul_owner`)
    await client.query(`revoke all on database ${pg.escapeIdentifier(database)} from public`)
    await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to simpul_app`)
  })
}

interface UrlStoreOptions {
  /** A login that may create roles, or is `simpul_owner` itself. */
  readonly url: string
  /** How `simpul_app` logs in, when an administrator made it with a password of his own. */
  readonly appUrl?: string
  readonly migrations: readonly Migration[]
}

/** The store on a PostgreSQL that somebody else runs. */
export async function openUrlStore(options: UrlStoreOptions): Promise<Store> {
  const { url, appUrl, migrations } = options
  const appPassword = derivedPassword(url)
  const isOwner = await withUrlClient(url, async (client) => {
    await refuseOldServer(client)
    return prepareOnServer(client, appUrl === undefined ? appPassword : null)
  })
  const owner: Connection = isOwner
    ? { connectionString: url }
    : { connectionString: withRole(url, 'simpul_owner') }
  const app: Connection = { connectionString: appUrl ?? withLogin(url, 'simpul_app', appPassword) }
  return openStore(owner, app, migrations, async () => undefined)
}

async function openStore(
  ownerConnection: Connection,
  appConnection: Connection,
  migrations: readonly Migration[],
  stop: (how: 'rapi' | 'segera') => Promise<void>,
): Promise<Store> {
  const appliedNow = await withClient(ownerConnection, (client) => migrate(client, migrations))
  const db = openDatabase(appConnection)
  const owner = openDatabase(ownerConnection, { max: 4, statementTimeout: 0 })
  const close = async (how: 'rapi' | 'segera' = 'rapi') => {
    await Promise.all([db.destroy(), owner.destroy()])
    await stop(how)
  }
  try {
    await refuseMightyRole(db)
  } catch (error) {
    await Promise.all([db.destroy(), owner.destroy()])
    if (error instanceof StartProblem) throw error
    throw new StartProblem(PESAN.appTidakTersambung(reasonOf(error)))
  }
  return { db, owner, ownerConnection, appliedNow, close }
}

async function prepareOnServer(client: pg.Client, appPassword: string | null): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>('select current_user as name')
  if (rows[0]?.name === 'simpul_owner') {
    // The owner may not make roles; an administrator did, or simpul_app is missing and will tell.
    if (appPassword !== null) {
      await prepareRoles(client, { owner: null, app: appPassword }).catch(() => undefined)
    }
    return true
  }
  try {
    await prepareRoles(client, { owner: null, app: appPassword })
    await client.query('grant simpul_owner to current_user')
    await grantSchema(client)
  } catch (error) {
    throw new StartProblem(PESAN.peranTidakBisaDibuat(reasonOf(error)))
  }
  return false
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string; number: number }>(
    `select current_setting('server_version') as server_version,
            current_setting('server_version_num')::int as number`,
  )
  const [found] = rows
  if (found && found.number < 150_000) {
    throw new StartProblem(PESAN.urlTerlaluTua(found.server_version))
  }
}

/**
 * Whoever holds the password of DATABASE_URL holds everything, so the password of the weaker role
 * may follow from it: several servers on one database then agree without a file between them.
 * Without a password in the URL (peer, trust, pgpass) none is set.
 */
function derivedPassword(url: string): string | null {
  const { password } = new URL(url)
  if (password === '') return null
  return createHash('sha256').update(`simpul_app\n${password}`).digest('base64url')
}

function withLogin(url: string, user: string, password: string | null): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = password ?? ''
  return changed.href
}

/** The login keeps its name and acts as the owner from its first statement. */
function withRole(url: string, role: string): string {
  const changed = new URL(url)
  const before = changed.searchParams.get('options')
  changed.searchParams.set('options', `${before ? `${before} ` : ''}-c role=${role}`)
  return changed.href
}

async function withUrlClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new StartProblem(PESAN.urlTidakTersambung(reasonOf(error)))
  }
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

export async function withClient<T>(
  connection: Connection | (Login & { database: string }),
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** A reason without the connection string, which holds a password. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
