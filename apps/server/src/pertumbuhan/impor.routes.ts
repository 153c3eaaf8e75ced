import { CheckImpor, IMPOR_MAX_BYTES, type ImporBaris, type ImporView, JENIS_IMPOR, KEPUTUSAN_BARIS, type JenisImpor } from '@simpul/contract/impor.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { recordAudit } from '../audit.ts'
import { inKabupaten } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { inRequest, sendRefusal } from '../http/routes.ts'
import { scopeOf } from '../posyandu/scope-posyandu.ts'
import { missingFields, sidikKepala } from '../sasaran/pemetaan-impor.ts'
import { checkImpor, readKepala } from './check-impor.ts'
import * as store from './impor.store.ts'
import { runImpor } from './run-impor.ts'

const IZIN = { penduduk: 'impor.residents', pengukuran: 'impor.pengukuran' } as const satisfies Record<JenisImpor, string>

const NewImpor = z.object({ jenis: z.enum(JENIS_IMPOR), desa: z.string(), nama: z.string().min(1).max(200) })
const Params = z.object({ id: z.uuid() })
const BarisQuery = z.object({
  keputusan: z.enum(KEPUTUSAN_BARIS).default('salah'),
  halaman: z.coerce.number().int().min(1).default(1),
})
const PER_HALAMAN = 50

/** Imports that this process works on now: a second yes to the same one is told so. */
const running = new Set<string>()

