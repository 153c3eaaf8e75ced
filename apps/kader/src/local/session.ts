import { Me, type PosyanduView } from '@simpul/contract/pengguna.ts'
import {
  type CommandId,
  type PenggunaId,
  type PerangkatId,
  type PosyanduId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { Dexie } from 'dexie'
import { useEffect, useSyncExternalStore } from 'react'
import { type Answered, SyncEngine, send } from '../sync/engine.ts'
import { handOver } from '../sync/hand-over.ts'
import { type Schedule, startSchedule } from '../sync/schedule.ts'
import { fromBase64, importDataKey, newDataKey, toBase64, unseal, wrapByPin } from './kunci.ts'
import { LocalStore } from './local-store.ts'
import { openStore, setOpenStore } from './open-store.ts'
import { type AkunRow, Pangkalan, PangkalanPerangkat, pangkalanName } from './pangkalan.ts'
import { deviceKeyOf, type PinRefusal, TRIES, tryDoorCode, tryPin } from './pintu.ts'

export type { PinRefusal } from './pintu.ts'

/** A kader this phone knows, as the lock shows her without her PIN. */
export interface KnownAccount {
  readonly penggunaId: PenggunaId
  readonly nama: string
  readonly posyandu: string
  /** commands in her outbox that no server has taken */
  readonly unsent: number
  /** the server has her key: what is unsent can be handed over without her PIN */
  readonly isDititipkan: boolean
  /** ten wrong PINs: a code on paper opens it again */
  readonly isPintuTertutup: boolean
}

export type SessionState =
  | { readonly kind: 'memuat' }
  /** nobody is open; `akun` may be empty */
  | { readonly kind: 'masuk'; readonly akun: readonly KnownAccount[] }
  | {
      readonly kind: 'terkunci'
      readonly akun: KnownAccount
      readonly akunLain: readonly KnownAccount[]
    }
  | { readonly kind: 'buat_pin'; readonly me: Me }
  /** `posyandu` is null until one was chosen among several */
  | { readonly kind: 'terbuka'; readonly me: Me; readonly posyandu: PosyanduView | null }

const IDLE_MS = 5 * 60_000
const IDLE_OPEN_DAY_MS = 20 * 60_000
const LOOK_EVERY_MS = 10_000

/** What is between a sign-in and a PIN: in memory only. */
interface Pending {
  readonly raw: Uint8Array<ArrayBuffer>
  readonly akun: AkunRow
  readonly me: Me
}

let device: PangkalanPerangkat | null = null
let state: SessionState = { kind: 'memuat' }
let pending: Pending | null = null
let engine: SyncEngine | null = null
let schedule: Schedule | null = null
let isDayOpen = false
let lastTouch = 0
let isStarted = false
const listeners = new Set<() => void>()

const request = (
  path: string,
  init: RequestInit,
  perangkatId: PerangkatId | null,
): Promise<Answered> => send((url, given) => fetch(url, given), path, init, perangkatId)

/** The state of the lock; renders again when it changes. */
export function useSession(): SessionState {
  useEffect(() => void start(), [])
  return useSyncExternalStore(subscribe, sessionNow)
}

export function sessionNow(): SessionState {
  return state
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function setState(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

/** The engine of who is open, for the list of what is not sent. */
export function openEngine(): SyncEngine | null {
  return engine
}

export function openSchedule(): Schedule | null {
  return schedule
}

async function start(): Promise<void> {
  if (isStarted) return
  isStarted = true
  watchIdle()
  await showLock()
}

function deviceDb(): PangkalanPerangkat {
  device ??= new PangkalanPerangkat()
  return device
}

/** Who used this phone last stands first. */
async function knownAccounts(): Promise<readonly KnownAccount[]> {
  const rows = (await deviceDb().akun.toArray()).filter((row) => row.kunci !== null)
  rows.sort((a, b) => (a.terakhirDibuka < b.terakhirDibuka ? 1 : -1))
  return Promise.all(
    rows.map(async ({ penggunaId, nama, posyandu, salah, isDititipkan, diserahkan = [] }) => ({
      penggunaId,
      nama,
      posyandu,
      unsent: await countUnsent(penggunaId, diserahkan),
      isDititipkan,
      isPintuTertutup: salah >= TRIES,
    })),
  )
}

/** Counted without her PIN: what lies in the outbox is unsent, but for what others handed over for her. */
async function countUnsent(
  penggunaId: PenggunaId,
  diserahkan: readonly CommandId[],
): Promise<number> {
  const db = new Pangkalan(penggunaId)
  try {
    return (
      (await db.outbox.count()) -
      (await db.outbox
        .where('id')
        .anyOf([...diserahkan])
        .count())
    )
  } finally {
    db.close()
  }
}

async function showLock(): Promise<void> {
  const all = await knownAccounts()
  const [akun, ...akunLain] = all
  setState(akun ? { kind: 'terkunci', akun, akunLain } : { kind: 'masuk', akun: [] })
}

/**
 * Online: account and password. A new PIN is asked for after it, also when the old one was forgotten.
 * `kunci_tidak_ada`: signed in, but only the PIN she had opens what lies here.
 */
export async function signIn(input: {
  readonly kabupatenKode: string
  readonly namaPengguna: string
  readonly sandi: string
}): Promise<Result<Me, { readonly kode: string }>> {
  const rows = await deviceDb().akun.toArray()
  const byName = rows.find(
    (row) => row.kabupatenKode === input.kabupatenKode && row.namaPengguna === input.namaPengguna,
  )
  let asked = await askSignIn(input, byName ?? null)
  // The name is somebody else's by now: her phone is not his.
  if (asked.kode === 'id_dipakai') asked = await askSignIn(input, null)
  const owner = rows.find((row) => row.penggunaId === asked.me?.penggunaId)
  // She has another name by now: her key and her outbox belong to the phone they were made on.
  if (owner && owner.perangkatId !== asked.perangkatId) asked = await askSignIn(input, owner)
  const { me, perangkatId, known } = asked
  if (!me) {
    if (asked.kode === 'perangkat_dicabut' && known) await leaveRevoked(known)
    return err({ kode: asked.kode })
  }

  const open = openStore()
  if (open?.who.penggunaId === me.penggunaId) {
    // Only the session had ended: she goes on where she was.
    await open.putMe(me)
    await deviceDb().akun.update(me.penggunaId, { pintu: me.pintu })
    schedule?.poke()
    return ok(me)
  }
  await closeStore()
  return prepareKey(me, perangkatId, known)
}

interface AskedSignIn {
  readonly known: AkunRow | null
  readonly perangkatId: PerangkatId
  /** null when it was refused, or no answer came */
  readonly me: Me | null
  readonly kode: string
}

async function askSignIn(input: object, known: AkunRow | null): Promise<AskedSignIn> {
  const perangkatId =
    known?.perangkatId ??
    uuidV7<'perangkat'>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const answered = await request(
    '/api/masuk',
    {
      method: 'POST',
      body: JSON.stringify({ ...input, perangkat: { id: perangkatId, nama: deviceName() } }),
    },
    null,
  )
  if (!answered.ok) return { known, perangkatId, me: null, kode: answered.kode ?? answered.problem }
  const read = Me.safeParse(answered.value)
  return { known, perangkatId, me: read.data ?? null, kode: 'server_bermasalah' }
}

/** The data key of this device and user: a new one, or the one the server kept (SYNC-35). */
async function prepareKey(
  me: Me,
  perangkatId: PerangkatId,
  known: AkunRow | null,
): Promise<Result<Me, { readonly kode: string }>> {
  const akun: AkunRow = {
    penggunaId: me.penggunaId,
    perangkatId,
    kabupatenKode: me.kabupatenKode,
    namaPengguna: me.namaPengguna,
    nama: me.nama,
    posyandu: me.posyandu.map((one) => one.nama).join(', '),
    kunci: known?.kunci ?? null,
    isDititipkan: known?.isDititipkan ?? false,
    pintu: me.pintu,
    salah: known?.salah ?? 0,
    kodeTerpakai: known?.kodeTerpakai ?? [],
    terakhirDibuka: new Date().toISOString(),
  }
  await deviceDb().akun.put(akun)
  const raw = akun.kunci ? await releasedKey(akun) : newDataKey()
  if (!raw) {
    // The key did not come: the PIN she has still opens everything, and nothing is thrown away.
    await showLock()
    return err({ kode: 'kunci_tidak_ada' })
  }
  pending = { raw, akun, me }
  setState({ kind: 'buat_pin', me })
  return ok(me)
}

async function releasedKey({
  penggunaId,
  perangkatId,
}: AkunRow): Promise<Uint8Array<ArrayBuffer> | null> {
  const body = JSON.stringify({ perangkatId })
  const answered = await request('/api/perangkat/kunci', { method: 'POST', body }, perangkatId)
  if (!answered.ok || typeof answered.value !== 'object' || answered.value === null) return null
  if (!('kunci' in answered.value) || typeof answered.value.kunci !== 'string') return null
  const raw = fromBase64(answered.value.kunci)
  return (await opens(penggunaId, raw)) ? raw : null
}

/** A key that does not open what lies here must not take the place of one that does. */
async function opens(penggunaId: PenggunaId, raw: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const db = new Pangkalan(penggunaId)
  try {
    const row = await db.catatan.get('saya')
    if (row && 'iv' in row) await unseal(await importDataKey(raw), row)
    return true
  } catch {
    return false
  } finally {
    db.close()
  }
}

/** After a sign-in: wraps the data key of this device and user by the PIN, and opens. */
export async function createPin(pin: string): Promise<void> {
  if (!pending) return
  const { raw, akun, me } = pending
  const kunci = await wrapByPin(raw, pin, await deviceKeyOf(deviceDb()))
  await deviceDb().akun.put({ ...akun, kunci, salah: 0 })
  pending = null
  await openAs(akun, raw, me)
}

export async function unlock(
  penggunaId: PenggunaId,
  pin: string,
): Promise<Result<void, PinRefusal>> {
  const tried = await tryPin(deviceDb(), penggunaId, pin)
  if (!tried.ok) {
    if (tried.error.kode === 'pintu_tertutup') await refreshLock(penggunaId)
    return tried
  }
  const akun = await deviceDb().akun.get(penggunaId)
  if (!akun) throw new Error('an account was unlocked that is not here')
  await openAs(akun, tried.value, null)
  return ok(undefined)
}

async function openAs(akun: AkunRow, raw: Uint8Array<ArrayBuffer>, me: Me | null): Promise<void> {
  await closeStore()
  const store = await LocalStore.open(akun, await importDataKey(raw))
  if (me) await store.putMe(me)
  if (!store.me) throw new Error('an open store does not know whose it is')
  await deviceDb().akun.update(akun.penggunaId, { terakhirDibuka: new Date().toISOString() })
  if (!akun.isDititipkan) void depositKey(akun, raw)
  engine = new SyncEngine({ store, fetch: (url, init) => fetch(url, init) })
  engine.subscribe(() => void whenRevoked(akun))
  lastTouch = Date.now()
  store.subscribe(() => showOpen(store))
  setOpenStore(store)
  showOpen(store)
  schedule = startSchedule(engine)
  let waiting = store.queue.length
  store.subscribe(() => {
    if (store.queue.length > waiting) schedule?.poke()
    waiting = store.queue.length
  })
}

/** Nothing is rendered anew when only a record has changed. */
function showOpen(store: LocalStore): void {
  const { me, posyandu } = store
  if (!me || openStore() !== store) return
  if (state.kind === 'terbuka' && state.me === me && state.posyandu === posyandu) return
  setState({ kind: 'terbuka', me, posyandu })
}

/** The server keeps a copy of the key for a forgotten PIN; until it has it, every opening tries again. */
async function depositKey(
  { penggunaId, perangkatId }: AkunRow,
  raw: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const body = JSON.stringify({ perangkatId, kunci: toBase64(raw) })
  const answered = await request('/api/perangkat/kunci', { method: 'PUT', body }, perangkatId)
  if (answered.ok) await deviceDb().akun.update(penggunaId, { isDititipkan: true })
}

/** A code on paper, checked without a network; each opens once and gives ten more tries. */
export async function openDoor(
  penggunaId: PenggunaId,
  kode: string,
): Promise<Result<void, { readonly kode: 'kode_salah' }>> {
  const opened = await tryDoorCode(deviceDb(), penggunaId, kode)
  if (opened.ok) await refreshLock(penggunaId)
  return opened
}

/** The lock as it is now, with who is being asked for her PIN left in front. */
async function refreshLock(penggunaId: PenggunaId): Promise<void> {
  const all = await knownAccounts()
  const akun = all.find((one) => one.penggunaId === penggunaId)
  if (!akun || state.kind === 'terbuka') return
  setState({ kind: 'terkunci', akun, akunLain: all.filter((one) => one !== akun) })
}

/** What was typed stays as a draft; what was decrypted is dropped. */
export function lock(): void {
  if (openStore()) void closeStore().then(showLock)
}

/** The counts anew, with everybody where she stood. */
async function refreshCounts(): Promise<void> {
  if (state.kind === 'terkunci') await refreshLock(state.akun.penggunaId)
  else if (state.kind === 'masuk') setState({ kind: 'masuk', akun: await knownAccounts() })
}

/** Locks, and lets choose who goes on. */
export function switchKader(): void {
  void closeStore()
    .then(knownAccounts)
    .then((akun) => setState({ kind: 'masuk', akun }))
}

async function closeStore(): Promise<void> {
  const store = openStore()
  schedule?.stop()
  schedule = null
  engine = null
  if (!store) return
  setState({ kind: 'memuat' })
  setOpenStore(null)
  await store.close()
}

export async function choosePosyandu(id: PosyanduId): Promise<void> {
  await openStore()?.choosePosyandu(id)
  await schedule?.syncNow()
}

/** Ends the session at the server and forgets this kader here; refused while something is unsent. */
export async function signOut(): Promise<
  Result<void, { readonly kode: 'belum_terkirim'; readonly jumlah: number }>
> {
  const store = openStore()
  if (!store) return ok(undefined)
  const jumlah = store.queue.length + store.clashing.length
  if (jumlah > 0) return err({ kode: 'belum_terkirim', jumlah })
  const { penggunaId, perangkatId } = store.who
  // Without a network the session ends when its phone is revoked or its time is over.
  await request('/api/keluar', { method: 'POST', body: '{}' }, perangkatId)
  await closeStore()
  await forget(penggunaId)
  await showLock()
  return ok(undefined)
}

async function forget(penggunaId: PenggunaId): Promise<void> {
  await Dexie.delete(pangkalanName(penggunaId))
  await deviceDb().akun.delete(penggunaId)
}

/**
 * The sealed outbox of another kader of this phone, sent without her PIN (SYNC-34).
 * @returns how many the server has, and how many it did not take; null when it could not be reached
 */
export async function sendForOther(
  penggunaId: PenggunaId,
): Promise<{ readonly taken: number; readonly left: number } | null> {
  const akun = await deviceDb().akun.get(penggunaId)
  if (!akun || openStore()?.who.penggunaId === penggunaId) return null
  const db = new Pangkalan(penggunaId)
  try {
    const handed = await handOver(db, akun, (url, init) => fetch(url, init), { isKept: true })
    if (!handed) return null
    await deviceDb().akun.update(penggunaId, { diserahkan: handed.ids })
    await refreshCounts()
    return { taken: handed.taken, left: handed.left }
  } finally {
    db.close()
  }
}

/** SYNC-33: a revoked phone may only hand over; it forgets when the last row was confirmed. */
async function whenRevoked(akun: AkunRow): Promise<void> {
  if (engine?.state.problem !== 'perangkat_dicabut' || engine.state.isSyncing) return
  await closeStore()
  await leaveRevoked(akun)
}

async function leaveRevoked(akun: AkunRow): Promise<void> {
  const db = new Pangkalan(akun.penggunaId)
  const handed = await handOver(db, akun, (url, init) => fetch(url, init)).finally(() => db.close())
  if (handed?.left === 0) await forget(akun.penggunaId)
  await showLock()
}

/** While a hari buka is open the phone locks after 20 idle minutes instead of 5. */
export function setHariBukaOpen(isOpen: boolean): void {
  isDayOpen = isOpen
}

function watchIdle(): void {
  const touch = () => {
    lastTouch = Date.now()
  }
  const look = () => {
    const limit = isDayOpen ? IDLE_OPEN_DAY_MS : IDLE_MS
    if (openStore() && Date.now() - lastTouch > limit) lock()
  }
  for (const kind of ['pointerdown', 'keydown'])
    window.addEventListener(kind, touch, { passive: true, capture: true })
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', () => {
    // Timers sleep in a pocket: the first look at the screen asks how long it was.
    if (document.visibilityState === 'visible') look()
    else void openStore()?.drafts.flush()
  })
  window.addEventListener('pagehide', () => void openStore()?.drafts.flush())
}

function deviceName(): string {
  const { userAgent } = navigator
  return (/\(([^)]*)\)/.exec(userAgent)?.[1] ?? userAgent).slice(0, 80)
}
