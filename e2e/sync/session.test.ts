import type { KodePintu } from '@simpul/contract/pengguna.ts'
import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openStore } from '../../apps/kader/src/local/open-store.ts'
import { PangkalanPerangkat } from '../../apps/kader/src/local/pangkalan.ts'
import {
  createPin,
  lock,
  openDoor,
  openSchedule,
  sendForOther,
  sessionNow,
  signIn,
  signOut,
  unlock,
} from '../../apps/kader/src/local/session.ts'
import {
  aPengguna,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import { Caller, type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { Network } from './network.ts'

let server: TestServer
let tempat: Tempat
let network: Network

beforeAll(async () => {
  server = await testServer()
  tempat = await aTempat(server.owner)
  network = new Network(() => server.app)
  // What a tab has beside IndexedDB and WebCrypto.
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('fetch', network.fetch)
}, 60_000)

afterEach(async () => {
  network.isUp = true
  await locked()
})

async function locked(): Promise<void> {
  lock()
  await vi.waitFor(() => expect(openStore()).toBeNull())
}

const aKader = () => aPengguna(server.owner, tempat, 'kader')

function signInAs(namaPengguna: string) {
  return signIn({ kabupatenKode: tempat.kabupatenKode, namaPengguna, sandi: SANDI })
}

/** Signed in with a PIN, open, the first round over. */
async function opened(kader: PenggunaBaru, pin: string) {
  expect(await signInAs(kader.namaPengguna)).toMatchObject({ ok: true })
  await createPin(pin)
  return synced()
}

async function synced() {
  const store = openStore()
  if (!store) throw new Error('the phone is locked')
  await openSchedule()?.syncNow()
  return store
}

/** Saved while there is no signal. */
async function saveUnsent(count: number): Promise<void> {
  network.isUp = false
  for (let i = 0; i < count; i += 1) {
    expect(
      await openStore()?.save('sasaran.register', aSasaranBody(tempat.posyanduId)),
    ).toMatchObject({ ok: true })
  }
  await locked()
  network.isUp = true
}

test('a PIN opens what was saved, a wrong one is counted, and ten close this door only until a code on paper', async () => {
  const [siti, ani] = [await aKader(), await aKader()]
  await opened(siti, '314159')
  await saveUnsent(2)
  await opened(ani, '271828')
  await locked()

  network.isUp = false
  for (let sisa = 9; sisa >= 1; sisa -= 1) {
    expect(await unlock(siti.id, '000000')).toEqual({
      ok: false,
      error: { kode: 'pin_salah', sisa },
    })
  }
  expect(await unlock(siti.id, '000000')).toEqual({ ok: false, error: { kode: 'pintu_tertutup' } })
  expect(await unlock(siti.id, '314159')).toEqual({ ok: false, error: { kode: 'pintu_tertutup' } })
  expect(await unlock(ani.id, '271828')).toMatchObject({ ok: true })
  await locked()

  network.isUp = true
  const kode = await codeOnPaper(siti)
  network.isUp = false
  expect(await openDoor(siti.id, '00000000')).toMatchObject({ ok: false })
  expect(await openDoor(siti.id, kode)).toMatchObject({ ok: true })
  expect(await unlock(siti.id, '000000')).toEqual({
    ok: false,
    error: { kode: 'pin_salah', sisa: 9 },
  })
  expect(await unlock(siti.id, '314159')).toMatchObject({ ok: true })
  expect(openStore()?.queue).toHaveLength(2)
  await locked()
  expect(await openDoor(siti.id, kode)).toMatchObject({ ok: false })
})

test('SYNC-35: a forgotten PIN is set anew after an online sign-in, and nothing unsent is lost', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(3)
  const store = await opened(siti, '141421')
  expect(store.queue).toEqual([])
  expect(store.records.sasaran.size).toBeGreaterThanOrEqual(3)
  await locked()
  expect(await unlock(siti.id, '314159')).toMatchObject({ ok: false, error: { kode: 'pin_salah' } })
  expect(await unlock(siti.id, '141421')).toMatchObject({ ok: true })
})

test('who has another user name by now signs in to the same key and the same outbox', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(2)
  const before = await akunOf(siti)
  await sql`update pengguna set nama_pengguna = 'siti.baru' where id = ${siti.id}`.execute(
    server.owner,
  )
  const store = await opened({ ...siti, namaPengguna: 'siti.baru' }, '314159')
  expect((await akunOf(siti))?.perangkatId).toBe(before?.perangkatId)
  expect(store.queue).toEqual([])
  expect(store.sent.length).toBeGreaterThanOrEqual(2)
})

