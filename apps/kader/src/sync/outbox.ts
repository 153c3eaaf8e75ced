import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import type { RefusalKode } from '@simpul/contract/refusal.ts'
import { type Command, type FieldClash, PUSH_LIMIT } from '@simpul/contract/sync.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { seal, unseal } from '../local/kunci.ts'
import type { KeptRow, Pangkalan, QueuedRow, SentRow } from '../local/pangkalan.ts'
import type { AppliedCommand } from './apply.ts'
import { type Kaitan, kaitanOf } from './stands-on.ts'

/** Days an accepted command stays on the phone, for a server that was restored (SYNC-20). */
export const SENT_DAYS = 60
const DAY_MS = 86_400_000

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

export interface Taken {
  readonly sentAt: string
  readonly recordId: string | null
  readonly version: number | null
  readonly clash: readonly FieldClash[]
}

export interface Sent {
  readonly urut: number
  readonly seq: number
  readonly command: Command
  readonly kaitan: Kaitan | null
  readonly diterima: Taken
}

export interface Clashing {
  readonly seq: number
  readonly command: Command
  readonly diterima: Taken
}

/** Everything unsettled, oldest first. */
export async function loadQueue(db: Pangkalan, key: CryptoKey): Promise<Queued[]> {
  const rows = await db.outbox.orderBy('seq').toArray()
  return Promise.all(rows.map((row) => openQueued(key, row)))
}

/** Sent commands that are not contained in what was pulled, and those of the last day. */
export async function loadSent(
  db: Pangkalan,
  key: CryptoKey,
  pulledUpTo: number,
  now: number,
): Promise<Sent[]> {
  const found: Sent[] = []
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await db.terkirim.where('urut').below(before).reverse().limit(200).toArray()
    const open = await Promise.all(rows.map((row) => openSent(key, row)))
    const wanted = open.filter(
      ({ urut, diterima }) => urut > pulledUpTo || Date.parse(diterima.sentAt) > now - DAY_MS,
    )
    found.push(...wanted)
    const last = rows.at(-1)
    if (!last || wanted.length < rows.length) break
    before = last.urut
  }
  return found.reverse()
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

/** The clashes among these answers that a person has settled already, with the same values (SYNC-32). */
async function settledBefore(
  db: Pangkalan,
  key: CryptoKey,
  answers: readonly Answer[],
): Promise<ReadonlySet<CommandId>> {
  const again = new Map(
    answers.flatMap((answer) =>
      answer.outcome === 'taken' && answer.diterima.clash.length > 0
        ? [[answer.id, JSON.stringify(answer.diterima.clash)] as const]
        : [],
    ),
  )
  if (again.size === 0) return new Set()
  const rows = (await db.konflik.bulkGet([...again.keys()])).filter((row) => row?.selesai)
  const settled = new Set<CommandId>()
  for (const row of rows) {
    if (!row) continue
    const { clash } = await unseal<Taken>(key, row.jawaban)
    if (again.get(row.id) === JSON.stringify(clash)) settled.add(row.id)
  }
  return settled
}

/** Forgets what was taken, or settled, more than 60 days ago. */
export async function pruneSent(db: Pangkalan, key: CryptoKey, now: number): Promise<void> {
  const settledBy = new Date(now - SENT_DAYS * DAY_MS).toISOString()
  await db.konflik.filter(({ selesai }) => (selesai ?? settledBy) < settledBy).delete()
  for (;;) {
    const rows = await db.terkirim.orderBy('urut').limit(200).toArray()
    const old: number[] = []
    for (const row of rows) {
      const { sentAt } = await unseal<Taken>(key, row.jawaban)
      if (Date.parse(sentAt) > now - SENT_DAYS * DAY_MS) break
      old.push(row.urut)
    }
    await db.terkirim.bulkDelete(old)
    if (old.length === 0 || old.length < rows.length) return
  }
}

/** Writes a command, and in the same transaction puts aside the refused one it takes the place of. */
export async function addQueued(
  db: Pangkalan,
  key: CryptoKey,
  command: Command,
  replaces: Replacement | null,
): Promise<number> {
  const row = { id: command.id, kind: command.kind, ...(await seal(key, command)) }
  const aside = replaces ? await sealAside(key, [replaces.old], DIBETULKAN) : []
  const moved = replaces ? await sealAgain(key, replaces.children) : []
  // Durable when this resolves: Dexie answers after `complete` of a strict transaction (SYNC-1, SYNC-2).
  return db.transaction('rw', db.outbox, db.disisihkan, async () => {
    const seq = await db.outbox.add(row)
    if (replaces) {
      await db.outbox.delete(replaces.old.seq)
      await db.disisihkan.bulkPut(aside)
      for (const { seq: at, sealed } of moved) await db.outbox.update(at, { ...sealed })
    }
    return seq
  })
}

