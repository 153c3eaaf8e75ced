import { MoveEverybody, MoveSasaran } from '@simpul/contract/kantor.ts'
import { AskPaket } from '@simpul/contract/paket.ts'
import { SealedOutbox } from '@simpul/contract/pengguna.ts'
import { PUSH_LIMIT, PullRequest, PushRequest } from '@simpul/contract/sync.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { moveEverybody, moveSasaran } from './move-sasaran.ts'
import { openTitipan } from './open-titipan.ts'
import { readPaket } from './paket.ts'
import { pull } from './pull.ts'
import { preparePush, push } from './push.ts'

/** Commands are read one by one (SYNC-8): the envelope only says from where and how many. */
const PushEnvelope = z.extend(PushRequest, {
  commands: z.array(z.unknown()).check(z.maxLength(PUSH_LIMIT)),
})

/** Who may, is asked of each command and of the posyandu: a nakes syncs too, an office does not. */
export function syncRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.addHook('onReady', preparePush)

  app.post(
    '/api/sync/push',
    // What a kader saved does not wait for a password.
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true }, schema: { body: PushEnvelope } },
    async (request, reply) => {
      const { actor, body } = request
      if (actor.perangkatId !== body.perangkatId)
        return sendRefusal(reply, { kode: 'tidak_berwenang', field: 'perangkatId' })
      return reply.send(await push(app.db, actor, body.commands, app.now()))
    },
  )

  app.post(
    '/api/sync/pull',
    { config: { izin: 'masuk' }, schema: { body: PullRequest } },
    async (request, reply) => {
      const { actor, body } = request
      if (actor.perangkatId !== body.perangkatId)
        return sendRefusal(reply, { kode: 'tidak_berwenang', field: 'perangkatId' })
      return sendResult(reply, await pull(app.db, actor, body))
    },
  )

  app.post(
    '/api/sync/paket',
    { config: { izin: 'masuk' }, schema: { body: AskPaket } },
    async ({ actor, body }) => readPaket(app.db, actor, body),
  )

  app.post(
    '/api/kantor/sasaran/pindah',
    { config: { izin: 'sasaran.write' }, schema: { body: MoveSasaran } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => moveSasaran(tx, actor, request.body)),
      ),
  )

  app.post(
    '/api/kantor/sasaran/pindah-semua',
    { config: { izin: 'posyandu.manage' }, schema: { body: MoveEverybody } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => moveEverybody(tx, actor, request.body)),
      ),
  )

  // No session: a revoked phone has none. Who wrote the rows held the data key of the device.
  app.post(
    '/api/perangkat/titipan',
    { config: { izin: 'public' }, schema: { body: SealedOutbox } },
    async (request, reply) =>
      sendResult(reply, await openTitipan(app.db, app.serverKey, request.body, app.now())),
  )
}
