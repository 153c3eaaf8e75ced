import { DropHariLibur, SaveHariLibur, SaveJamKantor } from '@simpul/contract/kantor.ts'
import type { FastifyInstance } from 'fastify'
import { inRequest, sendResult } from '../http/routes.ts'
import { dropHariLibur, listHariLibur, saveHariLibur } from './hari-libur.ts'
import { listKantor, saveJamKantor } from './jam-kantor.ts'

export function wilayahRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/hari-libur', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, (tx, actor) => listHariLibur(tx, yearOf(request.query, actor.today)), {
      readOnly: true,
    }),
  )

  app.put(
    '/api/kantor/hari-libur',
    { config: { izin: 'kalender.manage' } },
    async (request, reply) => {
      const input = SaveHariLibur.parse(request.body)
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => saveHariLibur(tx, actor, input)),
      )
    },
  )

  app.post(
    '/api/kantor/hari-libur/hapus',
    { config: { izin: 'kalender.manage' } },
    async (request, reply) => {
      const { tanggal } = DropHariLibur.parse(request.body)
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => dropHariLibur(tx, actor, tanggal)),
      )
    },
  )

  app.get('/api/kantor/kantor', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, (tx) => listKantor(tx), { readOnly: true }),
  )

  app.put('/api/kantor/kantor', { config: { izin: 'kantor.manage' } }, async (request, reply) => {
    const input = SaveJamKantor.parse(request.body)
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => saveJamKantor(tx, actor, input)),
    )
  })
}

function yearOf(query: unknown, today: string): number {
  const asked =
    typeof query === 'object' && query !== null && 'tahun' in query
      ? Number(query.tahun)
      : Number.NaN
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2200
    ? asked
    : Number(today.slice(0, 4))
}
