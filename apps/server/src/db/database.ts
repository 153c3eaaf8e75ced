import {
  type IsolationLevel,
  Kysely,
  type LogConfig,
  PostgresDialect,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { PESAN } from './db.pesan.ts'
import { PipelinedPool } from './pipelined-pool.ts'
import type { Database } from './schema.generated.ts'
import { StartProblem } from './start-problem.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

const KABUPATEN = /^\d{2}\.\d{2}$/

export interface TransactionOptions {
  /** `repeatable read` for a reader that must see one snapshot (SYNC-24). */
  readonly isolation?: IsolationLevel
  readonly readOnly?: boolean
}

/**
 * The one door to people's data: a transaction that begins by naming its kabupaten. Row security
 * shows that kabupaten and no other; without the name nothing is seen. `SET LOCAL` rather than
 * `set_config()`, because only the former travels to the nodes of a distributed database.
 */
export async function inKabupaten<T>(
  db: Db,
  kabupatenKode: string,
  run: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (!KABUPATEN.test(kabupatenKode)) throw new Error('not the code of a kabupaten: expected NN.NN')
  let transaction = db.transaction()
  if (options.isolation) transaction = transaction.setIsolationLevel(options.isolation)
  if (options.readOnly) transaction = transaction.setAccessMode('read only')
  return transaction.execute(async (tx) => {
    await sql.raw(`set local simpul.kabupaten = '${kabupatenKode}'`).execute(tx)
    return run(tx)
  })
}

interface PoolOptions {
  readonly max?: number
  /** Milliseconds one statement may take; 0 for none. */
  readonly statementTimeout?: number
  readonly log?: LogConfig
}

export type Connection = Pick<
  pg.PoolConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString' | 'options' | 'ssl'
>

/** A pool that parses what PostgreSQL returns as Simpul means it, wrapped in kysely. */
export function openDatabase(connection: Connection, options: PoolOptions = {}): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new PipelinedPool(poolConfig(connection, options)) }),
    ...(options.log ? { log: options.log } : {}),
  })
}

function poolConfig(connection: Connection, options: PoolOptions): pg.PoolConfig {
  const statementTimeout = options.statementTimeout ?? 30_000
  return {
    ...connection,
    types: TYPES,
    max: options.max ?? 20,
    application_name: 'simpul',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    ...(statementTimeout > 0
      ? {
          statement_timeout: statementTimeout,
          lock_timeout: Math.min(10_000, statementTimeout),
          idle_in_transaction_session_timeout: 60_000,
        }
      : {}),
  }
}

/**
 * Dates are text in the posyandu's own zone and never a `Date`; int8 is a number as long as it is
 * exact; numeric stays text.
 */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const parser = format === 'binary' ? undefined : PARSERS.get(oid)
    return parser ?? (pg.types.getTypeParser(oid, format) as TypeParser)
  },
}

/** The library's list of type ids stops short of arrays. */
const TEXT_ARRAY: number = 1009
const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[]

type TypeParser = (text: string) => unknown

const PARSERS: ReadonlyMap<number, TypeParser> = new Map<number, TypeParser>([
  [pg.types.builtins.DATE, (text) => text],
  [1182, parseTextArray],
  [pg.types.builtins.INT8, parseInt8],
  [1016, (text) => parseTextArray(text).map((item) => (item === null ? null : parseInt8(item)))],
  [pg.types.builtins.NUMERIC, (text) => text],
])

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('an int8 beyond 2^53 came from the database')
  return value
}

/**
 * Row security does not bind owners, superusers and bypassrls: a server connected as one of them
 * would show every kabupaten to everybody, and look healthy.
 * @throws StartProblem naming the role and why.
 */
export async function refuseMightyRole(db: Db): Promise<void> {
  const { rows } = await sql<{
    role: string
    is_super: boolean
    bypasses: boolean
    owns: boolean
    can_become_owner: boolean
  }>`
    select
      current_user::text as role,
      r.rolsuper as is_super,
      r.rolbypassrls as bypasses,
      exists (
        select from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
        where c.relowner = r.oid
      ) as owns,
      exists (
        select from pg_roles other
        where other.oid <> r.oid
          and pg_has_role(r.oid, other.oid, 'member')
          and (
            other.rolsuper
            or other.rolbypassrls
            or exists (
              select from pg_class c
              join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
              where c.relowner = other.oid
            )
          )
      ) as can_become_owner
    from pg_roles r
    where r.rolname = current_user
  `.execute(db)
  const [found] = rows
  if (!found) throw new Error('the current role is not in pg_roles')
  const why = found.is_super
    ? 'superuser'
    : found.bypasses
      ? 'boleh melewati pembatasan baris (bypassrls)'
      : found.owns
        ? 'memiliki tabel'
        : found.can_become_owner
          ? 'anggota dari peran yang memiliki tabel'
          : null
  if (why) throw new StartProblem(PESAN.peranTerlaluKuat(found.role, why))
}
