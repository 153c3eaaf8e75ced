import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { devProxy } from './web-config.ts'

test('behind Vite the server sees the Host the browser wrote, so that its Origin is its own', async () => {
  const server = createHttpServer((request, response) => response.end(request.headers.host))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const dev = await createServer({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, ws: false, proxy: devProxy(urlOf(server)) },
  })
  await dev.listen()
  onTestFinished(() => dev.close())
  if (!dev.httpServer) throw new Error('Vite serves nothing')
  const address = urlOf(dev.httpServer)

  const answer = await fetch(`${address}/api/sesi`)

  expect(`http://${await answer.text()}`).toBe(address)
})

function urlOf(server: { address(): AddressInfo | string | null }): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return `http://127.0.0.1:${address.port}`
}
