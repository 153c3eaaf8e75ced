import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { isMigrated, type Migration, migrate, readMigrations } from './migrate.ts'
import { withClient } from './open-store.ts'

const ALL = readMigrations()

test('files are numbered without gaps from 0001, and already applied to the template', async () => {
  const { db } = await testDatabase()
  expect(ALL.map(({ version }) => version)).toEqual(ALL.map((_, index) => index + 1))
  expect(await isMigrated(db, ALL)).toBe(true)
})

test('a new file is applied once, and recorded with it', async () => {
  const database = await testDatabase()
  const more = [...ALL, aMigration(9001, 'create table baru (id int primary key)')]
  expect(await isMigrated(database.db, more)).toBe(false)
  expect(await run(database, more)).toEqual(['9001_uji'])
  expect(await run(database, more)).toEqual([])
  expect(await isMigrated(database.db, more)).toBe(true)
})

test('two servers that start at once apply a file once', async () => {
  const database = await testDatabase()
  const more = [
    ...ALL,
    aMigration(9001, 'create table baru (id int primary key); select pg_sleep(0.2)'),
  ]
  const applied = await Promise.all([run(database, more), run(database, more)])
  expect(applied.flat()).toEqual(['9001_uji'])
})

test('a file that fails leaves nothing of itself, and keeps the ones before it', async () => {
  const database = await testDatabase()
  const good = aMigration(9001, 'create table baru (id int primary key)')
  const bad = aMigration(9002, 'create table separuh (id int); select 1 / 0')
  await expect(run(database, [...ALL, good, bad])).rejects.toThrow(/9002_uji.*division by zero/)
  expect(await isMigrated(database.db, [...ALL, good])).toBe(true)
  await expect(
    withClient(database.ownerConnection, (client) => client.query('select from separuh')),
  ).rejects.toThrow(/does not exist/)
})

test('an applied file whose text changed stops the start', async () => {
  const database = await testDatabase()
  await run(database, [...ALL, aMigration(9001, 'select 1')])
  await expect(run(database, [...ALL, aMigration(9001, 'select 2')])).rejects.toThrow(
    /9001_uji sudah pernah dijalankan/,
  )
})

test('an older program on a newer database stops', async () => {
  const database = await testDatabase()
  await run(database, [...ALL, aMigration(9001, 'select 1')])
  await expect(run(database, ALL)).rejects.toThrow(/tidak ada di program ini/)
})

test('a number below the last applied one is refused: forward only', async () => {
  const database = await testDatabase()
  await run(database, [...ALL, aMigration(9002, 'select 1')])
  await expect(
    run(database, [...ALL, aMigration(9001, 'select 1'), aMigration(9002, 'select 1')]),
  ).rejects.toThrow(/beri nomor baru/)
})

function run(database: TestDatabase, migrations: readonly Migration[]): Promise<readonly string[]> {
  return withClient(database.ownerConnection, (client) => migrate(client, migrations))
}

function aMigration(version: number, sql: string): Migration {
  const sha256 = createHash('sha256').update(sql).digest('hex')
  return { version, name: `${version}_uji`, sql, sha256 }
}
