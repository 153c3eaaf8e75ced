import type { KodePintu } from '@simpul/contract/pengguna.ts'
import type { SasaranId } from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LocalStore } from '../../apps/kader/src/local/local-store.ts'
import { openStore } from '../../apps/kader/src/local/open-store.ts'
import { PangkalanPerangkat } from '../../apps/kader/src/local/pangkalan.ts'
import {
  createPin,
  leaveClean,
  lock,
  openDoor,
  openEngine,
  openSchedule,
  sandiChanged,
  sendForOther,
  sessionNow,
  signIn,
  signOut,
  unlock,
} from '../../apps/kader/src/local/session.ts'
import { openTabs } from '../../apps/kader/src/local/tab-lain.ts'
import { sealedFileOf, sendOpen } from '../../apps/kader/src/local/titipan.ts'
import { readSaved } from '../../apps/kader/src/pengguna/simpan-titipan.ts'
import { setAside } from '../../apps/kader/src/sync/sisihan.ts'
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

test('SYNC-33: a phone that is revoked while it is open hands over, forgets, and may sign in anew as another phone', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(2)
  const before = await akunOf(siti)
  await revoke(siti)
  await unlock(siti.id, '314159')
  await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
  expect(openSchedule()).toBeNull()
  const store = openStore()
  if (!store) throw new Error('the phone is locked')
  const parts: number[] = []
  expect(await sendOpen(store, (part) => parts.push(part))).toEqual({
    ok: true,
    value: { taken: 2, left: 0 },
  })
  expect(parts).toEqual([1])
  await leaveClean(siti.id)
  expect(sessionNow()).toMatchObject({ kind: 'masuk', kabar: { kode: 'sudah_bersih' } })
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`simpul-${siti.id}`)

  const anew = await opened(siti, '271828')
  expect(anew.who.perangkatId).not.toBe(before?.perangkatId)
  expect(anew.records.sasaran.size).toBeGreaterThanOrEqual(2)
})

test('SYNC-41: who forgot her PIN signs in on a revoked phone as a new one, and finds what the server had not taken', async () => {
  const siti = await aKader()
  await aRevokedPhoneWithARefusal(siti)
  const old = await akunOf(siti)
  expect(await signInAs(siti.namaPengguna)).toMatchObject({ ok: true })
  expect(sessionNow()).toMatchObject({ kind: 'buat_pin' })
  expect(await createPin('271828')).toMatchObject({ ok: true })
  const store = openStore()
  expect(store?.who.perangkatId).not.toBe(old?.perangkatId)
  expect(store?.queue).toHaveLength(1)
  expect(sessionNow()).toMatchObject({ kind: 'terbuka' })
  // It works on like any phone, and its key is kept under its new name.
  await store?.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await openSchedule()?.syncNow()
  await vi.waitFor(() =>
    expect(store?.queue.map(({ tolak }) => tolak?.kode)).toEqual(['tanggal_di_depan']),
  )
  await vi.waitFor(async () => expect((await akunOf(siti))?.isDititipkan).toBe(true))
  await locked()
  expect(await unlock(siti.id, '271828')).toMatchObject({ ok: true })
})

test('SYNC-41: when the key does not come, the revoked phone stays as it is, and the PIN opens it', async () => {
  const siti = await aKader()
  await aRevokedPhoneWithARefusal(siti)
  const old = await akunOf(siti)
  // Signing in, handing over, signing in as a new phone, asking for the key.
  network.next('whole', 'whole', 'whole', 'lost')
  expect(await signInAs(siti.namaPengguna)).toMatchObject({ error: { kode: 'perangkat_dicabut' } })
  expect(await akunOf(siti)).toMatchObject({ perangkatId: old?.perangkatId, isDicabut: true })
  await unlock(siti.id, '314159')
  expect(sessionNow()).toMatchObject({ kind: 'dicabut' })
})

test('SYNC-33: what the server does not take from a revoked phone stays with its reason until a person has settled it', async () => {
  const siti = await aKader()
  await aRevokedPhoneWithARefusal(siti)
  await unlock(siti.id, '314159')
  await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
  const store = openStore()
  if (!store) throw new Error('the phone is locked')
  expect(await sendOpen(store, () => undefined)).toMatchObject({ value: { taken: 0, left: 1 } })
  const [refused] = store.queue
  expect(refused?.tolak?.kode).toBe('tanggal_di_depan')
  if (refused) await setAside(store, refused.command.id, 'tahun salah')
  await leaveClean(siti.id)
  expect(await akunOf(siti)).toBeUndefined()
})

