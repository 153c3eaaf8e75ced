import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'
import type { SaveOptions, SaveRefusal } from '../local/local-store.ts'
import { openStore } from '../local/open-store.ts'

export type { SaveOptions, SaveRefusal } from '../local/local-store.ts'

/**
 * Resolves when the command is durable on this phone (SYNC-1), and shown by `useRecords`. Never waits
 * for a network. `penyimpanan_penuh`: nothing was written, and nothing is lost that was there before.
 */
export async function save<K extends CommandKind>(
  kind: K,
  body: CommandBody<K>,
  options: SaveOptions = {},
): Promise<Result<{ readonly commandId: CommandId }, SaveRefusal>> {
  const store = openStore()
  return store ? store.save(kind, body, options) : err({ kode: 'terkunci' })
}
