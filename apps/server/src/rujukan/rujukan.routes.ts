import { ListRujukan, OfficeMove, SearchRujukan } from '@simpul/contract/kantor.ts'
import { isId, type RujukanId } from '@simpul/domain/shared/ids.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '../audit.ts'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { countKotak, listRujukan } from './list-rujukan.query.ts'
import { moveRujukanInOffice } from './move-rujukan.ts'
import { readRujukan } from './read-rujukan.ts'
import { csvOfUrusan } from './urusan-csv.ts'

/** Rows of one file at most: an office that has more asks by bidang or posyandu. */
const MAX_CSV = 5_000

export function rujukanRoutes(app: FastifyInstance): void {
  app.get('/api/kantor/rujukan', { config: { izin: 'rujukan.read' } }, (request) => {
    const ask = ListRujukan.parse(readQuery(request.query))
    return inRequest(request, (tx, actor) => listRujukan(tx, actor, ask), { readOnly: true })
  })

  app.post('/api/kantor/rujukan/cari', { config: { izin: 'rujukan.read' } }, (request) => {
    const ask = SearchRujukan.parse(request.body)
    return inRequest(request, (tx, actor) => listRujukan(tx, actor, ask), { readOnly: true })
  })

  app.get('/api/kantor/rujukan/hitungan', { config: { izin: 'rujukan.read' } }, (request) =>
    inRequest(request, (tx, actor) => countKotak(tx, actor), { readOnly: true }),
  )

  app.get('/api/kantor/rujukan.csv', { config: { izin: 'ekspor.write' } }, (request, reply) =>
    sendCsv(request, reply, ListRujukan.parse(readQuery(request.query))),
  )

  app.post('/api/kantor/rujukan.csv/cari', { config: { izin: 'ekspor.write' } }, (request, reply) =>
    sendCsv(request, reply, SearchRujukan.parse(request.body)),
  )

  app.get<{ Params: { id: string } }>(
    '/api/kantor/rujukan/:id',
    { config: { izin: 'rujukan.read' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isRujukanId(id)) return sendRefusal(reply, { kode: 'tidak_ditemukan' })
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => readRujukan(tx, actor, id), { readOnly: true }),
      )
    },
  )

  app.post(
    '/api/kantor/rujukan/langkah',
    { config: { izin: 'rujukan.read' } },
    async (request, reply) => {
      const input = OfficeMove.parse(request.body)
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => moveRujukanInOffice(tx, actor, input)),
      )
    },
  )
}

async function sendCsv(
  request: FastifyRequest,
  reply: FastifyReply,
  ask: ListRujukan | SearchRujukan,
): Promise<FastifyReply> {
  const page = await inRequest(request, async (tx, actor) => {
    const found = await listRujukan(tx, actor, { ...ask, halaman: 1, ukuran: MAX_CSV })
    await recordAudit(tx, actor, 'ekspor.rujukan', null, {
      kotak: ask.kotak,
      baris: found.rows.length,
    })
    return found
  })
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="urusan-${ask.kotak}.csv"`)
    .send(csvOfUrusan(page))
}

function isRujukanId(text: string): text is RujukanId {
  return isId(text)
}
