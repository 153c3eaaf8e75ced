import type { Command, FieldClash } from '@simpul/contract/sync.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { type Sealed, seal, unseal } from '../local/kunci.ts'
import type { Pangkalan, QueuedRow, SentAlone, SentRow } from '../local/pangkalan.ts'
import { kaitanOfCommand, type Queued, type Refused } from './outbox.ts'
import type { Kaitan } from './stands-on.ts'

/** Days an accepted command stays on the phone, for a server that was restored (SYNC-20). */
const SENT_DAYS = 60
const DAY_MS = 86_400_000
/** Rows of sent commands read at a time, each of one push. */
const ROWS = 20

export interface Taken {
  readonly sentAt: string
  readonly recordId: string | null
  readonly version: number | null
  readonly clash: readonly FieldClash[]
}

/** A command the server has taken. Those of one push have one `urut`. */
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
  const { together, alone } = await sealAnswers(key, answers)
  const settled = await settledBefore(db, key, answers)
  const answered = queue.flatMap((one) => {
    const answer = byId.get(one.command.id)
    return answer ? [{ ...one, answer }] : []
  })
  const sent: Sent[] = []
  const clashing: Clashing[] = []
  const gone = new Set<CommandId>()
  // Rows are read, kept and dropped together: a request to the disk for each took most of the time.
  await db.transaction('rw', db.outbox, db.terkirim, db.konflik, async () => {
    const rows = await rowsAround(db, answered)
    const rowOf = new Map(rows.map((row) => [row.seq, row]))
    const taken = answered.flatMap((one) => {
      const { seq, command, answer } = one
      const row = rowOf.get(seq)
      if (row?.id !== command.id) {
        // Another tab has settled it.
        gone.add(command.id)
        return []
      }
      if (answer.outcome === 'refused') return []
      const kept = { seq, id: row.id, kind: row.kind, iv: row.iv, data: row.data }
      return [{ ...one, diterima: answer.diterima, kept }]
    })
    for (const { seq, command, answer } of answered) {
      const jawaban = alone.get(command.id)
      if (answer.outcome !== 'refused' || !jawaban || gone.has(command.id)) continue
      await db.outbox.update(seq, { jawaban })
    }
    const [first] = taken
    if (!first) return
    const urut = await db.terkirim.add({
      id: first.kept.id,
      isi: taken.map(({ kept }) => kept),
      jawaban: together,
    })
    for (const [from, to] of runsOf(rows, new Set(taken.map(({ seq }) => seq))))
      await db.outbox.where('seq').between(from, to, true, true).delete()
    for (const { seq, command, kaitan, diterima, kept } of taken) {
      gone.add(command.id)
      sent.push({ urut, seq, command, kaitan, diterima })
      const jawaban = alone.get(command.id)
      if (!jawaban || settled.has(command.id)) continue
      await db.konflik.put({ ...kept, jawaban })
      clashing.push({ seq, command, diterima })
    }
  })
  const rest = queue
    .filter(({ command }) => !gone.has(command.id))
    .map((one) => {
      const answer = byId.get(one.command.id)
      return answer?.outcome === 'refused' && isFinal(answer.tolak)
        ? { ...one, tolak: answer.tolak }
        : one
    })
  return { queue: rest, sent, clashing }
}

/** What waits for its parent is sent again with it: it has no reason of its own. */
function isFinal(tolak: Refused): boolean {
  return tolak.kode !== 'menunggu_induk'
}

