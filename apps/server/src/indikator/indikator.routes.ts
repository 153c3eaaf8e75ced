import {
  type AngkaView,
  AskPrevalensi,
  AskRingkasan,
  ListAnakPrevalensi,
  type Ringkasan,
} from '@simpul/contract/indikator.ts'
import type { FastifyInstance } from 'fastify'
import { recordAudit } from '../audit.ts'
import { inRequest, sendRefusal, sendResult } from '../http/routes.ts'
import { toCsv } from '../posyandu/csv.ts'
import { readQuery } from '../posyandu/query-text.ts'
import { readAnakPrevalensi } from './anak-prevalensi.ts'
import { PESAN } from './indikator.pesan.ts'
import { readPrevalensi } from './prevalensi.ts'
import { readRingkasan } from './ringkasan.ts'

export function indikatorRoutes(app: FastifyInstance): void {
  app.get(
    '/api/kantor/ringkasan',
    { config: { izin: 'overview.kecamatan.read' } },
    async (request, reply) => {
      const ask = AskRingkasan.parse(readQuery(request.query))
      return sendResult(
        reply,
        await inRequest(request, (tx, actor) => readRingkasan(tx, actor, ask)),
      )
    },
  )

  app.get(
    '/api/kantor/ringkasan.csv',
    { config: { izin: 'ekspor.write' } },
    async (request, reply) => {
      const ask = AskRingkasan.parse(readQuery(request.query))
      const result = await inRequest(request, async (tx, actor) => {
        const found = await readRingkasan(tx, actor, ask)
        if (found.ok) {
          await recordAudit(tx, actor, 'ekspor.ringkasan', null, {
            bulan: ask.bulan,
            wilayah: found.value.wilayah.kode,
            baris: found.value.rows.length,
          })
        }
        return found
      })
      if (!result.ok) return sendRefusal(reply, result.error)
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="ringkasan-${result.value.wilayah.kode}-${ask.bulan}.csv"`,
        )
        .send(csvOf(result.value))
    },
  )

  app.get('/api/kantor/prevalensi', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = AskPrevalensi.parse(readQuery(request.query))
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => readPrevalensi(tx, actor, ask)),
    )
  })

  app.get('/api/kantor/prevalensi/anak', { config: { izin: 'masuk' } }, async (request, reply) => {
    const ask = ListAnakPrevalensi.parse(readQuery(request.query))
    return sendResult(
      reply,
      await inRequest(request, (tx, actor) => readAnakPrevalensi(tx, actor, ask)),
    )
  })
}

function csvOf(ringkasan: Ringkasan): string {
  const { kolom } = PESAN
  return toCsv(
    [
      kolom.kode,
      kolom.nama,
      kolom.posyandu,
      kolom.hariBuka,
      kolom.posyanduBuka,
      kolom.terbuka,
      kolom.telat,
      kolom.dijawab,
      kolom.balitaDiukur,
      kolom.dugaan,
      kolom.dikonfirmasi,
    ],
    ringkasan.rows.map((row) => [
      row.kode,
      row.nama,
      row.posyandu,
      row.hariBuka,
      row.posyanduBuka,
      text(row.terbuka),
      text(row.telat),
      text(row.dijawab),
      text(row.balitaDiukur),
      text(row.dugaanStunting),
      text(row.stuntingDikonfirmasi),
    ]),
  )
}

function text(angka: AngkaView | null): string | number | null {
  if (angka === null) return null
  return angka.isHidden ? PESAN.kurangDari(angka.below) : angka.value
}
