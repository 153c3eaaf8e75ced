import { AskPotret } from '@simpul/contract/potret.ts'
import type { FastifyInstance } from 'fastify'
import { inRequest, sendResult } from '../http/routes.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { readPotret, tutupBulan } from './potret-bulan.ts'

export function potretRoutes(app: FastifyInstance): void {
  app.get(
    '/api/kantor/bulan/potret',
    { config: { izin: 'laporan.month.read' } },
    async (request, reply) => {
      const ask = AskPotret.parse(readQuery(request.query))
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => readPotret(tx, actor, ask), { readOnly: true }),
      )
    },
  )

  app.post(
    '/api/kantor/bulan/tutup',
    { config: { izin: 'laporan.month.close' } },
    async (request, reply) => {
      const ask = AskPotret.parse(request.body)
      return sendResult(reply, await inRequest(request, (tx, actor) => tutupBulan(tx, actor, ask)))
    },
  )
}
