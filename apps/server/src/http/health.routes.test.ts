import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { isMigrated, readMigrations } from '../db/migrate.ts'
import { testDatabase } from '../testing/database.ts'
import { healthRoutes } from './health.routes.ts'

test('/healthz is 200 when the database answers and its migrations are current', async () => {
  const { db } = await testDatabase()
  expect(await ask(() => isMigrated(db, readMigrations()))).toEqual([200, 'sehat'])
})

test('/healthz is 503 when a migration is missing', async () => {
  const { db } = await testDatabase()
  const [first] = readMigrations()
  const more = first ? [...readMigrations(), { ...first, version: 9001 }] : []
  expect(await ask(() => isMigrated(db, more))).toEqual([503, 'migrasi_belum_lengkap'])
})

test('/healthz is 503 when the database is away, and when it does not answer in time', async () => {
  // Port 9 discards; nothing listens there.
  const away = openDatabase({ host: '127.0.0.1', port: 9, user: 'simpul_app', database: 'simpul' })
  expect(await ask(() => isMigrated(away, readMigrations()))).toEqual([
    503,
    'basis_data_tidak_menjawab',
  ])
  await away.destroy()
  expect(await ask(() => new Promise(() => undefined))).toEqual([503, 'basis_data_tidak_menjawab'])
})

async function ask(check: () => Promise<boolean>): Promise<readonly [number, string]> {
  const app = Fastify()
  healthRoutes(app, check)
  const reply = await app.inject('/healthz')
  await app.close()
  return [reply.statusCode, reply.json<{ status: string }>().status]
}
