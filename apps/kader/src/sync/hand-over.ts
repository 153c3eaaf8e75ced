import { APP_VERSION } from '@simpul/contract/sync.ts'
import type { CommandId, PerangkatId } from '@simpul/domain/shared/ids.ts'
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
export async function sealedRows(db: Pangkalan, limit = ROWS, after = 0) {
  const rows: readonly QueuedRow[] = await db.outbox
    .where('seq')
    .above(after)
    .limit(limit)
    .sortBy('seq')
  return rows.map(({ id, seq, iv, data }) => ({ id, seq, iv: toBase64(iv), data: toBase64(data) }))
}

export interface HandedOver {
  readonly taken: number
  readonly left: number
  /** the commands the server has now */
  readonly ids: readonly CommandId[]
}

/**
 * Hands over an outbox without its PIN (SYNC-33, SYNC-34). Only what the server confirmed row by row
 * leaves the phone; what it refused stays. A phone that is not revoked keeps even what was confirmed:
 * without the PIN it cannot be noted as sent, and a restored server would ask for it (SYNC-32).
 * @returns null when the server could not be reached
 */
export async function handOver(
  db: Pangkalan,
  owner: Owner,
  fetch: Fetch,
  { isKept = false, baseUrl = '' }: { readonly isKept?: boolean; readonly baseUrl?: string } = {},
): Promise<HandedOver | null> {
  const ids: CommandId[] = []
  for (let after = 0; ; ) {
    const rows = await sealedRows(db, ROWS, after)
    const last = rows.at(-1)
    if (!last) break
    after = last.seq
    const answered = await send(
      fetch,
      `${baseUrl}/api/perangkat/titipan`,
      { method: 'POST', body: JSON.stringify({ ...owner, appVersion: APP_VERSION, rows }) },
      null,
    )
    const confirmed = answered.ok ? confirmedRows(answered.value) : null
    if (!confirmed) return null
    const taken = rows.filter(({ id }) => confirmed.has(id))
    if (!isKept) await db.outbox.bulkDelete(taken.map(({ seq }) => seq))
    ids.push(...taken.map(({ id }) => id))
  }
  return { taken: ids.length, left: (await db.outbox.count()) - (isKept ? ids.length : 0), ids }
}

/** The rows whose command was taken, also when it clashed: the server keeps both values. */
function confirmedRows(value: unknown): ReadonlySet<string> | null {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('rows' in value) ||
    !Array.isArray(value.rows)
  )
    return null
  const rows = value.rows as readonly { readonly id: string; readonly reply: unknown }[]
  const taken = rows.filter(({ reply }) =>
    readPushReply({ ...value, replies: [reply] })?.answers.some(
      ({ outcome }) => outcome === 'taken',
    ),
  )
  return new Set(taken.map(({ id }) => id))
}
