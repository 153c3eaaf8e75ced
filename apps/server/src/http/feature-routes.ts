import type { FastifyInstance } from 'fastify'
import { indikatorRoutes } from '../indikator/indikator.routes.ts'
import { laporanRoutes } from '../laporan/laporan.routes.ts'
import { penggunaRoutes } from '../pengguna/pengguna.routes.ts'
import { undanganPages } from '../pengguna/undangan.page.ts'
import { imporRoutes } from '../pertumbuhan/impor.routes.ts'
import { akunRoutes } from '../posyandu/akun.routes.ts'
import { posyanduRoutes } from '../posyandu/posyandu.routes.ts'
import { rujukanRoutes } from '../rujukan/rujukan.routes.ts'
import { syncRoutes } from '../sync/sync.routes.ts'
import { wilayahRoutes } from '../wilayah/wilayah.routes.ts'

/** Every feature's routes, in the order of the rooms. A feature that is not here is not served. */
export async function featureRoutes(app: FastifyInstance): Promise<void> {
  wilayahRoutes(app)
  penggunaRoutes(app)
  akunRoutes(app)
  undanganPages(app)
  posyanduRoutes(app)
  imporRoutes(app)
  rujukanRoutes(app)
  indikatorRoutes(app)
  laporanRoutes(app)
  syncRoutes(app)
}
