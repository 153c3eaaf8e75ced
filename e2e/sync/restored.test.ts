import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { settleClash } from '../../apps/kader/src/sync/settle-clash.ts'
import {
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Backup } from './backup.ts'
import { Device } from './device.ts'

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

const epochNow = async () =>
  (await sql<{ epoch: string }>`select epoch from server_epoch`.execute(server.owner)).rows[0]
    ?.epoch

async function weights(
  device: Device,
  sasaranId: Parameters<Device['store']['loadRiwayat']>[0][number],
) {
  const riwayat = await device.store.loadRiwayat([sasaranId])
  return riwayat
    .get(sasaranId)
    ?.pengukuran.map(({ weightGram }) => weightGram)
    .toSorted()
}

describe('a server restored from last night', () => {
  test('SYNC-31, SYNC-32: what the backup had is a duplicate, what it had lost is written again, and every phone has it all', async () => {
    const [one, two] = [await aDevice(), await aDevice()]
    const child = aSasaranBody(posyanduId)
    await one.save('sasaran.register', child)
    await one.save(
      'pengukuran.record',
      aPengukuranBody(posyanduId, child.id, { weightGram: 8_100 }),
    )
    await one.syncUntilDone()
    await two.syncUntilDone()
    const night = await Backup.take(server)
    const before = await epochNow()

    const born = aSasaranBody(posyanduId)
    await one.save('sasaran.register', born)
    await one.save('pengukuran.record', aPengukuranBody(posyanduId, born.id, { weightGram: 3_200 }))
    await two.save(
      'pengukuran.record',
      aPengukuranBody(posyanduId, child.id, { weightGram: 8_200 }),
    )
    await one.syncUntilDone()
    await two.syncUntilDone()
    await night.restore()
    expect(await epochNow()).toBe(before)

    await two.save(
      'sasaran.correct',
      { sasaranId: child.id, posyanduId, from: { rt: '03' }, to: { rt: '06' } },
      { basedOnVersion: 1 },
    )
    for (const device of [two, one, two]) await device.syncUntilDone()
    expect(await epochNow()).not.toBe(before)
    for (const device of [one, two]) {
      expect(device.store.queue).toEqual([])
      expect([...device.store.records.sasaran.keys()].toSorted()).toEqual(
        [child.id, born.id].toSorted(),
      )
      expect(device.store.records.sasaran.get(child.id)?.rt).toBe('06')
      expect(await weights(device, child.id)).toEqual([8_100, 8_200])
      expect(await weights(device, born.id)).toEqual([3_200])
      await device.restart()
      expect(await weights(device, born.id)).toEqual([3_200])
    }
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from pengukuran where sasaran_id = any(${[child.id, born.id]}::uuid[])`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ n: 3 }])
  })

  test('SYNC-32: cut at every step of it, with the phone killed between, the phone still gets there', async () => {
    const device = await aDevice()
    const night = await Backup.take(server)
    const child = aSasaranBody(posyanduId)
    await device.save('sasaran.register', child)
    await device.save(
      'pengukuran.record',
      aPengukuranBody(posyanduId, child.id, { weightGram: 7_700 }),
    )
    await device.syncUntilDone()
    await night.restore()
    for (const cut of [[], ['whole'], ['whole', 'whole'], ['whole', 'whole', 'whole']] as const) {
      for (const fault of ['lost', 'answer_lost', 'cut'] as const) {
        device.network.next(...cut, fault)
        await device.sync()
        await device.restart()
        expect(
          device.store.records.sasaran.has(child.id),
          `after ${cut.length} whole and ${fault}`,
        ).toBe(true)
        expect(await weights(device, child.id)).toEqual([7_700])
      }
    }
    await device.syncUntilDone()
    expect(device.store.queue).toEqual([])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from pengukuran where sasaran_id = ${child.id}`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  test('SYNC-32: a clash that waits for a person is answered again and asked once', async () => {
    const [one, two] = [await aDevice(), await aDevice()]
    const child = aSasaranBody(posyanduId)
    const night = await Backup.take(server)
    await one.save('sasaran.register', child)
    await one.syncUntilDone()
    await two.syncUntilDone()
    const correct = (device: Device, rt: string) =>
      device.save(
        'sasaran.correct',
        { sasaranId: child.id, posyanduId, from: { rt: '03' }, to: { rt } },
        { basedOnVersion: 1 },
      )
    await correct(one, '04')
    await correct(two, '05')
    await one.syncUntilDone()
    await two.syncUntilDone()
    expect(two.store.clashing).toHaveLength(1)
    await night.restore()
    await one.syncUntilDone()
    await two.syncUntilDone()
    expect(two.store.clashing).toHaveLength(1)
    await two.restart()
    expect(two.store.clashing).toHaveLength(1)
  })

  test('SYNC-32: a clash that a person has settled is not asked again, whichever value she chose', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const [one, two] = [await aDevice(), await aDevice()]
      const child = aSasaranBody(posyanduId)
      const night = await Backup.take(server)
      await one.save('sasaran.register', child)
      await one.syncUntilDone()
      await two.syncUntilDone()
      const correct = (device: Device, rt: string) =>
        device.save(
          'sasaran.correct',
          { sasaranId: child.id, posyanduId, from: { rt: '03' }, to: { rt } },
          { basedOnVersion: 1 },
        )
      await correct(one, '04')
      await correct(two, '05')
      await one.syncUntilDone()
      await two.syncUntilDone()
      const [clash] = two.store.clashing
      if (!clash) throw new Error('there is no clash')
      await settleClash(two.store, clash.command.id, { rt: choice })
      await two.syncUntilDone()
      const settled = choice === 'mine' ? '05' : '04'
      expect(two.store.records.sasaran.get(child.id)?.rt).toBe(settled)

      await night.restore()
      await one.syncUntilDone()
      await two.syncUntilDone()
      expect(two.store.clashing, choice).toEqual([])
      await two.restart()
      expect(two.store.clashing, choice).toEqual([])
      expect(two.store.records.sasaran.get(child.id)?.rt).toBe(settled)
    }
  })
})