export interface Replacement {
  readonly old: Queued
  /** what stood on it, standing on the new one; bodies are as they were (SYNC-3) */
  readonly children: readonly Queued[]
}

/** Why a command was put aside when another took its place: nobody is asked about it any more. */
const DIBETULKAN = 'dibetulkan'

export interface Aside {
  readonly command: Command
  readonly alasan: string
}

/** What a person put aside, newest first. It stays on the phone, and can be taken back (SYNC-17). */
export async function loadAside(db: Pangkalan, key: CryptoKey): Promise<readonly Aside[]> {
  const rows = await db.disisihkan.toArray()
  const all = await Promise.all(
    rows
      .sort((a, b) => b.seq - a.seq)
      .map(async (row) => ({
        command: await unseal<Command>(key, row),
        alasan: (await unseal<{ readonly alasan: string }>(key, row.jawaban)).alasan,
      })),
  )
  return all.filter(({ alasan }) => alasan !== DIBETULKAN)
}

/** Into the outbox again, in its old place, with what it stands on. */
export async function takeBack(db: Pangkalan, aside: readonly Aside[], id: CommandId) {
  const byId = new Map(aside.map(({ command }) => [command.id, command]))
  const wanted = new Set<CommandId>()
  const want = (one: CommandId) => {
    const command = byId.get(one)
    if (!command || wanted.has(one)) return
    wanted.add(one)
    for (const parent of command.after) want(parent)
  }
  want(id)
  await db.transaction('rw', db.outbox, db.disisihkan, async () => {
    const rows = await db.disisihkan.bulkGet([...wanted])
    for (const row of rows) {
      if (!row) continue
      const { seq, kind, iv, data } = row
      await db.outbox.put({ seq, id: row.id, kind, iv, data })
    }
    await db.disisihkan.bulkDelete([...wanted])
  })
}

export async function putAside(
  db: Pangkalan,
  key: CryptoKey,
  list: readonly Queued[],
  alasan: string,
): Promise<void> {
  const rows = await sealAside(key, list, alasan)
  await db.transaction('rw', db.outbox, db.disisihkan, async () => {
    await db.disisihkan.bulkPut(rows)
    await db.outbox.bulkDelete(list.map(({ seq }) => seq))
  })
}

async function sealAside(
  key: CryptoKey,
  list: readonly Queued[],
  alasan: string,
): Promise<KeptRow[]> {
  return Promise.all(
    list.map(async ({ seq, command, tolak }) => ({
      seq,
      id: command.id,
      kind: command.kind,
      ...(await seal(key, command)),
      jawaban: await seal(key, { ...tolak, alasan }),
    })),
  )
}

async function sealAgain(key: CryptoKey, list: readonly Queued[]) {
  return Promise.all(
    list.map(async ({ seq, command }) => ({ seq, sealed: await seal(key, command) })),
  )
}

export type Answer =
  | { readonly id: CommandId; readonly outcome: 'taken'; readonly diterima: Taken }
  | { readonly id: CommandId; readonly outcome: 'refused'; readonly tolak: Refused }

/**
 * Settles what was answered, in one transaction. Taken: it leaves the outbox and is kept 60 days; a
 * clash is kept beside for a person. Refused: it stays, with the reason. Waiting for its parent: it
 * stays as it was.
 */
