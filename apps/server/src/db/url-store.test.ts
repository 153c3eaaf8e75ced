import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from './database.ts'
import { type EmbeddedPostgres, type Login, startEmbeddedPostgres } from './embedded-postgres.ts'
import { isMigrated, readMigrations } from './migrate.ts'
import { openUrlStore, withClient } from './open-store.ts'

const migrations = readMigrations()

let folder: string
/** Stands for a PostgreSQL that somebody else runs: its roles are not ours to know. */
let server: EmbeddedPostgres

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-url-'))
  server = await startEmbeddedPostgres({ folder, say: () => undefined, settings: { fsync: 'off' } })
})

afterAll(async () => {
  await server?.stop('segera')
  rmSync(folder, { recursive: true, force: true })
})

describe('a DATABASE_URL', () => {
  test('of a superuser gets roles and tables; the server works as simpul_app, twice over', async () => {
    const url = await aDatabase('satu')
    const first = await openUrlStore({ url, migrations })
    const second = await openUrlStore({ url, migrations })
    expect(first.appliedNow).toHaveLength(migrations.length)
    expect(second.appliedNow).toEqual([])
    expect(await who(first.db)).toBe('simpul_app')
    expect(await who(second.db)).toBe('simpul_app')
    expect(await who(first.owner)).toBe('simpul_owner')
    expect(await isMigrated(first.db, migrations)).toBe(true)
    expect(await tableOwners(first.owner)).toEqual(['simpul_owner'])
    await Promise.all([first.close(), second.close()])
  })

  test('of an administrator who may make roles but is no superuser is enough', async () => {
    const url = await aDatabase('dua', 'pengelola')
    const store = await openUrlStore({ url, migrations })
    expect(await who(store.db)).toBe('simpul_app')
    expect(await tableOwners(store.owner)).toEqual(['simpul_owner'])
    await store.close()
  })

  test('of simpul_owner itself works with a simpul_app somebody else made', async () => {
    const url = await aDatabase('tiga', 'simpul_owner')
    await asSuperuser("alter role simpul_app password 'lain'")
    const appUrl = urlOf({ ...server.superuser, user: 'simpul_app', password: 'lain' }, 'tiga')
    const store = await openUrlStore({ url, appUrl, migrations })
    expect(await who(store.db)).toBe('simpul_app')
    await store.close()
  })

  test('whose application login is a superuser is refused', async () => {
    const url = await aDatabase('empat')
    await expect(openUrlStore({ url, appUrl: url, migrations })).rejects.toThrow(/menolak berjalan/)
  })

  test('that does not answer is one sentence without the password', async () => {
    const url = 'postgres://a:sandi-rahasia@127.0.0.1:9/simpul'
    await expect(openUrlStore({ url, migrations })).rejects.toThrow(/tidak bisa dihubungi/)
    await expect(openUrlStore({ url, migrations })).rejects.not.toThrow(/sandi-rahasia/)
  })
})

/** An empty database of a login made for it. */
async function aDatabase(name: string, user = 'postgres'): Promise<string> {
  if (user !== 'postgres') {
    const { rows } = await asSuperuser(`select from pg_roles where rolname = '${user}'`)
    await asSuperuser(
      `${rows.length > 0 ? 'alter' : 'create'} role ${user} login createrole password 'sandi'`,
    )
    // A role that a superuser made can be granted on only by who holds it.
    if (user === 'pengelola') {
      await asSuperuser(`grant simpul_owner, simpul_app to ${user} with admin option`)
    }
  }
  await asSuperuser(`create database ${name} owner ${user}`)
  const password = user === 'postgres' ? server.superuser.password : 'sandi'
  return urlOf({ ...server.superuser, user, password }, name)
}

function asSuperuser(statement: string) {
  return withClient({ ...server.superuser, database: 'postgres' }, (client) =>
    client.query(statement),
  )
}

function urlOf({ host, port, user, password }: Login, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`
}

async function who(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_user::text as name`.execute(db)
  return rows[0]?.name
}

async function tableOwners(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ tableowner: string }>`
    select distinct tableowner from pg_tables where schemaname = 'public'
  `.execute(db)
  return rows.map(({ tableowner }) => tableowner)
}