test('SYNC-33: from the lock, a revoked phone wipes what was confirmed, and forgets her when it was all', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(2)
  await revoke(siti)
  network.next('whole', 'lost')
  expect(await signInAs(siti.namaPengguna)).toMatchObject({ error: { kode: 'perangkat_dicabut' } })
  expect(await akunOf(siti)).toMatchObject({ isDicabut: true })
  expect(await sendForOther(siti.id)).toEqual({ ok: true, value: { taken: 2, left: 0 } })
  expect(await akunOf(siti)).toBeUndefined()
  expect(sessionNow()).toMatchObject({ kind: 'masuk', kabar: { kode: 'sudah_bersih' } })
})

test('SYNC-33: what a second window saved meanwhile keeps a revoked phone from forgetting, and locks it', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(1)
  await revoke(siti)
  await unlock(siti.id, '314159')
  await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
  const store = openStore()
  if (!store) throw new Error('the phone is locked')
  expect(await sendOpen(store, () => undefined)).toMatchObject({ value: { taken: 1, left: 0 } })
  const second = await LocalStore.open(store.who, store.key)
  expect(await second.save('sasaran.register', aSasaranBody(tempat.posyanduId))).toMatchObject({
    ok: true,
  })
  expect(await leaveClean(siti.id)).toBe(1)
  expect(await akunOf(siti)).toMatchObject({ isDicabut: true })
  // It waits for nobody's window: that one is closed, and says so to whoever still types there.
  expect(await second.save('sasaran.register', aSasaranBody(tempat.posyanduId))).toEqual({
    ok: false,
    error: { kode: 'terkunci' },
  })

  await unlock(siti.id, '314159')
  const again = openStore()
  expect(again?.queue).toHaveLength(1)
  if (again) await sendOpen(again, () => undefined)
  expect(await leaveClean(siti.id)).toBe(0)
  expect(await akunOf(siti)).toBeUndefined()
})

test('SYNC-33: a phone that dies while it forgets opens what it still has, and counts it anew', async () => {
  const siti = await aKader()
  await opened(siti, '314159')
  await saveUnsent(1)
  // Where a forgetting ended that did not come to its end: the database of a later version.
  await new Promise((resolve, reject) => {
    const request = indexedDB.open(`simpul-${siti.id}`, 11)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => resolve(request.result.close())
  })
  network.isUp = false
  expect(await unlock(siti.id, '314159')).toMatchObject({ ok: true })
  expect(openStore()?.queue).toHaveLength(1)
  await openStore()?.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await locked()
  network.isUp = true
  await revoke(siti)
  network.next('lost')
  await signInAs(siti.namaPengguna)
  await unlock(siti.id, '314159')
  await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
  expect(await leaveClean(siti.id)).toBe(2)
})

test('SYNC-33: without her PIN only what lies in a file that was read again may be thrown away', async () => {
  const siti = await aKader()
  await aRevokedPhoneWithARefusal(siti)
  network.next('lost')
  await signInAs(siti.namaPengguna)
  await unlock(siti.id, '314159')
  await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
  const file = await sealedFileOf(siti.id)
  const text = JSON.stringify(file)
  expect(await readSaved(siti.id, text.slice(0, -20))).toEqual({ ok: false, error: 'bukanTitipan' })
  const other = { ...file, rows: file?.rows.map((row) => ({ ...row, data: 'AAAA' })) }
  expect(await readSaved(siti.id, JSON.stringify(other))).toEqual({ ok: false, error: 'beda' })
  const read = await readSaved(siti.id, text)
  if (!read.ok) throw new Error(read.error)
  expect(read.value).toHaveLength(1)

  await openStore()?.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  expect(await readSaved(siti.id, text), 'an older file').toEqual({ ok: false, error: 'beda' })
  expect(await leaveClean(siti.id, read.value)).toBe(1)
  const now = await readSaved(siti.id, JSON.stringify(await sealedFileOf(siti.id)))
  expect(await leaveClean(siti.id, now.ok ? now.value : [])).toBe(0)
  expect(await akunOf(siti)).toBeUndefined()
})

