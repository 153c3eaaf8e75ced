import { REFUSAL, type Refusal } from '@simpul/contract/refusal.ts'
import type { Izin } from '@simpul/domain/pengguna/izin.ts'
import type { Result } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inKabupaten, type TransactionOptions, type Tx } from '../db/database.ts'
import type { Actor } from './actor.ts'

/** `public` needs no session, `masuk` any session; what a row allows is asked again in the command. */
type RouteIzin = Izin | 'public' | 'masuk'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; a route without it stops the server from starting. */
    izin?: RouteIzin
    /** A page that works without JavaScript posts a form; the check of Origin stays. */
    acceptsForm?: boolean
    /** Answered also while a new password is due (`ganti_sandi_dulu`). */
    isOpenBeforeNewSandi?: boolean
  }
  interface FastifyInstance {
    /** Every route with who may call it, for the test that lists them. */
    routesSeen: RouteSeen[]
  }
  interface FastifyRequest {
    /** Who asks. Throws on a public route without a session. */
    readonly actor: Actor
  }
}

export interface RouteSeen {
  readonly method: string
  readonly url: string
  readonly izin: RouteIzin
  readonly isOpenBeforeNewSandi: boolean
}

export type FindActor = (request: FastifyRequest) => Promise<Result<Actor | null, Refusal>>

const actors = new WeakMap<FastifyRequest, Actor>()

/** A route that forgets to say who may call it stops the server from starting. */
export function requireIzinOnEveryRoute(app: FastifyInstance, findActor: FindActor): void {
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      const actor = actors.get(this)
      if (!actor)
        throw new Error(`${this.routeOptions.url} uses the actor of a request that has none`)
      return actor
    },
  })
  app.decorate('routesSeen', [])
  app.addHook('onRoute', (route) => {
    const izin = route.config?.izin
    if (!izin) throw new Error(`${String(route.method)} ${route.url} declares no izin`)
    for (const method of [route.method].flat())
      app.routesSeen.push({
        method,
        url: route.url,
        izin,
        isOpenBeforeNewSandi: route.config?.isOpenBeforeNewSandi === true,
      })
  })
  // Before the body is read: who may not ask need not be listened to.
  app.addHook('onRequest', async (request, reply) => {
    const { izin } = request.routeOptions.config
    if (izin === 'public' || request.is404) return
    const found = await findActor(request)
    if (!found.ok) return sendRefusal(reply, found.error)
    if (!found.value) return sendRefusal(reply, { kode: 'belum_masuk' })
    if (izin !== 'masuk' && (!izin || !found.value.izin.has(izin))) {
      return sendRefusal(reply, { kode: 'tidak_berwenang' })
    }
    actors.set(request, found.value)
  })
}

/** One request, one transaction, in the kabupaten of whoever asks. */
export function inRequest<T>(
  request: FastifyRequest,
  run: (tx: Tx, actor: Actor) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const { actor } = request
  return inKabupaten(request.server.db, actor.kabupatenKode, (tx) => run(tx, actor), options)
}

export function sendResult<T, E extends Refusal>(
  reply: FastifyReply,
  result: Result<T, E>,
): FastifyReply {
  return result.ok ? reply.send(result.value) : sendRefusal(reply, result.error)
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(REFUSAL[refusal.kode].http).send(refusal)
}
