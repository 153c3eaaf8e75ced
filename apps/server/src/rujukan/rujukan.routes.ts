import {
  type Lembar,
  ListRujukan,
  OfficeMove,
  type RujukanRow,
  SearchRujukan,
} from '@simpul/contract/kantor.ts'
import { jenisKebutuhanOf } from '@simpul/domain/kebutuhan/jenis-kebutuhan.ts'
import { NAMA_STATUS } from '@simpul/domain/rujukan/status-rujukan.ts'
import { isId, type RujukanId } from '@simpul/domain/shared/ids.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import type { FastifyInstance } from 'fastify'
import { recordAudit } from '../audit.ts'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { toCsv } from '../posyandu/csv.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { countKotak, listRujukan } from './list-rujukan.query.ts'
import { moveRujukanInOffice } from './move-rujukan.ts'
import { readRujukan } from './read-rujukan.ts'
import { PESAN } from './rujukan.pesan.ts'

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

  app.get(
    '/api/kantor/rujukan.csv',
    { config: { izin: 'ekspor.write' } },
    async (request, reply) => {
      const ask = ListRujukan.parse(readQuery(request.query))
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
        .send(csvOf(page))
    },
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

function isRujukanId(text: string): text is RujukanId {
  return isId(text)
}

function statusName(status: string): string {
  const names: Readonly<Record<string, string>> = NAMA_STATUS
  return names[status] ?? status
}

function csvOf(page: Lembar<RujukanRow>): string {
  return toCsv(
    PESAN.kolom,
    page.rows.map((row) => [
      NAMA_BIDANG[row.bidang],
      row.jenis && (jenisKebutuhanOf(row.jenis)?.nama ?? row.jenis),
      row.uraian,
      row.orangNama,
      row.lokasi,
      row.rt,
      row.posyanduNama,
      row.desaNama,
      statusName(row.status),
      row.kantorNama,
      row.openedOn,
      row.tenggat?.dueOn ?? null,
      row.tenggat?.lateByWorkingDays ?? null,
      row.dijanjikanPada,
    ]),
  )
}