test.each(['with her PIN', 'from the lock'])(
  'SYNC-32, SYNC-33: a revoked phone gives a restored server again what it had taken, %s',
  async (way) => {
    // The phone's clock is the day's own here, and it keeps what was sent for 60 days only.
    server.clock.now = Date.now()
    const siti = await aKader()
    const store = await opened(siti, '314159')
    const body = aSasaranBody(tempat.posyanduId)
    await store.save('sasaran.register', body)
    await synced()
    expect(store.queue).toEqual([])
    await locked()
    await restoreWithout(body.id)
    await revoke(siti)
    if (way === 'with her PIN') {
      await unlock(siti.id, '314159')
      await vi.waitFor(() => expect(sessionNow()).toMatchObject({ kind: 'dicabut' }))
      const open = openStore()
      if (!open) throw new Error('the phone is locked')
      expect(await sendOpen(open, () => undefined)).toEqual({
        ok: true,
        value: { taken: 1, left: 0 },
      })
      expect(await leaveClean(siti.id)).toBe(0)
    } else {
      await signInAs(siti.namaPengguna)
    }
    expect(await akunOf(siti)).toBeUndefined()
    const { rows } = await sql`select nama from sasaran where id = ${body.id}`.execute(server.owner)
    expect(rows).toEqual([{ nama: body.nama }])
  },
)

test('a password that must be changed is known after the refused pull, and what was saved is sent all the same', async () => {
  const siti = await aKader()
  const store = await opened(siti, '314159')
  await sql`update pengguna set harus_ganti_sandi = true where id = ${siti.id}`.execute(
    server.owner,
  )
  await store.save('sasaran.register', aSasaranBody(tempat.posyanduId))
  await openSchedule()?.syncNow()
  expect(openEngine()?.state.problem).toBe('ganti_sandi_dulu')
  expect(store.queue).toEqual([])
  expect(sessionNow()).toMatchObject({ kind: 'terbuka', me: { harusGantiSandi: true } })

  await sql`update pengguna set harus_ganti_sandi = false where id = ${siti.id}`.execute(
    server.owner,
  )
  await sandiChanged()
  expect(openEngine()?.state.problem).toBeNull()
  expect(sessionNow()).toMatchObject({ me: { harusGantiSandi: false } })
})

test('a second window of the same kader reads what the first one writes, and is locked by her hand', async () => {
  const siti = await aKader()
  const first = await opened(siti, '314159')
  const second = await LocalStore.open(first.who, first.key)
  let isLocked = false
  const tabs = openTabs(second, () => {
    isLocked = true
  })
  const { id, ...body } = aSasaranBody(tempat.posyanduId)
  await first.save('sasaran.register', { ...body, id })
  await vi.waitFor(() => expect(second.records.sasaran.has(id)).toBe(true))
  expect(second.queue.length + second.sent.length).toBeGreaterThan(0)
  const before = first.writes
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(first.writes - before, 'two windows do not wake each other for ever').toBeLessThan(4)
  lock()
  await vi.waitFor(() => expect(isLocked).toBe(true))
  tabs.close()
  await second.close()
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

/** By the operator's hand: the server knows, the phone does not yet. */
/** Locked, with one thing unsent that the server will not take. */
async function aRevokedPhoneWithARefusal(kader: PenggunaBaru): Promise<void> {
  await opened(kader, '314159')
  network.isUp = false
  const body = aSasaranBody(tempat.posyanduId, { tanggalLahir: tanggal('2199-01-01') })
  await openStore()?.save('sasaran.register', body)
  await locked()
  network.isUp = true
  await revoke(kader)
}

/** As after last night's backup: the person is not there, and the history is another. */
async function restoreWithout(sasaranId: SasaranId): Promise<void> {
  await sql`delete from command_log where reply ->> 'recordId' = ${sasaranId}`.execute(server.owner)
  await sql`delete from sasaran where id = ${sasaranId}`.execute(server.owner)
  await sql`update server_epoch set epoch = gen_random_uuid()`.execute(server.owner)
}

async function revoke({ id }: PenggunaBaru): Promise<void> {
  await sql`update perangkat set revoked_at = now() where pengguna_id = ${id}`.execute(server.owner)
}

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
