import { PublishAturan } from '@simpul/contract/paket.ts'
import type { FastifyInstance } from 'fastify'
import { inRequest, sendResult } from '../http/routes.ts'
import { listAturan, publishAturan } from './tabel-aturan.ts'

export function aturanRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/aturan', { config: { izin: 'aturan.manage' } }, (request) =>
    inRequest(request, (tx, actor) => listAturan(tx, actor.kabupatenKode), { readOnly: true }),
  )

  app.post('/api/kantor/aturan', { config: { izin: 'aturan.manage' } }, async (request, reply) => {
    const input = PublishAturan.parse(request.body)
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => publishAturan(tx, actor, input)),
    )
  })
}
