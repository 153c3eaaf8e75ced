import { Me } from '@simpul/contract/pengguna.ts'
import {
  APP_VERSION,
  CommandReply,
  PULL_LIMIT,
  type PullReply,
  type PullRequest,
  type PushRequest,
} from '@simpul/contract/sync.ts'
import type { CommandId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { LocalStore } from '../local/local-store.ts'
import { isDiskFull } from '../local/pangkalan.ts'
import { nextToSend, type Queued } from './outbox.ts'
import type { Answer } from './settle.ts'

/** Why the last try did not reach the server. `perlu_masuk`: sign in again; nothing is lost. */
export type SyncProblem =
  | 'tanpa_jaringan'
  | 'perlu_masuk'
  | 'perangkat_dicabut'
  | 'versi_terlalu_lama'
  | 'ganti_sandi_dulu'
  | 'penyimpanan_penuh'
  | 'server_bermasalah'

export interface SyncState {
  readonly isSyncing: boolean
  readonly problem: SyncProblem | null
  /** records received and to come, while a long pull runs */
  readonly progress: { readonly done: number; readonly total: number } | null
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

interface Deps {
  readonly store: LocalStore
  readonly fetch: Fetch
  /** where the server is, when it is not where the app came from */
  readonly baseUrl?: string
  readonly appVersion?: number
}

const TIMEOUT_MS = 60_000
/** Who one is and where changes rarely; asked at most this often. */
const ME_EVERY_MS = 3_600_000
/** Posyandu that are not open: asked for this rarely, and so many of them at most. */
const OTHERS_EVERY_MS = 900_000
const OTHERS_MAX = 24
/** A history that changes this often within one round is a server that does not know itself. */
const MAX_ROUNDS = 4

/** Push, then pull. One round at a time; a second caller waits for the one that runs. */
export class SyncEngine {
  readonly #deps: Deps
  #running: Promise<SyncProblem | null> | null = null
  #state: SyncState = { isSyncing: false, problem: null, progress: null }
  #meAt = Number.NEGATIVE_INFINITY
  /** when a posyandu that is not open was last pulled to its end */
  readonly #othersAt = new Map<PosyanduId, number>()
  readonly #listeners = new Set<() => void>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  get state(): SyncState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns what kept it from ending well, or null */
  syncOnce(): Promise<SyncProblem | null> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #run(): Promise<SyncProblem | null> {
    const { store } = this.#deps
    this.#set({ isSyncing: true })
    let problem: SyncProblem | null = null
    try {
      problem = await this.#rounds()
      if (problem === null && !store.isClosed) await store.finishSync()
    } catch (error) {
      // A full disk keeps what was not answered: it is sent again when there is room.
      if (isDiskFull(error)) problem = 'penyimpanan_penuh'
      // The phone was locked under way: the disk is closed, what was not answered is sent next time.
      else if (!store.isClosed) throw error
    } finally {
      this.#set({ isSyncing: false, progress: null, problem })
    }
    return problem
  }

  async #rounds(): Promise<SyncProblem | null> {
    const { store } = this.#deps
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const pushed = await this.#push()
      if (pushed) return pushed
      const about = await this.#refreshMe()
      if (about) return about
      const pulled = await this.#pull()
      // Who must choose a new password is told so by what the phone knows of her.
      if (pulled === 'ganti_sandi_dulu' && !store.me?.harusGantiSandi) await this.#refreshMe(true)
      if (pulled !== 'other_history') return pulled
      if (store.isClosed) return null
    }
    return 'server_bermasalah'
  }

  /** Everything that may go, in batches; a command that was answered is not sent twice in one round. */
  async #push(): Promise<SyncProblem | null> {
    const { store } = this.#deps
    const tried = new Set<CommandId>()
    for (;;) {
      if (store.isClosed) return null
      const batch = nextToSend(store.queue, tried)
      if (batch.length === 0) return null
      const problem = await this.#pushBatch(batch, tried)
      if (problem) return problem
    }
  }

  /** A batch the server stumbles over is halved, so that one command does not hold back the others (SYNC-8). */
  async #pushBatch(batch: readonly Queued[], tried: Set<CommandId>): Promise<SyncProblem | null> {
    const { store, appVersion = APP_VERSION } = this.#deps
    const answered = await this.#post('/api/sync/push', {
      perangkatId: store.who.perangkatId,
      appVersion,
      sentAt: new Date(store.now()).toISOString(),
      commands: batch.map(({ command }) => command),
    } satisfies PushRequest)
    if (!answered.ok) {
      if (answered.problem !== 'server_bermasalah' || batch.length === 1) return answered.problem
      const half = Math.ceil(batch.length / 2)
      const first = await this.#pushBatch(batch.slice(0, half), tried)
      const second =
        first === null || first === 'server_bermasalah'
          ? await this.#pushBatch(batch.slice(half), tried)
          : null
      return first ?? second
    }
    const reply = readPushReply(answered.value)
    if (!reply) return 'tanpa_jaringan'
    // Another history first: what it answers now belongs to the new one (SYNC-32).
    if (await store.meetEpoch(reply.epoch)) tried.clear()
    await store.settle(reply.answers)
    for (const { command } of batch) tried.add(command.id)
    return null
  }

  async #refreshMe(isForced = false): Promise<SyncProblem | null> {
    const { store } = this.#deps
    if (!isForced && store.me && store.now() - this.#meAt < ME_EVERY_MS) return null
    const answered = await this.#send('/api/saya', { method: 'GET' })
    if (!answered.ok) return answered.problem
    const me = Me.safeParse(answered.value)
    if (!me.success) return null
    if (me.data.penggunaId !== store.who.penggunaId) return 'perlu_masuk'
    await store.putMe(me.data)
    this.#meAt = store.now()
    return null
  }

  /** The posyandu that is open, whole; then the others she serves (SYNC-38). */
  async #pull(): Promise<PullProblem | null> {
    const { posyandu } = this.#deps.store
    const problem = posyandu ? await this.#pullMine(posyandu.id) : null
    return problem ?? (await this.#pullOthers())
  }

  /**
   * A bidan stands tomorrow in another of her posyandu, without a network. One page of each first, so
   * that a large one does not keep the small ones waiting; then the rest.
   */
  async #pullOthers(): Promise<PullProblem | null> {
    const { store } = this.#deps
    const isDue = (id: PosyanduId) =>
      store.now() - (this.#othersAt.get(id) ?? Number.NEGATIVE_INFINITY) > OTHERS_EVERY_MS
    const others = (store.me?.posyandu ?? [])
      .map(({ id }) => id)
      .filter((id) => id !== store.posyandu?.id && isDue(id))
      .slice(0, OTHERS_MAX)
    for (const pages of [1, Number.POSITIVE_INFINITY]) {
      for (const id of others.filter(isDue)) {
        const problem = await this.#pullMine(id, pages)
        if (problem) return problem
      }
    }
    return null
  }

  /** One that is no longer hers is asked about once, and the others are pulled all the same. */
  async #pullMine(id: PosyanduId, pages?: number): Promise<PullProblem | null> {
    const problem = await this.#pullPosyandu(id, pages)
    if (problem !== 'bukan_miliknya') return problem
    const { store } = this.#deps
    this.#othersAt.set(id, store.now())
    const about = await this.#refreshMe(true)
    // A server that gives it to her and does not find it is no server that has been met.
    const isHers = store.me?.posyandu.some((one) => one.id === id) ?? false
    return about ?? (isHers ? 'server_bermasalah' : null)
  }

  async #pullPosyandu(
    id: PosyanduId,
    pages = Number.POSITIVE_INFINITY,
  ): Promise<PullProblem | 'bukan_miliknya' | null> {
    const { store, appVersion = APP_VERSION } = this.#deps
    const sentUpTo = store.lastSent
    for (let done = 0, page = 0; page < pages; page += 1) {
      if (store.isClosed) return null
      const { epoch, scope, since } = await store.kursorOf(id)
      const answered = await this.#post('/api/sync/pull', {
        perangkatId: store.who.perangkatId,
        appVersion,
        posyanduId: id,
        epoch,
        scope,
        since,
        limit: PULL_LIMIT,
      } satisfies PullRequest)
      if (!answered.ok)
        return answered.kode === 'tidak_ditemukan' ? 'bukan_miliknya' : answered.problem
      const reply = readPullReply(answered.value)
      if (!reply) return 'tanpa_jaringan'
      if (await store.meetEpoch(reply.epoch)) return 'other_history'
      await store.applyPage(id, reply, sentUpTo)
      done += reply.changes.length
      this.#set({ progress: reply.hasMore ? { done, total: done + reply.remaining } : null })
      if (!reply.hasMore) {
        await this.#takePacks(reply.packs)
        this.#othersAt.set(id, store.now())
        return null
      }
    }
    return null
  }

  /** Its code is loaded only when there is one to take: most pulls bring none. */
  async #takePacks(packs: PullReply['packs'] = []): Promise<void> {
    const { store } = this.#deps
    const held = Object.values(store.paket).map((one) => one.sha256)
    if (packs.every(({ sha256 }) => held.includes(sha256))) return
    const { fetchPaket } = await import('./paket.ts')
    await fetchPaket(store, packs, (body) => this.#post('/api/sync/paket', body))
  }

  #post(path: string, body: object): Promise<Answered> {
    return this.#send(path, { method: 'POST', body: JSON.stringify(body) })
  }

  async #send(path: string, init: RequestInit): Promise<Answered> {
    const { fetch, baseUrl = '', store } = this.#deps
    const answered = await send(fetch, baseUrl + path, init, store.who.perangkatId)
    if (answered.serverAt !== null) store.noteServerTime(answered.serverAt)
    return answered
  }

  #set(part: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}

