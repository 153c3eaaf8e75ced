import { createCipheriv, randomBytes } from 'node:crypto'
import type { KodePintu, SealedOutboxReply } from '@simpul/contract/pengguna.ts'
import type { CorrectSasaran } from '@simpul/contract/sasaran.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { doorCodes } from '../pengguna/door-codes.ts'
import {
  aCommand,
  anId,
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
})

describe('phones', () => {
  test('the data key is sealed at rest and released to its own phone alone, until it is revoked (SYNC-35)', async () => {
    const { phone, pengguna, key } = await aPhoneWithKey()
    const { rows } = await sql<{
      recovery_key: Buffer
    }>`select recovery_key from perangkat where id = ${phone.perangkatId}`.execute(server.owner)
    expect(rows[0]?.recovery_key.includes(key)).toBe(false)
    expect(
      (await phone.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).json(),
    ).toEqual({ kunci: key.toString('base64') })
    const other = await Caller.signIn(server.app, tempat, pengguna)
    expect(
      (await other.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(403)
    expect(
      (await other.post('/api/perangkat/cabut', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(200)
    expect(
      (await phone.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })).json(),
    ).toEqual({ kode: 'perangkat_dicabut' })
    await expect(
      Caller.signIn(server.app, tempat, pengguna, {
        perangkat: { id: phone.perangkatId, nama: 'HP' },
      }),
    ).rejects.toThrow('perangkat_dicabut')
  })

  test('SYNC-35: a session of yesterday releases no key: it lies on the phone beside what the PIN protects', async () => {
    const { phone, pengguna, key } = await aPhoneWithKey()
    const ask = (caller: Caller) =>
      caller.post('/api/perangkat/kunci', { perangkatId: phone.perangkatId })
    server.clock.now += 15 * 60_000
    expect((await ask(phone)).json()).toEqual({ kode: 'belum_masuk' })
    const again = await Caller.signIn(server.app, tempat, pengguna, {
      perangkat: { id: phone.perangkatId, nama: 'HP' },
    })
    expect((await ask(again)).json()).toEqual({ kunci: key.toString('base64') })
    server.clock.now -= 15 * 60_000
  })

  test('who hands over an outbox is not told what others wrote of a person', async () => {
    const { phone, key } = await aPhoneWithKey()
    const sasaran = aSasaranBody(tempat.posyanduId)
    await phone.push(aCommand('sasaran.register', sasaran))
    const correct = (to: CorrectSasaran['to']) =>
      aCommand('sasaran.correct', {
        sasaranId: sasaran.id,
        posyanduId: tempat.posyanduId,
        from: { alamat: '' },
        to,
      })
    await phone.push(correct({ alamat: 'Gang Rahasia 5' }))
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/perangkat/titipan',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        perangkatId: phone.perangkatId,
        appVersion: 1,
        rows: [seal(key, correct({ alamat: 'Gang Melon 1' }), 1)],
      },
    })
    expect(answer.json<SealedOutboxReply>().rows).toMatchObject([
      { reply: { outcome: 'conflict', clash: [] } },
    ])
    expect(answer.body).not.toContain('Rahasia')
  })

  test('SYNC-33: a revoked phone hands over its sealed outbox; what opens is handled, what does not is named', async () => {
    const { phone, key } = await aPhoneWithKey()
    const [a, b] = [
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId)),
      aCommand('sasaran.register', aSasaranBody(tempat.posyanduId)),
    ]
    await phone.push(a)
    await phone.post('/api/perangkat/cabut', { perangkatId: phone.perangkatId })
    expect((await phone.post('/api/sync/push', {})).statusCode).toBe(403)
    const rows = [
      seal(key, a, 1),
      seal(key, b, 2),
      { ...seal(key, b, 3), id: 'rusak' },
      seal(randomBytes(32), b, 4),
    ]
    const [, , broken] = rows
    if (broken) broken.data = broken.data.slice(4)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/perangkat/titipan',
      payload: {
        kabupatenKode: tempat.kabupatenKode,
        perangkatId: phone.perangkatId,
        appVersion: 1,
        rows,
      },
    })
    const byId = answer
      .json<SealedOutboxReply>()
      .rows.map(({ id, reply }) => [
        id,
        reply.outcome,
        reply.outcome === 'refused' ? reply.kode : reply.isDuplicate,
      ])
    expect(byId).toEqual([
      ['rusak', 'refused', 'berkas_tidak_terbaca'],
      [rows[3]?.id, 'refused', 'berkas_tidak_terbaca'],
      [rows[0]?.id, 'accepted', true],
      [rows[1]?.id, 'accepted', false],
    ])
  })

  test.each([
    ['a revoked phone', '/api/perangkat/cabut'],
    ['a disabled account', '/api/pengguna/nonaktif'],
  ])(
    'SYNC-33: %s is heard about what was written before, for 90 days (AKSES-10)',
    async (_, address) => {
      const before = server.clock.now
      const { phone, key } = await aPhoneWithKey()
      const operator = await Caller.signIn(
        server.app,
        tempat,
        await aPengguna(server.owner, tempat, 'operator'),
        { perangkat: null },
      )
      const closed = await operator.post(address, {
        perangkatId: phone.perangkatId,
        penggunaId: phone.me.penggunaId,
        isNonaktif: true,
      })
      expect([closed.statusCode, closed.body]).toEqual([200, '{}'])
      const written = (recordedAt: string) =>
        aCommand('sasaran.register', aSasaranBody(tempat.posyanduId), { recordedAt })
      const morning = '2026-09-08T01:00:00.000Z'
      const handOver = async (day: string, ...commands: object[]) => {
        server.clock.now = Date.parse(`${day}T03:00:00.000Z`)
        const answer = await server.app.inject({
          method: 'POST',
          url: '/api/perangkat/titipan',
          payload: {
            kabupatenKode: tempat.kabupatenKode,
            perangkatId: phone.perangkatId,
            appVersion: 1,
            rows: commands.map((one, i) => seal(key, one, i + 1)),
          },
        })
        return answer
          .json<SealedOutboxReply>()
          .rows.map(({ reply }) => (reply.outcome === 'refused' ? reply.kode : reply.outcome))
      }
      const late = written(morning)
      expect(await handOver('2026-12-07', late, written('2026-09-09T01:00:00.000Z'))).toEqual([
        'accepted',
        'tugas_berakhir',
      ])
      expect(await handOver('2026-12-08', written(morning))).toEqual(['tugas_berakhir'])
      server.clock.now = before
      const { rows } = await sql`select detail from audit_entry
      where actor_id = ${phone.me.penggunaId} and action = 'sasaran.register'`.execute(server.owner)
      expect(rows).toEqual([{ detail: { posyandu: tempat.posyanduId, sesudahTugas: true } }])
    },
  )

  test('ten door codes: the phone gets hashes, ketua and operator the codes, nobody else', async () => {
    const { phone } = await aPhoneWithKey()
    expect(phone.me.pintu?.hash).toHaveLength(10)
    const codes = doorCodes(server.app.serverKey, phone.perangkatId)
    expect(new Set(codes).size).toBe(10)
    expect(JSON.stringify(phone.me)).not.toContain(codes[0])
    const ketua = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'ketua'),
    )
    expect(
      (
        await ketua.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })
      ).json<KodePintu>().kode,
    ).toEqual(codes)
    const ketuaLain = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'ketua', { posyanduId: tempat.posyanduLainId }),
    )
    expect(
      (await ketuaLain.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(404)
    expect(
      (await phone.post('/api/perangkat/pintu', { perangkatId: phone.perangkatId })).statusCode,
    ).toBe(403)
    const { rows } =
      await sql`select from audit_entry where action = 'perangkat.show_door_codes' and subject_id = ${phone.perangkatId}`.execute(
        server.owner,
      )
    expect(rows).toHaveLength(1)
  })

  test('the queue letter stays with its phone, and a new phone takes the next free one', async () => {
    const posyanduId = tempat.posyanduLainId
    const first = await aPengguna(server.owner, tempat, 'kader', { posyanduId })
    const id = anId<'perangkat'>()
    const a = await Caller.signIn(server.app, tempat, first, { perangkat: { id, nama: 'HP' } })
    const b = await Caller.signIn(
      server.app,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { posyanduId }),
    )
    const again = await Caller.signIn(server.app, tempat, first, { perangkat: { id, nama: 'HP' } })
    await b.post('/api/perangkat/cabut', { perangkatId: b.perangkatId })
    const c = await Caller.signIn(server.app, tempat, first)
    const letters = [a, b, again, c].map(({ me }) => me.hurufAntrean)
    expect(letters[2]).toBe(letters[0])
    expect(letters[3]).toBe(letters[1])
    expect(letters[0]).not.toBe(letters[1])
  })
})

async function aPhoneWithKey(): Promise<{ phone: Caller; pengguna: PenggunaBaru; key: Buffer }> {
  const pengguna = await aPengguna(server.owner, tempat, 'kader')
  const phone = await Caller.signIn(server.app, tempat, pengguna)
  const key = randomBytes(32)
  const response = await server.app.inject({
    method: 'PUT',
    url: '/api/perangkat/kunci',
    headers: phone.headers,
    payload: { perangkatId: phone.perangkatId, kunci: key.toString('base64') },
  })
  expect(response.statusCode).toBe(200)
  return { phone, pengguna, key }
}

function seal(key: Buffer, value: object, seq: number) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const data = Buffer.concat([
    cipher.update(JSON.stringify({ v: 1, isi: value })),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return {
    id: anId<'row'>() as string,
    seq,
    iv: iv.toString('base64'),
    data: data.toString('base64'),
  }
}
