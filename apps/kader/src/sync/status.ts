import type { RefusalKode } from '@simpul/contract/refusal.ts'
import type { FieldClash } from '@simpul/contract/sync.ts'
import type { CommandId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'

/** A command as a person reads it. `kind` and `body` are the contract's. */
export interface OutboxItem {
  readonly commandId: CommandId
  readonly kind: string
  readonly recordedAt: string
  /** whom it is about, when it is about a person */
  readonly sasaranId: SasaranId | null
  readonly body: Readonly<Record<string, unknown>>
}

export interface RefusedItem extends OutboxItem {
  readonly kode: RefusalKode
  readonly field: string | null
}

export interface ConflictItem extends OutboxItem {
  readonly clash: readonly FieldClash[]
}

export interface SentItem extends OutboxItem {
  readonly sentAt: string
}

/** Why the last try did not reach the server. `perlu_masuk`: sign in again; nothing is lost. */
export type SyncProblem = 'tanpa_jaringan' | 'perlu_masuk' | 'perangkat_dicabut' | 'versi_terlalu_lama' | 'server_bermasalah'

export interface Outbox {
  readonly waiting: readonly OutboxItem[]
  readonly refused: readonly RefusedItem[]
  readonly conflicts: readonly ConflictItem[]
  readonly sentToday: readonly SentItem[]
  readonly lastSyncAt: string | null
  readonly isOnline: boolean
  readonly isSyncing: boolean
  /** records received and to come, while a long pull runs */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly problem: SyncProblem | null
}

const NOTHING: Outbox = {
  waiting: [],
  refused: [],
  conflicts: [],
  sentToday: [],
  lastSyncAt: null,
  isOnline: true,
  isSyncing: false,
  progress: null,
  problem: null,
}

/** Renders again when a command is saved, sent, refused or settled. */
export function useOutbox(): Outbox {
  return NOTHING
}

/** Push, then pull, now. Resolves when it has ended, well or not. */
export async function syncNow(): Promise<void> {}

/** Field by field: whose value stands. `mine` is sent as a new correction. */
export async function settleConflict(
  _commandId: CommandId,
  _choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Promise<Result<void, { readonly kode: 'penyimpanan_penuh' | 'terkunci' }>> {
  return err({ kode: 'terkunci' })
}

/** A refused command is put aside with a reason, and with it what stands on it. It stays on the phone. */
export async function setAside(
  _commandId: CommandId,
  _alasan: string,
): Promise<Result<void, { readonly kode: 'penyimpanan_penuh' | 'terkunci' }>> {
  return err({ kode: 'terkunci' })
}

/** The outbox as it lies, sealed: a file to hand over when the network never comes. */
export async function exportSealed(): Promise<Blob | null> {
  return null
}