type PullProblem = SyncProblem | 'other_history'

/** `serverAt`: the server's clock, milliseconds since 1970, where the answer told it. */
export type Answered = { readonly serverAt: number | null } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: SyncProblem; readonly kode: string | null }
)

/** One request. A page of a hotel's network in place of an answer is no network. */
export async function send(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  perangkatId: string | null,
): Promise<Answered> {
  const hangUp = new AbortController()
  const timer = setTimeout(() => hangUp.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(init.body ? { 'content-type': 'application/json' } : {}),
        // Kader who share a phone each have their own session; this says whose it should be.
        ...(perangkatId ? { 'x-simpul-perangkat': perangkatId } : {}),
      },
      signal: hangUp.signal,
    })
    const value: unknown = await response.json()
    const at = Date.parse(response.headers.get('date') ?? '')
    const serverAt = Number.isNaN(at) ? null : at
    if (response.ok) return { ok: true, value, serverAt }
    const kode = kodeOf(value)
    return { ok: false, problem: problemOf(response.status, kode), kode, serverAt }
  } catch {
    return { ok: false, problem: 'tanpa_jaringan', kode: null, serverAt: null }
  } finally {
    clearTimeout(timer)
  }
}

function kodeOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'kode' in value ? String(value.kode) : null
}

function problemOf(status: number, kode: string | null): SyncProblem {
  if (kode === 'perangkat_dicabut') return 'perangkat_dicabut'
  if (kode === 'versi_terlalu_lama') return 'versi_terlalu_lama'
  if (kode === 'ganti_sandi_dulu') return 'ganti_sandi_dulu'
  // A session of another kader of this phone, or none.
  if (status === 401 || kode === 'tidak_berwenang') return 'perlu_masuk'
  return 'server_bermasalah'
}

