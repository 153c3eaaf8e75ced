import type { KodeSekali } from '@simpul/contract/pengguna.ts'
import type { PerangkatId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aCommand,
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const NEW_SANDI = 'kenanga-biru-3'
const MINUTE = 60_000

let server: TestServer
let tempat: Tempat
let operator: Caller
let kader: PenggunaBaru

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  operator = await signIn(await aPengguna(server.owner, tempat, 'operator'), null)
  kader = await aPengguna(server.owner, tempat, 'kader')
}, 60_000)

describe('AKSES-12: a code on paper', () => {
  test('closes the old password at once: who knows it neither signs in nor takes the account over', async () => {
    const thief = await signIn(kader)
    const browser = await signIn(kader, null)
    const { kode } = await makeCode()

    expect((await tryIn(kader, SANDI)).json()).toEqual({ kode: 'sandi_salah' })
    const change = { sandiLama: SANDI, sandiBaru: 'punya-pencuri-1' }
    expect((await thief.post('/api/sandi/ganti', change)).statusCode).toBe(401)
    expect((await tryIn(kader, 'punya-pencuri-1')).statusCode).toBe(401)
    // A browser has nothing of its own to lose: it is out. A phone may still hold unsent work.
    expect((await browser.get('/api/saya')).json()).toEqual({ kode: 'sesi_dicabut' })
    const pull = await thief.post('/api/sync/pull', {
      perangkatId: thief.perangkatId,
      appVersion: 1,
      posyanduId: tempat.posyanduId,
      epoch: null,
      scope: null,
      since: 0,
      limit: 10,
    })
    expect(pull.json()).toEqual({ kode: 'ganti_sandi_dulu' })
    expect((await use(kode)).statusCode).toBe(200)
    expect((await tryIn(kader, NEW_SANDI)).statusCode).toBe(200)
    expect((await thief.get('/api/saya')).json()).toEqual({ kode: 'sesi_dicabut' })
  })

  test('loses no work of a phone that is in use: it may send until the new password is there', async () => {
    const phone = await signIn(kader)
    const { kode } = await makeCode()
    const send = () => phone.outcomes(aCommand('sasaran.register', aSasaranBody(tempat.posyanduId)))
    expect(await send()).toEqual(['accepted'])
    await use(kode)
    const response = await phone.post('/api/sync/push', {
      perangkatId: phone.perangkatId,
      appVersion: 1,
      sentAt: '2026-09-08T03:00:00.000Z',
      commands: [],
    })
    expect(response.json()).toEqual({ kode: 'sesi_dicabut' })
    const again = await signIn(kader, { id: phone.perangkatId, nama: 'HP' }, NEW_SANDI)
    expect(
      await again.outcomes(aCommand('sasaran.register', aSasaranBody(tempat.posyanduId))),
    ).toEqual(['accepted'])
  })

  test('is one at a time: a newer one puts the earlier out of use, and neither can be read in the tables', async () => {
    const first = await makeCode()
    const second = await makeCode()
    expect((await use(first.kode)).json()).toEqual({ kode: 'kode_salah', field: 'kode' })
    const { rows } = await sql<{
      text: string
    }>`select row_to_json(k)::text as text from kode_sekali k`.execute(server.owner)
    const stored = rows.map(({ text }) => text).join('')
    for (const { kode } of [first, second]) {
      expect(stored).not.toContain(kode)
      expect(stored).not.toContain(kode.replace('-', ''))
    }
    expect((await use(second.kode)).statusCode).toBe(200)
  })

  test('is good until the last millisecond of seven days', async () => {
    const { kode, sampai } = await makeCode()
    expect(sampai).toBe(new Date(NOW + 7 * 24 * 60 * MINUTE).toISOString())
    server.clock.now = Date.parse(sampai)
    expect((await use(kode)).json()).toEqual({ kode: 'kode_kedaluwarsa', field: 'kode' })
    server.clock.now = Date.parse(sampai) - 1
    expect((await use(kode)).statusCode).toBe(200)
  })

  test('is typed as people type: small letters, spaces, no hyphen', async () => {
    const { kode } = await makeCode()
    const loose = ` ${kode.slice(0, 2).toLowerCase()} ${kode.slice(2, 4)} ${kode.slice(5)} `
    expect((await use(loose)).statusCode).toBe(200)
  })

  test('five wrong ones lock the name for a quarter of an hour, the right one too, and count together with sign-ins', async () => {
    const { kode } = await makeCode()
    for (let n = 0; n < 3; n += 1) expect((await use('AAAA-AAAA')).statusCode).toBe(401)
    for (let n = 0; n < 2; n += 1) expect((await tryIn(kader, 'keliru-1')).statusCode).toBe(401)
    expect((await use(kode)).json()).toEqual({
      kode: 'terlalu_sering',
      sampai: new Date(NOW + 15 * MINUTE).toISOString(),
    })
    server.clock.now = NOW + 15 * MINUTE - 1
    expect((await use(kode)).statusCode).toBe(429)
    server.clock.now = NOW + 15 * MINUTE
    expect((await use(kode)).statusCode).toBe(200)
    // Who got in has shown that the wrong ones were her own.
    for (let n = 0; n < 4; n += 1) expect((await tryIn(kader, 'keliru-1')).statusCode).toBe(401)
    expect((await tryIn(kader, NEW_SANDI)).statusCode).toBe(200)
  })

  test('a hundred guesses at once are five tries', async () => {
    await makeCode()
    const answers = await Promise.all(Array.from({ length: 100 }, () => use('AAAA-AAAA')))
    const wrong = answers.filter(({ statusCode }) => statusCode === 401)
    expect([wrong.length, answers.length - wrong.length]).toEqual([5, 95])
  })

  test('opens nothing for an account that was closed, nor in another kabupaten', async () => {
    const { kode } = await makeCode()
    await sql`update pengguna set dinonaktifkan_pada = now() where id = ${kader.id}`.execute(
      server.owner,
    )
    expect((await use(kode)).json()).toEqual({ kode: 'kode_salah', field: 'kode' })
    expect((await use(kode, { kabupatenKode: '35.71' })).json()).toEqual({ kode: 'kode_salah' })
  })

  test('takes no password that is the name itself, one letter over and over, or too short', async () => {
    const { kode } = await makeCode()
    for (const sandiBaru of [kader.namaPengguna, 'aaaaaaaaaa', 'pendek7'])
      expect((await use(kode, { sandiBaru })).json()).toMatchObject({
        kode: 'isian_salah',
        field: 'sandiBaru',
      })
    expect((await use(kode)).statusCode).toBe(200)
  })
})

function signIn(
  pengguna: PenggunaBaru,
  perangkat?: { id: PerangkatId; nama: string } | null,
  sandi = SANDI,
): Promise<Caller> {
  return Caller.signIn(server.app, tempat, pengguna, {
    sandi,
    ...(perangkat === undefined ? {} : { perangkat }),
  })
}

async function makeCode(): Promise<KodeSekali> {
  const response = await operator.post('/api/pengguna/kode', { penggunaId: kader.id })
  expect(response.statusCode).toBe(200)
  return response.json<KodeSekali>()
}

function use(kode: string, over: object = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/api/sandi/pakai-kode',
    payload: {
      kabupatenKode: tempat.kabupatenKode,
      namaPengguna: kader.namaPengguna,
      kode,
      sandiBaru: NEW_SANDI,
      ...over,
    },
  })
}

function tryIn(pengguna: PenggunaBaru, sandi: string) {
  return server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    payload: {
      kabupatenKode: tempat.kabupatenKode,
      namaPengguna: pengguna.namaPengguna,
      sandi,
      perangkat: null,
    },
  })
}
