import type { Me, PosyanduView } from '@simpul/contract/pengguna.ts'
import type { PenggunaId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { SyncEngine } from '../sync/engine.ts'
import { type Schedule, startSchedule } from '../sync/schedule.ts'
import { changeAkun, deviceDb, type KnownAccount, knownAccounts } from './akun.ts'
import { touched, watchIdle } from './idle.ts'
import { importDataKey, newDataKey, wrapByPin } from './kunci.ts'
import { LocalStore } from './local-store.ts'
import { openStore, setOpenStore } from './open-store.ts'
import { type AkunRow, isDiskFull, unlessDiskFull } from './pangkalan.ts'
import { deviceKeyOf, type PinRefusal, tryDoorCode, tryPin } from './pintu.ts'
import { ask, askAs, askSignIn, depositKey, releasedKey, type SignInTexts } from './sign-in.ts'
import { openTabs, type Tabs } from './tab-lain.ts'
import type { Handed, OnProgress } from './titipan.ts'

export type { KnownAccount } from './akun.ts'

/** What the lock has to tell once: a revoked phone has handed over everything and forgotten it. */
export interface Kabar {
  readonly kode: 'sudah_bersih'
  readonly nama: string
}

type SessionState =
  | { readonly kind: 'memuat' }
  /** nobody is open; `akun` may be empty */
  | {
      readonly kind: 'masuk'
      readonly akun: readonly KnownAccount[]
      readonly kabar: Kabar | null
    }
  | {
      readonly kind: 'terkunci'
      readonly akun: KnownAccount
      readonly akunLain: readonly KnownAccount[]
    }
  | { readonly kind: 'buat_pin'; readonly me: Me }
  /** open on a revoked phone: what was not handed over yet, and nothing else (SYNC-33) */
  | { readonly kind: 'dicabut'; readonly me: Me }
  /** `posyandu` is null until one was chosen among several */
  | { readonly kind: 'terbuka'; readonly me: Me; readonly posyandu: PosyanduView | null }

/** What is between a sign-in and a PIN: in memory only. */
interface Pending {
  readonly raw: Uint8Array<ArrayBuffer>
  readonly akun: AkunRow
  readonly me: Me
}

type DiskFull = { readonly kode: 'penyimpanan_penuh' }

let state: SessionState = { kind: 'memuat' }
let pending: Pending | null = null
let engine: SyncEngine | null = null
let schedule: Schedule | null = null
let tabs: Tabs | null = null
let isStarted = false
const listeners = new Set<() => void>()

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
  watchIdle(lockHere)
  await showLock()
}

async function showLock(): Promise<void> {
  const [akun, ...akunLain] = await knownAccounts()
  setState(akun ? { kind: 'terkunci', akun, akunLain } : { kind: 'masuk', akun: [], kabar: null })
}

/**
 * Online: account and password. A new PIN is asked for after it, also when the old one was forgotten.
 * `kunci_tidak_ada`: signed in, but only the PIN she had opens what lies here.
 */
export async function signIn(input: SignInTexts): Promise<Result<Me, { readonly kode: string }>> {
  try {
    return await signInAs(input)
  } catch (error) {
    if (isDiskFull(error)) return err({ kode: 'penyimpanan_penuh' })
    throw error
  }
}

async function signInAs(input: SignInTexts): Promise<Result<Me, { readonly kode: string }>> {
  const { me, perangkatId, known, kode } = await askSignIn(input, await deviceDb().akun.toArray())
  if (!me) {
    if (kode !== 'perangkat_dicabut' || !known) return err({ kode })
    const handed = await leaveRevoked(known)
    return handed.ok && handed.value.left > 0 ? signInAnew(input, known) : err({ kode })
  }

  const open = openStore()
  if (open?.who.penggunaId === me.penggunaId) {
    // Only the session had ended: she goes on where she was.
    await open.putMe(me)
    await changeAkun(me.penggunaId, { pintu: me.pintu })
    schedule?.poke()
    return ok(me)
  }
  await closeStore()
  return prepareKey(me, perangkatId, known)
}

