import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { type Html, html, page } from '../http/html.ts'
import { createFirstAdmin, FirstAdmin, isInvited } from './first-admin.ts'
import { UNDANGAN as PESAN } from './pengguna.pesan.ts'

/** The page behind the first admin's one-time link: works without JavaScript. */
export function undanganPages(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 10_000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  app.get<{ Params: { kode: string } }>(
    '/undangan/:kode',
    { config: { izin: 'public' } },
    async (request, reply) => {
      reply.type('text/html; charset=utf-8')
      if (!(await isInvited(app.db, request.params.kode, app.now())))
        return reply.code(404).send(page(PESAN.judul, html`<p>${PESAN.tautanSalah}</p>`))
      return reply.send(page(PESAN.judul, await form(app.db, null)))
    },
  )

  app.post<{ Params: { kode: string } }>(
    '/undangan/:kode',
    { config: { izin: 'public', acceptsForm: true } },
    async (request, reply) => {
      reply.type('text/html; charset=utf-8')
      const input = FirstAdmin.safeParse(request.body)
      if (!input.success) {
        const field = String(input.error.issues[0]?.path[0] ?? '')
        return reply.code(422).send(page(PESAN.judul, await form(app.db, PESAN.salah(field))))
      }
      const made = await createFirstAdmin(app.db, request.params.kode, input.data, app.now())
      if (made.ok)
        return reply.send(
          page(
            PESAN.judul,
            html`<h1>${PESAN.jadi}</h1><p><a href="/kantor/">${PESAN.masuk}</a></p>`,
          ),
        )
      if (made.error === 'tautan_salah')
        return reply.code(404).send(page(PESAN.judul, html`<p>${PESAN.tautanSalah}</p>`))
      return reply.code(422).send(page(PESAN.judul, await form(app.db, PESAN.masalah[made.error])))
    },
  )
}

async function form(db: Db, problem: string | null): Promise<Html> {
  const { rows } = await sql<{ kode: string; nama: string }>`
    select kode, nama from wilayah where length(kode) = 5 and berlaku_sampai is null order by kode`.execute(
    db,
  )
  return html`<h1>${PESAN.judul}</h1><p>${PESAN.ringkas}</p>
${problem === null ? null : html`<p role="alert">${problem}</p>`}
<form method="post">
<label for="kabupatenKode">${PESAN.kabupaten}</label>
<select id="kabupatenKode" name="kabupatenKode" required><option value=""></option>${rows.map(
    (row) => html`<option value="${row.kode}">${row.kode} ${row.nama}</option>`,
  )}</select>
<label for="nama">${PESAN.nama}</label><input id="nama" name="nama" maxlength="120" autocomplete="name" required>
<label for="namaPengguna">${PESAN.namaPengguna}</label><input id="namaPengguna" name="namaPengguna" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]{2,39}" autocapitalize="none" autocomplete="username" required>
<label for="sandi">${PESAN.sandi}</label><input id="sandi" name="sandi" type="password" minlength="8" autocomplete="new-password" required>
<button>${PESAN.buat}</button></form>`
}
