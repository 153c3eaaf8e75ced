import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Connection, type Db, openDatabase } from '../db/database.ts'
import { withClient } from '../db/open-store.ts'

export interface TestDatabase {
  /** As the server connects: `simpul_app`, bound by row security. Use it through `inKabupaten`. */
  readonly db: Db
  /** As `simpul_owner`, not bound: for builders and for looking at what was written. */
  readonly owner: Db
  readonly appConnection: Connection
  readonly ownerConnection: Connection
  /** For tests of the ground itself: makes roles, never reads people. */
  readonly superuserConnection: Connection
}

const open: { name: string; databases: readonly Db[] }[] = []

/**
 * A fresh copy of the migrated template on the run's one server. Dropped after the test file.
 * Needs `globalSetup: 'apps/server/src/testing/global-setup.ts'` in the vitest config.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('simpulTestServer')
  if (!server) throw new Error('no test server: vitest runs without testing/global-setup.ts')
  const name = `uji_${randomBytes(8).toString('hex')}`
  await withClient({ ...server.superuser, database: 'postgres' }, async (client) => {
    const database = pg.escapeIdentifier(name)
    await client.query(
      `create database ${database} template ${pg.escapeIdentifier(server.template)} owner simpul_owner`,
    )
    await client.query(`grant connect on database ${database} to simpul_app`)
  })
  const appConnection = { ...server.app, database: name }
  const ownerConnection = { ...server.owner, database: name }
  const db = openDatabase(appConnection, { max: 6 })
  const owner = openDatabase(ownerConnection, { max: 3, statementTimeout: 0 })
  open.push({ name, databases: [db, owner] })
  const superuserConnection = { ...server.superuser, database: name }
  return { db, owner, appConnection, ownerConnection, superuserConnection }
}

afterAll(async () => {
  const done = open.splice(0)
  await Promise.all(
    done.flatMap(({ databases }) => databases.map((database) => database.destroy())),
  )
  if (done.length === 0) return
  const server = inject('simpulTestServer')
  await withClient({ ...server.superuser, database: 'postgres' }, async (client) => {
    for (const { name } of done) {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    }
  })
})
