import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPengguna, aTempat, type PenggunaBaru, type Tempat } from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const MINUTE = 60_000

let server: TestServer
let tempat: Tempat
let kader: PenggunaBaru
let operator: Caller
let lost: Caller
const kunci = randomBytes(32).toString('base64')

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await aPengguna(server.owner, tempat, 'kader')
  operator = await signIn(await aPengguna(server.owner, tempat, 'operator'), null)
  lost = await signIn(kader)
  await store(lost)
}, 60_000)

describe('SYNC-41: a phone that was revoked', () => {
  test('signs nobody in again under its own name, and gets no key, not even while its session was fresh', async () => {
    await revoke(lost)
    const again = await server.app.inject({
      method: 'POST',
      url: '/api/masuk',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        namaPengguna: kader.namaPengguna,
        sandi: 'melati-putih-7',
        perangkat: { id: lost.perangkatId, nama: 'HP' },
      },
    })
    expect([again.statusCode, again.json()]).toEqual([403, { kode: 'perangkat_dicabut' }])
    expect((await ask(lost, lost)).json()).toEqual({ kode: 'perangkat_dicabut' })
  })

  test('gives its key to its owner, who has just signed in as another phone', async () => {
    await revoke(lost)
    const next = await signIn(kader)
    const released = await ask(next, lost)
    expect([released.statusCode, released.json()]).toEqual([200, { kunci }])
    // Her new phone keeps it under its own name from now on.
    await store(next)
    expect((await ask(next, next)).json()).toEqual({ kunci })
  })

  test('gives it to nobody else, in no browser, and not a quarter of an hour later', async () => {
    await revoke(lost)
    const refused = { kode: 'tidak_berwenang', field: 'perangkatId' }
    const colleague = await signIn(await aPengguna(server.owner, tempat, 'kader'))
    expect((await ask(colleague, lost)).json()).toEqual(refused)
    const browser = await signIn(kader, null)
    expect((await ask(browser, lost)).json()).toEqual(refused)
    const next = await signIn(kader)
    server.clock.now = NOW + 15 * MINUTE
    expect((await ask(next, lost)).json()).toEqual({ kode: 'belum_masuk' })
  })

  test('of one that is in use nothing is released to another phone of hers', async () => {
    const second = await signIn(kader)
    expect((await ask(second, lost)).json()).toEqual({
      kode: 'tidak_berwenang',
      field: 'perangkatId',
    })
  })
})

describe('a session of one device', () => {
  test('ends alone, by the person herself from another device, and by revoking the phone', async () => {
    const second = await signIn(kader)
    const third = await signIn(kader, null)
    const { rows } = (await third.get('/api/sesi')).json<{
      rows: { id: string; perangkatId: string | null }[]
    }>()
    expect(rows).toHaveLength(3)
    const id = rows.find((row) => row.perangkatId === lost.perangkatId)?.id
    expect((await third.post('/api/sesi/cabut', { id })).statusCode).toBe(200)
    expect((await lost.get('/api/saya')).json()).toEqual({ kode: 'sesi_dicabut' })
    await revoke(second)
    expect((await second.get('/api/saya')).json()).toEqual({ kode: 'perangkat_dicabut' })
    expect((await third.get('/api/saya')).statusCode).toBe(200)
    // Nobody ends the session of somebody else, and what has ended cannot be ended again.
    expect((await operator.post('/api/sesi/cabut', { id })).statusCode).toBe(404)
    expect((await third.post('/api/sesi/cabut', { id })).statusCode).toBe(404)
  })

  test('of a phone lasts 180 days, of a browser 14, and not a millisecond more', async () => {
    const browser = await signIn(kader, null)
    const day = 24 * 60 * MINUTE
    server.clock.now = NOW + 14 * day - 1
    expect((await browser.get('/api/saya')).statusCode).toBe(200)
    server.clock.now = NOW + 14 * day
    expect((await browser.get('/api/saya')).json()).toEqual({ kode: 'belum_masuk' })
    server.clock.now = NOW + 180 * day - 1
    expect((await lost.get('/api/saya')).statusCode).toBe(200)
    server.clock.now = NOW + 180 * day
    expect((await lost.get('/api/saya')).json()).toEqual({ kode: 'belum_masuk' })
  })
})

function signIn(pengguna: PenggunaBaru, perangkat?: null): Promise<Caller> {
  return Caller.signIn(server.app, tempat, pengguna, perangkat === null ? { perangkat } : {})
}

async function store(phone: Caller): Promise<void> {
  const response = await server.app.inject({
    method: 'PUT',
    url: '/api/perangkat/kunci',
    headers: phone.headers,
    payload: { perangkatId: phone.perangkatId, kunci },
  })
  expect(response.statusCode).toBe(200)
}

function ask(who: Caller, of: Caller) {
  return who.post('/api/perangkat/kunci', { perangkatId: of.perangkatId })
}

async function revoke(phone: Caller): Promise<void> {
  const response = await operator.post('/api/perangkat/cabut', { perangkatId: phone.perangkatId })
  expect(response.statusCode).toBe(200)
}
