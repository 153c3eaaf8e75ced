import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import { Me } from '@simpul/contract/pengguna.ts'
import {
  type CommandId,
  hariBukaId,
  kehadiranId,
  type PerangkatId,
  type SasaranId,
} from '@simpul/domain/shared/ids.ts'
import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { importDataKey, newDataKey, toBase64 } from '../../apps/kader/src/local/kunci.ts'
import { LocalStore, type SaveOptions } from '../../apps/kader/src/local/local-store.ts'
import type { Disk } from '../../apps/kader/src/local/pangkalan.ts'
import { type Fetch, SyncEngine } from '../../apps/kader/src/sync/engine.ts'
import {
  anId,
  aPengukuranBody,
  aSasaranBody,
  aTempat,
  type PenggunaBaru,
  SANDI,
  type Tempat,
} from '../../apps/server/src/testing/builders.ts'
import type { TestServer } from '../../apps/server/src/testing/test-server.ts'

/** What may happen to one request on its way. */
export type Fault =
  | 'none'
  | 'lost_request'
  | 'lost_answer'
  | 'cut_answer'
  | 'doubled'
  | 'hotel_page'
export const FAULTS: readonly Fault[] = [
  'none',
  'lost_request',
  'lost_answer',
  'cut_answer',
  'doubled',
  'hotel_page',
]

let places = 0
/** A desa of its own for each test: its feed begins at nothing. */
export function aPlace(server: TestServer): Promise<Tempat> {
  places += 1
  return aTempat(server.owner, `33.16.09.${2_000 + places}`)
}

export const HARI = tanggal('2026-09-08')

/** The real memory and engine of a kader's phone, with a disk of its own and a road that may be bad. */
export class Phone {
  readonly server: TestServer
  readonly tempat: Tempat
  readonly who: {
    readonly penggunaId: Me['penggunaId']
    readonly perangkatId: PerangkatId
    readonly kabupatenKode: string
  }
  readonly disk: Disk
  readonly raw: Uint8Array<ArrayBuffer>
  cookie: string
  /** of the next requests, one each */
  faults: Fault[] = []
  /** what was asked, in order */
  asked: string[] = []
  /** the phone's clock against the server's, milliseconds */
  skew = 0
  appVersion = 1
  store: LocalStore
  engine: SyncEngine

  private constructor(
    base: Pick<Phone, 'server' | 'tempat' | 'who' | 'disk' | 'raw' | 'cookie'>,
    store: LocalStore,
  ) {
    this.server = base.server
    this.tempat = base.tempat
    this.who = base.who
    this.disk = base.disk
    this.raw = base.raw
    this.cookie = base.cookie
    this.store = store
    this.engine = this.#newEngine()
  }

