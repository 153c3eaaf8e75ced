import { IMPOR_MAX_BYTES } from '@simpul/contract/impor.ts'
import { AskCakupanTimbang, AskProyeksi, SaveProyeksi } from '@simpul/contract/proyeksi.ts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { readProyeksiBerkas } from './baca-proyeksi.ts'
import { readCakupanTimbang } from './cakupan-timbang.ts'
import { listProyeksi, saveProyeksi } from './proyeksi.ts'

const Berkas = z.object({ nama: z.string().min(1).max(200) })

export function proyeksiRoutes(app: FastifyInstance): void {
  app.get(
    '/api/kantor/cakupan-timbang',
    { config: { izin: 'laporan.month.read' } },
    async (request, reply) => {
      const ask = AskCakupanTimbang.parse(readQuery(request.query))
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => readCakupanTimbang(tx, actor, ask)),
      )
    },
  )

  app.get('/api/kantor/proyeksi', { config: { izin: 'proyeksi.write' } }, async (request) => {
    const { tahun } = AskProyeksi.parse(readQuery(request.query))
    return inRequest(request, (tx, actor) => listProyeksi(tx, actor, tahun), { readOnly: true })
  })

  app.put(
    '/api/kantor/proyeksi',
    { config: { izin: 'proyeksi.write' } },
    async (request, reply) => {
      const input = SaveProyeksi.parse(request.body)
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => saveProyeksi(tx, actor, input)),
      )
    },
  )

  app.post(
    '/api/kantor/proyeksi/berkas',
    { config: { izin: 'proyeksi.write' }, bodyLimit: IMPOR_MAX_BYTES },
    async (request, reply) => {
      const { nama } = Berkas.parse(request.query)
      const bytes = request.body
      if (!(bytes instanceof Uint8Array))
        return sendRefusal(reply, { kode: 'berkas_tidak_terbaca', field: 'kosong' })
      const mine = await inRequest(
        request,
        (tx, actor) => listProyeksi(tx, actor, actor.now.getUTCFullYear()),
        { readOnly: true },
      )
      return sendResult(
        reply,
        await readProyeksiBerkas(nama, bytes, new Set(mine.map((row) => row.desaKode))),
      )
    },
  )
}