export interface ReadPush {
  readonly epoch: string
  readonly answers: readonly Answer[]
}

/** Each answer is read alone: one that this app does not understand leaves its command waiting. */
export function readPushReply(value: unknown): ReadPush | null {
  if (!isObject(value) || typeof value['epoch'] !== 'string' || !Array.isArray(value['replies']))
    return null
  const sentAt = String(value['receivedAt'])
  const answers = value['replies'].flatMap((raw: unknown): readonly Answer[] => {
    const read = CommandReply.safeParse(raw)
    if (!read.success) return unknownRefusal(raw)
    const { data } = read
    if (data.outcome === 'refused') {
      return [
        { id: data.commandId, outcome: 'refused', tolak: { kode: data.kode, field: data.field } },
      ]
    }
    const { commandId, recordId, version } = data
    const clash = data.outcome === 'conflict' ? data.clash : []
    return [{ id: commandId, outcome: 'taken', diterima: { sentAt, recordId, version, clash } }]
  })
  return { epoch: value['epoch'], answers }
}

/** A reason of a newer server has no words here: it is shown as something to look at. */
function unknownRefusal(raw: unknown): readonly Answer[] {
  if (!isObject(raw) || raw['outcome'] !== 'refused' || typeof raw['commandId'] !== 'string')
    return []
  const tolak = { kode: 'isian_salah', field: null } as const
  return [{ id: raw['commandId'] as CommandId, outcome: 'refused', tolak }]
}

/** Records are not parsed one by one: thousands come, and a field of a newer app is kept (SYNC-19). */
function readPullReply(value: unknown): PullReply | null {
  const isPage =
    isObject(value) &&
    typeof value['epoch'] === 'string' &&
    typeof value['next'] === 'number' &&
    Array.isArray(value['changes']) &&
    Array.isArray(value['removals'])
  return isPage ? (value as PullReply) : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
