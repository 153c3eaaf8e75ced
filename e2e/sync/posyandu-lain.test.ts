import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import {
  anId,
  aPengguna,
  aSasaranBody,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Device } from './device.ts'
import { aPlace } from './phone.ts'

let server: TestServer
let tempat: Tempat
let bidan: Device

const MINUTE = 60_000

beforeEach(async () => {
  server = await testServer()
  tempat = await aPlace(server)
  const kader = await Device.of(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  for (let i = 0; i < 3; i += 1)
    await kader.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await kader.syncUntilDone()
  bidan = await Device.of(server, tempat, await aPengguna(server.owner, tempat, 'bidan'))
  await inTheOther(7)
})

/** People of the other posyandu she serves. */
async function inTheOther(count: number): Promise<void> {
  await bidan.store.choosePosyandu(tempat.posyanduLainId)
  for (let i = 0; i < count; i += 1)
    await bidan.save('sasaran.register', aSasaranBody(tempat.posyanduLainId))
  await bidan.syncUntilDone()
}

const pullsOf = (id: PosyanduId) =>
  bidan.network
    .callsTo('/api/sync/pull')
    .filter(({ body }) => typeof body === 'object' && JSON.stringify(body).includes(id)).length

test('SYNC-38: who serves several posyandu has all of them on her phone, opened or not', async () => {
  bidan.network.isUp = false
  await bidan.restart()
  expect(bidan.store.pulled).toEqual(new Set([tempat.posyanduId, tempat.posyanduLainId]))
  await bidan.store.choosePosyandu(tempat.posyanduId)
  expect(bidan.store.records.sasaran.size).toBe(3)
  await bidan.store.choosePosyandu(tempat.posyanduLainId)
  expect(bidan.store.records.sasaran.size).toBe(7)
})

test('SYNC-38: one that is not open is asked for a quarter of an hour later, not at every round', async () => {
  const before = pullsOf(tempat.posyanduId)
  await bidan.syncUntilDone()
  await bidan.syncUntilDone()
  expect(pullsOf(tempat.posyanduId)).toBe(before)
  server.clock.now += 16 * MINUTE
  await bidan.syncUntilDone()
  expect(pullsOf(tempat.posyanduId)).toBe(before + 1)
})

test('SYNC-38: a large one does not keep the small ones waiting', async () => {
  const fresh = await Device.of(server, tempat, await aPengguna(server.owner, tempat, 'bidan'))
  fresh.limit = 4
  await fresh.sync()
  const asked = fresh.network.callsTo('/api/sync/pull').map(({ body }) => {
    const text = JSON.stringify(body)
    return text.includes(tempat.posyanduId) ? 'kecil' : 'besar'
  })
  expect(asked.indexOf('kecil')).toBeLessThan(asked.lastIndexOf('besar'))
  expect(fresh.store.pulled.size).toBe(2)
})

test('SYNC-38: the network ends between two posyandu: the first is there, the other says that it is not', async () => {
  const fresh = await Device.of(server, tempat, await aPengguna(server.owner, tempat, 'bidan'))
  await fresh.store.choosePosyandu(tempat.posyanduLainId)
  // Who she is, the first posyandu, its packs.
  fresh.network.next('whole', 'whole', 'whole', 'lost')
  expect(await fresh.sync()).toBe('tanpa_jaringan')
  expect(fresh.store.pulled).toEqual(new Set([tempat.posyanduLainId]))
  await fresh.syncUntilDone()
  expect(fresh.store.pulled.size).toBe(2)
})

test('SYNC-38: who opens a posyandu while it is being pulled sees everybody who came', async () => {
  const kader = await Device.of(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  for (let i = 0; i < 5; i += 1)
    await kader.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await kader.syncUntilDone()
  server.clock.now += 16 * MINUTE
  const { store } = bidan
  const apply = store.applyPage.bind(store)
  const choosing: Promise<void>[] = []
  store.applyPage = async (id, page, sentUpTo) => {
    if (id === tempat.posyanduId && choosing.length === 0) {
      choosing.push(store.choosePosyandu(id))
      await slowBase(store.db.rekam)
    }
    await apply(id, page, sentUpTo)
  }
  await bidan.syncUntilDone()
  await Promise.all(choosing)
  expect(choosing).toHaveLength(1)
  expect(store.records.sasaran.size).toBe(8)
})

/** Reading what is shown takes longer than writing a page: what was read is handed over late, once. */
async function slowBase(table: Device['store']['db']['rekam']): Promise<void> {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const slow = (index: string) => {
    asItWas()
    const clause = table.where(index)
    Object.assign(table, { where: slow })
    const startsWith = clause.startsWith.bind(clause)
    clause.startsWith = (prefix: string) => {
      const found = startsWith(prefix)
      if (!prefix.endsWith('urusan:')) return found
      const toArray = found.toArray.bind(found)
      const late = async () => {
        asItWas()
        resolve()
        await new Promise((later) => setTimeout(later, 200))
        return toArray()
      }
      return Object.assign(found, { toArray: late })
    }
    return clause
  }
  const asItWas = () => Reflect.deleteProperty(table, 'where')
  Object.assign(table, { where: slow })
  await begun
}

test('SYNC-38: a posyandu that is no longer hers does not keep the others from being pulled', async () => {
  const bidan = await aPengguna(server.owner, tempat, 'bidan')
  const fresh = await Device.of(server, tempat, bidan)
  await fresh.store.choosePosyandu(tempat.posyanduLainId)
  // Asked for as if it were hers still: the phone has not heard of the change.
  const { me } = fresh.store
  if (!me) throw new Error('the phone does not know whose it is')
  const [first, second] = me.posyandu
  if (!first || !second) throw new Error('the bidan serves two posyandu')
  const gone = { ...first, id: anId<'posyandu'>() }
  await fresh.store.putMe({ ...me, posyandu: [gone, first, second] })
  await fresh.sync()
  expect(fresh.store.pulled).toEqual(new Set([first.id, second.id]))
  expect(fresh.store.me?.posyandu.map(({ id }) => id)).not.toContain(gone.id)
})

test('SYNC-28: who no longer serves a posyandu keeps nothing of it but what she has not sent', async () => {
  const kader = await aPengguna(server.owner, tempat, 'kader')
  const device = await Device.of(server, tempat, kader)
  await device.syncUntilDone()
  expect(device.store.pulled.size).toBe(1)
  await device.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await sql`update penugasan set berlaku_sampai = berlaku_dari where pengguna_id = ${kader.id}`.execute(
    server.owner,
  )
  const me = await device.signIn()
  await device.store.putMe(me)
  expect(me.posyandu).toEqual([])
  expect(device.store.pulled.size).toBe(0)
  expect(await device.store.db.rekam.count()).toBe(0)
  expect(device.store.queue).toHaveLength(1)
})
