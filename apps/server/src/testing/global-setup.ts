import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Login, startEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { stopLeftover } from '../db/leftover-postgres.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { prepareDatabase, withClient } from '../db/open-store.ts'
import { markOf } from '../db/processes.ts'

interface TestServer {
  readonly superuser: Login
  readonly owner: Login
  readonly app: Login
  readonly template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    simpulTestServer: TestServer
  }
}

const TEMPLATE = 'simpul_template'

/** One real PostgreSQL for the whole run, with one migrated database that tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns()
  const folder = mkdtempSync(join(tmpdir(), `simpul-uji-${process.pid}-`))
  const postgres = await startEmbeddedPostgres({
    folder,
    say: () => undefined,
    // Only the tests' throw-away server gives up durability for speed.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '200',
      shared_buffers: '64MB',
    },
  })
  const stop = async () => {
    await postgres.stop('segera')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await prepareDatabase(postgres, TEMPLATE)
    await withClient({ ...postgres.owner, database: TEMPLATE }, (client) =>
      migrate(client, readMigrations()),
    )
    await withClient({ ...postgres.superuser, database: 'postgres' }, (client) =>
      client.query(
        `alter database ${pg.escapeIdentifier(TEMPLATE)} with is_template true allow_connections false`,
      ),
    )
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('simpulTestServer', {
    superuser: postgres.superuser,
    owner: postgres.owner,
    app: postgres.app,
    template: TEMPLATE,
  })
  return stop
}

/** A run that was killed leaves a server and a folder behind; the next run clears them away. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^simpul-uji-(\d+)-/.exec(name)?.[1]
    if (!pid || markOf(Number(pid))) continue
    const folder = join(tmpdir(), name)
    try {
      await stopLeftover(join(folder, 'postgres'), () => undefined)
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another person's folder.
    }
  }
}
