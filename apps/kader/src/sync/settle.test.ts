import type { Command } from '@simpul/contract/sync.ts'
import { type Id, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importDataKey, newDataKey } from '../local/kunci.ts'
import { Pangkalan } from '../local/pangkalan.ts'
import { type Answer, addQueued, loadQueue, loadSent, type Queued, settle } from './outbox.ts'

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
    await addQueued(db, key, command, null)
  }
  return loadQueue(db, key)
}

const nomorOf = (list: readonly Pick<Queued, 'command'>[]) =>
  list.map(({ command }) => command.body['nomor'])

function taken({ command }: Queued): Answer {
  const diterima = { sentAt: '2026-09-08T03:00:00.000Z', recordId: null, version: 1, clash: [] }
  return { id: command.id, outcome: 'taken', diterima }
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
  const one = await settle(db, key, first, first.map(taken))
  const second = await aQueue(2)
  const two = await settle(db, key, second, second.map(taken))
  const onDisk = await db.terkirim.orderBy('urut').toArray()
  expect([...one.sent, ...two.sent].map(({ urut, command }) => [urut, command.id])).toEqual(
    onDisk.map(({ urut, id }) => [urut, id]),
  )
})

test('what another tab has settled is not settled twice', async () => {
  const queue = await aQueue(3)
  await settle(db, key, queue, queue.slice(0, 2).map(taken))
  const late = await settle(db, key, queue, queue.map(taken))
  expect(nomorOf(late.sent)).toEqual([3])
  expect(late.queue).toEqual([])
  expect(await db.outbox.count()).toBe(0)
  expect(await db.terkirim.count()).toBe(3)
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
