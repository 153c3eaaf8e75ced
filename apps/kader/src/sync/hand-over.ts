import { APP_VERSION, PUSH_LIMIT } from '@simpul/contract/sync.ts'
import type { CommandId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { toBase64 } from '../local/kunci.ts'
import type { Pangkalan, QueuedRow } from '../local/pangkalan.ts'
import { type Answered, type Fetch, type ReadPush, readPushReply, send } from './engine.ts'
import type { Answer } from './settle.ts'

interface Owner {
  readonly kabupatenKode: string
  readonly perangkatId: PerangkatId
}

/** A row of the outbox as it travels: ciphertext under the data key, which the server can open and nobody else. */
export interface SealedRow {
  readonly id: string
  readonly seq: number
  readonly iv: string
  readonly data: string
}

/** The outbox as it lies. */
export async function sealedRows(
  db: Pangkalan,
  limit = Number.POSITIVE_INFINITY,
  after = 0,
): Promise<readonly SealedRow[]> {
  const rows: readonly QueuedRow[] = await db.outbox
    .where('seq')
    .above(after)
    .limit(limit)
    .sortBy('seq')
  return rows.map(({ id, seq, iv, data }) => ({ id, seq, iv: toBase64(iv), data: toBase64(data) }))
}

/**
 * Why nothing more was handed over. `kunci_tidak_dikenal`: the server does not know this phone or has
 * no key of it, so nobody there can open what it sends.
 */
export type HandOverProblem = 'tanpa_jaringan' | 'kunci_tidak_dikenal' | 'server_bermasalah'

/** What the server said to some rows, and how far it has come with all of them. */
export interface HandOverStep {
  readonly answers: readonly Answer[]
  readonly taken: readonly CommandId[]
  readonly done: number
  readonly total: number
}

interface HandedOver {
  readonly taken: number
  readonly left: number
}

type OnStep = (step: HandOverStep) => unknown
/** Before what the server said counts. @returns true when it has another history: all goes anew (SYNC-32) */
type MeetEpoch = (epoch: string) => Promise<boolean>
type NextRows = (after: number) => Promise<readonly SealedRow[]>

/** A history that changes this often under way is a server that does not know itself. */
const MAX_ROUNDS = 4

/**
 * Hands over an outbox without its PIN (SYNC-33, SYNC-34), some rows at a time. Nothing is wiped here:
 * what was confirmed is told to `onStep`, row by row, before the next rows go. Of an empty outbox too the
 * server is asked which history it has: a restored one may want again what it took (SYNC-32). What another
 * tab has saved meanwhile counts as left.
 */
export async function handOver(
  db: Pangkalan,
  owner: Owner,
  fetch: Fetch,
  onStep: OnStep = () => undefined,
  meetEpoch: MeetEpoch | null = null,
): Promise<Result<HandedOver, { readonly kode: HandOverProblem }>> {
  const next: NextRows = (after) => sealedRows(db, PUSH_LIMIT, after)
  const count = () => db.outbox.count()
  const sent = await sendAll(next, count, { owner, fetch, onStep, meetEpoch })
  if (!sent.ok) {
    // Nothing lies here, and what it once took the server could not open.
    const isEmpty = sent.error.kode === 'kunci_tidak_dikenal' && (await count()) === 0
    return isEmpty ? ok({ taken: 0, left: 0 }) : sent
  }
  const stillHere = await db.outbox
    .where('id')
    .anyOf([...sent.value])
    .count()
  return ok({ taken: sent.value.size, left: (await count()) - stillHere })
}

/** As `handOver`, of rows that came in a file. */
export async function handOverFile(
  rows: readonly SealedRow[],
  owner: Owner,
  fetch: Fetch,
  onStep: OnStep = () => undefined,
): Promise<Result<HandedOver, { readonly kode: HandOverProblem }>> {
  const sorted = rows.toSorted((a, b) => a.seq - b.seq)
  const next: NextRows = (after) =>
    Promise.resolve(sorted.filter(({ seq }) => seq > after).slice(0, PUSH_LIMIT))
  const count = () => Promise.resolve(rows.length)
  const sent = await sendAll(next, count, { owner, fetch, onStep, meetEpoch: null })
  return sent.ok ? ok({ taken: sent.value.size, left: rows.length - sent.value.size }) : sent
}

interface Road {
  readonly owner: Owner
  readonly fetch: Fetch
  readonly onStep: OnStep
  /** null: what goes belongs to no history this phone knows */
  readonly meetEpoch: MeetEpoch | null
}

/** @returns the ids that the server has now */
async function sendAll(
  next: NextRows,
  count: () => Promise<number>,
  { owner: { kabupatenKode, perangkatId }, fetch, onStep, meetEpoch }: Road,
): Promise<Result<ReadonlySet<CommandId>, { readonly kode: HandOverProblem }>> {
  const taken = new Set<CommandId>()
  let total = await count()
  let done = 0
  let round = 1
  for (let rows = await next(0); ; ) {
    const answered = await send(
      fetch,
      '/api/perangkat/titipan',
      // Field by field: the row of an account holds its wrapped key and the hashes of its door besides.
      {
        method: 'POST',
        body: JSON.stringify({ kabupatenKode, perangkatId, appVersion: APP_VERSION, rows }),
      },
      null,
    )
    if (!answered.ok) return err({ kode: problemOf(answered) })
    const reply = readReply(answered.value)
    if (!reply) return err({ kode: 'tanpa_jaringan' })
    // Also when it clashed: the server keeps both values.
    const accepted = reply.answers.filter(({ outcome }) => outcome === 'taken').map(({ id }) => id)
    const isOther = (await meetEpoch?.(reply.epoch)) ?? false
    if (isOther) {
      if (round === MAX_ROUNDS) return err({ kode: 'server_bermasalah' })
      round += 1
      // What the other history confirmed is not there any more.
      taken.clear()
    }
    for (const id of accepted) taken.add(id)
    done = isOther ? 0 : done + rows.length
    if (isOther) total = await count()
    await onStep({ answers: reply.answers, taken: accepted, done, total: Math.max(total, done, 1) })
    rows = await next(isOther ? 0 : (rows.at(-1)?.seq ?? 0))
    if (rows.length === 0) return ok(taken)
  }
}

function problemOf({ problem, kode }: Answered & { readonly ok: false }): HandOverProblem {
  if (kode === 'tidak_ditemukan') return 'kunci_tidak_dikenal'
  return problem === 'tanpa_jaringan' ? 'tanpa_jaringan' : 'server_bermasalah'
}

/** null when this is no answer of the server: a page of a hotel's network. */
function readReply(value: unknown): ReadPush | null {
  if (typeof value !== 'object' || value === null || !('rows' in value)) return null
  if (!Array.isArray(value.rows)) return null
  const replies = value.rows.map((row: unknown) =>
    typeof row === 'object' && row !== null && 'reply' in row ? row.reply : null,
  )
  return readPushReply({ ...value, replies })
}
