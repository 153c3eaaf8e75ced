import {
  CariWilayah,
  CloseKantor,
  CreateKantor,
  CreateKantorDesa,
  EditKantor,
  ListKantor,
} from '@simpul/contract/wilayah.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { inRequest, sendResult } from '../http/routes.ts'
import { cariWilayah } from './cari-wilayah.query.ts'
import { createKantorDesa } from './create-kantor-desa.ts'
import { daftarKantor } from './daftar-kantor.query.ts'
import { closeKantor, createKantor, editKantor } from './save-kantor.ts'

/** The offices of the kabupaten, set up by DPMD or an admin. */
export function kantorRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  const url = '/api/kantor/daftar-kantor'
  const config = { izin: 'kantor.manage' } as const

  app.get(
    '/api/kantor/cari-wilayah',
    { config: { izin: 'masuk' }, schema: { querystring: CariWilayah } },
    (request) =>
      inRequest(request, (tx, actor) => cariWilayah(tx, actor.kabupatenKode, request.query), {
        readOnly: true,
      }),
  )

  app.get(url, { config, schema: { querystring: ListKantor } }, (request) =>
    inRequest(
      request,
      (tx, actor) => daftarKantor(tx, actor.kabupatenKode, request.query, actor.today),
      { readOnly: true },
    ),
  )
  app.post(url, { config, schema: { body: CreateKantor } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => createKantor(tx, actor, request.body)),
    ),
  )
  app.put(url, { config, schema: { body: EditKantor } }, async (request, reply) =>
    sendResult(reply, await inRequest(request, (tx, actor) => editKantor(tx, actor, request.body))),
  )
  app.post(`${url}/tutup`, { config, schema: { body: CloseKantor } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => closeKantor(tx, actor, request.body)),
    ),
  )
  app.post(`${url}/desa`, { config, schema: { body: CreateKantorDesa } }, async (request, reply) =>
    sendResult(
      reply,
      await inRequest(request, (tx, actor) => createKantorDesa(tx, actor, request.body)),
    ),
  )
}
