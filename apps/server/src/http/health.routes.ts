import type { FastifyInstance } from 'fastify'

interface HealthAnswer {
  readonly status: 'sehat' | 'basis_data_tidak_menjawab' | 'migrasi_belum_lengkap'
}

/** How long /healthz waits for the database before it says that it does not answer. */
const PATIENCE_MS = 3_000

/**
 * `GET /healthz` for a supervisor or a load balancer: 200 only when the database answers and its
 * migrations are those of this program, else 503 with which of the two.
 */
export function healthRoutes(app: FastifyInstance, isMigrated: () => Promise<boolean>): void {
  app.get('/healthz', { config: { izin: 'public' } }, async (_request, reply) => {
    const answer = await health(isMigrated)
    return reply
      .header('cache-control', 'no-store')
      .code(answer.status === 'sehat' ? 200 : 503)
      .send(answer)
  })
}

async function health(isMigrated: () => Promise<boolean>): Promise<HealthAnswer> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the database is slow')), PATIENCE_MS)
  try {
    const migrated = await Promise.race([isMigrated(), late])
    return { status: migrated ? 'sehat' : 'migrasi_belum_lengkap' }
  } catch {
    return { status: 'basis_data_tidak_menjawab' }
  } finally {
    clearTimeout(timer)
  }
}
