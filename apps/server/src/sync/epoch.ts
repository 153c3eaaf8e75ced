import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** SYNC-31: names one history of the server. */
export async function readEpoch(tx: Tx): Promise<string> {
  const { rows } = await sql<{ epoch: string }>`select epoch from server_epoch`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('server_epoch has no row')
  return row.epoch
}

/** A cursor ahead of the counter: this history is another one now. Two that see it at once make one epoch. */
export async function renewEpoch(tx: Tx, seen: string): Promise<void> {
  await sql`update server_epoch set epoch = gen_random_uuid() where epoch = ${seen}::uuid`.execute(
    tx,
  )
}
