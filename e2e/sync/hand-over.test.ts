import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  fromBase64,
  importDataKey,
  newDataKey,
  toBase64,
} from '../../apps/kader/src/local/kunci.ts'
import { LocalStore } from '../../apps/kader/src/local/local-store.ts'
import { Pangkalan } from '../../apps/kader/src/local/pangkalan.ts'
import {
  type HandOverStep,
  handOver,
  handOverFile,
  sealedRows,
} from '../../apps/kader/src/sync/hand-over.ts'
import {
  aPengguna,
  type PenggunaBaru,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { aPlace, Phone, signInAs } from './phone.ts'

let server: TestServer
let tempat: Tempat
let siti: PenggunaBaru
let hp: Phone

beforeAll(async () => {
  server = await testServer()
})

beforeEach(async () => {
  tempat = await aPlace(server)
  siti = await aPengguna(server.owner, tempat, 'kader')
  hp = await Phone.signIn(server, tempat, siti)
})

async function revoke(): Promise<void> {
  const done = await server.app.inject({
    method: 'POST',
    url: '/api/perangkat/cabut',
    headers: hp.headers,
    payload: { perangkatId: hp.who.perangkatId },
  })
  expect(done.statusCode).toBe(200)
}

/** As a revoked phone does: what was confirmed leaves it. */
function wiped(db: Pangkalan, fetch: Phone['fetch']) {
  return handOver(db, hp.who, fetch, ({ taken }) => db.outbox.where('id').anyOf(taken).delete())
}

async function sasaranCount(): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from sasaran where posyandu_id = ${tempat.posyanduId}`.execute(
    server.owner,
  )
  return rows[0]?.n ?? 0
}

test('SYNC-33: a revoked phone can neither push, pull nor read its key; it hands over its outbox as it lies', async () => {
  const anak = await hp.register()
  await hp.weigh(anak)
  await revoke()
  expect(await hp.sync()).toBe('perangkat_dicabut')
  expect(hp.store.queue).toHaveLength(2)
  const asked = await server.app.inject({
    method: 'POST',
    url: '/api/perangkat/kunci',
    headers: hp.headers,
    payload: { perangkatId: hp.who.perangkatId },
  })
  expect(asked.json()).toEqual({ kode: 'perangkat_dicabut' })

  await hp.store.close()
  const db = new Pangkalan(hp.who.penggunaId, hp.disk)
  hp.faults = ['lost_answer']
  expect(await wiped(db, hp.fetch)).toEqual({ ok: false, error: { kode: 'tanpa_jaringan' } })
  expect(await db.outbox.count()).toBe(2)
  expect(await wiped(db, hp.fetch)).toEqual({ ok: true, value: { taken: 2, left: 0 } })
  expect(await db.outbox.count()).toBe(0)
  expect(await sasaranCount()).toBe(1)
  db.close()
})

test('SYNC-33: only what was confirmed is wiped: a refused row stays on the phone', async () => {
  await hp.register()
  await hp.register({ tanggalLahir: tanggal('2027-01-01') })
  await revoke()
  expect(await wiped(hp.store.db, hp.fetch)).toMatchObject({ value: { taken: 1, left: 1 } })
  await hp.kill()
  expect(hp.store.queue.map(({ command }) => command.body['tanggalLahir'])).toEqual(['2027-01-01'])
})

test('SYNC-33: a row under another key is not taken, and not wiped', async () => {
  await hp.register()
  const rows = await hp.store.db.outbox.toArray()
  for (const row of rows) await hp.store.db.outbox.update(row.seq, { data: newDataKey().buffer })
  expect(await wiped(hp.store.db, hp.fetch)).toMatchObject({ value: { taken: 0, left: 1 } })
  expect(await hp.store.db.outbox.count()).toBe(1)
})

test('SYNC-33: a server that has no key of this phone says so, and it is no lost network', async () => {
  await hp.register()
  await sql`update perangkat set recovery_key = null where id = ${hp.who.perangkatId}`.execute(
    server.owner,
  )
  expect(await wiped(hp.store.db, hp.fetch)).toEqual({
    ok: false,
    error: { kode: 'kunci_tidak_dikenal' },
  })
  expect(await hp.store.db.outbox.count()).toBe(1)
})

test('SYNC-34: a long hand-over tells how far it is, and what was confirmed before a cut is confirmed', async () => {
  for (let i = 0; i < 201; i += 1) await hp.register()
  const parts: number[] = []
  const onStep = ({ done, total }: HandOverStep) => parts.push(done / total)
  hp.faults = ['none', 'lost_request']
  expect(await handOver(hp.store.db, hp.who, hp.fetch, onStep)).toMatchObject({ ok: false })
  expect(parts).toEqual([200 / 201])
  expect(await sasaranCount()).toBe(200)
  expect(await handOver(hp.store.db, hp.who, hp.fetch, onStep)).toMatchObject({
    value: { taken: 201, left: 0 },
  })
  expect(parts.at(-1)).toBe(1)
  expect(await sasaranCount()).toBe(201)
})

test('SYNC-34: a file of the outbox is handed over from any phone, and the phone it came from still has it all', async () => {
  await hp.register()
  await hp.register({ tanggalLahir: tanggal('2027-01-01') })
  const rows = await sealedRows(hp.store.db)
  expect(JSON.stringify(rows)).not.toContain('2027')
  const wati = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  expect(await handOverFile(rows.toReversed(), hp.who, wati.fetch)).toEqual({
    ok: true,
    value: { taken: 1, left: 1 },
  })
  expect(await sasaranCount()).toBe(1)
  expect(hp.store.queue).toHaveLength(2)
  await hp.sync()
  expect([hp.store.queue.length, await sasaranCount()]).toEqual([1, 1])
})

test('SYNC-34: the outbox of another kader of this phone is counted and handed over without her PIN', async () => {
  await hp.register()
  await hp.register()
  await hp.store.close()
  const wati = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  const db = new Pangkalan(hp.who.penggunaId, hp.disk)
  expect(await db.outbox.count()).toBe(2)
  expect(await wiped(db, wati.fetch)).toMatchObject({ value: { taken: 2, left: 0 } })
  const { rows } = await sql<{
    pengguna_id: string
  }>`select distinct pengguna_id from command_log where posyandu_id = ${tempat.posyanduId}`.execute(
    server.owner,
  )
  expect(rows).toEqual([{ pengguna_id: siti.id }])
  db.close()
})

test('SYNC-34: each kader of a shared phone has her own database; another key opens nothing of it', async () => {
  await hp.register()
  await hp.store.close()
  await expect(
    LocalStore.open(hp.who, await importDataKey(newDataKey()), Date.now, hp.disk),
  ).rejects.toThrow()
})

test('SYNC-34: with the session of another kader nothing is sent in her name', async () => {
  await hp.register()
  const wati = await aPengguna(server.owner, tempat, 'kader')
  const other = await Phone.signIn(server, tempat, wati)
  hp.cookie = other.cookie
  expect(await hp.sync()).toBe('perlu_masuk')
  expect(hp.store.queue).toHaveLength(1)
  expect(await sasaranCount()).toBe(0)
})

test('SYNC-34: two kader signed in on one phone each send in their own name', async () => {
  await hp.register()
  const wati = await aPengguna(server.owner, tempat, 'kader')
  const other = await Phone.signIn(server, tempat, wati)
  await other.register()
  hp.cookie = other.cookie = `${hp.cookie}; ${other.cookie}`
  expect([await hp.sync(), await other.sync()]).toEqual([null, null])
  const { rows } = await sql`select perangkat_id, pengguna_id from command_log
    where posyandu_id = ${tempat.posyanduId} order by received_at`.execute(server.owner)
  expect(rows).toEqual([
    { perangkat_id: hp.who.perangkatId, pengguna_id: siti.id },
    { perangkat_id: other.who.perangkatId, pengguna_id: wati.id },
  ])
})

test('SYNC-35: a forgotten PIN loses nothing: after a sign-in the server gives the key back, and it opens what lies here', async () => {
  const anak = await hp.register({ nama: 'Belum Terkirim' })
  await hp.store.close()
  const { cookie } = await signInAs(server, tempat, siti, hp.who.perangkatId)
  const released = await server.app.inject({
    method: 'POST',
    url: '/api/perangkat/kunci',
    headers: { cookie, 'x-simpul-perangkat': hp.who.perangkatId },
    payload: { perangkatId: hp.who.perangkatId },
  })
  const { kunci } = released.json<{ kunci: string }>()
  expect(kunci).toBe(toBase64(hp.raw))
  const store = await LocalStore.open(
    hp.who,
    await importDataKey(fromBase64(kunci)),
    () => server.clock.now,
    hp.disk,
  )
  expect(store.records.sasaran.get(anak)?.nama).toBe('Belum Terkirim')
  expect(store.queue).toHaveLength(1)
  await store.close()
})
