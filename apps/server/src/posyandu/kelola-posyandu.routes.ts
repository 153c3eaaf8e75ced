import {
  ClosePosyandu,
  CreatePosyandu,
  EditPosyandu,
  ListPosyandu,
  ListPuskesmas,
} from '@simpul/contract/posyandu.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { inRequest, sendResult } from '../http/routes.ts'
import { readLangkahAwal } from './langkah-awal.query.ts'
import { listPosyandu, listPuskesmas } from './posyandu.query.ts'
import { closePosyandu, createPosyandu, editPosyandu } from './save-posyandu.ts'

/** The institution posyandu, and what a new kabupaten still lacks. Whose desa it is, the command asks. */
export function kelolaPosyanduRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const url = '/api/kantor/posyandu'
  const config = { izin: 'posyandu.manage' } as const

  app.get(url, { config, schema: { querystring: ListPosyandu } }, (request) =>
    inRequest(request, (tx, actor) => listPosyandu(tx, actor, request.query), { readOnly: true }),
  )
  app.get(`${url}/puskesmas`, { config, schema: { querystring: ListPuskesmas } }, (request) =>
    inRequest(request, (tx, actor) => listPuskesmas(tx, actor.kabupatenKode, request.query.desa), {
      readOnly: true,
    }),
  )
  app.post(url, { config, schema: { body: CreatePosyandu } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => createPosyandu(tx, actor, request.body)),
    ),
  )
  app.put(url, { config, schema: { body: EditPosyandu } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => editPosyandu(tx, actor, request.body)),
    ),
  )
  app.post(`${url}/tutup`, { config, schema: { body: ClosePosyandu } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => closePosyandu(tx, actor, request.body)),
    ),
  )

  app.get('/api/kantor/langkah-awal', { config: { izin: 'kantor.manage' } }, (request) =>
    inRequest(request, (tx, actor) => readLangkahAwal(tx, actor), { readOnly: true }),
  )
}
