import type { CommandBody } from '@simpul/contract/command.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SyncEngine } from '../../apps/kader/src/sync/engine.ts'
import { moveToDate } from '../../apps/kader/src/sync/pindah-tanggal.ts'
import { settleClash } from '../../apps/kader/src/sync/settle-clash.ts'
import { loadAside, setAside, takeBack } from '../../apps/kader/src/sync/sisihan.ts'
import {
  aPengguna,
  aPengukuranBody,
  type PenggunaBaru,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { aPlace, FAULTS, HARI, Phone } from './phone.ts'

let server: TestServer
let tempat: Tempat
let siti: PenggunaBaru
let a: Phone
let b: Phone

beforeAll(async () => {
  server = await testServer()
})

beforeEach(async () => {
  tempat = await aPlace(server)
  siti = await aPengguna(server.owner, tempat, 'kader')
  a = await Phone.signIn(server, tempat, siti)
  b = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
})

async function countOf(
  table: 'sasaran' | 'pengukuran' | 'hari_buka' | 'kehadiran' | 'command_log',
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} where posyandu_id = ${tempat.posyanduId}`.execute(
    server.owner,
  )
  return rows[0]?.n ?? 0
}

test('SYNC-6: commands go oldest first, 200 at a time', async () => {
  for (let i = 0; i < 205; i += 1) await a.register({ nama: `Anak ${i}` })
  const sizes: number[] = []
  const names: string[] = []
  const { fetch } = a
  const spying: typeof fetch = (url, init) => {
    if (url.endsWith('/push') && typeof init.body === 'string') {
      const { commands } = JSON.parse(init.body) as { commands: { body: { nama: string } }[] }
      sizes.push(commands.length)
      names.push(...commands.map(({ body }) => body.nama))
    }
    return fetch(url, init)
  }
  expect(await new SyncEngine({ store: a.store, fetch: spying }).syncOnce()).toBeNull()
  expect(sizes).toEqual([200, 5])
  expect(names).toEqual(Array.from({ length: 205 }, (_, i) => `Anak ${i}`))
  expect(a.store.queue).toHaveLength(0)
})

test('SYNC-7: a request that was doubled writes once', async () => {
  const anak = await a.register()
  await a.weigh(anak)
  a.faults = ['doubled']
  expect(await a.sync()).toBeNull()
  expect([await countOf('sasaran'), await countOf('pengukuran')]).toEqual([1, 1])
})

test('SYNC-8: one refused command does not hold back the others', async () => {
  const anak = await a.register()
  await a.weigh(anak, { measuredOn: tanggal('2026-09-20') })
  await a.weigh(anak)
  expect(await a.sync()).toBeNull()
  expect(a.refusals()).toEqual(['tanggal_di_depan'])
  expect(await countOf('pengukuran')).toBe(1)
})

test.each(FAULTS)(
  'SYNC-9, SYNC-21: with the road %s, the phone lets go only of what was answered, and sends the rest again',
  async (fault) => {
    const anak = await a.register()
    await a.weigh(anak)
    a.faults = [fault]
    const problem = await a.sync()
    const isHeard = fault === 'none' || fault === 'doubled'
    expect(problem).toBe(isHeard ? null : 'tanpa_jaringan')
    expect(a.store.queue).toHaveLength(isHeard ? 0 : 2)
    expect(await a.sync()).toBeNull()
    expect(a.store.queue).toHaveLength(0)
    expect([
      await countOf('sasaran'),
      await countOf('pengukuran'),
      await countOf('command_log'),
    ]).toEqual([1, 1, 2])
  },
)

test('SYNC-10: a person, her day, her arrival and her weighing travel in one batch', async () => {
  await a.openDay()
  const anak = await a.register()
  await a.mark(await a.arrive(anak, 'A1'), 1)
  await a.weigh(anak, { hariBukaId: hariBukaId(tempat.posyanduId, HARI) })
  expect(await a.sync()).toBeNull()
  expect(a.asked.filter((url) => url.endsWith('/push'))).toHaveLength(1)
  expect(a.store.queue).toHaveLength(0)
})

test('SYNC-11, SYNC-17: what stands on a refused command waits with it, and goes when it was corrected', async () => {
  const anak = await a.register({ tanggalLahir: tanggal('2026-12-01') })
  await a.weigh(anak)
  expect(await a.sync()).toBeNull()
  expect(a.refusals()).toEqual(['tanggal_di_depan'])
  expect(a.store.queue).toHaveLength(2)
  expect(a.sasaran(anak).nama).toBe('Noor Contoh')
  await a.kill()
  expect(a.refusals()).toEqual(['tanggal_di_depan'])

  const [refused] = a.store.queue
  if (!refused) throw new Error('nothing is refused')
  const body = { ...a.sasaran(anak), tanggalLahir: tanggal('2025-12-01') }
  await a.save('sasaran.register', body, { replaces: refused.command.id })
  await a.kill()
  expect(await a.sync()).toBeNull()
  expect(a.store.queue).toHaveLength(0)
  expect(await a.pengukuranOf(anak)).toHaveLength(1)
  expect(await countOf('pengukuran')).toBe(1)
})

test('a bidan without a kader beside her opens the day, notes who came and weighs: all of it is taken', async () => {
  const bidan = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'bidan'))
  await bidan.store.choosePosyandu(tempat.posyanduId)
  const anak = await bidan.register()
  await bidan.openDay()
  await bidan.mark(await bidan.arrive(anak, 'B1'), 2)
  await bidan.weigh(anak, { hariBukaId: hariBukaId(tempat.posyanduId, HARI) })
  await bidan.sync()
  expect(bidan.store.queue).toEqual([])
  expect([await countOf('kehadiran'), await countOf('pengukuran')]).toEqual([1, 1])
})

test('SYNC-17: put aside with a reason, a refused command and what stands on it leave the list and stay on the phone', async () => {
  const anak = await a.register({ tanggalLahir: tanggal('2026-12-01') })
  await a.weigh(anak)
  await a.sync()
  const [refused] = a.store.queue
  expect(await setAside(a.store, refused?.command.id ?? ('' as never), 'salah orang')).toEqual({
    ok: true,
    value: undefined,
  })
  expect(a.store.queue).toHaveLength(0)
  expect(a.store.records.sasaran.has(anak)).toBe(false)
  expect(await a.store.db.disisihkan.count()).toBe(2)
})

test('SYNC-17: what is taken back after its parent was corrected stands on the correction', async () => {
  const anak = await a.register({ tanggalLahir: tanggal('2026-12-01') })
  const { commandId: child } = await a.weigh(anak)
  await a.sync()
  const [refused] = a.store.queue
  if (!refused) throw new Error('nothing is refused')
  await setAside(a.store, refused.command.id, 'salah')
  await takeBack(a.store, refused.command.id)
  await a.sync()
  const body = { ...registered(anak), tanggalLahir: tanggal('2025-12-01') }
  const betul = await a.save('sasaran.register', body, { replaces: refused.command.id })
  // A second tap on the same button writes nothing.
  const waiting = a.store.queue.length
  await a.save('sasaran.register', body, { replaces: refused.command.id })
  expect(a.store.queue).toHaveLength(waiting)
  await takeBack(a.store, child)
  const again = a.store.queue.find(({ command }) => command.id === child)
  expect(again?.command.after).toContain(betul)
  await a.sync()
  expect(a.store.queue).toEqual([])

  function registered(id: typeof anak) {
    const body = refused?.command.body as CommandBody<'sasaran.register'>
    return { ...body, id }
  }
})

test('SYNC-17: what was put aside is shown with its reason, and is taken back with what it stands on', async () => {
  const anak = await a.register({ tanggalLahir: tanggal('2026-12-01') })
  const { commandId } = await a.weigh(anak, { measuredOn: tanggal('2026-12-05') })
  await a.sync()
  const [refused] = a.store.queue
  if (!refused) throw new Error('nothing is refused')
  await setAside(a.store, refused.command.id, 'salah orang')
  await a.kill()
  const aside = await loadAside(a.store)
  expect(aside.map(({ command, alasan }) => [command.kind, alasan])).toEqual([
    ['pengukuran.record', 'salah orang'],
    ['sasaran.register', 'salah orang'],
  ])

  expect(await takeBack(a.store, commandId)).toMatchObject({ ok: true })
  expect(await loadAside(a.store)).toEqual([])
  expect(a.store.records.sasaran.has(anak)).toBe(true)
  await a.kill()
  const now = server.clock.now
  try {
    server.clock.now += 120 * 86_400_000
    expect(await a.sync()).toBeNull()
  } finally {
    server.clock.now = now
  }
  expect(a.refusals()).toEqual([])
  expect(a.store.queue).toHaveLength(0)
  expect(await a.pengukuranOf(anak)).toHaveLength(1)
})

test('SYNC-17: a command that was corrected is not among what was put aside', async () => {
  const anak = await a.register({ tanggalLahir: tanggal('2026-12-01') })
  await a.sync()
  const [refused] = a.store.queue
  if (!refused) throw new Error('nothing is refused')
  const body = { ...a.sasaran(anak), tanggalLahir: tanggal('2025-12-01') }
  await a.save('sasaran.register', body, { replaces: refused.command.id })
  expect(await loadAside(a.store)).toEqual([])
})

test('SYNC-17: what a phone with a wrong date noted moves to the day it was, whole, and nothing else does', async () => {
  const ahead = tanggal('2026-09-11')
  const anak = await a.register()
  const lain = await a.register()
  await a.openDay(ahead)
  const hadir = await a.arrive(anak, 'A1', ahead)
  await a.mark(hadir, 1)
  await a.mark(hadir, 2)
  const id = hariBukaId(tempat.posyanduId, ahead)
  const weighed = await a.weigh(anak, { measuredOn: ahead, hariBukaId: id })
  await a.weigh(lain, { measuredOn: HARI })
  expect(await a.sync()).toBeNull()
  expect(new Set(a.refusals())).toEqual(new Set(['tanggal_di_depan']))
  expect(a.store.queue).toHaveLength(5)

  expect(await moveToDate(a.store, tempat.posyanduId, ahead, HARI)).toMatchObject({ ok: true })
  expect(await loadAside(a.store)).toEqual([])
  expect(a.store.records.hariBuka.map((day) => [day.tanggal, day.status])).toEqual([
    [HARI, 'dibuka'],
  ])
  await a.kill()
  expect(await a.sync()).toBeNull()
  expect(a.store.queue).toEqual([])

  await b.syncWell()
  expect(b.store.records.hariBuka.map((day) => day.tanggal)).toEqual([HARI])
  const here = b.store.records.kehadiranOf(hariBukaId(tempat.posyanduId, HARI))
  expect(here.map((one) => [one.sasaranId, one.nomorAntrean, one.langkahSelesai])).toEqual([
    [anak, 'A1', [1, 2]],
  ])
  expect(await b.pengukuranOf(anak)).toMatchObject([
    { id: weighed.id, measuredOn: HARI, hariBukaId: hariBukaId(tempat.posyanduId, HARI) },
  ])
  expect(await countOf('hari_buka')).toBe(1)
  expect(await countOf('kehadiran')).toBe(1)
  expect(await countOf('pengukuran')).toBe(2)
})

describe('corrections', () => {
  test('SYNC-12: two corrections made before the first answer do not clash with each other', async () => {
    const anak = await a.register({ rt: '03' })
    await a.sync()
    await a.correct(anak, { rt: '04' })
    await a.correct(anak, { rt: '05', dusun: 'Krajan' })
    expect(await a.sync()).toBeNull()
    expect(a.store.clashing).toHaveLength(0)
    expect(a.sasaran(anak)).toMatchObject({ rt: '05', dusun: 'Krajan', version: 3 })
  })

  test('SYNC-12: nor when the first was answered and its answer was not pulled yet', async () => {
    const anak = await a.register({ rt: '03' })
    await a.sync()
    await a.correct(anak, { rt: '04' })
    a.faults = ['none', 'lost_request']
    expect(await a.sync()).toBe('tanpa_jaringan')
    expect(a.store.queue).toHaveLength(0)
    expect(a.sasaran(anak).rt).toBe('04')
    await a.correct(anak, { rt: '05' })
    expect(await a.sync()).toBeNull()
    expect(a.store.clashing).toHaveLength(0)
    expect(a.sasaran(anak)).toMatchObject({ rt: '05', version: 3 })
  })

  test('SYNC-13: fields changed apart are joined; a field changed by both is shown with both values, the rest is applied', async () => {
    const anak = await a.register({ rt: '03' })
    await a.syncWell()
    await b.syncWell()
    await a.correct(anak, { rt: '04' })
    await b.correct(anak, { rt: '07', dusun: 'Krajan' })
    await a.syncWell()
    await b.syncWell()
    expect(b.store.clashing).toMatchObject([
      { diterima: { clash: [{ field: 'rt', base: '03', mine: '07', theirs: '04' }] } },
    ])
    expect(b.store.queue).toHaveLength(0)
    expect(b.sasaran(anak)).toMatchObject({ rt: '04', dusun: 'Krajan' })

    await b.kill()
    const [clashing] = b.store.clashing
    if (!clashing) throw new Error('the clash was forgotten')
    await settleClash(b.store, clashing.command.id, { rt: 'mine' })
    await b.syncWell()
    await a.syncWell()
    expect(b.store.clashing).toHaveLength(0)
    expect(a.sasaran(anak)).toMatchObject({ rt: '07', dusun: 'Krajan' })
  })

  test('of two corrections of one weighing the later phone shows the first, and is told', async () => {
    const anak = await a.register()
    const first = await a.weigh(anak)
    await a.syncWell()
    await b.syncWell()
    await a.weigh(anak, { supersedes: first.id, weightGram: 8_500 })
    await b.weigh(anak, { supersedes: first.id, weightGram: 8_600 })
    await a.syncWell()
    await b.syncWell()
    expect(b.refusals()).toEqual(['sudah_diganti'])
    const standing = (await b.pengukuranOf(anak)).filter((one) => one.supersededBy === null)
    expect(standing.map((one) => one.weightGram)).toEqual([8_500])
  })
})

describe('two phones', () => {
  test('SYNC-14: two weighings of one child on one day both stay', async () => {
    const anak = await a.register()
    await a.syncWell()
    await b.syncWell()
    await a.weigh(anak, { weightGram: 8_400 })
    await b.weigh(anak, { weightGram: 8_450 })
    await Promise.all([a.syncWell(), b.syncWell()])
    await a.syncWell()
    expect((await a.pengukuranOf(anak)).map((one) => one.weightGram).sort()).toEqual([8_400, 8_450])
  })

  test('SYNC-15: one day, one arrival; marks are joined and the number that came first stays', async () => {
    const anak = await a.register()
    await a.syncWell()
    await b.syncWell()
    for (const phone of [a, b]) await phone.openDay()
    const id = await a.arrive(anak, 'A1')
    expect(await b.arrive(anak, 'B1')).toBe(id)
    await a.mark(id, 1)
    await b.mark(id, 2)
    await a.syncWell()
    await b.syncWell()
    await a.syncWell()
    expect([await countOf('hari_buka'), await countOf('kehadiran')]).toEqual([1, 1])
    for (const phone of [a, b]) {
      expect(phone.store.records.hariBuka).toMatchObject([{ status: 'dibuka' }])
      expect(phone.store.records.kehadiranOf(hariBukaId(tempat.posyanduId, HARI))).toMatchObject([
        {
          id: kehadiranId(tempat.posyanduId, HARI, anak),
          nomorAntrean: 'A1',
          langkahSelesai: [1, 2],
        },
      ])
    }
  })
})

test.each([-40, -1, 0, 1, 40])(
  'SYNC-16: a clock %i days off leaves the date of service as written',
  async (days) => {
    const phone = await Phone.signIn(server, tempat, siti, { skew: days * 86_400_000 })
    const anak = await phone.register()
    await phone.weigh(anak, { measuredOn: HARI })
    await phone.syncWell()
    expect(phone.refusals()).toEqual([])
    expect(await phone.pengukuranOf(anak)).toMatchObject([{ measuredOn: HARI }])
    const { rows } = await sql<{
      received_at: Date
    }>`select received_at from command_log where posyandu_id = ${tempat.posyanduId}`.execute(
      server.owner,
    )
    expect(rows.every((row) => row.received_at.getTime() === server.clock.now)).toBe(true)
  },
)

test('SYNC-18: a kind the server has not learnt is kept and sent again; the rest goes on', async () => {
  const anak = await a.register()
  const { fetch } = a
  const older: typeof fetch = (url, init) =>
    fetch(
      url,
      typeof init.body === 'string'
        ? {
            ...init,
            body: init.body.replace('"kind":"pengukuran.record"', '"kind":"pengukuran.baru"'),
          }
        : init,
    )
  await a.weigh(anak)
  expect(await new SyncEngine({ store: a.store, fetch: older }).syncOnce()).toBeNull()
  expect(a.refusals()).toEqual(['jenis_tidak_dikenal'])
  expect(await countOf('sasaran')).toBe(1)
  expect(await a.sync()).toBeNull()
  expect(a.store.queue).toHaveLength(0)
  expect(await countOf('pengukuran')).toBe(1)
})

test('SYNC-19: a field this app does not know comes back as it went', async () => {
  const anak = await a.register({ golonganDarah: { abo: 'O' } })
  await a.syncWell()
  await b.syncWell()
  expect(b.sasaran(anak)['golonganDarah']).toEqual({ abo: 'O' })
})

test('SYNC-20: what was taken is kept 60 days and then forgotten', async () => {
  await a.register()
  await a.syncWell()
  const { now } = server.clock
  server.clock.now = now + 59 * 86_400_000
  await a.kill()
  expect(await a.store.db.terkirim.count()).toBe(1)
  server.clock.now = now + 61 * 86_400_000
  await a.kill()
  expect(await a.store.db.terkirim.count()).toBe(0)
  server.clock.now = now
})

test('a weighing of another bidang is refused and kept, and shown until a person settles it', async () => {
  const pu = await Phone.signIn(
    server,
    tempat,
    await aPengguna(server.owner, tempat, 'kader', { bidang: 'pekerjaan_umum' }),
  )
  const anak = await pu.register()
  await pu.save('pengukuran.record', aPengukuranBody(tempat.posyanduId, anak))
  await pu.syncWell()
  expect(pu.refusals()).toEqual(['tidak_berwenang'])
})
