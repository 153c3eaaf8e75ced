import type { Command } from '@simpul/contract/sync.ts'
import { type Id, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importDataKey, newDataKey, seal } from '../local/kunci.ts'
import { Pangkalan } from '../local/pangkalan.ts'
import { addQueued, loadClashing, loadQueue, type Queued } from './outbox.ts'
import { type Answer, loadSent, meetEpoch, pruneSent, settle, type Taken } from './settle.ts'

let db: Pangkalan
let key: CryptoKey

beforeEach(async () => {
  db = new Pangkalan(anId<'pengguna'>(), { indexedDB: new IDBFactory(), IDBKeyRange })
  key = await importDataKey(newDataKey())
})
afterEach(() => db.close())

function anId<Kind extends string>(): Id<Kind> {
  return uuidV7<Kind>(
    Date.parse('2026-09-08T02:00:00.000Z'),
    crypto.getRandomValues(new Uint8Array(10)),
  )
}

async function aQueue(count: number): Promise<readonly Queued[]> {
  for (let i = 0; i < count; i += 1) {
    const command: Command = {
      id: anId<'command'>(),
      kind: 'sasaran.register',
      v: 1,
      posyanduId: anId<'posyandu'>(),
      basedOnVersion: null,
      after: [],
      recordedAt: '2026-09-08T02:00:00.000Z',
      body: { nomor: i + 1 },
    }
    await addQueued(db, key, [command], null)
  }
  return loadQueue(db, key)
}

const nomorOf = (list: readonly Pick<Queued, 'command'>[]) =>
  list.map(({ command }) => command.body['nomor'])

const DITERIMA = { sentAt: '2026-09-08T03:00:00.000Z', recordId: null, version: 1, clash: [] }

function taken({ command }: Queued, fields: Partial<Taken> = {}): Answer {
  return { id: command.id, outcome: 'taken', diterima: { ...DITERIMA, ...fields } }
}

function refused({ command }: Queued): Answer {
  return { id: command.id, outcome: 'refused', tolak: { kode: 'isian_salah', field: null } }
}

test('what was not taken stays in the outbox, before, between and after what was (SYNC-17)', async () => {
  const queue = await aQueue(9)
  const answers = queue.flatMap((one, i) =>
    [1, 2, 4, 6].includes(i) ? [taken(one)] : i === 3 ? [refused(one)] : [],
  )
  const settled = await settle(db, key, queue, answers)

  const left = await loadQueue(db, key)
  expect(nomorOf(left)).toEqual([1, 4, 6, 8, 9])
  expect(nomorOf(settled.queue)).toEqual([1, 4, 6, 8, 9])
  expect(left.map(({ tolak }) => tolak?.kode ?? null)).toEqual([
    null,
    'isian_salah',
    null,
    null,
    null,
  ])
  expect(nomorOf(await loadSent(db, key, 0, 0))).toEqual([2, 3, 5, 7])
})

test('the order of the answers in memory is the one on disk (SYNC-26)', async () => {
  const first = await aQueue(3)
  const one = await settle(
    db,
    key,
    first,
    first.map((one) => taken(one)),
  )
  const second = await aQueue(2)
  const two = await settle(
    db,
    key,
    second,
    second.map((one) => taken(one)),
  )
  expect(one.sent[0]?.urut).toBeLessThan(two.sent[0]?.urut ?? 0)
  expect([...one.sent, ...two.sent]).toEqual(await loadSent(db, key, 0, 0))
})

test('what another tab has settled is not settled twice', async () => {
  const queue = await aQueue(3)
  await settle(
    db,
    key,
    queue,
    queue.slice(0, 2).map((one) => taken(one)),
  )
  const late = await settle(
    db,
    key,
    queue,
    queue.map((one) => taken(one)),
  )
  expect(nomorOf(late.sent)).toEqual([3])
  expect(late.queue).toEqual([])
  expect(await db.outbox.count()).toBe(0)
  expect(nomorOf(await loadSent(db, key, 0, 0))).toEqual([1, 2, 3])
})