/** Two izin stand behind these routes, one for each kind: which one is asked in `desaOf`. */
export function imporRoutes(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: IMPOR_MAX_BYTES }, (_request, body, done) => done(null, body))

  app.get('/api/impor', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, async (tx, actor) => {
      const list = await store.listImpor(tx, actor.kabupatenKode, [...desaOf(actor, 'penduduk'), ...desaOf(actor, 'pengukuran')])
      return list.filter((impor) => desaOf(actor, impor.jenis).includes(impor.desaKode)).map((impor) => toView(impor))
    }),
  )

  /** The desa and posyandu this person may import into. */
  app.get('/api/impor/tujuan', { config: { izin: 'masuk' } }, (request) =>
    inRequest(request, async (tx, actor) => {
      const desa = [...new Set([...desaOf(actor, 'penduduk'), ...desaOf(actor, 'pengukuran')])]
      return Promise.all(
        desa.map(async (kode) => ({
          desaKode: kode,
          desaNama: (await tx.selectFrom('wilayah').select('nama').where('kode', '=', kode).executeTakeFirst())?.nama ?? kode,
          jenis: JENIS_IMPOR.filter((jenis) => desaOf(actor, jenis).includes(kode)),
          posyandu: (await store.loadPosyandu(tx, actor.kabupatenKode, kode)).map(({ id, nama }) => ({ id, nama })),
        })),
      )
    }),
  )

  app.post('/api/impor', { config: { izin: 'masuk' }, bodyLimit: IMPOR_MAX_BYTES }, async (request, reply) => {
    const { jenis, desa, nama } = NewImpor.parse(request.query)
    const { actor } = request
    if (!desaOf(actor, jenis).includes(desa)) return sendRefusal(reply, { kode: 'tidak_ditemukan' })
    const bytes = request.body
    if (!(bytes instanceof Uint8Array)) return sendRefusal(reply, { kode: 'berkas_tidak_terbaca', field: 'kosong' })
    const head = await readKepala(nama, bytes, jenis, actor.today)
    if (!head.ok) return sendRefusal(reply, head.error)
    const id = uuidV7(app.now(), randomBytes(10))
    return inRequest(request, async (tx) => {
      const kk = actor.kabupatenKode
      const remembered = await store.rememberedPemetaan(tx, kk, jenis, sidikKepala(head.value.kepala))
      const kepala = remembered ? { ...head.value, pemetaan: remembered, isRemembered: true } : head.value
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await store.insertImpor(tx, kk, { id, jenis, desaKode: desa, namaBerkas: nama, sha256, dibuatOleh: actor.penggunaId, kepala, bytes })
      await recordAudit(tx, actor, 'impor.upload', id, { jenis, bytes: bytes.length })
      const impor = await store.findImpor(tx, kk, [desa], id)
      return impor ? toView(impor) : null
    })
  })

  app.get('/api/impor/:id', { config: { izin: 'masuk' } }, (request, reply) =>
    withImpor(request, reply, (impor) => Promise.resolve(toView(impor))),
  )

  app.get('/api/impor/:id/baris', { config: { izin: 'masuk' } }, (request, reply) => {
    const { keputusan, halaman } = BarisQuery.parse(request.query)
    return withImpor(request, reply, (impor, actor) =>
      inRequest(request, async (tx) => {
        const rows = await tx
          .selectFrom('impor_baris')
          .select(['baris', 'keputusan', 'masalah', 'isi'])
          .where('kabupaten_kode', '=', actor.kabupatenKode)
          .where('impor_id', '=', impor.id)
          .where('keputusan', '=', keputusan)
          .orderBy('urut')
          .offset((halaman - 1) * PER_HALAMAN)
          .limit(PER_HALAMAN)
          .execute()
        const baris = rows.map((row): ImporBaris => ({ ...row, isi: z.record(z.string(), z.unknown()).parse(row.isi) }))
        return { baris, jumlah: impor.hitungan[keputusan] ?? 0, halaman, perHalaman: PER_HALAMAN }
      }),
    )
  })

  app.put('/api/impor/:id/pemetaan', { config: { izin: 'masuk' } }, (request, reply) => {
    const { pemetaan } = CheckImpor.parse(request.body)
    return withImpor(request, reply, async (impor, actor) => {
      if (impor.status !== 'diperiksa' && impor.status !== 'siap') return sendRefusal(reply, { kode: 'langkah_tidak_sah' })
      const missing = missingFields(pemetaan, impor.jenis)
      if (missing.length > 0) return sendRefusal(reply, { kode: 'kolom_tidak_lengkap', field: missing.join(',') })
      if (!(await ownPosyandu(actor, impor, pemetaan))) return sendRefusal(reply, { kode: 'isian_salah', field: 'posyandu' })
      if (running.has(impor.id)) return sendRefusal(reply, { kode: 'sedang_dikerjakan' })
      await inRequest(request, async (tx) => {
        await store.setImpor(tx, actor.kabupatenKode, impor.id, { pemetaan, status: 'diperiksa', barisSelesai: 0 })
        await store.rememberPemetaan(tx, actor.kabupatenKode, impor.jenis, sidikKepala(impor.kepala?.kepala ?? []), pemetaan)
      })
      const work = { kabupatenKode: actor.kabupatenKode, impor, pemetaan, today: actor.today, now: app.now() }
      inBackground(actor.kabupatenKode, impor.id, () => checkImpor(app.db, work))
      return reply.code(202).send({ ...toView(impor), status: 'diperiksa' })
    })
  })

  app.post('/api/impor/:id/jalankan', { config: { izin: 'masuk' } }, (request, reply) =>
    withImpor(request, reply, async (impor, actor) => {
      // `berjalan` and nobody at work: the server was stopped in the middle; going on is the same yes.
      if (impor.status !== 'siap' && impor.status !== 'berjalan') return sendRefusal(reply, { kode: 'langkah_tidak_sah' })
      if (running.has(impor.id)) return sendRefusal(reply, { kode: 'sedang_dikerjakan' })
      await inRequest(request, async (tx) => {
        await store.setImpor(tx, actor.kabupatenKode, impor.id, { status: 'berjalan' })
        await recordAudit(tx, actor, 'impor.run', impor.id, { jenis: impor.jenis, baris: impor.jumlahBaris })
      })
      const work = { kabupatenKode: actor.kabupatenKode, impor, penggunaId: actor.penggunaId, now: app.now() }
      inBackground(actor.kabupatenKode, impor.id, () => runImpor(app.db, work))
      return reply.code(202).send({ ...toView(impor), status: 'berjalan' })
    }),
  )

  app.post('/api/impor/:id/batal', { config: { izin: 'masuk' } }, (request, reply) =>
    withImpor(request, reply, async (impor, actor) => {
      if (running.has(impor.id)) return sendRefusal(reply, { kode: 'sedang_dikerjakan' })
      if (impor.status !== 'diperiksa' && impor.status !== 'siap') return sendRefusal(reply, { kode: 'langkah_tidak_sah' })
      await inRequest(request, async (tx) => {
        await store.setImpor(tx, actor.kabupatenKode, impor.id, { status: 'dibatalkan', isFinished: true })
        await store.clearBaris(tx, actor.kabupatenKode, impor.id)
        await store.dropBerkas(tx, actor.kabupatenKode, impor.id)
        await recordAudit(tx, actor, 'impor.cancel', impor.id)
      })
      return reply.send({ ...toView(impor), status: 'dibatalkan' })
    }),
  )

  async function withImpor(
    request: FastifyRequest,
    reply: FastifyReply,
    then: (impor: store.Impor, actor: Actor) => Promise<unknown>,
  ): Promise<unknown> {
    const { id } = Params.parse(request.params)
    const { actor } = request
    const impor = await inRequest(request, (tx) =>
      store.findImpor(tx, actor.kabupatenKode, [...desaOf(actor, 'penduduk'), ...desaOf(actor, 'pengukuran')], id),
    )
    if (!impor || !desaOf(actor, impor.jenis).includes(impor.desaKode)) return sendRefusal(reply, { kode: 'tidak_ditemukan' })
    return then(impor, actor)
  }

  /** A mapping may only name posyandu of the desa the import is for. */
  async function ownPosyandu(actor: Actor, impor: store.Impor, pemetaan: z.infer<typeof CheckImpor>['pemetaan']): Promise<boolean> {
    const own = await inKabupaten(app.db, actor.kabupatenKode, (tx) => store.loadPosyandu(tx, actor.kabupatenKode, impor.desaKode))
    const ids = new Set<string>(own.map((item) => item.id))
    return [pemetaan.posyanduDefault, ...Object.values(pemetaan.posyanduByRw)].every((id) => id === null || ids.has(id))
  }

  function inBackground(kabupatenKode: string, id: string, work: () => Promise<void>): void {
    running.add(id)
    work()
      .catch(async (error: unknown) => {
        app.log.error({ err: error }, 'an import stopped')
        await inKabupaten(app.db, kabupatenKode, (tx) => store.setImpor(tx, kabupatenKode, id, { status: 'gagal' })).catch(() => undefined)
      })
      .finally(() => running.delete(id))
  }
}

/** The desa in whose name this person may import this kind of file. */
function desaOf(actor: Actor, jenis: JenisImpor): readonly string[] {
  return scopeOf(actor.penugasan, IZIN[jenis], actor.today).wilayahKode
}

function toView(impor: store.Impor): ImporView {
  return {
    id: impor.id, jenis: impor.jenis, namaBerkas: impor.namaBerkas, desaKode: impor.desaKode as ImporView['desaKode'], status: impor.status,
    jumlahBaris: impor.jumlahBaris, barisSelesai: impor.barisSelesai, hitungan: { ...impor.hitungan }, createdAt: impor.createdAt.toISOString(),
    kepala: impor.kepala,
  }
}
