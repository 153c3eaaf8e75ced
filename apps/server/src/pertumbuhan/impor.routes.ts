import { randomBytes } from 'node:crypto'
import { isStorableText } from '@simpul/contract/bentuk.ts'
import {
  CheckImpor,
  IMPOR_MAX_BYTES,
  JENIS_IMPOR,
  KEPUTUSAN_BARIS,
} from '@simpul/contract/impor.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { inKabupaten, type Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { stackOf } from '../http/error-answers.ts'
import { inRequest, sendRefusal } from '../http/routes.ts'
import { checkImpor, readKepala } from './check-impor.ts'
import {
  desaOf,
  imporView,
  listBaris,
  listImporView,
  listTujuanImpor,
  ownImpor,
} from './impor.queries.ts'
import { cancelImpor, mapImpor, startImpor } from './move-impor.ts'
import { failImpor, runImpor } from './run-impor.ts'
import type { ImporTercatat } from './upload-impor.ts'
import { uploadImpor } from './upload-impor.ts'

const NewImpor = z.object({
  jenis: z.enum(JENIS_IMPOR),
  desa: z.string(),
  nama: z.string().min(1).max(200).refine(isStorableText),
})
const Params = z.object({ id: z.uuid() })
const BarisQuery = z.object({
  keputusan: z.enum(KEPUTUSAN_BARIS).default('salah'),
  halaman: z.coerce.number().int().min(1).max(100_000).default(1),
})

/** Two izin stand behind these routes, one for each kind of file: `desaOf` asks the right one. */
const IZIN = { config: { izin: 'masuk' } } as const

/** Imports this process works on now: a second yes to the same one is told so. */
const running = new Set<string>()
/** Those of them that somebody cancelled: the work ends at its next batch, then it is cancelled. */
const stopping = new Set<string>()

export function imporRoutes(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: IMPOR_MAX_BYTES },
    (_request, body, done) => done(null, body),
  )

  // Asked before the row is read: work that ends in between is asked for once more, where a row read
  // before its end and a "no longer at work" after it would never be asked for again.
  app.get('/api/impor', IZIN, (request) => {
    const atWork = new Set(running)
    return inRequest(request, (tx, actor) => listImporView(tx, actor, atWork))
  })
  app.get('/api/impor/tujuan', IZIN, (request) => inRequest(request, listTujuanImpor))

  app.post('/api/impor', { ...IZIN, bodyLimit: IMPOR_MAX_BYTES }, async (request, reply) => {
    const { jenis, desa, nama } = NewImpor.parse(request.query)
    if (!desaOf(request.actor, jenis).includes(desa))
      return sendRefusal(reply, { kode: 'tidak_ditemukan' })
    const bytes = request.body
    if (!(bytes instanceof Uint8Array))
      return sendRefusal(reply, { kode: 'berkas_tidak_terbaca', field: 'kosong' })
    const head = await readKepala(nama, bytes, jenis, request.actor.today)
    if (!head.ok) return sendRefusal(reply, head.error)
    const berkas = {
      id: uuidV7(app.now(), randomBytes(10)),
      jenis,
      desaKode: desa,
      namaBerkas: nama,
      kepala: head.value,
      bytes,
    }
    return imporView(await inRequest(request, (tx, actor) => uploadImpor(tx, actor, berkas)), false)
  })

  app.get('/api/impor/:id', IZIN, async (request, reply) => {
    const id = idOf(request)
    const isAtWork = running.has(id)
    const impor = await inRequest(request, (tx, actor) => ownImpor(tx, actor, id))
    return impor ? imporView(impor, isAtWork) : sendRefusal(reply, { kode: 'tidak_ditemukan' })
  })

  app.get('/api/impor/:id/baris', IZIN, async (request, reply) => {
    const { keputusan, halaman } = BarisQuery.parse(request.query)
    const page = await inRequest(request, async (tx, actor) => {
      const impor = await ownImpor(tx, actor, idOf(request))
      return impor ? listBaris(tx, actor, impor, keputusan, halaman) : null
    })
    return page ?? sendRefusal(reply, { kode: 'tidak_ditemukan' })
  })

  app.put('/api/impor/:id/pemetaan', IZIN, (request, reply) => {
    const { pemetaan } = CheckImpor.parse(request.body)
    return move(
      request,
      reply,
      (tx, actor, impor) => mapImpor(tx, actor, impor, pemetaan),
      (impor, actor) =>
        checkImpor(app.db, {
          kabupatenKode: actor.kabupatenKode,
          impor,
          pemetaan,
          today: actor.today,
          now: app.now(),
          isStopped: () => stopping.has(impor.id),
        }),
    )
  })

  app.post('/api/impor/:id/jalankan', IZIN, (request, reply) =>
    move(request, reply, startImpor, (impor, actor) =>
      runImpor(app.db, {
        kabupatenKode: actor.kabupatenKode,
        impor,
        penggunaId: actor.penggunaId,
        now: app.now(),
        isStopped: () => stopping.has(impor.id),
      }),
    ),
  )

  app.post('/api/impor/:id/batal', IZIN, async (request, reply) => {
    const id = idOf(request)
    if (!running.has(id)) return move(request, reply, cancelImpor)
    const impor = await inRequest(request, (tx, actor) => ownImpor(tx, actor, id))
    if (!impor) return sendRefusal(reply, { kode: 'tidak_ditemukan' })
    if (running.has(id)) stopping.add(id)
    return reply.code(202).send(imporView(impor, true))
  })

  /** One step of an import, and the work in the background that follows from it. */
  async function move(
    request: FastifyRequest,
    reply: FastifyReply,
    step: (tx: Tx, actor: Actor, impor: ImporTercatat) => Promise<Result<ImporTercatat, Refusal>>,
    work?: (impor: ImporTercatat, actor: Actor) => Promise<void>,
  ): Promise<FastifyReply> {
    const id = idOf(request)
    if (running.has(id)) return sendRefusal(reply, { kode: 'sedang_dikerjakan' })
    const moved = await inRequest(request, async (tx, actor) => {
      const impor = await ownImpor(tx, actor, id)
      return impor ? step(tx, actor, impor) : err({ kode: 'tidak_ditemukan' as const })
    })
    if (!moved.ok) return sendRefusal(reply, moved.error)
    if (work) inBackground(request.actor, moved.value, work)
    return reply.code(work ? 202 : 200).send(imporView(moved.value, work !== undefined))
  }

  function inBackground(
    actor: Actor,
    impor: ImporTercatat,
    work: (impor: ImporTercatat, actor: Actor) => Promise<void>,
  ): void {
    running.add(impor.id)
    void work(impor, actor)
      .then(() => (stopping.has(impor.id) ? cancelStopped(actor, impor.id) : undefined))
      .catch(async (error: unknown) => {
        app.log.error({ at: stackOf(error) }, 'an import stopped')
        await failImpor(app.db, actor.kabupatenKode, impor)
      })
      .finally(() => {
        running.delete(impor.id)
        stopping.delete(impor.id)
      })
  }

  /** One that was done before it noticed stays done. */
  async function cancelStopped(actor: Actor, id: string): Promise<void> {
    await inKabupaten(app.db, actor.kabupatenKode, async (tx) => {
      const impor = await ownImpor(tx, actor, id)
      if (impor) await cancelImpor(tx, actor, impor)
    })
  }
}

function idOf(request: FastifyRequest): string {
  return Params.parse(request.params).id
}
