import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { brotliDecompressSync } from 'node:zlib'
import { REFUSAL } from '@simpul/contract/refusal.ts'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstAdminLink } from '../pengguna/first-admin.ts'
import { ServerKey } from '../pengguna/server-key.ts'
import {
  aCommand,
  aPengguna,
  aSasaranBody,
  aTempat,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'
import { requireIzinOnEveryRoute, sendRefusal } from './routes.ts'
import { buildServer } from './server.ts'

let server: TestServer
let tempat: Tempat
const lines: string[] = []

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  server = await testServer({ level: 'trace', stream })
  tempat = await aTempat(server.owner)
})

describe('who may call a route', () => {
  test('a route that declares no izin stops the server from starting', () => {
    const app = Fastify()
    requireIzinOnEveryRoute(app, async () => ({ ok: true, value: null }))
    expect(() => app.get('/lupa', async () => 'x')).toThrow('/lupa declares no izin')
    expect(() => app.get('/umum', { config: { izin: 'public' } }, async () => 'x')).not.toThrow()
  })

  test('these are the routes anybody may call, and no others', async () => {
    expect(await routesWith('public')).toEqual([
      'GET /',
      'GET /api/kabupaten',
      'GET /api/openapi.json',
      'GET /healthz',
      'GET /kader',
      'GET /kader/*',
      'GET /kantor',
      'GET /kantor/*',
      'GET /undangan/:kode',
      'POST /api/masuk',
      'POST /api/perangkat/titipan',
      'POST /api/sandi/pakai-kode',
      'POST /undangan/:kode',
    ])
  })

  test('these need a session and ask for the rest in the command', async () => {
    // The offices' lists and imports name theirs beside their own tests.
    const own = (await routesWith('masuk')).filter(
      (route) => !/ \/api\/(kantor|impor)\b/.test(route),
    )
    expect(own).toEqual([
      'GET /api/saya',
      'GET /api/sesi',
      'POST /api/keluar',
      'POST /api/perangkat/cabut',
      'POST /api/perangkat/kunci',
      'POST /api/sandi/ganti',
      'POST /api/sesi/cabut',
      'POST /api/sync/paket',
      'POST /api/sync/pull',
      'POST /api/sync/push',
      'PUT /api/perangkat/kunci',
    ])
  })

  test('the description of the routes is made from their schemas', async () => {
    const api = (await server.app.inject({ url: '/api/openapi.json' })).json<{
      paths: Record<string, unknown>
    }>()
    expect(JSON.stringify(api.paths['/api/masuk'])).toContain('namaPengguna')
  })

  test('every other route answers 401 without a session, before it reads the body', async () => {
    for (const { method, url, izin } of await routes()) {
      if (izin === 'public') continue
      const response = await server.app.inject({
        method: method as 'POST',
        url: url.replace(/:\w+/g, 'x'),
        headers: { 'x-simpul': '1' },
        payload: 'bukan json',
      })
      expect([method, url, response.statusCode, response.json()]).toEqual([
        method,
        url,
        401,
        { kode: 'belum_masuk' },
      ])
    }
  })
})

describe('a page of another site', () => {
  const payload = { kabupatenKode: '33.16', namaPengguna: 'x', sandi: 'y', perangkat: null }
  const post = (headers: Record<string, string>, body: object | string = payload) =>
    server.app.inject({
      method: 'POST',
      url: '/api/masuk',
      headers: { host: 'simpul.desa.id', ...headers },
      payload: body,
    })

  test('cannot write: another origin, a form, plain text', async () => {
    expect((await post({ origin: 'https://simpul.desa.id' })).statusCode).toBe(401)
    expect((await post({})).statusCode).toBe(401)
    expect((await post({ origin: 'https://jahat.example' })).statusCode).toBe(403)
    expect((await post({ origin: 'null' })).statusCode).toBe(403)
    expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await post({ 'content-type': 'text/plain' }, JSON.stringify(payload))).statusCode).toBe(
      403,
    )
    expect(
      (await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'a=1')).statusCode,
    ).toBe(403)
  })

  test('cannot frame, script or read: the headers stand on every answer', async () => {
    for (const url of ['/', '/api/saya', '/tidak-ada', '/healthz']) {
      const { headers } = await server.app.inject({ url })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      })
    }
  })

  test('no answer about people stays in a cache, also when it is a refusal, a file or a bug', async () => {
    const dpmd = await aPengguna(server.owner, tempat, 'dpmd')
    const caller = await Caller.signIn(server.app, tempat, dpmd, { perangkat: null })
    for (const url of [
      '/api/saya',
      '/api/kabupaten',
      '/api/pengguna',
      '/api/pengguna?halaman=x',
      '/api/kantor/ringkasan.csv?bulan=2026-09',
      '/api/kantor/rujukan',
      '/api/tidak-ada',
      '/healthz',
    ]) {
      const { headers } = await caller.get(url)
      expect([url, headers['cache-control']]).toEqual([url, 'no-store'])
    }
  })

  test('the cookie is httpOnly and SameSite=Lax', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader')
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/masuk',
      payload: { ...payload, namaPengguna: pengguna.namaPengguna, sandi: SANDI },
    })
    expect(response.cookies).toMatchObject([
      { name: 'simpul_sesi', httpOnly: true, sameSite: 'Lax', path: '/' },
    ])
    expect(response.cookies[0]?.secure).toBeUndefined()
  })

  test('behind TLS the cookie travels over TLS alone; a proxy elsewhere is not believed', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader')
    const signIn = (remoteAddress: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/masuk',
        remoteAddress,
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' },
        payload: { ...payload, namaPengguna: pengguna.namaPengguna, sandi: SANDI },
      })
    expect((await signIn('127.0.0.1')).cookies).toMatchObject([{ secure: true, httpOnly: true }])
    expect((await signIn('198.51.100.7')).cookies[0]?.secure).toBeUndefined()
  })

  test('cannot write by an address: nothing that changes something answers a GET', async () => {
    const changing = server.app.routesSeen.filter(({ method }) => !['GET', 'HEAD'].includes(method))
    const { app } = server
    for (const { url } of changing) {
      const isAlsoRead = app.routesSeen.some((one) => one.url === url && one.method === 'GET')
      if (isAlsoRead) continue
      const response = await app.inject({ url: url.replaceAll(/:\w+/g, 'x') })
      expect([url, response.statusCode]).not.toEqual([url, 200])
    }
  })
})

