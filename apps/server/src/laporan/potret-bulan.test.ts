import type { PotretView } from '@simpul/contract/potret.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inKabupaten } from '../db/database.ts'
import {
  aCommand,
  aPengguna,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type Tempat,
} from '../testing/builders.ts'
import { Caller, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let tempat: Tempat
let kader: Caller

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kader = await Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, 'kader'))
  await weigh('2026-08-11')
  await weigh('2026-08-11')
}, 60_000)

test('a closed month keeps what was counted; what comes late changes only the figure of now', async () => {
  const bidan = await as('bidan')
  expect(await read(bidan)).toEqual({
    potret: null,
    bisaDitutupMulai: '2026-09-01',
    bolehTutup: true,
  })
  expect(row(await close(bidan), 'd')).toEqual({ angka: 'd', waktuDitutup: 2, sekarang: 2 })

  await weigh('2026-08-25')

  const after = await read(bidan)
  expect(row(after, 'd')).toEqual({ angka: 'd', waktuDitutup: 2, sekarang: 3 })
  expect(row(after, 's')).toMatchObject({ waktuDitutup: 2, sekarang: 3 })
  expect(after.potret).toMatchObject({ ke: 1, aturan: 'gizi-2026-2' })

  server.clock.now += 60_000
  const again = await close(bidan)
  expect(row(again, 'd')).toEqual({ angka: 'd', waktuDitutup: 3, sekarang: 3 })
  expect(again.potret?.ke).toBe(2)
  const { rows } = await sql<{ n: number; audits: number }>`
    select (select count(*)::int from potret_bulan) as n,
      (select count(*)::int from audit_entry where action = 'bulan.tutup') as audits`.execute(
    server.owner,
  )
  expect(rows).toEqual([{ n: 2, audits: 2 }])
})

test('a month that is not over cannot be closed yet, and says from when', async () => {
  const bidan = await as('bidan')
  expect(await read(bidan, '2026-09')).toMatchObject({
    bisaDitutupMulai: '2026-10-01',
    bolehTutup: false,
  })
  const refused = await bidan.post('/api/kantor/bulan/tutup', ask('2026-09'))
  expect([refused.statusCode, refused.json()]).toEqual([
    422,
    { kode: 'isian_salah', field: 'bulan' },
  ])
})

test('a kader and a desa may not close it, a bidan of another desa does not find it, and the desa sees no status', async () => {
  expect((await kader.post('/api/kantor/bulan/tutup', ask())).statusCode).toBe(403)
  const operator = await as('operator')
  expect((await operator.post('/api/kantor/bulan/tutup', ask())).statusCode).toBe(403)
  const seen = await read(operator)
  expect(seen.bolehTutup).toBe(false)
  expect(row(seen, 'd')).toBeDefined()
  expect(row(seen, 'dugaan.stunting')).toBeUndefined()
  expect(row(await read(await as('bidan')), 'dugaan.stunting')).toBeDefined()

  const lain = await aTempat(server.owner, '33.16.09.2002')
  const stranger = await Caller.signIn(
    server.app,
    lain,
    await aPengguna(server.owner, lain, 'bidan'),
    { perangkat: null },
  )
  expect((await stranger.post('/api/kantor/bulan/tutup', ask())).statusCode).toBe(404)
})

test('who may see no small cell gets no difference of one child', async () => {
  expect((await read(await as('kecamatan'))).potret).toBeNull()
})

test('the application cannot change or take away what was closed', async () => {
  for (const change of [sql`delete from potret_bulan`, sql`update potret_bulan set isi = '{}'`])
    await expect(
      inKabupaten(server.db, tempat.kabupatenKode, (tx) => change.execute(tx)),
    ).rejects.toThrow(/permission denied/)
})

async function as(peran: Peran): Promise<Caller> {
  return Caller.signIn(server.app, tempat, await aPengguna(server.owner, tempat, peran), {
    perangkat: null,
  })
}

/** A new child of the posyandu, weighed on a day. */
async function weigh(measuredOn: string): Promise<void> {
  const sasaran = aSasaranBody(tempat.posyanduId, {})
  const register = aCommand('sasaran.register', sasaran)
  const ukur = aPengukuranBody(tempat.posyanduId, sasaran.id, { measuredOn: tanggal(measuredOn) })
  expect(
    await kader.outcomes(register, aCommand('pengukuran.record', ukur, { after: [register.id] })),
  ).toEqual(['accepted', 'accepted'])
}

function ask(bulan = '2026-08') {
  return { posyandu: tempat.posyanduId, bulan }
}

async function read(caller: Caller, bulan = '2026-08'): Promise<PotretView> {
  const response = await caller.get(
    `/api/kantor/bulan/potret?posyandu=${tempat.posyanduId}&bulan=${bulan}`,
  )
  expect(response.statusCode).toBe(200)
  return response.json()
}

async function close(caller: Caller): Promise<PotretView> {
  const response = await caller.post('/api/kantor/bulan/tutup', ask())
  expect(response.statusCode).toBe(200)
  return response.json()
}

function row(view: PotretView, angka: string) {
  return view.potret?.rows.find((one) => one.angka === angka)
}
