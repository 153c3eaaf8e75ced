import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { SCHEMA_FILE, schemaSource } from './generate-schema.ts'
import { withClient } from './open-store.ts'

test('schema.generated.ts is what the migrations produce (node apps/server/src/db/generate-schema.ts)', async () => {
  const { ownerConnection } = await testDatabase()
  const source = await withClient(ownerConnection, schemaSource)
  expect(source).toBe(readFileSync(SCHEMA_FILE, 'utf8'))
})

test('a list in a check becomes a union, a default becomes optional, a date stays text', async () => {
  const { owner, ownerConnection } = await testDatabase()
  await owner.schema
    .createTable('contoh')
    .addColumn('warna', 'text', (column) => column.check(sql`warna in ('a', 'b')`))
    .addColumn('jumlah', 'int8', (column) => column.notNull().defaultTo(0))
    .addColumn('hari', 'date', (column) => column.notNull())
    .addColumn('nomor', 'bigint', (column) => column.generatedAlwaysAsIdentity())
    .execute()
  const source = await withClient(ownerConnection, schemaSource)
  expect(source).toContain(`interface ContohTable {
  warna: 'a' | 'b' | null
  jumlah: Generated<number>
  hari: Tanggal
  nomor: ColumnType<number, never, never>
}`)
})
