import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { Me, PosyanduView } from '@simpul/contract/pengguna.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { Command, PullReply } from '@simpul/contract/sync.ts'
import {
  type CommandId,
  type PenggunaId,
  type PerangkatId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import {
  type AppliedCommand,
  applyCommand,
  type BeginsAt,
  type ReadRecord,
  type RecordOf,
} from '../sync/apply.ts'
import {
  addQueued,
  appliedOf,
  isReplaced,
  loadClashing,
  loadQueue,
  type Queued,
} from '../sync/outbox.ts'
import {
  type Answer,
  type Clashing,
  loadSent,
  meetEpoch,
  pruneSent,
  type Sent,
  settle,
} from '../sync/settle.ts'
import { findAfter, kaitanOf } from '../sync/stands-on.ts'
import { DraftBox } from './draft-box.ts'
import { seal, unseal } from './kunci.ts'
import { Memory, NO_RECORDS, type Records } from './memory.ts'
import type { Paket } from './paket.ts'
import { type Disk, isDiskFull, type Kursor, Pangkalan, unlessDiskFull } from './pangkalan.ts'
import {
  applyPage,
  type Base,
  dropPosyandu,
  emptyBase,
  hasNews,
  loadBase,
  loadRiwayatBase,
  type PreparedPage,
  preparePage,
  type RiwayatBase,
  readKursor,
  readPulled,
  writePage,
} from './rekam.ts'

/** What a request takes on its way is no change of a clock. */
const NOTED_SKEW_MS = 60_000

export interface SaveOptions {
  /** version of the record on the screen; null or absent for a new fact */
  readonly basedOnVersion?: number | null
  /** more commands it stands on than those of its record and its parents, which are found here */
  readonly after?: readonly CommandId[]
  /** the refused command this one takes the place of */
  readonly replaces?: CommandId
}

/** A command that is not saved yet. */
export interface NewCommand<K extends CommandKind = CommandKind> {
  readonly kind: K
  readonly body: CommandBody<K>
}

export type SaveRefusal = { readonly kode: 'penyimpanan_penuh' | 'terkunci' }

export interface Riwayat {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
  readonly rujukan: readonly RujukanRecord[]
}

interface Who {
  readonly penggunaId: PenggunaId
  readonly perangkatId: PerangkatId
  readonly kabupatenKode: string
}

/**
 * The open database of one kader: what was pulled, what she did since, and both together in memory.
 * It knows no screen, no network and no clock but the one it is given.
 */
export class LocalStore {
  readonly who: Who
  readonly db: Pangkalan
  readonly key: CryptoKey
  readonly now: () => number
  readonly drafts: DraftBox
  me: Me | null = null
  posyandu: PosyanduView | null = null
  paket: Paket = {}
  queue: readonly Queued[] = []
  sent: readonly Sent[] = []
  clashing: readonly Clashing[] = []
  epoch: string | null = null
  lastSyncAt: string | null = null
  /** the server's clock when this phone last met it, milliseconds since 1970 */
  serverAt: number | null = null
  /** the phone's clock against the server's, measured since it was opened */
  skewMs: number | null = null
  /** posyandu of which at least the first page is on this phone */
  pulled: ReadonlySet<PosyanduId> = new Set()
  isClosed = false
  /** how often this tab has written something that another tab would show */
  writes = 0
  #base: Base = emptyBase()
  #kursor: Kursor | null = null
  #memory: Memory = new Memory(() => 'di_kader_bidang')
  #turn: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<() => void>()

  private constructor(who: Who, db: Pangkalan, key: CryptoKey, now: () => number) {
    this.who = who
    this.db = db
    this.key = key
    this.now = now
    this.drafts = new DraftBox(db, key, now)
    db.on('versionchange', () => {
      this.isClosed = true
      this.#show()
    })
  }

  /** Opens and reads everything that is shown. @param now milliseconds since 1970, UTC */
  static async open(
    who: Who,
    key: CryptoKey,
    now: () => number = Date.now,
    disk?: Disk,
  ): Promise<LocalStore> {
    const store = new LocalStore(who, new Pangkalan(who.penggunaId, disk), key, now)
    const { db } = store
    const chosen = await db.catatan.get('posyandu')
    const chosenId = chosen && 'iv' in chosen ? await unseal<PosyanduId>(key, chosen) : null
    await pruneSent(db, key, now())
    await store.drafts.load()
    await store.#read()
    store.#choose(chosenId)
    await store.#loadPosyandu()
    return store
  }

  async #read(): Promise<void> {
    const { db, key } = this
    const saya = await db.catatan.get('saya')
    const me = saya && 'iv' in saya ? await unseal<Me>(key, saya) : null
    // The same person read again is no other person: nothing is rendered anew for it.
    if (JSON.stringify(me) !== JSON.stringify(this.me)) this.me = me
    const epoch = await db.catatan.get('epoch')
    if (epoch && 'epoch' in epoch) this.epoch = epoch.epoch
    const sinkron = await db.catatan.get('sinkron')
    if (sinkron && 'at' in sinkron) {
      this.lastSyncAt = sinkron.at
      this.serverAt = sinkron.serverAt ?? null
    }
    const paket = await db.catatan.get('paket')
    if (paket && 'iv' in paket) this.paket = await unseal<Paket>(key, paket)
    this.pulled = await readPulled(db)
    this.queue = await loadQueue(db, key)
    this.clashing = await loadClashing(db, key)
  }

  /** What another tab has written meanwhile. */
  readAgain(): Promise<void> {
    return this.inTurn(async () => {
      if (this.isClosed) return
      await this.#read()
      this.#choose(this.posyandu?.id ?? null)
      await this.#loadPosyandu()
      this.#show()
    })
  }

  get records(): Records {
    return this.isClosed ? NO_RECORDS : this.#memory.records
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Drops what was decrypted, after what is being written is written. The database stays as it is. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.#turn
    await this.drafts.flush()
    this.#base = emptyBase()
    this.#memory = new Memory(() => 'di_kader_bidang')
    this.queue = []
    this.sent = []
    this.clashing = []
    this.db.close()
    this.#listeners.clear()
  }

  putMe(me: Me): Promise<void> {
    return this.inTurn(() => this.#putMe(me))
  }

  async #putMe(me: Me): Promise<void> {
    await this.db.catatan.put({ id: 'saya', ...(await seal(this.key, me)) })
    this.me = me
    await this.#dropForeign(me)
    const before = this.posyandu?.id ?? null
    this.#choose(before)
    if (this.posyandu?.id !== before) await this.#loadPosyandu()
    this.#tell()
  }

  /** Who no longer serves a posyandu keeps nothing of it here but what she has not sent. */
  async #dropForeign(me: Me): Promise<void> {
    const mine = new Set(me.posyandu.map((one) => one.id))
    const foreign = [...this.pulled].filter((id) => !mine.has(id))
    if (foreign.length === 0) return
    for (const id of foreign) await dropPosyandu(this.db, id)
    this.pulled = await readPulled(this.db)
  }

  /** In turn: a page that is being written would be laid over what was read before it. */
  choosePosyandu(id: PosyanduId): Promise<void> {
    return this.inTurn(() => this.#choosePosyandu(id))
  }

  async #choosePosyandu(id: PosyanduId): Promise<void> {
    const row = { id: 'posyandu', ...(await seal(this.key, id)) } as const
    // A full disk only forgets the choice at the next start.
    await this.db.catatan.put(row).catch(unlessDiskFull)
    this.#choose(id)
    await this.#loadPosyandu()
    this.#tell()
  }

  /** Who serves in one posyandu need not choose it. */
  #choose(id: PosyanduId | null): void {
    const mine = this.me?.posyandu ?? []
    this.posyandu =
      mine.find((one) => one.id === id) ?? (mine.length === 1 ? (mine[0] ?? null) : null)
  }

  async #loadPosyandu(): Promise<void> {
    const id = this.posyandu?.id ?? null
    this.#kursor = id ? await readKursor(this.db, id) : null
    this.#base = id ? await loadBase(this.db, this.key, id) : emptyBase()
    this.#memory = new Memory(this.#beginsAt())
    // Another posyandu may have been pulled less far: its sent commands are wanted as well.
    this.sent = await loadSent(this.db, this.key, this.#kursor?.tertarikSampai ?? 0, this.now())
    this.#rebuild()
  }

  #beginsAt(): BeginsAt {
    const { me, posyandu } = this
    const mine = me?.penugasan.filter((one) => one.posyanduId === posyandu?.id) ?? []
    return (bidang) => {
      const isMine = mine.some(
        (one) => one.peran === 'ketua' || one.peran === 'sekretaris' || one.bidang === bidang,
      )
      const hasKader = posyandu?.petugas.some((one) => one.bidang === bidang) ?? false
      return isMine || !hasKader ? 'di_desa' : 'di_kader_bidang'
    }
  }

  /** One writer of the outbox at a time: the next looks at what the one before wrote. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Saves a command: durable when this resolves. */
  async save<K extends CommandKind>(
    kind: K,
    body: CommandBody<K>,
    options: SaveOptions = {},
  ): Promise<Result<{ readonly commandId: CommandId }, SaveRefusal>> {
    const saved = await this.inTurn(() => this.#save([{ kind, body }], options))
    if (!saved.ok) return saved
    const [commandId] = saved.value
    if (!commandId) throw new Error('one command was saved and has no id')
    return ok({ commandId })
  }

  /** Saves commands that belong together, all or none: a phone that dies in between has none of them. */
  saveAll(list: readonly NewCommand[]): Promise<Result<readonly CommandId[], SaveRefusal>> {
    return this.inTurn(() => this.#save(list, {}))
  }

  async #save(
    list: readonly NewCommand[],
    options: SaveOptions,
  ): Promise<Result<readonly CommandId[], SaveRefusal>> {
    if (this.isClosed) return err({ kode: 'terkunci' })
    const old = options.replaces
      ? this.queue.find(({ command }) => command.id === options.replaces)
      : undefined
    if (options.replaces && !old && (await isReplaced(this.db, this.key, options.replaces)))
      return ok([options.replaces])
    const standing = this.#standing().filter((one) => one.id !== old?.command.id)
    const made = list.map(({ kind, body }) => {
      const id = uuidV7<'command'>(this.now(), crypto.getRandomValues(new Uint8Array(10)))
      const kaitan = kaitanOf(kind, body)
      const after = new Set([...(options.after ?? []), ...findAfter(kaitan, standing)])
      const command: Command = {
        id,
        kind,
        v: 1,
        posyanduId: body.posyanduId,
        basedOnVersion: options.basedOnVersion ?? null,
        after: [...after].slice(-50),
        recordedAt: new Date(this.now()).toISOString(),
        // As the wire has it: what JSON drops is dropped now, not after a restart.
        body: JSON.parse(JSON.stringify(body)) as Record<string, unknown>,
      }
      standing.push({ id, kaitan, isRefused: false })
      return { command, kaitan }
    })
    const ids = made.map(({ command }) => command.id)
    const [first] = ids
    const children = old && first ? this.#childrenOf(old, first) : []
    let seqs: readonly number[]
    try {
      const commands = made.map(({ command }) => command)
      seqs = await addQueued(this.db, this.key, commands, old ? { old, children } : null)
    } catch (error) {
      if (isDiskFull(error)) return err({ kode: 'penyimpanan_penuh' })
      if (this.isClosed) return err({ kode: 'terkunci' })
      throw error
    }
    if (this.isClosed) return ok(ids)
    const changed = new Map(children.map((child) => [child.seq, child]))
    const rest = this.queue
      .filter((one) => one.seq !== old?.seq)
      .map((one) => changed.get(one.seq) ?? one)
    const added = made.map((one, i) => ({ ...one, seq: seqs[i] ?? 0, tolak: null }))
    this.queue = [...rest, ...added]
    const applied = made.map(({ command }) => appliedOf(command, null))
    if (old || applied.includes(null)) this.#rebuild()
    else
      for (const one of applied)
        if (one && one.body.posyanduId === this.posyandu?.id) this.#memory.add(one)
    this.#tell()
    return ok(ids)
  }

  #childrenOf(old: Queued, replacement: CommandId): readonly Queued[] {
    return this.queue
      .filter(({ command }) => command.after.includes(old.command.id))
      .map((child) => ({
        ...child,
        command: {
          ...child.command,
          after: child.command.after.map((parent) =>
            parent === old.command.id ? replacement : parent,
          ),
        },
      }))
  }

  /** What a new command may stand on: what waits, and what was taken but not pulled yet. */
  #standing() {
    const waiting = this.queue.flatMap(({ command, kaitan, tolak }) =>
      kaitan ? [{ id: command.id, kaitan, isRefused: tolak !== null }] : [],
    )
    const taken = this.#unpulled().flatMap(({ command, kaitan }) =>
      kaitan ? [{ id: command.id, kaitan, isRefused: false }] : [],
    )
    return [...taken, ...waiting]
  }

  #unpulled(): readonly Sent[] {
    const pulled = this.#kursor?.tertarikSampai ?? 0
    return this.sent.filter(
      ({ urut, command }) => urut > pulled && command.posyanduId === this.posyandu?.id,
    )
  }

  /** Somebody whose turn it is has rewritten the outbox on disk: what is shown follows. */
  async readQueue(): Promise<void> {
    this.queue = await loadQueue(this.db, this.key)
    this.#rebuild()
    this.#tell()
  }

  /** A clash that a person has settled. */
  async dropClash(id: CommandId): Promise<void> {
    await this.db.konflik.update(id, { selesai: new Date(this.now()).toISOString() })
    this.clashing = this.clashing.filter(({ command }) => command.id !== id)
    this.#tell()
  }

  settle(answers: readonly Answer[]): Promise<void> {
    return this.inTurn(() => this.#settle(answers))
  }

  async #settle(answers: readonly Answer[]): Promise<void> {
    const settled = await settle(this.db, this.key, this.queue, answers)
    this.queue = settled.queue
    this.sent = [...this.sent, ...settled.sent]
    // A restored server answers a clash again that a person has not looked at yet (SYNC-32).
    const again = new Set(settled.clashing.map(({ command }) => command.id))
    this.clashing = [
      ...this.clashing.filter(({ command }) => !again.has(command.id)),
      ...settled.clashing,
    ]
    this.#rebuild()
    this.#tell()
  }

  /** @returns true when the server has another history than the one this phone knew (SYNC-32) */
  meetEpoch(epoch: string): Promise<boolean> {
    return this.inTurn(() => this.#meetEpoch(epoch))
  }

  async #meetEpoch(epoch: string): Promise<boolean> {
    const isOther = await meetEpoch(this.db, this.epoch, epoch)
    this.epoch = epoch
    if (!isOther) return false
    this.sent = []
    await this.readQueue()
    return true
  }

  async kursorOf(id: PosyanduId): Promise<Kursor> {
    return readKursor(this.db, id)
  }

  /** How far the answers go: what a pull that begins now will contain. */
  get lastSent(): number {
    return this.sent.at(-1)?.urut ?? 0
  }

  /** Opening and sealing a page takes long; what is saved meanwhile does not wait for it. */
  async applyPage(id: PosyanduId, page: PullReply, sentUpTo: number): Promise<void> {
    const before = await readKursor(this.db, id)
    if (this.pulled.has(id) && !hasNews(before, page, sentUpTo)) return
    const prepared = await preparePage(this.db, this.key, id, before, page, sentUpTo)
    await this.inTurn(() => this.#writePage(id, page, prepared))
  }

  async #writePage(id: PosyanduId, page: PullReply, prepared: PreparedPage): Promise<void> {
    await writePage(this.db, id, prepared)
    if (!this.pulled.has(id)) this.pulled = new Set([...this.pulled, id])
    if (this.isClosed) return
    if (id !== this.posyandu?.id) return this.#tell()
    this.#kursor = prepared.kursor
    if (prepared.isShown) applyPage(this.#base, page)
    else if (!page.hasMore) this.#base = await loadBase(this.db, this.key, id)
    this.#rebuild()
    this.#tell()
  }

  /** Packs that came whole take the place of those before, all in one row (SYNC-39). */
  async putPaket(paket: Paket): Promise<void> {
    const all = { ...this.paket, ...paket }
    await this.db.catatan.put({ id: 'paket', ...(await seal(this.key, all)) })
    this.paket = all
    this.#tell()
  }

  /** Every answer tells the server's clock; it is kept with the next sync that ends well. */
  noteServerTime(at: number): void {
    const skewMs = this.now() - at
    const hasMoved = this.skewMs === null || Math.abs(skewMs - this.skewMs) > NOTED_SKEW_MS
    this.serverAt = at
    if (!hasMoved) return
    this.skewMs = skewMs
    this.#show()
  }

  async finishSync(): Promise<void> {
    const at = new Date(this.now()).toISOString()
    const { serverAt } = this
    await this.db.catatan.put({ id: 'sinkron', at, ...(serverAt === null ? {} : { serverAt }) })
    this.lastSyncAt = at
    this.#tell()
  }

  async loadRiwayat(ids: readonly SasaranId[]): Promise<ReadonlyMap<SasaranId, Riwayat>> {
    const id = this.posyandu?.id
    if (!id || this.isClosed) return new Map()
    const known = await loadRiwayatBase(this.db, this.key, id, ids)
    const wanted = new Set<string>(ids)
    const over = this.#over().filter(
      ({ body }) => 'sasaranId' in body && wanted.has(String(body.sasaranId)),
    )
    const rujukan = this.records.rujukan.filter(
      (one) => one.sasaranId !== null && wanted.has(one.sasaranId),
    )
    return new Map(
      ids.map((sasaranId) => [
        sasaranId,
        {
          ...riwayatWith(
            known.get(sasaranId) ?? { pengukuran: [], layanan: [] },
            over.filter(({ body }) => 'sasaranId' in body && body.sasaranId === sasaranId),
          ),
          rujukan: rujukan.filter((one) => one.sasaranId === sasaranId),
        },
      ]),
    )
  }

  /**
   * The commands that are shown over what was pulled, in order. A refused change is not: what the
   * server has stands. A refused new fact is: it is true until a person says otherwise.
   */
  #over(): readonly AppliedCommand[] {
    const sent = this.#unpulled().map(({ seq, command, diterima }) => ({
      seq,
      applied: appliedOf(command, diterima),
    }))
    const waiting = this.queue
      .filter(({ command, kaitan, tolak }) => {
        if (command.posyanduId !== this.posyandu?.id) return false
        return tolak === null || (kaitan?.isMaking && !command.body['supersedes'])
      })
      .map(({ seq, command }) => ({ seq, applied: appliedOf(command, null) }))
    return [...sent, ...waiting]
      .sort((a, b) => a.seq - b.seq)
      .flatMap(({ applied }) => applied ?? [])
  }

  #rebuild(): void {
    if (!this.isClosed) this.#memory.rebuild(this.#base, this.#over())
  }

  /** Something was written here. */
  #tell(): void {
    this.writes += 1
    this.#show()
  }

  #show(): void {
    for (const listener of this.#listeners) listener()
  }
}

function riwayatWith(base: RiwayatBase, commands: readonly AppliedCommand[]): RiwayatBase {
  const pengukuran = new Map(base.pengukuran.map((one) => [one.id as string, one]))
  const layanan = new Map(base.layanan.map((one) => [one.id as string, one]))
  const read: ReadRecord = (kind, id) => {
    const found: { readonly [K in keyof RecordOf]: () => RecordOf[K] | undefined } = {
      pengukuran: () => pengukuran.get(id),
      layanan: () => layanan.get(id),
      sasaran: () => undefined,
      hari_buka: () => undefined,
      kehadiran: () => undefined,
      rujukan: () => undefined,
    }
    return found[kind]()
  }
  for (const command of commands) {
    for (const [kind, record] of applyCommand(read, command)) {
      if (kind === 'pengukuran') pengukuran.set(record.id, record)
      if (kind === 'layanan') layanan.set(record.id, record)
    }
  }
  return { pengukuran: [...pengukuran.values()], layanan: [...layanan.values()] }
}
