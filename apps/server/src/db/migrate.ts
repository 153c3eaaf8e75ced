import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from './database.ts'
import { PESAN } from './db.pesan.ts'
import { StartProblem } from './start-problem.ts'

export interface Migration {
  /** `0005_rujukan`: the file name without its ending. */
  readonly name: string
  readonly version: number
  readonly sql: string
  readonly sha256: string
}

const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../../db/migrations')

const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/
/** Any number, the same in every server: two that start at once must not migrate at once. */
const LOCK = 7_467_231

/** The migrations of this program in order. Two files with one number are a bug. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): readonly Migration[] {
  const list = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const version = FILE.exec(file)?.[1]
      if (!version) throw new Error(`${file}: a migration is named NNNN_thing.sql`)
      const text = readFileSync(join(folder, file), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      return { name: file.slice(0, -4), version: Number(version), sql: text, sha256 }
    })
  list.forEach(({ version, name }, index) => {
    if (list[index - 1]?.version === version) throw new Error(`two migrations are numbered ${name}`)
  })
  return list
}

/**
 * Applies what is missing, forward only, each file in its own transaction together with its record.
 * The client is connected as `simpul_owner`, without a statement timeout.
 * @returns the names applied now.
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(`
      create table if not exists schema_migration (
        version     int primary key,
        name        text not null,
        sha256      text not null,
        applied_at  timestamptz not null default now()
      )`)
    const { rows: applied } = await client.query<Applied>(
      'select version, name, sha256 from schema_migration order by version',
    )
    const missing = missingFrom(migrations, applied)
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
  }
}

interface Applied {
  readonly version: number
  readonly name: string
  readonly sha256: string
}

function missingFrom(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const done of applied) {
    const file = migrations.find(({ version }) => version === done.version)
    if (!file) throw new StartProblem(PESAN.migrasiTidakDikenal(done.name))
    if (file.sha256 !== done.sha256) throw new StartProblem(PESAN.migrasiBerubah(file.name))
  }
  const last = applied.at(-1)
  const missing = migrations.filter(
    ({ version }) => !applied.some((done) => done.version === version),
  )
  const backward = last && missing.find(({ version }) => version < last.version)
  if (last && backward) throw new StartProblem(PESAN.migrasiMundur(backward.name, last.name))
  return missing
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (version, name, sha256) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const why = error instanceof Error ? error.message : String(error)
    throw new StartProblem(PESAN.migrasiGagal(migration.name, why))
  }
}

/** True when exactly the migrations of this program are in the database; throws when it is away. */
export async function isMigrated(db: Db, migrations: readonly Migration[]): Promise<boolean> {
  const { rows } = await sql<Applied>`
    select version, name, sha256 from schema_migration order by version
  `.execute(db)
  return (
    rows.length === migrations.length &&
    rows.every((row, index) => row.sha256 === migrations[index]?.sha256)
  )
}
