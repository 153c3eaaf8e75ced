import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { Dexie } from 'dexie'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aCommand,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Device } from './device.ts'

const DAY = 86_400_000
let server: TestServer
let tempat: Tempat
let posyanduId: PosyanduId

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  posyanduId = tempat.posyanduId
})

const aDevice = async () =>
  Device.of(server, tempat, await aPengguna(server.owner, tempat, 'kader'))

/**
 * The first published shape, written down here and not taken from the app: a later app must open it.
 * A version that is released gets its own beside this one, and this one stays.
 */
const VERSION_1 = {
  outbox: '++seq, &id',
  terkirim: '++urut, &id',
  konflik: 'id',
  disisihkan: 'id',
  rekam: 'kunci',
  catatan: 'id',
  draf: 'id',
} as const

async function sealedByVersion1(raw: Uint8Array<ArrayBuffer>, isi: unknown) {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify({ v: 1, isi }))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) }
}

describe('upgrades and long absence', () => {
  test('SYNC-36: the app opens the database of version 1 with a full outbox, shows it and sends every command', async () => {
    const device = await aDevice()
    const me = device.store.me
    await device.store.close()
    const { who } = device.store
    device.disk.indexedDB.deleteDatabase(`simpul-${who.penggunaId}`)

    const old = new Dexie(`simpul-${who.penggunaId}`, device.disk)
    old.version(1).stores(VERSION_1)
    await old.table('catatan').put({ id: 'saya', ...(await sealedByVersion1(device.rawKey, me)) })
    const people = Array.from({ length: 120 }, () => aSasaranBody(posyanduId))
    const commands = people.flatMap((one) => {
      const register = aCommand('sasaran.register', one)
      return [
        register,
        aCommand('pengukuran.record', aPengukuranBody(posyanduId, one.id), {
          after: [register.id],
        }),
      ]
    })
    for (const command of commands) {
      await old.table('outbox').add({
        id: command.id,
        kind: command.kind,
        ...(await sealedByVersion1(device.rawKey, command)),
      })
    }
    const refused = commands.at(-1)
    const row = await old
      .table('outbox')
      .where('id')
      .equals(refused?.id ?? '')
      .first()
    await old.table('outbox').update(row.seq, {
      jawaban: await sealedByVersion1(device.rawKey, { kode: 'tidak_berwenang', field: null }),
    })
    await old.table('draf').put({
      id: 'timbang',
      ...(await sealedByVersion1(device.rawKey, { at: device.now, value: { berat: '8,4' } })),
    })
    old.close()

    await device.start()
    expect(device.waiting).toEqual(commands.slice(0, -1).map(({ id }) => id))
    expect(device.refused).toEqual(['tidak_berwenang'])
    expect(device.store.records.sasaran.size).toBe(120)
    expect(device.store.drafts.get('timbang')).toEqual({ berat: '8,4' })
    await device.syncUntilDone()
    expect(device.waiting).toEqual([])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from command_log where outcome = 'accepted'`.execute(server.owner)
    expect(rows).toEqual([{ n: 239 }])
  })

  test('SYNC-37: after five months the outbox goes first, then it pulls; nothing is dropped for age', async () => {
    const [away, other] = [await aDevice(), await aDevice()]
    const child = aSasaranBody(posyanduId)
    await away.save('sasaran.register', child)
    await away.syncUntilDone()
    const unsent = await away.save(
      'pengukuran.record',
      aPengukuranBody(posyanduId, child.id, { weightGram: 8_650 }),
    )
    server.clock.now += 150 * DAY
    const newcomer = aSasaranBody(posyanduId)
    await other.save('sasaran.register', newcomer)
    await other.syncUntilDone()

    await away.restart()
    expect(away.waiting).toEqual([unsent])
    await away.syncUntilDone()
    expect(away.store.queue).toEqual([])
    const asked = away.network.calls.slice(-3).map(({ url }) => url)
    expect(asked).toEqual(['/api/sync/push', '/api/saya', '/api/sync/pull'])
    expect([...away.store.records.sasaran.keys()].toSorted()).toEqual(
      [child.id, newcomer.id].toSorted(),
    )
    const { rows } =
      await sql`select measured_on::text as on, weight_gram from pengukuran where sasaran_id = ${child.id}`.execute(
        server.owner,
      )
    expect(rows).toEqual([{ on: '2026-09-08', weight_gram: 8_650 }])
  })

  test('SYNC-37: a session that ended meanwhile asks for a sign-in and keeps everything', async () => {
    const away = await aDevice()
    const unsent = await away.save('sasaran.register', aSasaranBody(posyanduId))
    server.clock.now += 200 * DAY
    expect(await away.sync()).toBe('perlu_masuk')
    await away.restart()
    expect(away.waiting).toEqual([unsent])
    await away.signIn()
    await away.syncUntilDone()
    expect(away.store.queue).toEqual([])
  })

  test('SYNC-37: what was written while the role was in force is taken after its end', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader', { berlakuSampai: '2026-09-30' })
    const away = await Device.of(server, tempat, pengguna)
    await away.save('sasaran.register', aSasaranBody(posyanduId))
    server.clock.now += 60 * DAY
    await away.sync()
    expect(away.store.queue).toEqual([])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from sasaran`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})
