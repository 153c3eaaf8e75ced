import { APP_VERSION } from '@simpul/contract/sync.ts'
import type { PerangkatId } from '@simpul/domain/shared/ids.ts'
import { toBase64 } from '../local/kunci.ts'
import type { Pangkalan, QueuedRow } from '../local/pangkalan.ts'
import { type Fetch, readPushReply, send } from './engine.ts'

/** Rows in one hand-over, at most: the contract's limit. */
const ROWS = 2_000

export interface Owner {
  readonly kabupatenKode: string
  readonly perangkatId: PerangkatId
}

/** The outbox as it lies: ciphertext under the data key, which the server can open and nobody else. */
export async function sealedRows(db: Pangkalan, limit = ROWS) {
  const rows: readonly QueuedRow[] = await db.outbox.orderBy('seq').limit(limit).toArray()
  return rows.map(({ id, seq, iv, data }) => ({ id, seq, iv: toBase64(iv), data: toBase64(data) }))
}

/**
 * Hands over an outbox without its PIN (SYNC-33, SYNC-34). Only what the server confirmed row by row
 * leaves the phone; what it refused stays.
 * @returns how many were taken and how many are still here; null when the server could not be reached
 */
export async function handOver(
  db: Pangkalan,
  owner: Owner,
  fetch: Fetch,
  baseUrl = '',
): Promise<{ readonly taken: number; readonly left: number } | null> {
  let taken = 0
  for (;;) {
    const rows = await sealedRows(db)
    if (rows.length === 0) return { taken, left: 0 }
    const answered = await send(
      fetch,
      `${baseUrl}/api/perangkat/titipan`,
      { method: 'POST', body: JSON.stringify({ ...owner, appVersion: APP_VERSION, rows }) },
      null,
    )
    const confirmed = answered.ok ? confirmedRows(answered.value) : null
    if (!confirmed) return null
    const seqs = rows.filter(({ id }) => confirmed.has(id)).map(({ seq }) => seq)
    await db.outbox.bulkDelete(seqs)
    taken += seqs.length
    if (seqs.length === 0 || rows.length < ROWS) return { taken, left: await db.outbox.count() }
  }
}

/** The rows whose command was taken, also when it clashed: the server keeps both values. */
function confirmedRows(value: unknown): ReadonlySet<string> | null {
  if (typeof value !== 'object' || value === null || !('rows' in value) || !Array.isArray(value.rows)) return null
  const rows = value.rows as readonly { readonly id: string; readonly reply: unknown }[]
  const taken = rows.filter(({ reply }) =>
    readPushReply({ ...value, replies: [reply] })?.answers.some(({ outcome }) => outcome === 'taken'),
  )
  return new Set(taken.map(({ id }) => id))
}
