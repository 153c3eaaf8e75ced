import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import type { RunningSimpul } from './simpul.ts'

const DIST = join(import.meta.dirname, '../../apps/kader/dist')
const TYPE: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
}

/** One address with two versions of the phone's app behind it, and a network that can fail for the data alone. */
export interface DuaVersi {
  readonly url: string
  /** From now on the newer app is served, as after an update of the server. */
  release(): void
  /** The server's data cannot be reached; the app itself can. */
  isDataUp: boolean
  stop(): Promise<void>
}

/** The newer one says so in its page; its worker names another revision of it, as every build does. */
export async function startDuaVersi(simpul: RunningSimpul): Promise<DuaVersi> {
  const newer = mkdtempSync(join(tmpdir(), 'simpul-versi-'))
  cpSync(DIST, newer, { recursive: true })
  const page = await readFile(join(newer, 'index.html'), 'utf8')
  await writeFile(
    join(newer, 'index.html'),
    page.replace('<title>', '<meta name="versi" content="2"><title>'),
  )
  const worker = await readFile(join(newer, 'sw.js'), 'utf8')
  const revised = worker.replace(
    /(url:"index\.html",revision:")([0-9a-f]{32})/,
    (_whole, before: string, revision: string) =>
      `${before}${revision.split('').toReversed().join('')}`,
  )
  if (revised === worker) throw new Error('the worker names no revision of index.html')
  await writeFile(join(newer, 'sw.js'), revised)

  let root = DIST
  let isDataUp = true
  const server = createServer((asked, answer) => {
    if (asked.url?.startsWith('/kader/')) void serveFile(root, asked, answer)
    else if (isDataUp) passOn(simpul.url, asked, answer)
    else answer.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listens on no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    release: () => {
      root = newer
    },
    get isDataUp() {
      return isDataUp
    },
    set isDataUp(isUp) {
      isDataUp = isUp
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(newer, { recursive: true, force: true })
    },
  }
}

async function serveFile(
  root: string,
  asked: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(asked.url ?? '/', 'http://simpul')
  const path = normalize(pathname.slice('/kader/'.length)) || 'index.html'
  const file = extname(path) === '' ? 'index.html' : path
  try {
    const body = await readFile(join(root, file))
    answer.writeHead(200, {
      'content-type': TYPE[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
    answer.end(body)
  } catch {
    answer.writeHead(404).end()
  }
}

function passOn(to: string, asked: IncomingMessage, answer: ServerResponse): void {
  const onward = request(
    `${to}${asked.url ?? '/'}`,
    // The name the phone asked for stays: the server takes a request only from its own pages.
    { method: asked.method ?? 'GET', headers: asked.headers },
    (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    },
  )
  onward.on('error', () => answer.destroy())
  asked.pipe(onward)
}
