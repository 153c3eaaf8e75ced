import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate, readMigrations } from './migrate.ts'
import { prepareDatabase, withClient } from './open-store.ts'

export const SCHEMA_FILE = join(import.meta.dirname, 'schema.generated.ts')

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly type: string
  readonly is_nullable: boolean
  readonly has_default: boolean
  readonly is_always: boolean
  readonly checks: readonly string[]
  readonly is_bidang: boolean
}

const HEAD = `// Generated from db/migrations by apps/server/src/db/generate-schema.ts. Do not edit.
import type { ColumnType } from 'kysely'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'

/** A column with a default may be left out of an insert. */
type Generated<T> =
  T extends ColumnType<infer Select, infer Insert, infer Update>
    ? ColumnType<Select, Insert | undefined, Update>
    : ColumnType<T, T | undefined, T>

/** Written as a Date or as text with an offset, read as a Date. */
type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Exact decimals stay text when read. */
type Numeric = ColumnType<string, string | number, string | number>

/** Unknown until a schema of the contract parsed it; written with JSON.stringify. */
type Json = ColumnType<unknown, string, string>
`

/** The Kysely types of a migrated database, as the text of schema.generated.ts. */
export async function schemaSource(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS)
  const tables = Map.groupBy(rows, (column) => column.table_name)
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `interface ${interfaceName(table)} {\n${columns
        .map((column) => `  ${column.column_name}: ${columnType(column)}\n`)
        .join('')}}\n`,
  )
  const database = `export interface Database {\n${[...tables.keys()]
    .map((table) => `  ${table}: ${interfaceName(table)}\n`)
    .join('')}}\n`
  return format([HEAD, ...interfaces, database].join('\n'))
}

/** Relations that Simpul itself made, with what a column's constraints say about its values. */
const COLUMNS = `
  select
    c.relname as table_name,
    a.attname as column_name,
    format_type(a.atttypid, null) as type,
    not a.attnotnull as is_nullable,
    (a.atthasdef or a.attidentity <> '') as has_default,
    (a.attidentity = 'a' or a.attgenerated <> '') as is_always,
    array(
      select pg_get_constraintdef(k.oid)
      from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
      order by k.conname
    ) as checks,
    exists (
      select from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
        and k.confrelid = to_regclass('bidang')
    ) as is_bidang
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (
      select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e'
    )
  order by c.relname collate "C", a.attnum`

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  'character varying': 'string',
  uuid: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'Numeric',
  date: 'Tanggal',
  'timestamp with time zone': 'Timestamp',
  'time without time zone': 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  json: 'Json',
}

function columnType(column: Column): string {
  const base = column.is_bidang ? 'Bidang' : (literals(column) ?? baseType(column))
  const value = column.is_nullable ? `${base} | null` : base
  if (column.is_always) return `ColumnType<${value}, never, never>`
  return column.has_default ? `Generated<${value}>` : value
}

function baseType({ table_name, column_name, type }: Column): string {
  const element = type.endsWith('[]') ? type.slice(0, -2) : type
  const found = TYPES[element]
  if (!found) throw new Error(`${table_name}.${column_name}: no TypeScript type for ${type}`)
  return type.endsWith('[]') ? `${found}[]` : found
}

/** `check (x in ('a', 'b'))` as PostgreSQL prints it, when nothing else stands in the check. */
function literals({ column_name, checks }: Column): string | null {
  const name = `\\(*${column_name}\\)*`
  const list = new RegExp(`^CHECK \\(\\(${name} = ANY \\(ARRAY\\[([^\\]]+)\\]\\)\\)\\)$`)
  for (const check of checks) {
    const items = list.exec(check)?.[1]?.split(', ')
    const values = items?.map((item) => /^'[^']*'(?=::)|^\d+$/.exec(item)?.[0])
    if (values?.every((value) => value !== undefined)) return values.join(' | ')
  }
  return null
}

function interfaceName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Table`
}

function format(source: string): string {
  const biome = join(import.meta.dirname, '../../../../node_modules/.bin/biome')
  const done = spawnSync(
    biome,
    [
      'format',
      '--stdin-file-path=schema.ts',
      '--indent-style=space',
      '--line-width=100',
      '--javascript-formatter-quote-style=single',
      '--semicolons=as-needed',
    ],
    { input: source, encoding: 'utf8', cwd: tmpdir() },
  )
  if (done.status !== 0) throw new Error(`biome could not format the schema: ${done.stderr}`)
  return done.stdout
}

/** Migrates an empty throw-away database and writes the file. */
async function generate(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-schema-'))
  const postgres = await startEmbeddedPostgres({
    folder,
    say: () => undefined,
    settings: { fsync: 'off' },
  })
  try {
    await prepareDatabase(postgres, 'simpul')
    const source = await withClient({ ...postgres.owner, database: 'simpul' }, async (client) => {
      await migrate(client, readMigrations())
      return schemaSource(client)
    })
    writeFileSync(SCHEMA_FILE, source)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await generate()