/** Before the transaction, which must not wait for a cipher: what was taken together, and what a person must see alone. */
async function sealAnswers(
  key: CryptoKey,
  answers: readonly Answer[],
): Promise<{ readonly together: Sealed; readonly alone: ReadonlyMap<CommandId, Sealed> }> {
  const taken = answers.flatMap((one) =>
    one.outcome === 'taken' ? [[one.id, one.diterima] as const] : [],
  )
  const alone = answers.flatMap((one): readonly (readonly [CommandId, Refused | Taken])[] => {
    if (one.outcome === 'refused') return isFinal(one.tolak) ? [[one.id, one.tolak]] : []
    return one.diterima.clash.length > 0 ? [[one.id, one.diterima]] : []
  })
  return {
    together: await seal(key, taken),
    alone: new Map(
      await Promise.all(alone.map(async ([id, isi]) => [id, await seal(key, isi)] as const)),
    ),
  }
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

/** Sent commands that are not contained in what was pulled, and those of the last day. */
export async function loadSent(
  db: Pangkalan,
  key: CryptoKey,
  pulledUpTo: number,
  now: number,
): Promise<Sent[]> {
  const found: Sent[][] = []
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await db.terkirim.where('urut').below(before).reverse().limit(ROWS).toArray()
    const open = await Promise.all(rows.map((row) => openSent(key, row)))
    const wanted = open.filter(([one]) => {
      if (!one) return false
      return one.urut > pulledUpTo || Date.parse(one.diterima.sentAt) > now - DAY_MS
    })
    found.push(...wanted)
    const last = rows.at(-1)
    if (!last || wanted.length < rows.length) break
    before = last.urut
  }
  return found.reverse().flat()
}

/** Forgets what was taken, or settled, more than 60 days ago. */
export async function pruneSent(db: Pangkalan, key: CryptoKey, now: number): Promise<void> {
  const settledBy = new Date(now - SENT_DAYS * DAY_MS).toISOString()
  await db.konflik.filter(({ selesai }) => (selesai ?? settledBy) < settledBy).delete()
  for (;;) {
    const rows = await db.terkirim.orderBy('urut').limit(ROWS).toArray()
    const old: number[] = []
    for (const row of rows) {
      const [one] = await openSent(key, row)
      if (one && Date.parse(one.diterima.sentAt) > now - SENT_DAYS * DAY_MS) break
      old.push(row.urut)
    }
    await db.terkirim.bulkDelete(old)
    if (old.length === 0 || old.length < rows.length) return
  }
}

/**
 * What the phone does with the epoch of an answer, on its disk.
 * @param known the epoch it knew; null: none yet
 * @returns true when the server has another history (SYNC-32)
 */
export async function meetEpoch(
  db: Pangkalan,
  known: string | null,
  epoch: string,
): Promise<boolean> {
  if (known === epoch) return false
  if (known === null) await db.catatan.put({ id: 'epoch', epoch })
  else await requeueSent(db, epoch)
  return known !== null
}

/** SYNC-32: the server has another history. What it took in 60 days is sent again, before what waits. */
async function requeueSent(db: Pangkalan, epoch: string): Promise<void> {
  await db.transaction('rw', db.outbox, db.terkirim, db.catatan, async () => {
    const rows = await db.terkirim.orderBy('urut').toArray()
    await db.outbox.bulkPut(
      rows
        .flatMap((row) => ('isi' in row ? row.isi : [row]))
        .map(({ seq, id, kind, iv, data }) => ({ seq, id, kind, iv, data })),
    )
    await db.terkirim.clear()
    await db.catatan.put({ id: 'epoch', epoch })
  })
}

async function openSent(key: CryptoKey, row: SentRow | SentAlone): Promise<Sent[]> {
  const { urut } = row
  const list = 'isi' in row ? row.isi : [row]
  const answers =
    'isi' in row
      ? await unseal<[CommandId, Taken][]>(key, row.jawaban)
      : [[row.id, await unseal<Taken>(key, row.jawaban)] as const]
  const byId = new Map(answers)
  const open = await Promise.all(
    list.map(async (one) => ({ seq: one.seq, command: await unseal<Command>(key, one) })),
  )
  return open.flatMap(({ seq, command }) => {
    const diterima = byId.get(command.id)
    return diterima ? [{ urut, seq, command, kaitan: kaitanOfCommand(command), diterima }] : []
  })
}
