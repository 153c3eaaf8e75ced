import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { html, page } from './html.ts'
import { PESAN } from './http.pesan.ts'

export interface WebRoots {
  readonly kader: string
  readonly kantor: string
}

const APPS = join(import.meta.dirname, '../../..')
export const WEB_ROOTS: WebRoots = {
  kader: join(APPS, 'kader/dist'),
  kantor: join(APPS, 'kantor/dist'),
}

/** Names with a hash never change what they hold; everything else is asked for again. */
const HASHED = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

/** `/kader/` and `/kantor/` from what was built, and `/` where a person chooses. */
export async function webApps(app: FastifyInstance, roots: WebRoots): Promise<void> {
  app.get('/', { config: { izin: 'public' } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      page(
        PESAN.judul,
        html`<h1>${PESAN.judul}</h1><p>${PESAN.ringkas}</p>
<a class="pilih" href="/kader/"><strong>${PESAN.kader}</strong>${PESAN.kaderKet}</a>
<a class="pilih" href="/kantor/"><strong>${PESAN.kantor}</strong>${PESAN.kantorKet}</a>`,
      ),
    ),
  )
  await app.register(fastifyStatic, { root: roots.kader, serve: false, cacheControl: false })
  await webApp(app, 'kader', roots.kader)
  await webApp(app, 'kantor', roots.kantor)
}

/** Deep links of an app are addresses of its own router: all of them answer with its one page. */
async function webApp(app: FastifyInstance, name: 'kader' | 'kantor', root: string): Promise<void> {
  app.get(`/${name}`, { config: { izin: 'public' } }, async (_request, reply) =>
    reply.redirect(`/${name}/`),
  )
  if (!existsSync(join(root, 'index.html'))) {
    app.get(`/${name}/*`, { config: { izin: 'public' } }, async (_request, reply) =>
      reply
        .code(503)
        .type('text/html; charset=utf-8')
        .send(page(PESAN.judul, html`<p>${PESAN.belumDibangun}</p>`)),
    )
    return
  }
  app.get<{ Params: { '*': string } }>(
    `/${name}/*`,
    { config: { izin: 'public' } },
    async (request, reply) => {
      const path = request.params['*'] || 'index.html'
      const isFile = /\.[a-z0-9]+$/i.test(path)
      reply.header(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      return reply.sendFile(isFile ? path : 'index.html', root, { cacheControl: false })
    },
  )
}
