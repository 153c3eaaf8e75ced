import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
})

/** One browser: every cookie it was given, sent back wherever its path reaches. */
class Browser {
  readonly cookies = new Map<string, { readonly value: string; readonly path: string }>()

  async ask(method: 'GET' | 'POST', url: string, payload?: object, perangkatId?: string) {
    const sent = [...this.cookies].filter(([, { path }]) => url.startsWith(path))
    const answer = await server.app.inject({
      method,
      url,
      headers: {
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '),
        ...(perangkatId === undefined ? {} : { 'x-simpul-perangkat': perangkatId }),
      },
      ...(payload ? { payload } : {}),
    })
    for (const { name, value, path = '/' } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, { value, path })
    }
    return answer
  }

  async signIn({ namaPengguna }: PenggunaBaru, perangkatId: string | null) {
    const perangkat = perangkatId === null ? null : { id: perangkatId, nama: 'HP' }
    const { kabupatenKode } = tempat
    const body = { kabupatenKode, namaPengguna, sandi: SANDI, perangkat }
    expect((await this.ask('POST', '/api/masuk', body)).statusCode).toBe(200)
  }

  async whoIs(perangkatId?: string): Promise<string | undefined> {
    const answer = await this.ask('GET', '/api/saya', undefined, perangkatId)
    return answer.json<{ penggunaId?: string }>().penggunaId
  }
}

test('SYNC-34: two kader signed in on one phone: the push of each with her header is hers', async () => {
  const browser = new Browser()
  const siti = { who: await aPengguna(server.owner, tempat, 'kader'), hp: anId<'perangkat'>() }
  const wati = { who: await aPengguna(server.owner, tempat, 'kader'), hp: anId<'perangkat'>() }
  await browser.signIn(siti.who, siti.hp)
  await browser.signIn(wati.who, wati.hp)
  for (const { who, hp } of [siti, wati]) {
    const sasaran = aSasaranBody(tempat.posyanduId)
    const push = {
      perangkatId: hp,
      appVersion: 1,
      sentAt: '2026-09-08T03:00:00.000Z',
      commands: [aCommand('sasaran.register', sasaran)],
    }
    const answer = await browser.ask('POST', '/api/sync/push', push, hp)
    expect(answer.json()).toMatchObject({ replies: [{ outcome: 'accepted' }] })
    const { rows } = await sql`select pengguna_id, perangkat_id from command_log
      where id = ${push.commands[0]?.id}`.execute(server.owner)
    expect(rows).toEqual([{ pengguna_id: who.id, perangkat_id: hp }])
  }
})

test('without the header, or with one that is no phone of this browser, no session of a phone is used', async () => {
  const browser = new Browser()
  const hp = anId<'perangkat'>()
  await browser.signIn(await aPengguna(server.owner, tempat, 'kader'), hp)
  expect(await browser.whoIs(hp)).toBeDefined()
  for (const other of [undefined, anId(), '', 'x; y', `${hp}x`])
    expect(await browser.whoIs(other)).toBeUndefined()
})

test('the office beside them keeps a session of its own, and a phone never borrows it', async () => {
  const browser = new Browser()
  const [kader, operator] = [
    await aPengguna(server.owner, tempat, 'kader'),
    await aPengguna(server.owner, tempat, 'operator'),
  ]
  const hp = anId<'perangkat'>()
  await browser.signIn(kader, hp)
  await browser.signIn(operator, null)
  expect([await browser.whoIs(hp), await browser.whoIs()]).toEqual([kader.id, operator.id])
  expect(await browser.whoIs(anId())).toBeUndefined()
})

test('signing out ends and forgets only the own session', async () => {
  const browser = new Browser()
  const [siti, wati] = [
    await aPengguna(server.owner, tempat, 'kader'),
    await aPengguna(server.owner, tempat, 'kader'),
  ]
  const [a, b] = [anId<'perangkat'>(), anId<'perangkat'>()]
  await browser.signIn(siti, a)
  await browser.signIn(wati, b)
  await browser.signIn(siti, null)
  expect((await browser.ask('POST', '/api/keluar', {}, a)).statusCode).toBe(200)
  expect([await browser.whoIs(a), await browser.whoIs(b), await browser.whoIs()]).toEqual([
    undefined,
    wati.id,
    siti.id,
  ])
  expect([...browser.cookies.keys()].toSorted()).toEqual(['simpul_sesi', `simpul_sesi_${b}`])
  expect((await browser.ask('POST', '/api/keluar', {})).statusCode).toBe(200)
  expect([...browser.cookies.keys()]).toEqual([`simpul_sesi_${b}`])
})

test('the cookie of a phone is httpOnly, SameSite=Lax and goes to /api alone', async () => {
  const { namaPengguna } = await aPengguna(server.owner, tempat, 'kader')
  const id = anId<'perangkat'>()
  const { kabupatenKode } = tempat
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    payload: { kabupatenKode, namaPengguna, sandi: SANDI, perangkat: { id, nama: 'HP' } },
  })
  expect(answer.cookies).toMatchObject([
    { name: `simpul_sesi_${id}`, httpOnly: true, sameSite: 'Lax', path: '/api' },
  ])
})
