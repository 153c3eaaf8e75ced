import { sql } from 'kysely'
import type { Tx } from './db/database.ts'
import { AHEAD } from './db/pipelined-pool.ts'

/** A locked feed hands out sequence numbers; they count once `close` wrote the last one down. */
export interface Feed {
  readonly posyanduId: string
  next(): number
  close(): Promise<void>
}

/**
 * SYNC-22: the counter row is locked until commit, so the order of numbers is the order of commits.
 * Locked before anything is read: two pushes into one posyandu are decided one after the other.
 */
export async function lockFeed(tx: Tx, kabupatenKode: string, posyanduId: string): Promise<Feed> {
  const { rows } = await sql<{ last_seq: number }>`
    insert into feed_counter (kabupaten_kode, posyandu_id) values (${kabupatenKode}, ${posyanduId})
    on conflict (kabupaten_kode, posyandu_id) do update set last_seq = feed_counter.last_seq
    returning last_seq`.execute(tx)
  const first = rows[0]?.last_seq ?? 0
  let last = first
  return {
    posyanduId,
    next() {
      last += 1
      return last
    },
    async close() {
      if (last === first) return
      await sql`${AHEAD}update feed_counter set last_seq = ${last}
        where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${posyanduId}`.execute(tx)
    },
  }
}

/** Several at once (a person who moves): in order of id, so that two of these never wait for each other. */
export async function lockFeeds(
  tx: Tx,
  kabupatenKode: string,
  posyanduIds: readonly string[],
): Promise<ReadonlyMap<string, Feed>> {
  const feeds = new Map<string, Feed>()
  for (const id of [...new Set(posyanduIds)].toSorted()) {
    feeds.set(id, await lockFeed(tx, kabupatenKode, id))
  }
  return feeds
}