/**
 * SYNC-41: the phone stays revoked, she is not. As a new phone she gets the key of the old one, and what
 * the server did not take lies where everything lies that is to be put right. Without that key nothing
 * changes here: her PIN still opens it.
 */
async function signInAnew(
  input: SignInTexts,
  known: AkunRow,
): Promise<Result<Me, { readonly kode: string }>> {
  const { me, perangkatId, kode } = await askAs(input, null)
  if (!me) return err({ kode })
  const raw = await releasedKey(known, perangkatId)
  if (!raw) {
    await ask('/api/keluar', { method: 'POST', body: '{}' }, perangkatId)
    return err({ kode: 'perangkat_dicabut' })
  }
  const { isDicabut: _, ...row } = known
  const akun: AkunRow = { ...row, perangkatId, isDititipkan: false, pintu: me.pintu, salah: 0 }
  await deviceDb().akun.put(akun)
  pending = { raw, akun, me }
  setState({ kind: 'buat_pin', me })
  return ok(me)
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
    diserahkan: known?.diserahkan ?? [],
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

/** After a sign-in: wraps the data key of this device and user by the PIN, and opens. */
export async function createPin(pin: string): Promise<Result<void, DiskFull>> {
  if (!pending) return ok(undefined)
  const { raw, akun, me } = pending
  const kunci = await wrapByPin(raw, pin, await deviceKeyOf(deviceDb()))
  try {
    await deviceDb().akun.put({ ...akun, kunci, salah: 0 })
  } catch (error) {
    if (isDiskFull(error)) return err({ kode: 'penyimpanan_penuh' })
    throw error
  }
  pending = null
  await openAs(akun, raw, me)
  return ok(undefined)
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
  const terakhirDibuka = new Date().toISOString()
  await changeAkun(akun.penggunaId, { terakhirDibuka }).catch(unlessDiskFull)
  touched()
  setOpenStore(store)
  // Another window has forgotten her.
  store.subscribe(() => store.isClosed && lockHere())
  if (akun.isDicabut) return setState({ kind: 'dicabut', me: store.me })
  if (!akun.isDititipkan) void depositKey(akun, raw)
  tabs = openTabs(store, lockHere)
  engine = new SyncEngine({ store, fetch: (url, init) => fetch(url, init) })
  engine.subscribe(() => void whenRevoked(store))
  store.subscribe(() => showOpen(store))
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
  if (!me || openStore() !== store || state.kind === 'dicabut') return
  if (state.kind === 'terbuka' && state.me === me && state.posyandu === posyandu) return
  setState({ kind: 'terbuka', me, posyandu })
}

/** A code on paper, checked without a network; each opens once and gives ten more tries. */
export async function openDoor(
  penggunaId: PenggunaId,
  kode: string,
): Promise<Result<void, { readonly kode: 'kode_salah' | 'penyimpanan_penuh' }>> {
  const opened = await tryDoorCode(deviceDb(), penggunaId, kode)
  if (opened.ok) await refreshLock(penggunaId)
  return opened
}

/** The lock as it is now, with who is being asked for her PIN left in front. */
async function refreshLock(penggunaId: PenggunaId): Promise<void> {
  const all = await knownAccounts()
  const akun = all.find((one) => one.penggunaId === penggunaId)
  if (!akun || openStore()) return
  setState({ kind: 'terkunci', akun, akunLain: all.filter((one) => one !== akun) })
}

/** By her own hand: every tab of hers is locked. What was typed stays as a draft. */
export function lock(): void {
  tabs?.lockOthers()
  lockHere()
}

/** What was decrypted is dropped; another tab, where somebody may be working, stays as it is. */
function lockHere(): void {
  if (openStore()) void closeStore().then(showLock)
}

/** The counts anew, with everybody where she stood. */
async function refreshCounts(): Promise<void> {
  if (state.kind === 'terkunci') await refreshLock(state.akun.penggunaId)
  else if (state.kind === 'masuk') setState({ ...state, akun: await knownAccounts() })
}

/** Locks, and lets choose who goes on. */
export function switchKader(): void {
  tabs?.lockOthers()
  void closeStore().then(() => showChoice(null))
}

async function showChoice(kabar: Kabar | null): Promise<void> {
  setState({ kind: 'masuk', akun: await knownAccounts(), kabar })
}

async function closeStore(): Promise<void> {
  const store = openStore()
  schedule?.stop()
  schedule = null
  engine = null
  tabs?.close()
  tabs = null
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
  tabs?.lockOthers()
  await closeStore()
  const { forget } = await import('./lupakan.ts')
  const left = await forget(penggunaId)
  // Without a network the session ends when its phone is revoked or its time is over.
  if (left === 0) await ask('/api/keluar', { method: 'POST', body: '{}' }, perangkatId)
  await showLock()
  return left === 0 ? ok(undefined) : err({ kode: 'belum_terkirim', jumlah: left })
}

/** The new password stands: what was waiting for it may be pulled now. */
export async function sandiChanged(): Promise<void> {
  const store = openStore()
  if (!store?.me) return
  await store.putMe({ ...store.me, harusGantiSandi: false })
  await schedule?.syncNow()
}

/** The sealed outbox of another kader of this phone, sent without her PIN (SYNC-33, SYNC-34). */
export async function sendForOther(
  penggunaId: PenggunaId,
  onProgress: OnProgress = () => undefined,
): Promise<Handed> {
  const { sendSealed } = await import('./titipan.ts')
  const handed = await sendSealed(penggunaId, onProgress)
  const akun = await deviceDb().akun.get(penggunaId)
  if (!handed.ok || handed.value.left > 0 || !akun?.isDicabut) {
    await refreshCounts()
    return handed
  }
  const left = await becomeClean(akun)
  if (left > 0) await refreshCounts()
  return ok({ ...handed.value, left })
}

/** SYNC-33: a revoked phone may only hand over; what was handed over is asked on the screen that says so. */
async function whenRevoked(store: LocalStore): Promise<void> {
  if (engine?.state.problem !== 'perangkat_dicabut' || engine.state.isSyncing || !store.me) return
  schedule?.stop()
  schedule = null
  engine = null
  tabs?.lockOthers()
  tabs?.close()
  tabs = null
  await changeAkun(store.who.penggunaId, { isDicabut: true })
  if (openStore() === store) setState({ kind: 'dicabut', me: store.me })
}

/** A sign-in was refused because the phone is revoked: what lies here goes first, then it is forgotten. */
async function leaveRevoked({ penggunaId }: AkunRow): Promise<Handed> {
  if (openStore()?.who.penggunaId === penggunaId) await closeStore()
  await changeAkun(penggunaId, { isDicabut: true })
  const handed = await sendForOther(penggunaId)
  if (state.kind !== 'masuk') await showLock()
  return handed
}

/**
 * On a revoked phone, when nothing is left that a person must settle: everything of hers leaves it.
 * @param kept what was not handed over and lies in a file that was read again
 * @returns how many commands hold it back; they stay, and nothing is forgotten
 */
export async function leaveClean(
  penggunaId: PenggunaId,
  kept: readonly string[] = [],
): Promise<number> {
  const akun = await deviceDb().akun.get(penggunaId)
  if (!akun?.isDicabut) return 0
  if (openStore()?.who.penggunaId === penggunaId) await closeStore()
  const left = await becomeClean(akun, kept)
  if (left > 0) await showLock()
  return left
}

async function becomeClean(
  { penggunaId, nama }: AkunRow,
  kept: readonly string[] = [],
): Promise<number> {
  const { forget } = await import('./lupakan.ts')
  const left = await forget(penggunaId, kept)
  if (left === 0) await showChoice({ kode: 'sudah_bersih', nama })
  return left
}
