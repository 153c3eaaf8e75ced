import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import { Me } from '@simpul/contract/pengguna.ts'
import type { Command } from '@simpul/contract/sync.ts'
import type { CommandId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { importDataKey, newDataKey, seal, unseal } from '../../apps/kader/src/local/kunci.ts'
import { LocalStore } from '../../apps/kader/src/local/local-store.ts'
import type { Disk } from '../../apps/kader/src/local/pangkalan.ts'
import { SyncEngine, type SyncProblem, type SyncState } from '../../apps/kader/src/sync/engine.ts'
import {
  anId,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import type { TestServer } from '../../apps/server/src/testing/test-server.ts'
import { Network } from './network.ts'

/** One phone of one kader: her disk, her key, her clock and her road to the server. */
export class Device {
  readonly network: Network
  readonly disk: Disk = { indexedDB: new IDBFactory(), IDBKeyRange }
  readonly perangkatId: PerangkatId = anId<'perangkat'>()
  readonly rawKey = newDataKey()
  readonly clock: { skewMs: number } = { skewMs: 0 }
  appVersion: number | undefined
  /** records in one page, when it is not the app's own */
  limit: number | undefined
  #store: LocalStore | null = null
  #engine: SyncEngine | null = null
  readonly #server: TestServer
  readonly #tempat: Tempat
  readonly #pengguna: PenggunaBaru

  private constructor(server: TestServer, tempat: Tempat, pengguna: PenggunaBaru) {
    this.#server = server
    this.#tempat = tempat
    this.#pengguna = pengguna
    this.network = new Network(() => server.app)
  }

  /** Signed in and open, with nothing pulled yet. */
  static async of(server: TestServer, tempat: Tempat, pengguna: PenggunaBaru): Promise<Device> {
    const device = new Device(server, tempat, pengguna)
    const me = await device.signIn()
    await device.start()
    await device.store.putMe(me)
    return device
  }

  async signIn(): Promise<Me> {
    const answer = await this.#post('/api/masuk', {
      kabupatenKode: this.#tempat.kabupatenKode,
      namaPengguna: this.#pengguna.namaPengguna,
      sandi: SANDI,
      perangkat: { id: this.perangkatId, nama: 'HP' },
    })
    if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`)
    return Me.parse(await answer.json())
  }

  get now(): number {
    return this.#server.clock.now + this.clock.skewMs
  }

  get store(): LocalStore {
    if (!this.#store) throw new Error('the phone is off')
    return this.#store
  }

  async start(): Promise<void> {
    const who = {
      penggunaId: this.#pengguna.id,
      perangkatId: this.perangkatId,
      kabupatenKode: this.#tempat.kabupatenKode,
    }
    this.#store = await LocalStore.open(
      who,
      await importDataKey(this.rawKey),
      () => this.now,
      this.disk,
    )
    this.#engine = new SyncEngine({
      store: this.#store,
      fetch: (url, init) => this.network.fetch(url, this.#withLimit(url, init)),
      ...(this.appVersion === undefined ? {} : { appVersion: this.appVersion }),
    })
  }

  onProgress(listener: (progress: SyncState['progress']) => void): void {
    const engine = this.#engine
    engine?.subscribe(() => listener(engine.state.progress))
  }

  /** The browser is killed and opened again: what was in memory is gone. */
  async restart(): Promise<void> {
    await this.store.close()
    await this.start()
  }

  async save<K extends CommandKind>(
    kind: K,
    body: CommandBody<K>,
    options: Parameters<LocalStore['save']>[2] = {},
  ): Promise<CommandId> {
    const saved = await this.store.save(kind, body, options)
    if (!saved.ok) throw new Error(`not saved: ${saved.error.kode}`)
    return saved.value.commandId
  }

  async sync(): Promise<SyncProblem | null> {
    if (!this.#engine) throw new Error('the phone is off')
    return this.#engine.syncOnce()
  }

  /** Until it ends well, as a phone that tries again whenever there is a signal. */
  async syncUntilDone(tries = 20): Promise<void> {
    let problem: SyncProblem | null = null
    for (let i = 0; i < tries; i += 1) {
      problem = await this.sync()
      if (problem === null) return
    }
    throw new Error(`still ${problem} after ${tries} tries`)
  }

  /** Ids of what waits, oldest first. */
  get waiting(): readonly CommandId[] {
    return this.store.queue.filter(({ tolak }) => tolak === null).map(({ command }) => command.id)
  }

  get refused(): readonly string[] {
    return this.store.queue.flatMap(({ tolak }) => (tolak ? [tolak.kode] : []))
  }

  /** Changes a queued command on the disk, as no app does: to stand for one of another age. */
  async rewrite(id: CommandId, change: (command: Command) => Command): Promise<void> {
    const { db, key } = this.store
    const row = await db.outbox.where('id').equals(id).first()
    if (!row) throw new Error(`${id} is not in the outbox`)
    const sealed = await seal(key, change(await unseal<Command>(key, row)))
    await db.outbox.update(row.seq, { ...sealed })
    await this.restart()
  }

  /** Of whom measures or services lie on the disk. */
  async riwayatOnDisk(): Promise<ReadonlySet<string>> {
    const { db, key } = this.store
    const rows = (await db.rekam.toArray()).filter(({ kunci }) => kunci.includes('/riwayat:'))
    const groups = await Promise.all(
      rows.map((row) => unseal<Readonly<Record<string, unknown>>>(key, row)),
    )
    return new Set(groups.flatMap((group) => Object.keys(group)))
  }

  async post(url: string, body: object): Promise<Response> {
    return this.#post(url, body)
  }

  /** A page is as large as the phone asks for. */
  #withLimit(url: string, init: RequestInit): RequestInit {
    if (this.limit === undefined || url !== '/api/sync/pull' || typeof init.body !== 'string')
      return init
    return {
      ...init,
      body: JSON.stringify({ ...(JSON.parse(init.body) as object), limit: this.limit }),
    }
  }

  #post(url: string, body: object): Promise<Response> {
    return this.network.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-simpul-perangkat': this.perangkatId },
      body: JSON.stringify(body),
    })
  }
}
