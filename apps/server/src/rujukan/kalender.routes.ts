import { DropHariLibur, SaveHariLibur, SaveJamKantor } from '@simpul/contract/kantor.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { Result } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { inRequest, sendResult } from '../http/routes.ts'
import { dropHariLibur, saveHariLibur } from '../wilayah/hari-libur.ts'
import { saveJamKantor } from '../wilayah/jam-kantor.ts'
import { followCalendar } from './follow-calendar.ts'
import { holdMatters } from './reclock-rujukan.ts'

/** What changes a calendar lives here and not in wilayah: the clocks of open matters change with it. */
export function kalenderRoutes(app: FastifyInstance): void {
  app.put('/api/kantor/hari-libur', { config: { izin: 'kalender.manage' } }, (request, reply) => {
    const input = SaveHariLibur.parse(request.body)
    return change(request, reply, (tx, actor) => saveHariLibur(tx, actor, input))
  })

  app.post(
    '/api/kantor/hari-libur/hapus',
    { config: { izin: 'kalender.manage' } },
    (request, reply) => {
      const { tanggal } = DropHariLibur.parse(request.body)
      return change(request, reply, (tx, actor) => dropHariLibur(tx, actor, tanggal))
    },
  )

  app.put('/api/kantor/kantor', { config: { izin: 'kantor.manage' } }, (request, reply) => {
    const input = SaveJamKantor.parse(request.body)
    return change(request, reply, (tx, actor) => saveJamKantor(tx, actor, input))
  })
}

async function change<T, E extends Refusal>(
  request: FastifyRequest,
  reply: FastifyReply,
  save: (tx: Tx, actor: Actor) => Promise<Result<T, E>>,
): Promise<FastifyReply> {
  const result = await inRequest(request, async (tx, actor) => {
    await holdMatters(tx, actor.kabupatenKode)
    const saved = await save(tx, actor)
    if (saved.ok) await followCalendar(tx, actor.kabupatenKode, actor.now.getTime())
    return saved
  })
  return sendResult(reply, result)
}
