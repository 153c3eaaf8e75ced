import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import type { Db } from './database.ts'

/**
 * Tables without kabupaten_kode: national reference data and the server's own books. A table with
 * people in it may never stand here.
 */
const NATIONAL = [
  'bidang',
  'data_rujukan',
  'hari_libur_nasional',
  'schema_migration',
  'server_epoch',
  'undangan_pertama',
  'wilayah',
]

/** The tenants themselves: sign-in must list them before it knows which one is meant. */
const WITHOUT_POLICY = ['kabupaten']

const POLICY = '(kabupaten_kode = current_kabupaten())'

interface Relation {
  readonly name: string
  readonly kind: 'r' | 'p' | 'v' | 'm'
  readonly has_kabupaten: boolean
  readonly has_row_security: boolean
  readonly is_invoker: boolean
  readonly key_begins_with: string | null
  readonly policies: readonly {
    using: string
    check: string
    command: string
    permissive: boolean
  }[]
}

let relations: readonly Relation[]

beforeAll(async () => {
  const { owner } = await testDatabase()
  relations = await readRelations(owner)
})

test('the walk sees the tables it is about', () => {
  expect(relations.length).toBeGreaterThan(30)
})

test('a table without kabupaten_kode is on the list of national ones, and the list is exact', () => {
  const without = tables().filter(({ has_kabupaten }) => !has_kabupaten)
  expect(without.map(({ name }) => name).sort()).toEqual(NATIONAL)
})

test('every table with kabupaten_kode has row security with exactly the policy of the kabupaten', () => {
  const wrong = tables()
    .filter(({ has_kabupaten, name }) => has_kabupaten && !WITHOUT_POLICY.includes(name))
    .filter(
      ({ has_row_security, policies }) =>
        !has_row_security ||
        !policies.some(
          ({ using, check, command }) => using === POLICY && check === POLICY && command === '*',
        ) ||
        // Permissive policies add up: a second one would open what the first one closes.
        policies.some(({ using, permissive }) => permissive && using !== POLICY),
    )
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('kabupaten_kode leads the primary key of every table that has it', () => {
  const wrong = tables()
    .filter(({ has_kabupaten }) => has_kabupaten)
    .filter(({ key_begins_with }) => key_begins_with !== 'kabupaten_kode')
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('every view runs with the rights of its reader, and none is materialised', () => {
  const wrong = relations.filter(
    ({ kind, is_invoker }) => kind === 'm' || (kind === 'v' && !is_invoker),
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('the walk finds a table that forgot, a policy that leaks, and a view of its owner', async () => {
  const { owner } = await testDatabase()
  await sql`create table lupa (kabupaten_kode text, id int, primary key (id, kabupaten_kode))`.execute(
    owner,
  )
  await sql`create view bocor as select * from sasaran`.execute(owner)
  const found = await readRelations(owner)
  expect(found.find(({ name }) => name === 'lupa')).toMatchObject({
    has_kabupaten: true,
    has_row_security: false,
    key_begins_with: 'id',
    policies: [],
  })
  expect(found.find(({ name }) => name === 'bocor')).toMatchObject({ is_invoker: false })
})

test('the application cannot alter, and can only add to the audit', async () => {
  const { db } = await testDatabase()
  await expect(sql`create table x (id int)`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`update audit_entry set action = 'x'`.execute(db)).rejects.toThrow(
    /permission denied/,
  )
  await expect(sql`delete from pengukuran`.execute(db)).rejects.toThrow(/permission denied/)
  await expect(sql`set role simpul_owner`.execute(db)).rejects.toThrow(/permission denied/)
})

function tables(): readonly Relation[] {
  return relations.filter(({ kind }) => kind === 'r' || kind === 'p')
}

async function readRelations(owner: Db): Promise<readonly Relation[]> {
  const { rows } = await sql<Relation>`
    select
      c.relname as name,
      c.relkind as kind,
      exists (
        select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'kabupaten_kode' and not a.attisdropped
      ) as has_kabupaten,
      c.relrowsecurity as has_row_security,
      coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false) as is_invoker,
      (
        select a.attname
        from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary
      ) as key_begins_with,
      coalesce((
        select json_agg(json_build_object(
          'using', pg_get_expr(p.polqual, c.oid),
          'check', pg_get_expr(p.polwithcheck, c.oid),
          'command', p.polcmd,
          'permissive', p.polpermissive
        ))
        from pg_policy p
        where p.polrelid = c.oid
      ), '[]') as policies
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p', 'v', 'm')
    order by c.relname
  `.execute(owner)
  return rows
}
