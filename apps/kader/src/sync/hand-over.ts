import { APP_VERSION, PUSH_LIMIT } from '@simpul/contract/sync.ts'
import type { CommandId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { toBase64 } from '../local/kunci.ts'
import type { Pangkalan, QueuedRow } from '../local/pangkalan.ts'
import { type Answered, type Fetch, readPushReply, send } from './engine.ts'
import type { Answer } from './settle.ts'

export interface Owner {
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

export interface HandedOver {
  readonly taken: number
  readonly left: number
}

type OnStep = (step: HandOverStep) => unknown
type NextRows = (after: number) => Promise<readonly SealedRow[]>

/**
 * Hands over an outbox without its PIN (SYNC-33, SYNC-34), some rows at a time. Nothing is wiped here:
 * what was confirmed is told to `onStep`, row by row, before the next rows go.
 */
export async function handOver(
  db: Pangkalan,
  owner: Owner,
  fetch: Fetch,
  onStep: OnStep = () => undefined,
  baseUrl = '',
): Promise<Result<HandedOver, { readonly kode: HandOverProblem }>> {
  const total = await db.outbox.count()
  const next: NextRows = (after) => sealedRows(db, PUSH_LIMIT, after)
  return sendAll(next, total, { owner, fetch, onStep, baseUrl })
}

/** As `handOver`, of rows that came in a file. */
export function handOverFile(
  rows: readonly SealedRow[],
  owner: Owner,
  fetch: Fetch,
  onStep: OnStep = () => undefined,
): Promise<Result<HandedOver, { readonly kode: HandOverProblem }>> {
  const sorted = rows.toSorted((a, b) => a.seq - b.seq)
  const next: NextRows = (after) =>
    Promise.resolve(sorted.filter(({ seq }) => seq > after).slice(0, PUSH_LIMIT))
  return sendAll(next, rows.length, { owner, fetch, onStep, baseUrl: '' })
}

interface Road {
  readonly owner: Owner
  readonly fetch: Fetch
  readonly onStep: OnStep
  readonly baseUrl: string
}

async function sendAll(
  next: NextRows,
  total: number,
  { owner: { kabupatenKode, perangkatId }, fetch, onStep, baseUrl }: Road,
): Promise<Result<HandedOver, { readonly kode: HandOverProblem }>> {
  let done = 0
  let taken = 0
  for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.seq ?? 0)) {
    const answered = await send(
      fetch,
      `${baseUrl}/api/perangkat/titipan`,
      // Field by field: the row of an account holds its wrapped key and the hashes of its door besides.
      {
        method: 'POST',
        body: JSON.stringify({ kabupatenKode, perangkatId, appVersion: APP_VERSION, rows }),
      },
      null,
    )
    if (!answered.ok) return err({ kode: problemOf(answered) })
    const answers = answersOf(answered.value)
    if (!answers) return err({ kode: 'tanpa_jaringan' })
    // Also when it clashed: the server keeps both values.
    const accepted = answers.filter(({ outcome }) => outcome === 'taken').map(({ id }) => id)
    done += rows.length
    taken += accepted.length
    await onStep({ answers, taken: accepted, done, total })
  }
  return ok({ taken, left: total - taken })
}

function problemOf({ problem, kode }: Answered & { readonly ok: false }): HandOverProblem {
  if (kode === 'tidak_ditemukan') return 'kunci_tidak_dikenal'
  return problem === 'tanpa_jaringan' ? 'tanpa_jaringan' : 'server_bermasalah'
}

/** null when this is no answer of the server: a page of a hotel's network. */
function answersOf(value: unknown): readonly Answer[] | null {
  if (typeof value !== 'object' || value === null || !('rows' in value)) return null
  if (!Array.isArray(value.rows)) return null
  const replies = value.rows.map((row: unknown) =>
    typeof row === 'object' && row !== null && 'reply' in row ? row.reply : null,
  )
  return readPushReply({ ...value, replies })?.answers ?? null
}