test('a user name that is somebody else’s by now opens hers, and leaves the outbox of the other as it lies', async () => {
  const [siti, ani] = [await aKader(), await aKader()]
  await opened(siti, '314159')
  await saveUnsent(2)
  await sql`update pengguna set nama_pengguna = ${`dulu-${siti.id.slice(-6)}`} where id = ${siti.id}`.execute(
    server.owner,
  )
  await sql`update pengguna set nama_pengguna = ${siti.namaPengguna} where id = ${ani.id}`.execute(
    server.owner,
  )
  const store = await opened({ ...ani, namaPengguna: siti.namaPengguna }, '271828')
  expect(store.who.penggunaId).toBe(ani.id)
  await locked()
  network.isUp = false
  expect(await unlock(siti.id, '314159')).toMatchObject({ ok: true })
  expect(openStore()?.queue).toHaveLength(2)
})

test('signing out is refused while something is unsent, and forgets everything of hers when nothing is', async () => {
  const siti = await aKader()
  const store = await opened(siti, '314159')
  network.isUp = false
  await store.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  expect(await signOut()).toEqual({ ok: false, error: { kode: 'belum_terkirim', jumlah: 1 } })
  network.isUp = true
  await synced()
  expect(await signOut()).toMatchObject({ ok: true })
  expect(await akunOf(siti)).toBeUndefined()
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`simpul-${siti.id}`)
})

test('SYNC-34, SYNC-32: what was handed over for another kader still lies on her phone when the server is restored', async () => {
  const [siti, ani] = [await aKader(), await aKader()]
  await opened(siti, '314159')
  await saveUnsent(2)
  await opened(ani, '271828')
  expect(await sendForOther(siti.id)).toEqual({ ok: true, value: { taken: 2, left: 0 } })
  await locked()
  network.isUp = false
  await unlock(siti.id, '314159')
  const store = openStore()
  const kept = [...(store?.queue ?? []), ...(store?.sent ?? [])].map(({ command }) => command.id)
  expect(new Set(kept).size).toBeGreaterThanOrEqual(2)
})

test('SYNC-34: on the lock, what is handed over for another kader is no longer counted as unsent, and nobody changes place', async () => {
  const [siti, ani] = [await aKader(), await aKader()]
  await opened(siti, '314159')
  await saveUnsent(2)
  await opened(ani, '271828')
  await locked()
  const before = await lockedAccounts()
  expect(before.slice(0, 2)).toMatchObject([
    { penggunaId: ani.id, unsent: 0 },
    { penggunaId: siti.id, unsent: 2, isDititipkan: true },
  ])
  network.isUp = false
  expect(await sendForOther(siti.id)).toEqual({ ok: false, error: { kode: 'tanpa_jaringan' } })
  expect(await lockedAccounts()).toEqual(before)
  network.isUp = true
  expect(await sendForOther(siti.id)).toEqual({ ok: true, value: { taken: 2, left: 0 } })
  expect(await lockedAccounts()).toEqual(
    before.map((one) => (one.penggunaId === siti.id ? { ...one, unsent: 0 } : one)),
  )
})

test('SYNC-35: when the key does not come the old PIN still opens everything', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(1)
  network.next('whole', 'lost')
  expect(await signInAs(siti.namaPengguna)).toEqual({
    ok: false,
    error: { kode: 'kunci_tidak_ada' },
  })
  network.isUp = false
  expect(await unlock(siti.id, '314159')).toMatchObject({ ok: true })
  expect(openStore()?.queue).toHaveLength(1)
})

async function lockedAccounts() {
  await vi.waitFor(() => expect(sessionNow().kind).toBe('terkunci'))
  const now = sessionNow()
  return now.kind === 'terkunci' ? [now.akun, ...now.akunLain] : []
}

async function akunOf({ id }: PenggunaBaru) {
  const db = new PangkalanPerangkat()
  try {
    return await db.akun.get(id)
  } finally {
    db.close()
  }
}

/** The operator of the desa reads one out. */
async function codeOnPaper(kader: PenggunaBaru): Promise<string> {
  const operator = await Caller.signIn(
    server.app,
    tempat,
    await aPengguna(server.owner, tempat, 'operator'),
    { perangkat: null },
  )
  const perangkatId = (await akunOf(kader))?.perangkatId
  const answer = await operator.post('/api/perangkat/pintu', { perangkatId })
  const [first] = answer.json<KodePintu>().kode
  if (!first) throw new Error(`no code: ${answer.body}`)
  return first
}
