import type { FastifyInstance } from 'fastify'
import { indikatorRoutes } from '../indikator/indikator.routes.ts'
import { proyeksiRoutes } from '../indikator/proyeksi.routes.ts'
import { aturanRoutes } from '../kebutuhan/aturan.routes.ts'
import { laporanRoutes } from '../laporan/laporan.routes.ts'
import { potretRoutes } from '../laporan/potret.routes.ts'
import { rembukRoutes } from '../laporan/rembuk.routes.ts'
import { penggunaRoutes } from '../pengguna/pengguna.routes.ts'
import { undanganPages } from '../pengguna/undangan.page.ts'
import { imporRoutes } from '../pertumbuhan/impor.routes.ts'
import { akunRoutes } from '../posyandu/akun.routes.ts'
import { kelolaPosyanduRoutes } from '../posyandu/kelola-posyandu.routes.ts'
import { posyanduRoutes } from '../posyandu/posyandu.routes.ts'
import { kalenderRoutes } from '../rujukan/kalender.routes.ts'
import { rujukanRoutes } from '../rujukan/rujukan.routes.ts'
import { syncRoutes } from '../sync/sync.routes.ts'
import { kantorRoutes } from '../wilayah/kantor.routes.ts'
import { wilayahRoutes } from '../wilayah/wilayah.routes.ts'

/** Every feature's routes, in the order of the rooms. A feature that is not here is not served. */
export async function featureRoutes(app: FastifyInstance): Promise<void> {
  wilayahRoutes(app)
  kantorRoutes(app)
  penggunaRoutes(app)
  akunRoutes(app)
  undanganPages(app)
  posyanduRoutes(app)
  kelolaPosyanduRoutes(app)
  imporRoutes(app)
  aturanRoutes(app)
  rujukanRoutes(app)
  kalenderRoutes(app)
  indikatorRoutes(app)
  proyeksiRoutes(app)
  laporanRoutes(app)
  potretRoutes(app)
  rembukRoutes(app)
  syncRoutes(app)
}
