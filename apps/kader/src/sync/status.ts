import type { RefusalKode } from '@simpul/contract/refusal.ts'
import type { Command, FieldClash } from '@simpul/contract/sync.ts'
import type { CommandId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { openStore, subscribeStore } from '../local/open-store.ts'
import { openEngine, openSchedule } from '../local/session.ts'
import type { SyncProblem, SyncState } from './engine.ts'

export type { SyncProblem } from './engine.ts'

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

interface SentItem extends OutboxItem {
  readonly sentAt: string
}

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

const IDLE: SyncState = { isSyncing: false, problem: null, progress: null }

/** Renders again when a command is saved, sent, refused or settled. */
export function useOutbox(): Outbox {
  const queue = useSyncExternalStore(subscribeStore, () => openStore()?.queue)
  const sent = useSyncExternalStore(subscribeStore, () => openStore()?.sent)
  const clashing = useSyncExternalStore(subscribeStore, () => openStore()?.clashing)
  const lastSyncAt = useSyncExternalStore(subscribeStore, () => openStore()?.lastSyncAt ?? null)
  const sync = useSyncState()
  const isOnline = useIsOnline()
  return useMemo(() => {
    return {
      waiting: (queue ?? [])
        .filter(({ tolak }) => tolak === null)
        .map(({ command }) => itemOf(command)),
      refused: (queue ?? []).flatMap(({ command, tolak }) =>
        tolak ? [{ ...itemOf(command), ...tolak }] : [],
      ),
      conflicts: (clashing ?? []).map(({ command, diterima }) => ({
        ...itemOf(command),
        clash: diterima.clash,
      })),
      sentToday: (sent ?? [])
        .filter(({ diterima }) => isToday(diterima.sentAt))
        .map(({ command, diterima }) => ({ ...itemOf(command), sentAt: diterima.sentAt })),
      lastSyncAt,
      isOnline,
      ...sync,
    }
  }, [queue, sent, clashing, lastSyncAt, sync, isOnline])
}

/** Of the engine that is open when the screen appears; a lock takes the screen away. */
function useSyncState(): SyncState {
  const engine = openEngine()
  const [state, setState] = useState(engine?.state ?? IDLE)
  useEffect(() => {
    if (!engine) return
    setState(engine.state)
    return engine.subscribe(() => setState(engine.state))
  }, [engine])
  return state
}

/** By the calendar of the phone. */
function isToday(at: string): boolean {
  return new Date(at).toDateString() === new Date().toDateString()
}

/** By the browser's word: true does not promise that the server answers. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      return () => {
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
}

export function itemOf(command: Command): OutboxItem {
  const { id, kind, recordedAt, body } = command
  const sasaranId = kind === 'sasaran.register' ? body['id'] : body['sasaranId']
  return {
    commandId: id,
    kind,
    recordedAt,
    sasaranId: typeof sasaranId === 'string' ? (sasaranId as SasaranId) : null,
    body,
  }
}

/** Push, then pull, now. Resolves when it has ended, well or not. */
export async function syncNow(): Promise<void> {
  await openSchedule()?.syncNow()
}
