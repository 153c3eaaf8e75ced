import { hariBukaId, kehadiranId, type PosyanduId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  anId,
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

const aDevice = async () =>
  Device.of(server, tempat, await aPengguna(server.owner, tempat, 'kader'))

/** Everything a phone shows, in an order of its own. */
async function everything(device: Device) {
  const { records } = device.store
  const people = [...records.sasaran.values()].toSorted(byId)
  const riwayat = await device.store.loadRiwayat(people.map(({ id }) => id))
  return {
    people,
    days: records.hariBuka.toSorted(byId),
    kehadiran: records.hariBuka.flatMap(({ id }) => records.kehadiranOf(id)).toSorted(byId),
    rujukan: records.rujukan.toSorted(byId),
    pengukuran: [...riwayat.values()].flatMap((one) => one.pengukuran).toSorted(byId),
    layanan: [...riwayat.values()].flatMap((one) => one.layanan).toSorted(byId),
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}

describe('pulling', () => {
  test('SYNC-22: two phones that push at once lose nothing of each other, however the feed is read between', async () => {
    const phones = await Promise.all([aDevice(), aDevice(), aDevice()])
    for (let round = 0; round < 4; round += 1) {
      for (const phone of phones) {
        for (let i = 0; i < 5; i += 1)
          await phone.save('sasaran.register', aSasaranBody(posyanduId))
      }
      await Promise.all(phones.map((phone) => phone.syncUntilDone()))
    }
    await Promise.all(phones.map((phone) => phone.syncUntilDone()))
    const [one, two, three] = await Promise.all(phones.map(everything))
    expect(one?.people).toHaveLength(60)
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })

  test('SYNC-23: a phone that is cut off or killed between pages continues where the last whole page ended', async () => {
    const [writer, fresh] = [await aDevice(), await aDevice()]
    for (let i = 0; i < 15; i += 1) {
      const sasaran = aSasaranBody(posyanduId)
      await writer.save('sasaran.register', sasaran)
      await writer.save('pengukuran.record', aPengukuranBody(posyanduId, sasaran.id))
    }
    const whole = await everything(await pulled(writer))
    expect(whole.people.length).toBeGreaterThanOrEqual(15)
    fresh.limit = 7
    let pages = 0
    for (let problem: unknown = 'x'; problem !== null; pages += 1) {
      // Who she is, one page, and the next page is cut.
      fresh.network.next('whole', 'whole', 'cut')
      const before = (await fresh.store.kursorOf(posyanduId)).since
      problem = await fresh.sync()
      await fresh.restart()
      const shown = fresh.store.records.sasaran.size
      const { since } = await fresh.store.kursorOf(posyanduId)
      expect(since).toBeGreaterThanOrEqual(before)
      expect(shown).toBeLessThanOrEqual(whole.people.length)
      if (pages > 60) throw new Error('it never ends')
    }
    expect(await everything(fresh)).toEqual(whole)
    expect(pages).toBeGreaterThan(2)
  })

  test('SYNC-23: a page whose transaction fails moves neither records nor cursor', async () => {
    const writer = await aDevice()
    await writer.save('sasaran.register', aSasaranBody(posyanduId))
    await writer.syncUntilDone()
    const device = await aDevice()
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    device.store.db.rekam.hook('creating', fail)
    await device.sync().catch(() => undefined)
    device.store.db.rekam.hook('creating').unsubscribe(fail)
    expect((await device.store.kursorOf(posyanduId)).since).toBe(0)
    expect(await device.store.db.rekam.count()).toBe(0)
    await device.restart()
    expect(device.store.records.sasaran.size).toBe(0)
    await device.syncUntilDone()
    expect(await everything(device)).toEqual(await everything(writer))
  })

  test('SYNC-23: a round with nothing new leaves the records on the disk alone and draws nothing again', async () => {
    const [a, b] = [await aDevice(), await aDevice()]
    const child = aSasaranBody(posyanduId)
    await a.save('sasaran.register', child)
    await a.syncUntilDone()
    await b.syncUntilDone()
    const written = vi.spyOn(b.store.db, 'transaction')
    const shown = b.store.records
    expect(await b.sync()).toBeNull()
    expect(written).not.toHaveBeenCalled()
    expect(b.store.records).toBe(shown)

    await a.save('pengukuran.record', aPengukuranBody(posyanduId, child.id))
    await a.syncUntilDone()
    expect(await b.sync()).toBeNull()
    expect(written).toHaveBeenCalledOnce()
    const riwayat = await b.store.loadRiwayat([child.id])
    expect(riwayat.get(child.id)?.pengukuran).toHaveLength(1)
  })

  test('SYNC-24: a record is never seen without the one it stands on', async () => {
    const [writer, reader] = [await aDevice(), await aDevice()]
    for (let round = 0; round < 6; round += 1) {
      const sasaran = aSasaranBody(posyanduId)
      await writer.save('sasaran.register', sasaran)
      await writer.save('pengukuran.record', aPengukuranBody(posyanduId, sasaran.id))
      await Promise.all([writer.syncUntilDone(), reader.sync()])
      for (const id of await reader.riwayatOnDisk())
        expect([...reader.store.records.sasaran.keys()]).toContain(id)
    }
    expect((await reader.riwayatOnDisk()).size).toBeGreaterThan(0)
  })

  test('SYNC-25: who leaves the posyandu leaves the phone with everything of hers; who comes back is there again', async () => {
    const device = await aDevice()
    const day = tanggal('2026-09-08')
    const [stays, leaves] = [aSasaranBody(posyanduId), aSasaranBody(posyanduId)]
    const hari = { hariBukaId: hariBukaId(posyanduId, day), posyanduId, tanggal: day }
    await device.save('hari_buka.open', hari)
    for (const one of [stays, leaves]) {
      await device.save('sasaran.register', one)
      await device.save('pengukuran.record', aPengukuranBody(posyanduId, one.id))
      await device.save('kehadiran.record', {
        ...hari,
        kehadiranId: kehadiranId(posyanduId, day, one.id),
        sasaranId: one.id,
        nomorAntrean: 'A1',
        isTamu: false,
      })
      await device.save('rujukan.send', {
        id: anId<'rujukan'>(),
        posyanduId,
        sasaranId: one.id,
        urgensi: 'minggu_ini',
        alasan: ['dua_t'],
        catatan: '',
        tanggal: day,
      })
    }
    await device.syncUntilDone()
    await remove(leaves.id)
    await device.syncUntilDone()
    for (const at of ['now', 'after a restart']) {
      const shown = await everything(device)
      expect(
        shown.people.map(({ id }) => id),
        at,
      ).not.toContain(leaves.id)
      const dependants = [...shown.kehadiran, ...shown.pengukuran, ...shown.rujukan].map(
        ({ sasaranId }) => sasaranId,
      )
      expect(dependants, at).not.toContain(leaves.id)
      expect(
        dependants.filter((id) => id === stays.id),
        at,
      ).toHaveLength(3)
      const onDisk = await device.riwayatOnDisk()
      expect([onDisk.has(leaves.id), onDisk.has(stays.id)], at).toEqual([false, true])
      await device.restart()
    }
    await giveBack(leaves.id)
    await device.syncUntilDone()
    expect(device.store.records.sasaran.has(leaves.id)).toBe(true)
    // A phone that pulls it all at once reads the removal and the return in one page.
    expect((await everything(await pulled(await aDevice()))).people.map(({ id }) => id)).toContain(
      leaves.id,
    )
  })

  test('SYNC-27: ten thousand records arrive in at most three requests, with progress', async () => {
    const tempatBesar = await aTempat(server.owner, '33.16.10.2001')
    const kader = await aPengguna(server.owner, tempatBesar, 'kader')
    await seed(tempatBesar, 10_000)
    const device = await Device.of(server, tempatBesar, kader)
    const seen: (number | null)[] = []
    device.onProgress((progress) => seen.push(progress ? progress.done / progress.total : null))
    await device.syncUntilDone()
    expect(device.network.callsTo('/api/sync/pull')).toHaveLength(2)
    expect(device.store.records.sasaran.size).toBe(10_000)
    expect(seen.filter((part) => part !== null)).toContain(0.5)
    await device.restart()
    expect(device.store.records.sasaran.size).toBe(10_000)
  })

  test('SYNC-28: when what she may see has changed, the phone starts over and drops what no longer comes', async () => {
    const pengguna = await aPengguna(server.owner, tempat, 'kader')
    const device = await Device.of(server, tempat, pengguna)
    const sasaran = aSasaranBody(posyanduId, { nik: '3316094109250009', nikStatus: 'ada' })
    await device.save('sasaran.register', sasaran)
    await device.save('pengukuran.record', aPengukuranBody(posyanduId, sasaran.id))
    await device.syncUntilDone()
    const unsent = await device.save(
      'sasaran.correct',
      { sasaranId: sasaran.id, posyanduId, from: { rt: '03' }, to: { rt: '09' } },
      { basedOnVersion: 1 },
    )
    await sql`update penugasan set bidang = 'sosial' where pengguna_id = ${pengguna.id}`.execute(
      server.owner,
    )
    await device.syncUntilDone()
    for (let i = 0; i < 2; i += 1) {
      const shown = await everything(device)
      expect(shown.people.find(({ id }) => id === sasaran.id)).toMatchObject({
        nik: null,
        rt: '09',
      })
      expect(shown.pengukuran).toEqual([])
      expect(device.waiting).not.toContain(unsent)
      expect((await device.riwayatOnDisk()).size).toBe(0)
      await device.restart()
    }
  })

  test('SYNC-29: a phone too old for this server still hands over its work, and is told to update when it pulls', async () => {
    const device = await aDevice()
    device.appVersion = 0
    await device.restart()
    const id = await device.save('sasaran.register', aSasaranBody(posyanduId))
    expect(await device.sync()).toBe('versi_terlalu_lama')
    expect(device.waiting).not.toContain(id)
    const { rows } = await sql`select outcome from command_log where id = ${id}`.execute(
      server.owner,
    )
    expect(rows).toEqual([{ outcome: 'accepted' }])
  })

  test('SYNC-30: a kader of another bidang gets no weights and no services, and of her own temuan one line', async () => {
    const health = await aDevice()
    const sasaran = aSasaranBody(posyanduId)
    await health.save('sasaran.register', sasaran)
    await health.save('pengukuran.record', aPengukuranBody(posyanduId, sasaran.id))
    await health.syncUntilDone()
    const social = await Device.of(
      server,
      tempat,
      await aPengguna(server.owner, tempat, 'kader', { bidang: 'sosial' }),
    )
    await social.syncUntilDone()
    const shown = await everything(social)
    expect(shown.people.map(({ id }) => id)).toContain(sasaran.id)
    expect([...shown.pengukuran, ...shown.layanan, ...shown.rujukan]).toEqual([])
    expect((await social.riwayatOnDisk()).size).toBe(0)
    await social.save('temuan.record', {
      id: anId<'kebutuhan'>(),
      rujukanId: anId<'rujukan'>(),
      posyanduId,
      bidang: 'pendidikan',
      jenis: 'anak_tidak_sekolah',
      sasaranId: sasaran.id,
      pemohonNama: 'Bu Contoh',
      pemohonTelepon: '',
      uraian: 'mogok sekolah',
      lokasi: 'RT 3',
      rt: '03',
      tanggal: tanggal('2026-09-08'),
    })
    await social.syncUntilDone()
    expect(social.store.queue).toEqual([])
    expect(social.store.records.rujukan).toMatchObject([
      {
        pemohonNama: 'Bu Contoh',
        bidang: 'pendidikan',
        uraian: null,
        sasaranId: null,
        jenis: null,
      },
    ])
  })
})

async function pulled(device: Device): Promise<Device> {
  await device.syncUntilDone()
  return device
}

/** Moved away to the neighbouring posyandu, as the office does it: a removal in one feed, the record in the other. */
async function remove(sasaranId: string): Promise<void> {
  await sql`with next as (
      update feed_counter set last_seq = last_seq + 1 where posyandu_id = ${posyanduId} returning kabupaten_kode, last_seq)
    insert into feed_removal (kabupaten_kode, posyandu_id, change_seq, kind, record_id)
    select kabupaten_kode, ${posyanduId}, last_seq, 'sasaran', ${sasaranId} from next`.execute(
    server.owner,
  )
  await moveTo(sasaranId, tempat.posyanduLainId)
}

async function giveBack(sasaranId: string): Promise<void> {
  await moveTo(sasaranId, posyanduId)
}

async function moveTo(sasaranId: string, to: PosyanduId): Promise<void> {
  await sql`insert into feed_counter (kabupaten_kode, posyandu_id, last_seq) values (${tempat.kabupatenKode}, ${to}, 0) on conflict do nothing`.execute(
    server.owner,
  )
  for (const table of ['sasaran', 'kehadiran', 'pengukuran', 'rujukan']) {
    const column = table === 'sasaran' ? 'id' : 'sasaran_id'
    await sql`with rows as (
        select id, row_number() over () as n from ${sql.table(table)} where ${sql.ref(column)} = ${sasaranId}),
      next as (
        update feed_counter set last_seq = last_seq + (select count(*) from rows) where posyandu_id = ${to}
        returning last_seq - (select count(*) from rows) as base)
      update ${sql.table(table)} t set posyandu_id = ${to}, change_seq = next.base + rows.n
      from rows, next where t.id = rows.id`.execute(server.owner)
  }
}

async function seed(at: Tempat, count: number): Promise<void> {
  await sql`insert into feed_counter (kabupaten_kode, posyandu_id, last_seq) values (${at.kabupatenKode}, ${at.posyanduId}, ${count})
    on conflict (kabupaten_kode, posyandu_id) do update set last_seq = excluded.last_seq`.execute(
    server.owner,
  )

  await sql`insert into sasaran (kabupaten_kode, id, posyandu_id, nama, jenis_kelamin, tanggal_lahir, nik_status, change_seq, recorded_at)
    select ${at.kabupatenKode}, ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${at.posyanduId}, 'Warga ' || n, 'P',
      date '1990-01-01' + n, 'belum', n, now()
    from generate_series(1, ${count}) n`.execute(server.owner)
}
