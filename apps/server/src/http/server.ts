import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Db } from '../db/database.ts'
import { type ServerKey, serverKeyOf } from '../pengguna/server-key.ts'
import { answerErrors } from './error-answers.ts'
import { featureRoutes } from './feature-routes.ts'
import { actorFinder } from './find-actor.ts'
import { healthRoutes } from './health.routes.ts'
import { openApi } from './open-api.ts'
import { requireIzinOnEveryRoute } from './routes.ts'
import { refuseForeignWrites, secureHeaders } from './security.ts'
import { WEB_ROOTS, type WebRoots, webApps } from './web-apps.ts'

declare module 'fastify' {
  interface FastifyInstance {
    db: Db
    serverKey: ServerKey
    /** Milliseconds since 1970; one clock, passed in. */
    now: () => number
    /** True when the cookie may only travel over TLS. */
    hasTls: boolean
  }
}

interface ServerOptions {
  /** Connected as simpul_app. */
  readonly db: Db
  readonly isMigrated: () => Promise<boolean>
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer }
  /** Opens recovery keys and makes door codes; read from SIMPUL_KUNCI or the data folder when not given. */
  readonly serverKey?: ServerKey
  readonly now?: () => number
  readonly webRoots?: WebRoots
  readonly logger?: FastifyServerOptions['logger']
}

/** A push of 200 commands, a sealed outbox of 2,000 rows, a page of an import: none comes near it. */
const BODY_LIMIT = 8_000_000

/** The server with all its routes, listening nowhere yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const common = {
    // A kept-alive connection of an idle phone must not hold the shutdown up.
    forceCloseConnections: 'idle',
    bodyLimit: BODY_LIMIT,
    // A TLS terminator on the same machine may name the real address; nobody else may.
    trustProxy: 'loopback',
    // Addresses hold ids and filters: the log says which route, never which address.
    logger: options.logger ?? { level: 'error' },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  } satisfies FastifyServerOptions
  const app: FastifyInstance = options.tls
    ? (Fastify({ ...common, https: options.tls }) as never)
    : Fastify(common)
  app.decorate('db', options.db)
  app.decorate('serverKey', options.serverKey ?? serverKeyOf(process.env))
  app.decorate('now', options.now ?? Date.now)
  app.decorate('hasTls', options.tls !== undefined)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app)
  secureHeaders(app, app.hasTls)
  refuseForeignWrites(app)
  await app.register(cookie)
  await app.register(compress, {
    global: true,
    globalDecompression: false,
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    // A dynamic answer is packed while somebody waits: quality 4 costs a tenth of quality 11.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  requireIzinOnEveryRoute(app, actorFinder(app))
  await openApi(app)
  healthRoutes(app, options.isMigrated)
  await webApps(app, options.webRoots ?? WEB_ROOTS)
  await featureRoutes(app)
  return app
}
