import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { IDBDatabase } from 'fake-indexeddb'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Device } from './device.ts'

let server: TestServer
let tempat: Tempat
let posyanduId: PosyanduId

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  posyanduId = tempat.posyanduId
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function aDevice(): Promise<Device> {
  return Device.of(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
}

describe('saving on the phone', () => {
  test('SYNC-1: a save resolves after the transaction has completed, and every transaction is strict', async () => {
    const device = await aDevice()
    const modes: (string | undefined)[] = []
    let completed = 0
    await withTransactions(device, (transaction, durability) => {
      modes.push(durability)
      transaction.addEventListener('complete', () => {
        completed += 1
      })
    })
    await device.save('sasaran.register', aSasaranBody(posyanduId))
    expect(modes).toEqual(['strict'])
    expect(completed).toBe(1)
  })

  test('SYNC-2: command and record are one; a killed phone shows both', async () => {
    const device = await aDevice()
    const sasaran = aSasaranBody(posyanduId)
    const ukur = aPengukuranBody(posyanduId, sasaran.id)
    await device.save('sasaran.register', sasaran)
    await device.save('pengukuran.record', ukur)
    await device.restart()
    expect(device.waiting).toHaveLength(2)
    expect(device.store.records.sasaran.get(sasaran.id)).toMatchObject({ nama: sasaran.nama })
    const riwayat = await device.store.loadRiwayat([sasaran.id])
    expect(riwayat.get(sasaran.id)?.pengukuran).toMatchObject([
      { id: ukur.id, weightGram: ukur.weightGram },
    ])
  })

  test('SYNC-2: a transaction that is aborted leaves neither command nor record', async () => {
    const device = await aDevice()
    const sasaran = aSasaranBody(posyanduId)
    await withTransactions(device, (transaction) => queueMicrotask(() => transaction.abort()))
    await expect(device.save('sasaran.register', sasaran)).rejects.toThrow()
    expect(device.waiting).toEqual([])
    expect(device.store.records.sasaran.has(sasaran.id)).toBe(false)
  })

  test('SYNC-3: the body that is sent is the body that was saved, after corrections of the same record too', async () => {
    const device = await aDevice()
    const sasaran = aSasaranBody(posyanduId)
    await device.save('sasaran.register', sasaran)
    await device.save('sasaran.correct', {
      sasaranId: sasaran.id,
      posyanduId,
      from: { rt: '03' },
      to: { rt: '07' },
    })
    await device.restart()
    await device.sync()
    const [call] = device.network.callsTo('/api/sync/push')
    expect(call?.body).toMatchObject({
      commands: [{ body: sasaran }, { body: { from: { rt: '03' }, to: { rt: '07' } } }],
    })
  })

  test('SYNC-4: nothing of a person can be read on the disk, only ids, sequence and kind', async () => {
    const device = await aDevice()
    const sasaran = aSasaranBody(posyanduId, {
      nama: 'Zulaikha Rahasia',
      namaIbu: 'Umi Tertutup',
      nik: '3316094109250002',
      nikStatus: 'ada',
      telepon: '081234567890',
    })
    await device.save('sasaran.register', sasaran)
    await device.save(
      'pengukuran.record',
      aPengukuranBody(posyanduId, sasaran.id, { weightGram: 87_654 }),
    )
    await device.sync()
    await device.save('sasaran.correct', {
      sasaranId: sasaran.id,
      posyanduId,
      from: { nama: sasaran.nama },
      to: { nama: 'Zulaikha Terang' },
    })
    const seen: string[] = []
    for (const table of device.store.db.tables) {
      for (const row of await table.toArray()) seen.push(readable(row))
    }
    const disk = seen.join('\n')
    expect(disk).toContain('sasaran.correct')
    for (const secret of [
      'Zulaikha',
      'Rahasia',
      'Terang',
      'Tertutup',
      '3316094109250002',
      '081234567890',
      '87654',
    ]) {
      expect(disk).not.toContain(secret)
    }
  })

  test('SYNC-5: a full disk refuses the save, keeps what was there, and takes the next one', async () => {
    const device = await aDevice()
    const kept = aSasaranBody(posyanduId)
    await device.save('sasaran.register', kept)
    const { outbox } = device.store.db
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    outbox.hook('creating', full)
    expect(await device.store.save('sasaran.register', aSasaranBody(posyanduId))).toEqual({
      ok: false,
      error: { kode: 'penyimpanan_penuh' },
    })
    outbox.hook('creating').unsubscribe(full)
    expect([...device.store.records.sasaran.keys()]).toEqual([kept.id])
    await device.save('sasaran.register', aSasaranBody(posyanduId))
    await device.restart()
    expect(device.waiting).toHaveLength(2)
  })

  test('SYNC-5: commands that belong together are saved all or none, and stand on each other', async () => {
    const device = await aDevice()
    const anak = aSasaranBody(posyanduId)
    const list = [
      { kind: 'sasaran.register', body: anak },
      { kind: 'pengukuran.record', body: aPengukuranBody(posyanduId, anak.id) },
    ] as const
    const { outbox } = device.store.db
    let room = 1
    const full = () => {
      room -= 1
      if (room < 0) throw new DOMException('full', 'QuotaExceededError')
    }
    outbox.hook('creating', full)
    expect(await device.store.saveAll(list)).toEqual({
      ok: false,
      error: { kode: 'penyimpanan_penuh' },
    })
    outbox.hook('creating').unsubscribe(full)
    expect([await outbox.count(), device.store.records.sasaran.size]).toEqual([0, 0])
    const saved = await device.store.saveAll(list)
    await device.restart()
    expect(device.waiting).toEqual(saved.ok && saved.value)
    expect(device.store.queue[1]?.command.after).toEqual([device.waiting[0]])
    await device.syncUntilDone()
    expect(device.waiting).toEqual([])
  })

  test('SYNC-5: a disk that fills in the middle of a sync keeps what was not answered and says so', async () => {
    const device = await aDevice()
    await device.syncUntilDone()
    await device.save('sasaran.register', aSasaranBody(posyanduId))
    const { rekam, terkirim } = device.store.db
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    terkirim.hook('creating', full)
    expect(await device.sync()).toBe('penyimpanan_penuh')
    expect(device.waiting).toHaveLength(1)
    terkirim.hook('creating').unsubscribe(full)
    rekam.hook('creating', full)
    expect(await device.sync()).toBe('penyimpanan_penuh')
    expect(device.store.records.sasaran.size).toBeGreaterThan(0)
    rekam.hook('creating').unsubscribe(full)
    expect(await device.sync()).toBeNull()
    await device.restart()
    expect(device.waiting).toEqual([])
  })

  test('SYNC-26: what was saved is shown at once, over what was pulled, and after the answer too', async () => {
    const device = await aDevice()
    const sasaran = aSasaranBody(posyanduId)
    const rt = () => device.store.records.sasaran.get(sasaran.id)?.rt
    await device.save('sasaran.register', sasaran)
    await device.syncUntilDone()
    expect(rt()).toBe('03')
    await device.save(
      'sasaran.correct',
      { sasaranId: sasaran.id, posyanduId, from: { rt: '03' }, to: { rt: '08' } },
      { basedOnVersion: 1 },
    )
    expect(rt()).toBe('08')
    // The push is heard, the pull is not: answered, and not yet beneath.
    device.network.next('whole', 'lost')
    await device.sync()
    expect(device.waiting).toEqual([])
    expect(rt()).toBe('08')
    await device.restart()
    expect(rt()).toBe('08')
    await device.syncUntilDone()
    expect(device.store.records.sasaran.get(sasaran.id)).toMatchObject({ rt: '08', version: 2 })
  })
})

/** Opens the phone anew and looks at every transaction that writes from then on. */
async function withTransactions(
  device: Device,
  look: (transaction: IDBTransaction, durability: string | undefined) => void,
): Promise<void> {
  const begin: IDBDatabase['transaction'] = IDBDatabase.prototype['transaction']
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    options,
  ) {
    const transaction = begin.call(this, stores, mode, options)
    if (mode === 'readwrite' && isLooking) look(transaction, options?.durability)
    return transaction
  })
  let isLooking = false
  await device.restart()
  isLooking = true
}

/** Everything of a row that is not ciphertext, and the ciphertext as if it were text. */
function readable(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value.buffer.slice(0))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${name}=${readable(part)}`)
      .join(' ')
  }
  return String(value)
}