test('an answer to nothing that waits here changes nothing', async () => {
  const queue = await aQueue(2)
  const [first] = queue
  if (!first) throw new Error('the queue is empty')
  const foreign = { ...first, command: { ...first.command, id: anId<'command'>() } }
  const settled = await settle(db, key, queue, [taken(foreign)])
  expect(settled.sent).toEqual([])
  expect(nomorOf(await loadQueue(db, key))).toEqual([1, 2])
})

test('a day of many small pushes is read back whole, and what was pulled only of the last day', async () => {
  for (let push = 0; push < 45; push += 1) {
    const queue = await aQueue(2)
    await settle(
      db,
      key,
      queue,
      queue.map((one) => taken(one)),
    )
  }
  const now = Date.parse(DITERIMA.sentAt)
  expect(await loadSent(db, key, 0, now)).toHaveLength(90)
  expect(await loadSent(db, key, 44, now + 2 * 86_400_000)).toHaveLength(2)
  expect(await loadSent(db, key, 45, now + 2 * 86_400_000)).toHaveLength(0)
})

test('what was taken is forgotten after 60 days, however many it was (SYNC-20)', async () => {
  const old = await aQueue(3)
  await settle(
    db,
    key,
    old,
    old.map((one) => taken(one)),
  )
  const young = await aQueue(1)
  await settle(
    db,
    key,
    young,
    young.map((one) => taken(one, { sentAt: '2026-10-08T03:00:00.000Z' })),
  )
  await pruneSent(db, key, Date.parse('2026-11-20T03:00:00.000Z'))
  expect((await loadSent(db, key, 0, 0)).map(({ command }) => command.id)).toEqual(
    young.map(({ command }) => command.id),
  )
})

test('a command that the first app kept in a row of its own is read, sent again and forgotten (SYNC-32, SYNC-36)', async () => {
  const queue = await aQueue(3)
  const [alone, ...together] = queue
  const row = await db.outbox.get(alone?.seq ?? 0)
  if (!alone || !row) throw new Error('the queue is empty')
  await db.table('terkirim').add({ ...row, jawaban: await seal(key, DITERIMA) })
  await db.outbox.delete(alone.seq)
  await settle(
    db,
    key,
    together,
    together.map((one) => taken(one)),
  )
  const sent = await loadSent(db, key, 0, 0)
  expect(nomorOf(sent)).toEqual([1, 2, 3])
  expect(sent.map(({ seq, diterima }) => [seq, diterima])).toEqual(
    queue.map(({ seq }) => [seq, DITERIMA]),
  )

  expect(await meetEpoch(db, 'one-epoch', 'another-epoch')).toBe(true)
  expect(await loadQueue(db, key)).toEqual(queue)
  expect(await db.terkirim.count()).toBe(0)
})

test('a clash is kept beside for a person, also when it came among many', async () => {
  const queue = await aQueue(3)
  const clash = [{ field: 'rt', base: '01', mine: '02', theirs: '03' }]
  const settled = await settle(
    db,
    key,
    queue,
    queue.map((one, i) => taken(one, i === 1 ? { clash } : {})),
  )
  expect(nomorOf(settled.clashing)).toEqual([2])
  expect(await loadClashing(db, key)).toEqual(settled.clashing)
  expect(nomorOf(settled.sent)).toEqual([1, 2, 3])
})

test('what waits for its parent has no reason of its own (SYNC-11)', async () => {
  const queue = await aQueue(1)
  const settled = await settle(
    db,
    key,
    queue,
    queue.map(({ command }) => ({
      id: command.id,
      outcome: 'refused',
      tolak: { kode: 'menunggu_induk', field: null },
    })),
  )
  expect(settled.queue).toEqual(queue)
  expect(await loadQueue(db, key)).toEqual(queue)
})
