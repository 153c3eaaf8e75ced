import type { PerangkatId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  anId,
  aPengguna,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const MINUTE = 60_000
const HERE = '10.0.0.7'

let server: TestServer
let tempat: Tempat
let kader: PenggunaBaru

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await aPengguna(server.owner, tempat, 'kader')
}, 60_000)

describe('AKSES-13: wrong answers again and again', () => {
  test('the fifth for one name is still an answer, the sixth is not, from wherever it comes', async () => {
    const codes = []
    for (let n = 0; n < 6; n += 1)
      codes.push((await tryIn(kader.namaPengguna, 'keliru', { alamat: `10.0.1.${n}` })).statusCode)
    expect(codes).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('a quarter of an hour after the first the name is open again, to the millisecond', async () => {
    await tryIn(kader.namaPengguna, 'keliru')
    server.clock.now = NOW + MINUTE
    for (let n = 0; n < 4; n += 1) await tryIn(kader.namaPengguna, 'keliru')
    const sampai = new Date(NOW + 15 * MINUTE).toISOString()
    server.clock.now = NOW + 15 * MINUTE - 1
    expect((await tryIn(kader.namaPengguna, SANDI)).json()).toEqual({
      kode: 'terlalu_sering',
      sampai,
    })
    server.clock.now = NOW + 15 * MINUTE
    expect((await tryIn(kader.namaPengguna, SANDI)).statusCode).toBe(200)
  })

  test('capital letters and an account that does not exist are counted alike', async () => {
    for (let n = 0; n < 5; n += 1) await tryIn(kader.namaPengguna.toUpperCase(), 'keliru')
    expect((await tryIn(kader.namaPengguna, SANDI)).statusCode).toBe(429)
    for (let n = 0; n < 5; n += 1) await tryIn('tidak-ada', 'keliru')
    expect((await tryIn('tidak-ada', 'keliru')).statusCode).toBe(429)
  })

  test('the thirtieth from one address is an answer, the thirty-first is not, for any name there', async () => {
    const codes = []
    for (let n = 0; n < 31; n += 1)
      codes.push((await tryIn(`orang-${n}`, 'keliru', { alamat: HERE })).statusCode)
    expect([codes[29], codes[30]]).toEqual([401, 429])
    expect((await tryIn(kader.namaPengguna, SANDI, { alamat: HERE })).statusCode).toBe(429)
    expect((await tryIn(kader.namaPengguna, SANDI, { alamat: '10.0.0.8' })).statusCode).toBe(200)
  })

  test('a phone that was hers before signs in from a closed address; another, and a revoked one, do not', async () => {
    const phone = await Caller.signIn(server.app, tempat, kader)
    const stranger = await aPengguna(server.owner, tempat, 'kader')
    for (let n = 0; n < 30; n += 1) await tryIn(`orang-${n}`, 'keliru', { alamat: HERE })
    const at = (pengguna: PenggunaBaru, perangkatId: PerangkatId, sandi = SANDI) =>
      tryIn(pengguna.namaPengguna, sandi, { alamat: HERE, perangkatId })
    expect((await at(kader, phone.perangkatId)).statusCode).toBe(200)
    expect((await at(kader, anId())).statusCode).toBe(429)
    expect((await at(stranger, phone.perangkatId)).statusCode).toBe(429)
    // It still waits for the mistakes made with her own name.
    for (let n = 0; n < 5; n += 1) await at(kader, phone.perangkatId, 'keliru')
    expect((await at(kader, phone.perangkatId)).statusCode).toBe(429)
    server.clock.now = NOW + 14 * MINUTE
    await sql`update perangkat set revoked_at = now() where id = ${phone.perangkatId}`.execute(
      server.owner,
    )
    await sql`delete from percobaan_masuk where at > ${new Date(NOW)} and kunci like '%'`.execute(
      server.owner,
    )
    expect((await at(kader, phone.perangkatId)).statusCode).toBe(429)
  })

  test('the table of failures is no list of accounts, and forgets after a day', async () => {
    await tryIn(kader.namaPengguna, 'keliru', { alamat: HERE })
    const stored = async () =>
      (
        await sql<{
          text: string
        }>`select row_to_json(p)::text as text from percobaan_masuk p`.execute(server.owner)
      ).rows
        .map(({ text }) => text)
        .join('')
    expect(await stored()).not.toContain(kader.namaPengguna)
    expect(await stored()).not.toContain(HERE)
    server.clock.now = NOW + 24 * 60 * MINUTE + 1
    await tryIn('orang-lain', 'keliru')
    const { rows } = await sql`select from percobaan_masuk`.execute(server.owner)
    expect(rows).toHaveLength(2)
  })
})

function tryIn(
  namaPengguna: string,
  sandi: string,
  from: { readonly alamat?: string; readonly perangkatId?: PerangkatId } = {},
) {
  return server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    remoteAddress: from.alamat ?? '10.0.9.9',
    payload: {
      kabupatenKode: tempat.kabupatenKode,
      namaPengguna,
      sandi,
      perangkat: from.perangkatId ? { id: from.perangkatId, nama: 'HP' } : null,
    },
  })
}
