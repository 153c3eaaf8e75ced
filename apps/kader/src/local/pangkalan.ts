import type { Pintu } from '@simpul/contract/pengguna.ts'
import type { CommandId, PenggunaId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { Dexie, type Table } from 'dexie'
import type { Sealed, WrappedKey } from './kunci.ts'

/** Where the databases lie: the browser's own, or one in memory for a test. */
export interface Disk {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** A command on this phone. Id, sequence and kind are readable; the command itself is not (SYNC-4). */
export interface QueuedRow extends Sealed {
  readonly seq: number
  readonly id: CommandId
  readonly kind: string
  /** what the server last answered; absent while it has not */
  readonly jawaban?: Sealed
}

/** A command as it lay in the outbox. */
interface SentCommand extends Sealed {
  readonly seq: number
  readonly id: CommandId
  readonly kind: string
}

/**
 * The commands of one push that the server has taken, kept 60 days (SYNC-20). One row: with a row for
 * each, keeping a day's work took longer than all the rest of settling it. `urut` is the order of the
 * answers.
 */
export interface SentRow {
  readonly urut: number
  /** of the first of them */
  readonly id: CommandId
  readonly isi: readonly SentCommand[]
  /** pairs of id and answer */
  readonly jawaban: Sealed
}

/** As the first app kept them: a row for each. Read as well, until 60 days have passed. */
export interface SentAlone extends SentCommand {
  readonly urut: number
  readonly jawaban: Sealed
}

/** A clash that a person looks at, or a refused command put aside with a reason. */
export interface KeptRow extends Sealed {
  /** when a person settled the clash: a restored server asks again (SYNC-32), the person is not asked */
  readonly selesai?: string
  readonly seq: number
  readonly id: CommandId
  readonly kind: string
  readonly jawaban: Sealed
}

/**
 * Pulled records, sealed. The key is `<posyandu>/<generation>/` and then
 * `blok:<n>` up to 500 people · `orang:<id>` one person, over the blocks · `riwayat:<n>` of some people:
 * measures and services · `hari:<hari buka>` a day and who came · `urusan:<rujukan>`.
 */
export interface RekamRow extends Sealed {
  readonly kunci: string
}

/** How far one posyandu has been pulled. `building` is a generation that is not whole yet (SYNC-28, SYNC-32). */
export interface Kursor {
  readonly epoch: string | null
  readonly scope: string | null
  readonly since: number
  readonly generasi: number
  readonly building: number | null
  /** `urut` up to which sent commands are contained in what was pulled (SYNC-26) */
  readonly tertarikSampai: number
}

/** Small things beside: a cursor of each posyandu, the epoch, when it last met the server, the packs. */
type CatatanRow =
  | { readonly id: `kursor:${PosyanduId}`; readonly kursor: Kursor }
  | { readonly id: 'epoch'; readonly epoch: string }
  | { readonly id: 'sinkron'; readonly at: string; readonly serverAt?: number }
  | ({ readonly id: 'saya' } & Sealed)
  | ({ readonly id: 'posyandu' } & Sealed)
  | ({ readonly id: 'paket' } & Sealed)

interface DrafRow extends Sealed {
  readonly id: string
}

/** Everything one kader has on this phone. Versions of it only add stores and indexes. */
export class Pangkalan extends Dexie {
  declare readonly outbox: Table<
    QueuedRow,
    number,
    Omit<QueuedRow, 'seq'> & { readonly seq?: number }
  >
  declare readonly terkirim: Table<SentRow | SentAlone, number, Omit<SentRow, 'urut'>>
  declare readonly konflik: Table<KeptRow, CommandId>
  declare readonly disisihkan: Table<KeptRow, CommandId>
  declare readonly rekam: Table<RekamRow, string>
  declare readonly catatan: Table<CatatanRow, string>
  declare readonly draf: Table<DrafRow, string>

  constructor(penggunaId: PenggunaId, disk: Disk = globalThis) {
    super(pangkalanName(penggunaId), { ...pickDisk(disk), chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      outbox: '++seq, &id',
      terkirim: '++urut, &id',
      konflik: 'id',
      disisihkan: 'id',
      rekam: 'kunci',
      catatan: 'id',
      draf: 'id',
    })
    // Another tab forgets this kader: nothing may be saved here any more, and nothing opens it anew.
    this.on('versionchange', () => {
      this.close()
      return false
    })
  }
}

export function pangkalanName(penggunaId: PenggunaId): string {
  return `simpul-${penggunaId}`
}

/** One kader as the lock knows her: everything that is needed to open, nothing about people. */
export interface AkunRow {
  readonly penggunaId: PenggunaId
  readonly perangkatId: PerangkatId
  readonly kabupatenKode: string
  readonly namaPengguna: string
  readonly nama: string
  readonly posyandu: string
  /** null between the first sign-in and the first PIN */
  readonly kunci: WrappedKey | null
  /** the data key lies at the server too, for a forgotten PIN */
  readonly isDititipkan: boolean
  readonly pintu: Pintu | null
  /** wrong PINs since the last right one or the last code */
  readonly salah: number
  /** hashes of codes on paper that were used */
  readonly kodeTerpakai: readonly string[]
  readonly terakhirDibuka: string
  /** commands the server has already, though they still lie in her outbox (SYNC-34) */
  readonly diserahkan?: readonly CommandId[]
  /** the server has said that this phone is revoked (SYNC-33) */
  readonly isDicabut?: boolean
}

interface PerangkatRow {
  readonly id: 'kunci'
  readonly kunci: CryptoKey
}

/** What the phone knows before anybody typed a PIN. */
export class PangkalanPerangkat extends Dexie {
  declare readonly akun: Table<AkunRow, PenggunaId>
  declare readonly perangkat: Table<PerangkatRow, string>

  constructor(disk: Disk = globalThis) {
    super('simpul-perangkat', { ...pickDisk(disk), chromeTransactionDurability: 'strict' })
    this.version(1).stores({ akun: 'penggunaId', perangkat: 'id' })
  }
}

function pickDisk({ indexedDB, IDBKeyRange }: Disk): Disk {
  return { indexedDB, IDBKeyRange }
}

/** For what may be left out when the disk is full. */
export function unlessDiskFull(error: unknown): undefined {
  if (!isDiskFull(error)) throw error
}

/** The disk is full: nothing was written, everything before is still there (SYNC-5). */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError') return true
  return (
    'inner' in error && error.inner instanceof Error && error.inner.name === 'QuotaExceededError'
  )
}
