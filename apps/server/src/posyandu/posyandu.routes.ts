import type { FastifyInstance } from 'fastify'
import { inRequest } from '../http/routes.ts'
import { pilihanWilayah } from './pilihan-wilayah.query.ts'
import { listRekan } from './rekan.query.ts'

export function posyanduRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/wilayah', { config: { izin: 'posyandu.read' } }, (request) =>
    inRequest(request, (tx, actor) => pilihanWilayah(tx, actor), { readOnly: true }),
  )

  app.get('/api/kantor/rekan', { config: { izin: 'delegasi.write' } }, (request) =>
    inRequest(request, (tx, actor) => listRekan(tx, actor), { readOnly: true }),
  )
}
