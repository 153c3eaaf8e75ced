import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aturanOf, liburPada, nomorTolongPada } from '../../apps/kader/src/local/paket.ts'
import { hasilTimbang } from '../../apps/kader/src/pertumbuhan/hasil-timbang.ts'
import { loadTabelWho } from '../../apps/kader/src/pertumbuhan/use-tabel-who.ts'
import { SyncEngine } from '../../apps/kader/src/sync/engine.ts'
import { aPengguna, type Tempat } from '../../apps/server/src/testing/builders.ts'
import { Caller, type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { aPlace, type Fault, Phone } from './phone.ts'

const LIBUR = tanggal('2026-12-11')
const NAMA = 'Hari Jadi Blora'

let server: TestServer
let tempat: Tempat
let hp: Phone

beforeAll(async () => {
  server = await testServer()
})

beforeEach(async () => {
  tempat = await aPlace(server)
  hp = await Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  await sql`delete from hari_libur`.execute(server.owner)
  await hp.syncWell()
})

describe('SYNC-39', () => {
  test('the first sync brings every pack, the next asks for none', async () => {
    expect(Object.keys(hp.store.paket).toSorted()).toEqual([
      'kalender',
      'kbm',
      'nomor_tolong',
      'tangga',
    ])
    hp.asked = []
    await hp.syncWell()
    expect(asksForPacks()).toBe(0)
  })

  test('a free day of the office is on the phone after the next sync, and nothing else is fetched', async () => {
    await declareFree()
    hp.asked = []
    await hp.syncWell()
    expect(liburPada(hp.store.paket, LIBUR)).toBe(NAMA)
    expect(asksForPacks()).toBe(1)
    await hp.kill()
    expect(liburPada(hp.store.paket, LIBUR)).toBe(NAMA)
  })

  const BROKEN: readonly Fault[] = ['lost_request', 'lost_answer', 'cut_answer', 'hotel_page']
  test.each(BROKEN)(
    'a pack on a bad road (%s) leaves the old one until it comes whole',
    async (fault) => {
      await declareFree()
      hp.asked = []
      await hp.syncWell()
      // What goes before the pack gets through; the pack does not.
      const before = hp.asked.findIndex((url) => url.startsWith('/api/sync/paket'))
      const held = hp.store.paket
      await sql`update hari_libur set nama = ${`${NAMA} ke-2`}`.execute(server.owner)

      hp.faults = [...Array.from({ length: before }, (): Fault => 'none'), fault]
      expect(await hp.sync()).toBeNull()
      expect(hp.store.paket).toEqual(held)
      expect(liburPada(hp.store.paket, LIBUR)).toBe(NAMA)

      await hp.syncWell()
      expect(liburPada(hp.store.paket, LIBUR)).toBe(`${NAMA} ke-2`)
    },
  )

  test('text that is not what its name says is not taken', async () => {
    await declareFree()
    const forged = new SyncEngine({
      store: hp.store,
      fetch: async (url, init) => {
        const answer = await hp.fetch(url, init)
        if (!url.startsWith('/api/sync/paket')) return answer
        return new Response((await answer.text()).replace('Hari Jadi', 'Palsu'), { status: 200 })
      },
    })
    await forged.syncOnce()
    expect(liburPada(hp.store.paket, LIBUR)).toBeUndefined()
    await hp.syncWell()
    expect(liburPada(hp.store.paket, LIBUR)).toBe(NAMA)
  })

  test('a table of the kabupaten judges from its day on, on the phone as on the server', async () => {
    const isi = { ...KBM_2020, afterFirstYear: 900 }
    await publish('kbm', '2026-09-20', isi)
    await hp.syncWell()
    const anak = await hp.register({ tanggalLahir: tanggal('2025-01-05') })
    const weights = [
      ['2026-07-08', 8_000],
      ['2026-08-08', 8_300],
      ['2026-09-21', 8_600],
    ] as const
    server.clock.now += 20 * 86_400_000
    for (const [measuredOn, weightGram] of weights)
      await hp.weigh(anak, { measuredOn: tanggal(measuredOn), weightGram })
    const onPhone = await Promise.all(weights.map(([on]) => naikOn(anak, on)))
    await hp.syncWell()
    server.clock.now -= 20 * 86_400_000
    const { rows } = await sql<{ naik: string }>`
      select naik from penilaian where sasaran_id = ${anak} order by measured_on`.execute(
      server.owner,
    )
    expect(onPhone).toEqual(['B', 'N', 'T'])
    expect(rows.map((row) => row.naik)).toEqual(onPhone)
  })

  test('the numbers to call are those of the kabupaten from their day, and the national ones before', async () => {
    await publish('nomor_tolong', '2026-10-01', {
      nomor: [
        { untuk: ['jalur_rahasia', 'darurat'], nama: 'Polisi', nomor: '110', isEverywhere: true },
        { untuk: ['ambulans'], nama: 'PSC 119 Blora', nomor: '0296-533119', isEverywhere: true },
      ],
    })
    await hp.syncWell()
    const on = (date: string) =>
      nomorTolongPada(hp.store.paket, tanggal(date), 'ambulans').map((one) => one.nomor)
    expect(on('2026-09-30')).toEqual(['119'])
    expect(on('2026-10-01')).toEqual(['0296-533119'])
  })
})

function asksForPacks(): number {
  return hp.asked.filter((url) => url.startsWith('/api/sync/paket')).length
}

async function declareFree(): Promise<void> {
  await sql`insert into hari_libur (kabupaten_kode, tanggal, nama) values (${tempat.kabupatenKode}, ${LIBUR}, ${NAMA})`.execute(
    server.owner,
  )
}

async function publish(nama: string, berlakuDari: string, isi: object): Promise<void> {
  const admin = await Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'admin'),
    { perangkat: null },
  )
  const response = await admin.post('/api/kantor/aturan', { nama, berlakuDari, isi })
  expect(response.statusCode, response.body).toBe(200)
}

async function naikOn(id: Parameters<Phone['pengukuranOf']>[0], measuredOn: string) {
  const all = await hp.pengukuranOf(id)
  const found = all.find((one) => one.measuredOn === measuredOn)
  if (!found) throw new Error(`not weighed on ${measuredOn}`)
  const hasil = hasilTimbang(
    await loadTabelWho(),
    hp.sasaran(id),
    found,
    all,
    true,
    aturanOf(hp.store.paket),
  )
  return hasil.naik?.status
}
