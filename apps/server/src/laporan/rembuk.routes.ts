import { AskRembuk, ReleaseRembuk, WithdrawRembuk } from '@simpul/contract/laporan.ts'
import type { FastifyInstance } from 'fastify'
import { inRequest, sendResult } from '../http/routes.ts'
import { readQuery } from '../posyandu/query-text.ts'
import {
  previewRembuk,
  readDaftarRembuk,
  readRembuk,
  releaseRembuk,
  withdrawRembuk,
} from './rembuk.ts'

/** The list of stunted children for the rembuk: the Puskesmas releases it, the desa reads it. */
export function rembukRoutes(app: FastifyInstance): void {
  const url = '/api/kantor/rembuk'
  const read = { config: { izin: 'rembuk.read' } } as const
  const release = { config: { izin: 'rembuk.release' } } as const

  app.get(url, read, (request) => inRequest(request, readDaftarRembuk, { readOnly: true }))

  app.get(`${url}/calon`, release, async (request, reply) => {
    const ask = AskRembuk.parse(readQuery(request.query))
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => previewRembuk(tx, actor, ask), { readOnly: true }),
    )
  })

  app.get<{ Params: { id: string } }>(`${url}/:id`, read, async (request, reply) => {
    const { id } = WithdrawRembuk.parse(request.params)
    return sendResult(reply, await inRequest(request, (tx, actor) => readRembuk(tx, actor, id)))
  })

  app.post(`${url}/lepas`, release, async (request, reply) => {
    const input = ReleaseRembuk.parse(request.body)
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => releaseRembuk(tx, actor, input)),
    )
  })

  app.post(`${url}/tarik`, release, async (request, reply) => {
    const { id } = WithdrawRembuk.parse(request.body)
    return sendResult(reply, await inRequest(request, (tx, actor) => withdrawRembuk(tx, actor, id)))
  })
}
