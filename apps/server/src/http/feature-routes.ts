import type { FastifyInstance } from 'fastify'
import { penggunaRoutes } from '../pengguna/pengguna.routes.ts'
import { imporRoutes } from '../pengukuran/impor.routes.ts'
import { syncRoutes } from '../sync/sync.routes.ts'

/** Every feature's routes, in the order of the rooms. A feature that is not here is not served. */
export async function featureRoutes(app: FastifyInstance): Promise<void> {
  penggunaRoutes(app)
  imporRoutes(app)
  syncRoutes(app)
}
