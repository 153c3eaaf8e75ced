import {
  AddPenugasan,
  BreakGlass,
  CreatePengguna,
  Delegate,
  DisablePengguna,
  EndDelegasi,
  EndPenugasan,
  ListPengguna,
  MakeResetCode,
  OnePerangkat,
  ReleaseRecoveryKey,
  RevokeSession,
  SearchPengguna,
  StoreRecoveryKey,
  UseResetCode,
} from '@simpul/contract/pengguna.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { inKabupaten } from '../db/database.ts'
import { inRequest, sendResult } from '../http/routes.ts'
import { breakGlass } from '../pengguna/break-glass.ts'
import { listPengguna } from '../pengguna/pengguna.query.ts'
import {
  releaseRecoveryKey,
  revokePerangkat,
  showDoorCodes,
  storeRecoveryKey,
} from '../pengguna/perangkat.ts'
import { consumeResetCode, resetPassword } from '../pengguna/reset-code.ts'
import { revokeOwnSession } from '../pengguna/revoke-session.ts'
import { listSessions } from '../pengguna/sesi.query.ts'
import {
  addPenugasan,
  createPengguna,
  delegate,
  disablePengguna,
  endDelegasi,
  endPenugasan,
} from './create-pengguna.ts'

/** Accounts, roles, phones and their keys. Whose account it may be is asked in the command. */
export function akunRoutes(server: FastifyInstance): void {
  const app = server.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/api/sandi/pakai-kode',
    { config: { izin: 'public' }, schema: { body: UseResetCode } },
    async (request, reply) => {
      const { body } = request
      const from = { alamat: request.ip, now: app.now(), serverKey: app.serverKey }
      return sendResult(
        reply,
        await inKabupaten(app.db, body.kabupatenKode, (tx) => consumeResetCode(tx, body, from)),
      )
    },
  )

  app.get('/api/sesi', { config: { izin: 'masuk' } }, async (request, reply) =>
    reply.send({ rows: await inRequest(request, listSessions, { readOnly: true }) }),
  )
  app.post(
    '/api/sesi/cabut',
    { config: { izin: 'masuk' }, schema: { body: RevokeSession } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => revokeOwnSession(tx, actor, request.body.id)),
      ),
  )

  app.get(
    '/api/pengguna',
    { config: { izin: 'perangkat.revoke' }, schema: { querystring: ListPengguna } },
    async (request, reply) =>
      reply.send(
        await inRequest(
          request,
          (tx, actor) => listPengguna(tx, actor, { ...request.query, cari: '' }),
          { readOnly: true },
        ),
      ),
  )
  app.post(
    '/api/pengguna/cari',
    { config: { izin: 'perangkat.revoke' }, schema: { body: SearchPengguna } },
    async (request, reply) =>
      reply.send(
        await inRequest(request, (tx, actor) => listPengguna(tx, actor, request.body), {
          readOnly: true,
        }),
      ),
  )
  app.post(
    '/api/pengguna',
    { config: { izin: 'pengguna.manage' }, schema: { body: CreatePengguna } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          createPengguna(tx, actor, request.body, app.serverKey),
        ),
      ),
  )
  app.post(
    '/api/pengguna/penugasan',
    { config: { izin: 'pengguna.manage' }, schema: { body: AddPenugasan } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => addPenugasan(tx, actor, request.body)),
      ),
  )
  app.post(
    '/api/pengguna/penugasan/akhiri',
    { config: { izin: 'pengguna.manage' }, schema: { body: EndPenugasan } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => endPenugasan(tx, actor, request.body)),
      ),
  )
  app.post(
    '/api/pengguna/nonaktif',
    { config: { izin: 'pengguna.manage' }, schema: { body: DisablePengguna } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => disablePengguna(tx, actor, request.body)),
      ),
  )
  app.post(
    '/api/pengguna/kode',
    { config: { izin: 'pengguna.reset' }, schema: { body: MakeResetCode } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          resetPassword(tx, actor, request.body.penggunaId, app.serverKey),
        ),
      ),
  )
  app.post(
    '/api/delegasi',
    { config: { izin: 'delegasi.write' }, schema: { body: Delegate } },
    async (request, reply) =>
      sendResult(reply, await inRequest(request, (tx, actor) => delegate(tx, actor, request.body))),
  )
  app.post(
    '/api/delegasi/akhiri',
    { config: { izin: 'delegasi.write' }, schema: { body: EndDelegasi } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => endDelegasi(tx, actor, request.body.penugasanId)),
      ),
  )
  app.post(
    '/api/buka-darurat',
    { config: { izin: 'breakglass' }, schema: { body: BreakGlass } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) => breakGlass(tx, actor, request.body)),
      ),
  )

  app.put(
    '/api/perangkat/kunci',
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true }, schema: { body: StoreRecoveryKey } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          storeRecoveryKey(tx, actor, request.body, app.serverKey),
        ),
      ),
  )
  app.post(
    '/api/perangkat/kunci',
    { config: { izin: 'masuk', isOpenBeforeNewSandi: true }, schema: { body: ReleaseRecoveryKey } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          releaseRecoveryKey(tx, actor, request.body.perangkatId, app.serverKey),
        ),
      ),
  )
  app.post(
    '/api/perangkat/cabut',
    { config: { izin: 'masuk' }, schema: { body: OnePerangkat } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          revokePerangkat(tx, actor, request.body.perangkatId),
        ),
      ),
  )
  app.post(
    '/api/perangkat/pintu',
    { config: { izin: 'pin.unlock' }, schema: { body: OnePerangkat } },
    async (request, reply) =>
      sendResult(
        reply,
        await inRequest(request, (tx, actor) =>
          showDoorCodes(tx, actor, request.body.perangkatId, app.serverKey),
        ),
      ),
  )
}