describe('answers', () => {
  test('a refusal has the status of its code', async () => {
    const app = Fastify()
    for (const kode of Object.keys(REFUSAL) as (keyof typeof REFUSAL)[])
      app.get(`/${kode}`, (_request, reply) => sendRefusal(reply, { kode }))
    for (const [kode, { http }] of Object.entries(REFUSAL)) {
      const response = await app.inject({ url: `/${kode}` })
      expect([response.statusCode, response.json()]).toEqual([http, { kode }])
    }
  })

  test('what was sent wrong is 422 with its field; too much is 413; broken JSON is no bug', async () => {
    const ask = (payload: object | string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/masuk',
        headers: { 'content-type': 'application/json' },
        payload,
      })
    const wrong = await ask({ kabupatenKode: '33', namaPengguna: 'x', sandi: 'y', perangkat: null })
    expect([wrong.statusCode, wrong.json()]).toEqual([
      422,
      { kode: 'isian_salah', field: 'kabupatenKode' },
    ])
    expect((await ask('{')).statusCode).toBe(422)
    expect((await ask(JSON.stringify({ sandi: 'x'.repeat(8_100_000) }))).statusCode).toBe(413)
  })

  test('a bug is 500 with one sentence; neither it nor the log says what was sent', async () => {
    const kader = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader'),
    )
    const sasaran = aSasaranBody(tempat.posyanduId, {
      nama: 'Rahasia Contoh',
      nik: '3316094109250009',
      nikStatus: 'ada',
      telepon: '081299887766',
    })
    // A constraint that quotes the row in its message.
    await sql`alter table sasaran add constraint uji check (nama <> 'Rahasia Contoh') not valid`.execute(
      server.owner,
    )
    lines.length = 0
    const response = await kader.post('/api/sync/push', {
      perangkatId: kader.perangkatId,
      appVersion: 1,
      sentAt: '2026-09-08T03:00:00.000Z',
      commands: [aCommand('sasaran.register', sasaran)],
    })
    await sql`alter table sasaran drop constraint uji`.execute(server.owner)
    expect(response.statusCode).toBe(500)
    expect(response.json()).toEqual({ kode: 'kesalahan_program', pesan: expect.any(String) })
    const log = lines.join('')
    expect(log).toContain('"/api/sync/push"')
    for (const secret of [
      'Rahasia',
      '3316094109250009',
      '081299887766',
      kader.cookie.split('.').at(-1) ?? '',
    ]) {
      expect(log + response.body).not.toContain(secret)
    }
  })

  test('a database that does not answer is 503, to be asked again, and no bug of the program', async () => {
    const kader = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader'),
    )
    const ask = () => kader.get('/api/saya')
    const { promise, resolve } = Promise.withResolvers<void>()
    const held = server.owner.transaction().execute(async (tx) => {
      await sql`lock table sesi in access exclusive mode`.execute(tx)
      await promise
    })
    const response = await ask()
    resolve()
    await held
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('10')
    expect(response.json()).toEqual({
      kode: 'basis_data_tidak_menjawab',
      pesan: expect.any(String),
    })
    expect((await ask()).statusCode).toBe(200)
  }, 30_000)

  test('a day of ordinary requests leaves no personal data in the log at its loudest', async () => {
    lines.length = 0
    const pengguna = await aPengguna(server.owner, tempat, 'kader')
    const kader = await Caller.signIn(server.app, tempat, pengguna)
    await kader.push(
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId, { nama: 'Rahasia Contoh' })),
    )
    await kader.pull(tempat.posyanduId)
    await kader.get('/api/pengguna?cari=Rahasia')
    await kader.post('/api/kantor/register/cari', { cari: 'Rahasia' })
    await kader.post('/api/kantor/rujukan/cari', { cari: 'Rahasia' })
    const log = lines.join('')
    for (const secret of ['Rahasia', pengguna.namaPengguna, SANDI])
      expect(log).not.toContain(secret)
  })

  test('JSON of a kilobyte and more travels packed', async () => {
    const kader = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader'),
    )
    const response = await server.app.inject({
      url: '/api/saya',
      headers: { ...kader.headers, 'accept-encoding': 'gzip, br' },
    })
    expect(response.headers['content-encoding']).toBe('br')
    expect(JSON.parse(brotliDecompressSync(response.rawPayload).toString())).toMatchObject({
      nama: 'Ibu kader',
    })
  })
})

