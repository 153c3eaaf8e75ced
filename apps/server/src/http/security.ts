import type { FastifyInstance } from 'fastify'
import { sendRefusal } from './routes.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Nothing from elsewhere is loaded or called. `wasm-unsafe-eval`: the QR reader that is fetched where
 * the browser has none. Styles may be inline because charts and print sheets set them.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function secureHeaders(app: FastifyInstance, hasTls: boolean): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', CSP)
    reply.header('x-content-type-options', 'nosniff')
    // Not no-referrer: a browser then calls the Origin of our own form null.
    reply.header('referrer-policy', 'same-origin')
    reply.header('x-frame-options', 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('cross-origin-resource-policy', 'same-origin')
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
    if (hasTls) reply.header('strict-transport-security', 'max-age=31536000')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/**
 * A page of another site must not write with our cookie. Beside SameSite=Lax: what comes from a
 * browser names an Origin, and a form cannot send JSON or a header of its own.
 */
export function refuseForeignWrites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (SAFE_METHODS.has(request.method)) return
    const { origin } = request.headers
    const isForeign =
      request.headers['sec-fetch-site'] === 'cross-site' ||
      (origin !== undefined && hostOf(origin) !== request.host)
    const isOurs =
      request.headers['x-simpul'] !== undefined ||
      /^application\/json\b/i.test(request.headers['content-type'] ?? '') ||
      request.routeOptions.config.acceptsForm === true
    if (isForeign || !isOurs) return sendRefusal(reply, { kode: 'tidak_berwenang' })
  })
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
