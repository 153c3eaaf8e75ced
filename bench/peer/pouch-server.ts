import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The peer's packages carry no types; this is what is used of them. */
interface PouchDoc {
  readonly _id: string
}
interface PouchDatabase {
  bulkDocs(docs: readonly PouchDoc[]): Promise<unknown>
  close(): Promise<void>
}
interface PouchConstructor {
  new (name: string): PouchDatabase
  defaults(options: { prefix: string }): PouchConstructor
}
type Handler = (request: unknown, response: unknown) => void

const require = createRequire(import.meta.url)

/**
 * The peer of the sync benches: express-pouchdb on LevelDB with its files on disk, the server half
 * of what the Community Health Toolkit's phones talk to (CouchDB there).
 */
export async function startPouchServer(
  docs: readonly PouchDoc[],
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-bench-pouch-'))
  const express = require('express') as () => Handler & {
    use(path: string, handler: Handler): void
  }
  const makeApp = require('express-pouchdb') as (
    pouch: PouchConstructor,
    options: object,
  ) => Handler
  const Pouch = (require('pouchdb-node') as PouchConstructor).defaults({ prefix: `${folder}/` })

  const database = new Pouch('bench')
  for (let start = 0; start < docs.length; start += 1_000)
    await database.bulkDocs(docs.slice(start, start + 1_000))
  const app = express()
  app.use(
    '/',
    makeApp(Pouch, {
      mode: 'minimumForPouchDB',
      logPath: join(folder, 'log.txt'),
      configPath: join(folder, 'config.json'),
    }),
  )
  const server = createServer((request, response) => {
    // The page of the bench is served from another port; its phone would not be.
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'content-type')
    if (request.method === 'OPTIONS') response.end()
    else app(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/bench`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