describe('the two apps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-dist-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are served at /kader/ and /kantor/, deep links with the one page, hashed names for ever', async () => {
    for (const name of ['kader', 'kantor']) {
      mkdirSync(join(folder, name, 'assets'), { recursive: true })
      writeFileSync(join(folder, name, 'index.html'), `<title>${name}</title>`)
      writeFileSync(join(folder, name, 'assets/app-B1c2D3e4.js'), 'export {}')
    }
    const app = await buildServer({
      db: server.db,
      isMigrated: async () => true,
      serverKey: new ServerKey(Buffer.alloc(32)),
      logger: false,
      webRoots: { kader: join(folder, 'kader'), kantor: join(folder, 'kantor') },
    })
    const get = (url: string) => app.inject({ url })
    for (const url of ['/kantor/', '/kantor/rujukan/12?kotak=telat']) {
      expect([url, (await get(url)).body]).toEqual([url, '<title>kantor</title>'])
    }
    expect((await get('/kader/')).headers['cache-control']).toBe('no-cache')
    expect((await get('/kader/assets/app-B1c2D3e4.js')).headers['cache-control']).toContain(
      'immutable',
    )
    expect((await get('/kader/assets/hilang-B1c2D3e4.js')).statusCode).toBe(404)
    expect((await get('/kader/..%2f..%2fkantor/index.html')).statusCode).toBeGreaterThanOrEqual(400)
    expect((await get('/kader')).headers['location']).toBe('/kader/')
    await app.close()
  })
})

describe('the first admin', () => {
  test('opens the link once, makes the kabupaten and an account that signs in', async () => {
    const link = (await firstAdminLink(server.owner, NOW)) ?? ''
    await sql`insert into wilayah (kode, nama, induk_kode) values ('64', 'Kalimantan Timur', null), ('64.02', 'Kutai Kartanegara', '64')`.execute(
      server.owner,
    )
    expect((await server.app.inject({ url: link })).body).toContain('Kutai Kartanegara')
    const post = (url: string, sandi: string) =>
      server.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `kabupatenKode=64.02&nama=Pak+Admin&namaPengguna=Admin&sandi=${sandi}`,
      })
    expect((await post(`${link}x`, 'kenanga-biru')).statusCode).toBe(404)
    expect((await post(link, 'pendek')).statusCode).toBe(422)
    expect((await post(link, 'kenanga-biru')).statusCode).toBe(200)
    expect((await post(link, 'kenanga-biru')).statusCode).toBe(422)
    expect((await server.app.inject({ url: link })).statusCode).toBe(404)
    expect(await firstAdminLink(server.owner, NOW)).toBeNull()
    const signedIn = await server.app.inject({
      method: 'POST',
      url: '/api/masuk',
      payload: {
        kabupatenKode: '64.02',
        namaPengguna: 'admin',
        sandi: 'kenanga-biru',
        perangkat: null,
      },
    })
    expect(signedIn.json()).toMatchObject({
      kabupatenNama: 'Kutai Kartanegara',
      penugasan: [{ peran: 'admin' }],
    })
  })
})

interface RouteSeen {
  readonly method: string
  readonly url: string
  readonly izin: string
}

/** As fastify registered them; HEAD follows its GET. */
async function routes(): Promise<readonly RouteSeen[]> {
  return server.app.routesSeen.filter(({ method }) => method !== 'HEAD')
}

async function routesWith(izin: string): Promise<readonly string[]> {
  return (await routes())
    .filter((route) => route.izin === izin)
    .map(({ method, url }) => `${method} ${url}`)
    .toSorted()
}
