import { sql } from 'kysely'
import { openDatabase } from '../../apps/server/src/db/database.ts'
import type { TestServer } from '../../apps/server/src/testing/test-server.ts'

/**
 * Last night's backup, and its return: every table as it was, the epoch too, because whoever restores
 * a database restores that row with it.
 */
export class Backup {
  readonly #server: TestServer

  private constructor(server: TestServer) {
    this.#server = server
  }

  static async take(server: TestServer): Promise<Backup> {
    await asSuperuser(server, async (run, tables) => {
      await run('drop schema if exists cadangan cascade')
      await run('create schema cadangan')
      for (const table of tables)
        await run(`create table cadangan.${table} as table public.${table}`)
    })
    return new Backup(server)
  }

  async restore(): Promise<void> {
    await asSuperuser(this.#server, async (run, tables) => {
      await run("set session_replication_role = 'replica'")
      await run(`truncate ${tables.map((table) => `public.${table}`).join(', ')}`)
      for (const table of tables)
        await run(`insert into public.${table} overriding system value table cadangan.${table}`)
      await run("set session_replication_role = 'origin'")
    })
  }
}

async function asSuperuser(
  server: TestServer,
  work: (run: (text: string) => Promise<void>, tables: readonly string[]) => Promise<void>,
): Promise<void> {
  const db = openDatabase(server.superuserConnection, { max: 1, statementTimeout: 0 })
  try {
    const { rows } = await sql<{ name: string }>`
      select quote_ident(relname) as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'wilayah' order by 1`.execute(
      db,
    )
    await work(
      async (text) => {
        await sql.raw(text).execute(db)
      },
      rows.map(({ name }) => name),
    )
  } finally {
    await db.destroy()
  }
}
