import { ChangePassword, SignIn } from '@simpul/contract/pengguna.ts'
import { ok } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { inKabupaten } from '../db/database.ts'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { changePassword } from './change-password.ts'
import { listKabupaten } from './kabupaten.query.ts'
import { readMe } from './me.query.ts'
import { signOut } from './revoke-session.ts'
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts'
import { signIn } from './sign-in.ts'

/** Signing in and out, and what a person may do with the own account. */
export function penggunaRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.get('/api/kabupaten', { config: { izin: 'public' } }, async (_request, reply) =>
    reply.send({ kabupaten: await listKabupaten(app.db) }),
  )

  app.post(
    '/api/masuk',
    { config: { izin: 'public' }, schema: { body: SignIn } },
    async (request, reply) => {
      const { body } = request
      const from = {
        alamat: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        now: app.now(),
      }
      const answer = await inKabupaten(app.db, body.kabupatenKode, async (tx) => {
        const signedIn = await signIn(tx, body, from)
        if (!signedIn.ok) return signedIn
        return ok({ ...signedIn.value, me: await readMe(tx, signedIn.value.actor, app.serverKey) })
      })
      if (!answer.ok) return sendRefusal(reply, answer.error)
      setSessionCookie(reply, answer.value.actor, answer.value)
      return reply.send(answer.value.me)
    },
  )

  app.post(
    '/api/keluar',
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true } },
    async (request, reply) => {
      await inRequest(request, signOut)
      clearSessionCookie(reply)
      return reply.send({})
    },
  )

  app.get(
    '/api/saya',
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true } },
    async (request, reply) =>
      reply.send(await inRequest(request, (tx, actor) => readMe(tx, actor, app.serverKey))),
  )

  app.post(
    '/api/sandi/ganti',
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true }, schema: { body: ChangePassword } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          changePassword(tx, actor, request.body, request.ip),
        ),
      ),
  )
}