export async function settle(
  db: Pangkalan,
  key: CryptoKey,
  queue: readonly Queued[],
  answers: readonly Answer[],
): Promise<{ readonly queue: Queued[]; readonly sent: Sent[]; readonly clashing: Clashing[] }> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  const sealed = new Map(
    await Promise.all(
      answers.map(
        async (answer) =>
          [
            answer.id,
            await seal(key, answer.outcome === 'taken' ? answer.diterima : answer.tolak),
          ] as const,
      ),
    ),
  )
  const settled = await settledBefore(db, key, answers)
  const answered = queue.flatMap((one) => {
    const answer = byId.get(one.command.id)
    const jawaban = sealed.get(one.command.id)
    return answer && jawaban ? [{ ...one, answer, jawaban }] : []
  })
  const sent: Sent[] = []
  const clashing: Clashing[] = []
  const gone = new Set<CommandId>()
  // Rows are read, kept and dropped together, by range: one request for each took most of the time.
  await db.transaction('rw', db.outbox, db.terkirim, db.konflik, async () => {
    const rows = await rowsAround(db, answered)
    const rowOf = new Map(rows.map((row) => [row.seq, row]))
    const taken = answered.flatMap((one) => {
      const { seq, command, answer, jawaban } = one
      const row = rowOf.get(seq)
      if (row?.id !== command.id) {
        // Another tab has settled it.
        gone.add(command.id)
        return []
      }
      if (answer.outcome === 'refused') return []
      return [
        {
          ...one,
          diterima: answer.diterima,
          kept: { seq, id: row.id, kind: row.kind, iv: row.iv, data: row.data, jawaban },
        },
      ]
    })
    for (const { seq, command, answer, jawaban } of answered) {
      if (
        answer.outcome !== 'refused' ||
        answer.tolak.kode === 'menunggu_induk' ||
        gone.has(command.id)
      )
        continue
      await db.outbox.update(seq, { jawaban })
    }
    if (taken.length === 0) return
    // Numbers given out in one transaction follow each other.
    const last = await db.terkirim.bulkAdd(taken.map(({ kept }) => kept))
    const first = last - taken.length + 1
    const clashes = taken.filter(
      ({ command, diterima }) => diterima.clash.length > 0 && !settled.has(command.id),
    )
    await db.konflik.bulkPut(clashes.map(({ kept }) => kept))
    for (const [from, to] of runsOf(rows, new Set(taken.map(({ seq }) => seq))))
      await db.outbox.where('seq').between(from, to, true, true).delete()
    for (const { seq, command, diterima } of clashes) clashing.push({ seq, command, diterima })
    for (const [i, { seq, command, kaitan, diterima }] of taken.entries()) {
      gone.add(command.id)
      sent.push({ urut: first + i, seq, command, kaitan, diterima })
    }
  })
  const rest = queue
    .filter(({ command }) => !gone.has(command.id))
    .map((one) => {
      const answer = byId.get(one.command.id)
      if (answer?.outcome !== 'refused' || answer.tolak.kode === 'menunggu_induk') return one
      return { ...one, tolak: answer.tolak }
    })
  return { queue: rest, sent, clashing }
}

/** The rows from the first of these to the last, and what else lies between. */
async function rowsAround(db: Pangkalan, list: readonly Queued[]): Promise<QueuedRow[]> {
  if (list.length === 0) return []
  const seqs = list.map(({ seq }) => seq)
  return db.outbox
    .where('seq')
    .between(Math.min(...seqs), Math.max(...seqs), true, true)
    .toArray()
}

/** First and last of each run of rows that are all taken: what is between two runs stays. */
function runsOf(
  rows: readonly QueuedRow[],
  taken: ReadonlySet<number>,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  let isOpen = false
  for (const { seq } of rows) {
    const run = runs.at(-1)
    if (!taken.has(seq)) isOpen = false
    else if (isOpen && run) run[1] = seq
    else {
      runs.push([seq, seq])
      isOpen = true
    }
  }
  return runs
}

/** SYNC-32: the server has another history. What it took in 60 days is sent again, before what waits. */
export async function requeueSent(db: Pangkalan, epoch: string): Promise<void> {
  await db.transaction('rw', db.outbox, db.terkirim, db.catatan, async () => {
    for (const { seq, id, kind, iv, data } of await db.terkirim.orderBy('urut').toArray()) {
      await db.outbox.put({ seq, id, kind, iv, data })
    }
    await db.terkirim.clear()
    await db.catatan.put({ id: 'epoch', epoch })
  })
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

/** The command and everything that stands on it, however far. */
export function withChildren(queue: readonly Queued[], id: CommandId): readonly Queued[] {
  const ids = new Set([id])
  for (let size = 0; size < ids.size; ) {
    size = ids.size
    for (const { command } of queue)
      if (command.after.some((parent) => ids.has(parent))) ids.add(command.id)
  }
  return queue.filter(({ command }) => ids.has(command.id))
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

async function openSent(key: CryptoKey, row: SentRow): Promise<Sent> {
  const command = await unseal<Command>(key, row)
  const diterima = await unseal<Taken>(key, row.jawaban)
  return { urut: row.urut, seq: row.seq, command, kaitan: kaitanOfCommand(command), diterima }
}
