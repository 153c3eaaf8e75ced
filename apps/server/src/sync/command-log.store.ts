import { CommandReply } from '@simpul/contract/sync.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Actor } from '../http/actor.ts'

interface LoggedCommand {
  readonly penggunaId: string
  readonly reply: CommandReply
}

export async function loadLogged(
  tx: Tx,
  kabupatenKode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LoggedCommand>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; pengguna_id: string; reply: unknown }>`
    select id, pengguna_id, reply from command_log
    where kabupaten_kode = ${kabupatenKode} and id = any(${ids}::uuid[])`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.id,
      { penggunaId: row.pengguna_id, reply: CommandReply.parse(row.reply) },
    ]),
  )
}

export interface CommandToLog {
  readonly kind: string
  readonly v: number
  readonly posyanduId: string
  readonly reply: CommandReply
}

/** A refused command may be sent again and accepted (SYNC-11, SYNC-18); an accepted one stays what it is. */
export async function logCommands(
  tx: Tx,
  actor: Actor,
  list: readonly CommandToLog[],
  receivedAt: Date,
): Promise<void> {
  await insertRows(
    tx,
    'command_log',
    list.map(({ kind, v, posyanduId, reply }) => ({
      kabupaten_kode: actor.kabupatenKode,
      id: reply.commandId,
      pengguna_id: actor.penggunaId,
      perangkat_id: actor.perangkatId,
      posyandu_id: posyanduId,
      kind,
      v,
      outcome: reply.outcome,
      reply,
      received_at: receivedAt,
    })),
    {
      update: ['outcome', 'reply', 'received_at'],
      where: sql<boolean>`command_log.outcome = 'refused'`,
    },
  )
}
