import type { PenggunaLembar } from '@simpul/contract/pengguna.ts'
import { beforeEach, expect, test } from 'vitest'
import { aPengguna, aTempat, type PenggunaBaru, type Tempat } from '../testing/builders.ts'
import { Caller, NOW, type TestServer, testServer } from '../testing/test-server.ts'

const DAY = 86_400_000

let server: TestServer
let tempat: Tempat
let kades: PenggunaBaru
let sekdes: Caller
let dpmd: Caller

beforeEach(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  kades = await aPengguna(server.owner, tempat, 'kepala_desa')
  const colleague = await aPengguna(server.owner, tempat, 'sekdes')
  sekdes = await browser(colleague)
  dpmd = await browser(await aPengguna(server.owner, tempat, 'dpmd'))
  const asKades = await browser(kades)
  const delegated = await asKades.post('/api/delegasi', {
    penggunaId: colleague.id,
    dari: '2026-09-08',
    sampai: '2026-10-08',
  })
  expect(delegated.statusCode).toBe(200)
}, 60_000)

test('AKSES-11: a delegation ends when the role of the kepala desa ends', async () => {
  expect(await isKades()).toBe(true)
  await endRole('2026-09-10')
  server.clock.now = NOW + 2 * DAY
  expect(await isKades()).toBe(true)
  server.clock.now = NOW + 3 * DAY
  expect(await isKades()).toBe(false)
  // Her own role has nothing to do with it.
  expect((await sekdes.get('/api/saya')).json().penugasan).toMatchObject([{ peran: 'sekdes' }])
})

test('AKSES-11: it ends at once when the account of the kepala desa is closed, and not her own role', async () => {
  expect(await isKades()).toBe(true)
  await dpmd.post('/api/pengguna/nonaktif', { penggunaId: kades.id, isNonaktif: true })
  expect(await isKades()).toBe(false)
  await dpmd.post('/api/pengguna/nonaktif', { penggunaId: kades.id, isNonaktif: false })
  expect(await isKades()).toBe(true)
})

test('the list of accounts shows the day it really ends', async () => {
  await endRole('2026-09-10')
  const { rows } = (await dpmd.get('/api/pengguna')).json<PenggunaLembar>()
  const ofSekdes = rows.find(({ id }) => id === sekdes.me.penggunaId)
  expect(
    ofSekdes?.penugasan.map(({ peran, berlakuSampai }) => [peran, berlakuSampai]).toSorted(),
  ).toEqual([
    ['kepala_desa', '2026-09-10'],
    ['sekdes', null],
  ])
})

function browser(pengguna: PenggunaBaru): Promise<Caller> {
  return Caller.signIn(server.app, tempat, pengguna, { perangkat: null })
}

/** A second delegation is what only a kepala desa may give. */
async function isKades(): Promise<boolean> {
  const { penugasan } = (await sekdes.get('/api/saya')).json()
  return penugasan.some((one: { peran: string }) => one.peran === 'kepala_desa')
}

async function endRole(sampai: string): Promise<void> {
  const { rows } = (await dpmd.get('/api/pengguna')).json<PenggunaLembar>()
  const penugasanId = rows.find(({ id }) => id === kades.id)?.penugasan[0]?.id
  const ended = await dpmd.post('/api/pengguna/penugasan/akhiri', { penugasanId, sampai })
  expect(ended.statusCode).toBe(200)
}
