import { createHash } from 'node:crypto'
import { isNamaPaket, PAKET, type PaketReply } from '@simpul/contract/paket.ts'
import type { PullReply } from '@simpul/contract/sync.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { TANGGA_2026 } from '@simpul/domain/pertumbuhan/tindakan.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCommand,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
}, 60_000)

describe('SYNC-39: packs', () => {
  test('each pull names those in force; the text of each has the hash it is named by', async () => {
    const packs = await listed(kader)
    expect(packs.map((one) => one.nama)).toEqual(['kalender', 'kbm', 'tangga', 'nomor_tolong'])
    for (const { nama, sha256 } of packs) {
      const text = await textOf(sha256)
      expect(
        createHash('sha256')
          .update(text ?? '')
          .digest('hex'),
      ).toBe(sha256)
      expect(isNamaPaket(nama) && PAKET[nama].safeParse(JSON.parse(text ?? '')).success).toBe(true)
    }
  })

  test('a holiday of the kabupaten makes another calendar, and leaves the other packs as they are', async () => {
    const before = await listed(kader)
    const admin = await as('admin')
    await put(admin, '/api/kantor/hari-libur', { tanggal: '2026-12-11', nama: 'Hari Jadi Blora' })
    const after = await listed(kader)
    expect(changed(before, after)).toEqual(['kalender'])
    expect(await kalender(after)).toContainEqual({ tanggal: '2026-12-11', nama: 'Hari Jadi Blora' })
    // What was named before is no longer in force; the next pull names what is.
    expect(await textOf(before[0]?.sha256)).toBeUndefined()
    await admin.post('/api/kantor/hari-libur/hapus', { tanggal: '2026-12-11' })
    expect(await listed(kader)).toEqual(before)
  })

  test('a national holiday reaches every kabupaten', async () => {
    const before = await listed(kader)
    await sql`insert into hari_libur_nasional (tanggal, nama, sumber) values ('2026-12-25', 'Kelahiran Yesus Kristus', 'SKB')`.execute(
      server.owner,
    )
    expect(changed(before, await listed(kader))).toEqual(['kalender'])
  })

  test('without a session there is none, and a word that is no hash is refused', async () => {
    const [first] = await listed(kader)
    const payload = { sha256: [first?.sha256] }
    const url = '/api/sync/paket'
    expect((await server.app.inject({ method: 'POST', url, payload })).statusCode).toBe(401)
    expect((await kader.post(url, { sha256: ['kalender'] })).statusCode).toBe(422)
  })
})

describe('a table of a kabupaten', () => {
  test('comes into force on its day: what is measured before stays with the table of its day', async () => {
    const dinkes = await as('petugas_dinas', 'kesehatan')
    const isi = { ...KBM_2020, afterFirstYear: 500 }
    expect(await publish(dinkes, { nama: 'kbm', berlakuDari: '2026-10-01', isi })).toBe(200)

    const sasaran = aSasaranBody(tempat.posyanduId, { tanggalLahir: tanggal('2025-09-01') })
    await kader.outcomes(aCommand('sasaran.register', sasaran))
    const weights = [
      ['2026-08-08', 8_000],
      ['2026-09-08', 8_250],
      ['2026-10-08', 8_500],
    ] as const
    server.clock.now = NOW + 30 * 86_400_000
    for (const [measuredOn, weightGram] of weights) {
      const ukur = { measuredOn: tanggal(measuredOn), weightGram, lengthMm: null, posisiUkur: null }
      expect(
        await kader.outcomes(
          aCommand('pengukuran.record', aPengukuranBody(tempat.posyanduId, sasaran.id, ukur)),
        ),
      ).toEqual(['accepted'])
    }
    server.clock.now = NOW
    const { rows } = await sql<{ naik: string; rule_version: string }>`
      select naik, rule_version from penilaian where sasaran_id = ${sasaran.id} order by measured_on`.execute(
      server.owner,
    )
    expect(rows).toEqual([
      { naik: 'B', rule_version: 'gizi-2026-2' },
      { naik: 'N', rule_version: 'gizi-2026-2' },
      { naik: 'T', rule_version: 'gizi-2026-2+kbm-33.16-2026-10-01' },
    ])
  })

  test('is not of today, not twice of one day, and never changed', async () => {
    const dinkes = await as('petugas_dinas', 'kesehatan')
    const isi = { ...TANGGA_2026, lilaGiziKurangMm: 130 }
    const before = await listed(kader)
    expect(await publish(dinkes, { nama: 'tangga', berlakuDari: '2026-09-08', isi })).toBe(422)
    expect(changed(before, await listed(kader))).toEqual([])
    expect(await publish(dinkes, { nama: 'tangga', berlakuDari: '2026-09-09', isi })).toBe(200)
    expect(await publish(dinkes, { nama: 'tangga', berlakuDari: '2026-09-09', isi })).toBe(409)
    expect(changed(before, await listed(kader))).toEqual(['tangga'])
  })

  test('is of the Dinas Kesehatan and the admin alone', async () => {
    const input = { nama: 'kbm', berlakuDari: '2027-01-01', isi: KBM_2020 }
    expect(await publish(await as('petugas_dinas', 'sosial'), input)).toBe(403)
    expect(await publish(await as('bidan'), input)).toBe(403)
    expect(await publish(kader, input)).toBe(403)
    expect(await publish(await as('admin'), input)).toBe(200)
  })
})

async function as(peran: Peran, bidang?: Bidang): Promise<Caller> {
  const pengguna = await aPengguna(server.owner, tempat, peran, bidang ? { bidang } : {})
  return Caller.signIn(server.app, tempat, pengguna, { perangkat: null })
}

async function listed(caller: Caller): Promise<PullReply['packs']> {
  const response = await caller.post('/api/sync/pull', {
    perangkatId: caller.perangkatId,
    appVersion: 1,
    posyanduId: tempat.posyanduId,
    epoch: null,
    scope: null,
    since: 0,
    limit: 10,
  })
  expect(response.statusCode).toBe(200)
  return response.json<PullReply>().packs
}

function changed(before: PullReply['packs'], after: PullReply['packs']): string[] {
  return after
    .filter(({ nama, sha256 }) => before.find((one) => one.nama === nama)?.sha256 !== sha256)
    .map(({ nama }) => nama)
}

async function kalender(packs: PullReply['packs']): Promise<unknown> {
  const found = packs.find((one) => one.nama === 'kalender')
  return PAKET.kalender.parse(JSON.parse((await textOf(found?.sha256)) ?? '')).libur
}

async function textOf(sha256: string | undefined): Promise<string | undefined> {
  const response = await kader.post('/api/sync/paket', { sha256: [sha256] })
  expect(response.statusCode).toBe(200)
  return response.json<PaketReply>().paket[0]?.text
}

async function publish(caller: Caller, input: object): Promise<number> {
  return (await caller.post('/api/kantor/aturan', input)).statusCode
}

async function put(caller: Caller, url: string, payload: object): Promise<void> {
  const response = await server.app.inject({ method: 'PUT', url, headers: caller.headers, payload })
  expect(response.statusCode).toBe(200)
}
