import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import type { RefusalKode } from '@simpul/contract/refusal.ts'
import { type Command, PUSH_LIMIT } from '@simpul/contract/sync.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { seal, unseal } from '../local/kunci.ts'
import type { KeptRow, Pangkalan, QueuedRow } from '../local/pangkalan.ts'
import type { AppliedCommand } from './apply.ts'
import type { Clashing, Taken } from './settle.ts'
import { type Kaitan, kaitanOf } from './stands-on.ts'

/** A command in memory while the phone is open. `kaitan` is null for a kind of another age of the app. */
export interface Queued {
  readonly seq: number
  readonly command: Command
  readonly kaitan: Kaitan | null
  /** null while no server has answered */
  readonly tolak: Refused | null
}

export interface Refused {
  readonly kode: RefusalKode
  readonly field: string | null
}

/** Everything unsettled, oldest first. */
export async function loadQueue(db: Pangkalan, key: CryptoKey): Promise<Queued[]> {
  const rows = await db.outbox.orderBy('seq').toArray()
  return Promise.all(rows.map((row) => openQueued(key, row)))
}

export async function loadClashing(db: Pangkalan, key: CryptoKey): Promise<Clashing[]> {
  const rows = await db.konflik.toArray()
  return Promise.all(
    rows
      .filter(({ selesai }) => selesai === undefined)
      .map(async (row) => ({
        seq: row.seq,
        command: await unseal<Command>(key, row),
        diterima: await unseal<Taken>(key, row.jawaban),
      })),
  )
}

/**
 * Writes commands, all or none, and in the same transaction puts aside the refused one they take the
 * place of.
 * @returns their places in the outbox
 */
export async function addQueued(
  db: Pangkalan,
  key: CryptoKey,
  commands: readonly Command[],
  replaces: Replacement | null,
): Promise<readonly number[]> {
  const rows = await Promise.all(
    commands.map(async (command) => ({
      id: command.id,
      kind: command.kind,
      ...(await seal(key, command)),
    })),
  )
  const [first] = commands
  const aside =
    replaces && first ? await sealReplaced(key, new Map([[replaces.old, first.id]])) : []
  const moved = replaces ? await sealAgain(key, replaces.children) : []
  // Durable when this resolves: Dexie answers after `complete` of a strict transaction (SYNC-1, SYNC-2).
  return db.transaction('rw', db.outbox, db.disisihkan, async () => {
    const seqs = await db.outbox.bulkAdd(rows, { allKeys: true })
    if (replaces) {
      await db.outbox.delete(replaces.old.seq)
      await db.disisihkan.bulkPut(aside)
      for (const { seq: at, sealed } of moved) await db.outbox.update(at, { ...sealed })
    }
    return seqs
  })
}

interface Replacement {
  readonly old: Queued
  /** what stood on it, standing on the new one; bodies are as they were (SYNC-3) */
  readonly children: readonly Queued[]
}

/** Why a command was put aside when another took its place: nobody is asked about it any more. */
export const DIBETULKAN = 'dibetulkan'

/** Why a command lies aside. `ganti`: the one that took its place, for what is taken back later. */
export interface JawabanSisihan {
  readonly alasan: string
  readonly ganti?: CommandId
}

/** Tapped twice: another command has taken its place already, and says the same. */
export async function isReplaced(db: Pangkalan, key: CryptoKey, id: CommandId): Promise<boolean> {
  const row = await db.disisihkan.get(id)
  if (!row) return false
  return (await unseal<JawabanSisihan>(key, row.jawaban)).alasan === DIBETULKAN
}

export function sealAside(
  key: CryptoKey,
  list: readonly Queued[],
  alasan: string,
): Promise<KeptRow[]> {
  return Promise.all(list.map((one) => sealOne(key, one, { alasan })))
}

/** Commands whose place others took, each with the id of the other. */
export function sealReplaced(
  key: CryptoKey,
  replaced: ReadonlyMap<Queued, CommandId>,
): Promise<KeptRow[]> {
  return Promise.all(
    [...replaced].map(([old, ganti]) => sealOne(key, old, { alasan: DIBETULKAN, ganti })),
  )
}

async function sealOne(
  key: CryptoKey,
  { seq, command, tolak }: Queued,
  jawaban: JawabanSisihan,
): Promise<KeptRow> {
  return {
    seq,
    id: command.id,
    kind: command.kind,
    ...(await seal(key, command)),
    jawaban: await seal(key, { ...tolak, ...jawaban }),
  }
}

async function sealAgain(key: CryptoKey, list: readonly Queued[]) {
  return Promise.all(
    list.map(async ({ seq, command }) => ({ seq, sealed: await seal(key, command) })),
  )
}

/**
 * What to send, oldest first, at most 200 (SYNC-6). A parent goes before its children in one batch
 * (SYNC-10); what stands on something refused waits. `tried` was answered in this round already.
 */
export function nextToSend(
  queue: readonly Queued[],
  tried: ReadonlySet<CommandId>,
  limit = PUSH_LIMIT,
): readonly Queued[] {
  const isOpen = (one: Queued) =>
    !tried.has(one.command.id) && (one.tolak === null || one.tolak.kode === 'jenis_tidak_dikenal')
  const unsettled = new Set(queue.map(({ command }) => command.id))
  const batch: Queued[] = []
  const chosen = new Set<CommandId>()
  for (let isMoving = true; isMoving && batch.length < limit; ) {
    isMoving = false
    for (const one of queue) {
      if (batch.length === limit) break
      const { id, after } = one.command
      if (chosen.has(id) || !isOpen(one)) continue
      if (after.some((parent) => unsettled.has(parent) && !chosen.has(parent))) continue
      batch.push(one)
      chosen.add(id)
      isMoving = true
    }
  }
  return batch
}

/** A command as it is shown over the records; null when this app does not know its kind. */
export function appliedOf(command: Command, diterima: Taken | null): AppliedCommand | null {
  if (!isCommandKind(command.kind)) return null
  const clashing = new Set(diterima?.clash.map(({ field }) => field))
  const version = diterima?.version ?? null
  const { kind, recordedAt } = command
  return { kind, body: command.body as never, recordedAt, version, clashing } as AppliedCommand
}

export function kaitanOfCommand({ kind, body }: Command): Kaitan | null {
  return isCommandKind(kind) ? kaitanOfKind(kind, body) : null
}

function kaitanOfKind<K extends CommandKind>(kind: K, body: Command['body']): Kaitan {
  // The body was made by `save` with the type of its kind; it is read, never parsed again.
  return kaitanOf(kind, body as CommandBody<K>)
}

async function openQueued(key: CryptoKey, row: QueuedRow): Promise<Queued> {
  const command = await unseal<Command>(key, row)
  const tolak = row.jawaban ? await unseal<Refused>(key, row.jawaban) : null
  return { seq: row.seq, command, kaitan: kaitanOfCommand(command), tolak }
}
