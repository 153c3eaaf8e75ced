import type { Refusal } from '@simpul/contract/refusal.ts'
import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { $ZodError } from 'zod/v4/core'
import { isDatabaseAway } from '../db/database-away.ts'
import { PESAN } from './http.pesan.ts'
import { sendRefusal } from './routes.ts'

/** What a bug is answered with: one sentence, and a number that stands in the log beside the cause. */
interface BugAnswer {
  readonly kode: 'kesalahan_program'
  readonly pesan: string
}

/** The database is away or too slow; the same request may succeed later. */
interface AwayAnswer {
  readonly kode: 'basis_data_tidak_menjawab'
  readonly pesan: string
}

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = 10

/**
 * Three kinds and they never mix: what was sent wrong is a refusal with its field, a database that
 * does not answer is weather (503), what is impossible is a bug and goes to the log without what was sent.
 */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal) return sendRefusal(reply, refusal)
    const isAway = isDatabaseAway(error)
    const code = 'code' in error ? error.code : undefined
    request.log.error(
      { route: request.routeOptions.url, code, at: stackOf(error) },
      isAway ? 'the database does not answer' : 'bug',
    )
    if (isAway) {
      return reply
        .code(503)
        .header('retry-after', RETRY_AFTER)
        .send({
          kode: 'basis_data_tidak_menjawab',
          pesan: PESAN.basisDataTidakMenjawab,
        } satisfies AwayAnswer)
    }
    return reply
      .code(500)
      .send({ kode: 'kesalahan_program', pesan: PESAN.kesalahanProgram } satisfies BugAnswer)
  })
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, { kode: 'tidak_ditemukan' }))
}

function refusalOf(error: FastifyError | Error): Refusal | null {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath.split('/').filter(Boolean).join('.')
    return { kode: 'isian_salah', ...(field ? { field } : {}) }
  }
  if (error instanceof $ZodError) {
    const field = error.issues[0]?.path.join('.')
    return { kode: 'isian_salah', ...(field ? { field } : {}) }
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return { kode: 'berkas_terlalu_besar' }
  if (status !== undefined && status >= 400 && status < 500) return { kode: 'isian_salah' }
  return null
}

/** Where, never what: a message of the database may quote a row. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return [error.name, ...frames.slice(0, 12)].join('\n')
}
