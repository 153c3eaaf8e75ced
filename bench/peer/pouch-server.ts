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
interface PouchConstructor {
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
    // The page of the bench comes from the same place as its data, as a phone's does.
    if (request.url === '/halaman')
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>')
    else app(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/bench`
  // Only a database made over HTTP is one the server knows.
  await send('PUT', url)
  for (let start = 0; start < docs.length; start += 1_000) {
    await send('POST', `${url}/_bulk_docs`, { docs: docs.slice(start, start + 1_000) })
  }
  return {
    url,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function send(method: string, url: string, body?: object): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`the peer answered ${answer.status} to ${method} ${url}`)
}
