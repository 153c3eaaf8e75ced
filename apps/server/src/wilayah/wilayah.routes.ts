import type { FastifyInstance } from 'fastify'
import { inRequest } from '../http/routes.ts'
import { listHariLibur } from './hari-libur.ts'
import { listKantor } from './jam-kantor.ts'

/** What changes a calendar is in rujukan/kalender.routes.ts: open matters follow it. */
export function wilayahRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/hari-libur', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, (tx, actor) => listHariLibur(tx, yearOf(request.query, actor.today)), {
      readOnly: true,
    }),
  )

  app.get('/api/kantor/kantor', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, (tx) => listKantor(tx), { readOnly: true }),
  )
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
