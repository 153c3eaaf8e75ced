import Fastify, { type FastifyInstance } from 'fastify'
import type { Db } from '../db/database.ts'
import { healthRoutes } from './health.routes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    db: Db
  }
  interface FastifyContextConfig {
    /** Who may call the route; a route without it stops the server from starting. */
    izin?: string
  }
}

export interface ServerOptions {
  /** Connected as simpul_app. */
  readonly db: Db
  readonly isMigrated: () => Promise<boolean>
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
}

/** The server with all its routes, listening nowhere yet. */
export function buildServer(options: ServerOptions): FastifyInstance {
  // A kept-alive connection of an idle phone must not hold the shutdown up.
  const common = { forceCloseConnections: 'idle', bodyLimit: 8_000_000 } as const
  const app: FastifyInstance = options.tls
    ? (Fastify({ ...common, https: options.tls }) as never)
    : Fastify(common)
  app.decorate('db', options.db)
  healthRoutes(app, options.isMigrated)
  return app
}