  static async signIn(
    server: TestServer,
    tempat: Tempat,
    pengguna: PenggunaBaru,
    { skew = 0 }: { readonly skew?: number } = {},
  ): Promise<Phone> {
    const perangkatId = anId<'perangkat'>()
    const signedIn = await signInAs(server, tempat, pengguna, perangkatId)
    const raw = newDataKey()
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange }
    const who = { penggunaId: pengguna.id, perangkatId, kabupatenKode: tempat.kabupatenKode }
    const stored = await server.app.inject({
      method: 'PUT',
      url: '/api/perangkat/kunci',
      headers: { cookie: signedIn.cookie, 'x-simpul-perangkat': perangkatId },
      payload: { perangkatId, kunci: toBase64(raw) },
    })
    if (stored.statusCode !== 200)
      throw new Error(`the key was answered ${stored.statusCode} ${stored.body}`)
    const now = () => server.clock.now + skew
    const store = await LocalStore.open(who, await importDataKey(raw), now, disk)
    await store.putMe(signedIn.me)
    const phone = new Phone({ server, tempat, who, disk, raw, cookie: signedIn.cookie }, store)
    phone.skew = skew
    return phone
  }

  #newEngine(): SyncEngine {
    return new SyncEngine({ store: this.store, fetch: this.fetch, appVersion: this.appVersion })
  }

  get headers(): Readonly<Record<string, string>> {
    return { cookie: this.cookie, 'x-simpul-perangkat': this.who.perangkatId }
  }

  readonly fetch: Fetch = async (url, init) => {
    const fault = this.faults.shift() ?? 'none'
    this.asked.push(url)
    if (fault === 'lost_request') throw new TypeError('no network')
    if (fault === 'hotel_page') return new Response('<html>Selamat datang</html>', { status: 200 })
    const ask = () =>
      this.server.app.inject({
        method: init.method === 'GET' ? 'GET' : 'POST',
        url,
        headers: { ...(init.headers as Record<string, string>), cookie: this.cookie },
        ...(typeof init.body === 'string' ? { payload: init.body } : {}),
      })
    if (fault === 'doubled') await ask()
    const { statusCode, body } = await ask()
    if (fault === 'lost_answer') throw new TypeError('connection reset')
    if (fault === 'cut_answer')
      return new Response(body.slice(0, body.length / 2), { status: statusCode })
    return new Response(body, { status: statusCode })
  }

  sync() {
    return this.engine.syncOnce()
  }

  /** Syncs until a round ends well. */
  async syncWell(tries = 20): Promise<void> {
    for (let i = 0; i < tries; i += 1) if ((await this.sync()) === null) return
    throw new Error(`the phone did not get through: ${this.engine.state.problem}`)
  }

  /** The battery dies: nothing is closed in order, and the app is opened again on the same disk. */
  async kill({
    appVersion = this.appVersion,
  }: {
    readonly appVersion?: number
  } = {}): Promise<void> {
    this.store.isClosed = true
    this.store.db.close()
    this.appVersion = appVersion
    this.store = await LocalStore.open(
      this.who,
      await importDataKey(this.raw),
      () => this.server.clock.now + this.skew,
      this.disk,
    )
    this.engine = this.#newEngine()
  }

  async save<K extends CommandKind>(
    kind: K,
    body: CommandBody<K>,
    options: SaveOptions = {},
  ): Promise<CommandId> {
    const saved = await this.store.save(kind, body, options)
    if (!saved.ok) throw new Error(`not saved: ${saved.error.kode}`)
    return saved.value.commandId
  }

  async register(over: Parameters<typeof aSasaranBody>[1] = {}): Promise<SasaranId> {
    const body = aSasaranBody(this.tempat.posyanduId, over)
    await this.save('sasaran.register', body)
    return body.id
  }

  /** A correction made on what the screen shows. */
  correct(
    sasaranId: SasaranId,
    to: Partial<Record<'rt' | 'dusun' | 'telepon' | 'nama', string>>,
  ): Promise<CommandId> {
    const now = this.sasaran(sasaranId)
    const from = Object.fromEntries(Object.keys(to).map((field) => [field, now[field]]))
    const { posyanduId } = this.tempat
    return this.save(
      'sasaran.correct',
      { sasaranId, posyanduId, from, to },
      { basedOnVersion: now.version },
    )
  }

  async weigh(sasaranId: SasaranId, over: Parameters<typeof aPengukuranBody>[2] = {}) {
    const body = aPengukuranBody(this.tempat.posyanduId, sasaranId, over)
    const commandId = await this.save('pengukuran.record', body)
    return { id: body.id, commandId }
  }

  openDay(on = HARI): Promise<CommandId> {
    const { posyanduId } = this.tempat
    return this.save('hari_buka.open', {
      hariBukaId: hariBukaId(posyanduId, on),
      posyanduId,
      tanggal: on,
    })
  }

  async arrive(sasaranId: SasaranId, nomorAntrean: string, on = HARI) {
    const { posyanduId } = this.tempat
    const id = kehadiranId(posyanduId, on, sasaranId)
    const day = { hariBukaId: hariBukaId(posyanduId, on), posyanduId, tanggal: on }
    await this.save('kehadiran.record', {
      ...day,
      kehadiranId: id,
      sasaranId,
      nomorAntrean,
      isTamu: false,
    })
    return id
  }

  mark(id: ReturnType<typeof kehadiranId>, langkah: number): Promise<CommandId> {
    return this.save('kehadiran.mark', {
      kehadiranId: id,
      posyanduId: this.tempat.posyanduId,
      langkah,
    })
  }

  sasaran(id: SasaranId) {
    const found = this.store.records.sasaran.get(id)
    if (!found) throw new Error(`the phone does not know ${id}`)
    return found
  }

  async pengukuranOf(id: SasaranId) {
    const riwayat = await this.store.loadRiwayat([id])
    return [...(riwayat.get(id)?.pengukuran ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  refusals(): readonly string[] {
    return this.store.queue.flatMap(({ tolak }) => (tolak ? [tolak.kode] : []))
  }
}

export async function signInAs(
  server: TestServer,
  tempat: Tempat,
  pengguna: PenggunaBaru,
  perangkatId: PerangkatId,
) {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/masuk',
    payload: {
      kabupatenKode: tempat.kabupatenKode,
      namaPengguna: pengguna.namaPengguna,
      sandi: SANDI,
      perangkat: { id: perangkatId, nama: 'HP' },
    },
  })
  if (response.statusCode !== 200)
    throw new Error(`sign-in answered ${response.statusCode} ${response.body}`)
  const [cookie] = response.cookies
  return { me: Me.parse(response.json()), cookie: `${cookie?.name}=${cookie?.value}` }
}
