import type { CommandKind } from '@simpul/contract/command.ts'
import type { Pintu } from '@simpul/contract/pengguna.ts'
import type { CommandId, PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { Dexie, type DexieOptions, type EntityTable } from 'dexie'
import type { Sealed, WrappedKey } from './kunci.ts'

/**
 * What lies on the disk of a phone. Readable there: ids, sequence, kinds and states. Everything else
 * is sealed (SYNC-4). Versions of these databases only add stores and indexes; what is inside a
 * sealed row carries its own version and is lifted when it is read.
 */

/** One kader of this phone, as much of her as the lock screen shows. */
export interface AkunRow {
  readonly penggunaId: PenggunaId
  readonly perangkatId: PerangkatId
  readonly nama: string
  readonly namaPengguna: string
  readonly kabupatenKode: string
  posyandu: string
  /** null: signed in, PIN not made yet. */
  wrapped: WrappedKey | null
  /** Wrong PINs since the last right one; ten close the door. */
  tries: number
  pintu: Pintu | null
  /** Door codes that were used: each opens once. */
  usedCodes: string[]
  unsent: number
  lastUsedAt: number
  /** Set when the server said that this phone is revoked: it may only hand over its outbox. */
  isRevoked: boolean
}

interface KunciRow {
  readonly id: 'perangkat'
  readonly key: CryptoKey
}

export class PerangkatDb extends Dexie {
  declare akun: EntityTable<AkunRow, 'penggunaId'>
  declare kunci: EntityTable<KunciRow, 'id'>

  constructor(options: DexieOptions = {}, name = 'simpul-perangkat') {
    super(name, { chromeTransactionDurability: 'strict', ...options })
    this.version(1).stores({ akun: 'penggunaId', kunci: 'id' })
  }
}

/**
 * `blok`: about 500 people together, the base of the list. `orang`: one person changed since.
 * `riwayat`: everything of one person. `hari`: a day with its arrivals. `urusan`: one matter.
 * `tetap`: cursor, Me, chosen posyandu.
 */
export type RowKind = 'blok' | 'orang' | 'riwayat' | 'hari' | 'urusan' | 'tetap'

export interface SealedRow extends Sealed {
  readonly id: string
  readonly kind: RowKind
}

/**
 * `waiting` is to be sent; `refused` and `conflict` wait for a person; `sent` was accepted and is
 * kept 60 days for a restored server; `aside` was put away by a person, with a reason.
 */
export type OutboxState = 'waiting' | 'refused' | 'conflict' | 'sent' | 'aside'

export interface OutboxRow extends Sealed {
  readonly id: CommandId
  /** Order of saving on this phone. */
  readonly seq: number
  readonly kind: CommandKind
  state: OutboxState
  /** Milliseconds: when the server accepted it. */
  sentAt: number
  /** 1 until a whole pull after the acceptance has brought the record back: shown over the base till then. */
  overlay: 0 | 1
  /** The answer that stopped it, sealed: reasons and clashes name fields of people. */
  answer: Sealed | null
}

export interface DraftRow extends Sealed {
  readonly key: string
  readonly savedAt: number
}

export class PenggunaDb extends Dexie {
  declare rows: EntityTable<SealedRow, 'id'>
  declare outbox: EntityTable<OutboxRow, 'id'>
  declare drafts: EntityTable<DraftRow, 'key'>

  constructor(penggunaId: PenggunaId, options: DexieOptions = {}) {
    super(`simpul-${penggunaId}`, { chromeTransactionDurability: 'strict', ...options })
    this.version(1).stores({ rows: 'id, kind', outbox: 'id, seq, state', drafts: 'key, savedAt' })
  }
}
