import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import { fieldTidakDicatat } from '@simpul/domain/pengguna/tidak-dicatat.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'
import type { NewCommand, SaveOptions, SaveRefusal as StoreRefusal } from '../local/local-store.ts'
import { openStore } from '../local/open-store.ts'

/** `tidak_boleh_dicatat`: it names what is never kept on a phone (AKSES-14); nothing was written. */
type SaveRefusal = StoreRefusal | { readonly kode: 'tidak_boleh_dicatat' }

/**
 * Resolves when the command is durable on this phone (SYNC-1), and shown by `useRecords`. Never waits
 * for a network. `penyimpanan_penuh`: nothing was written, and nothing is lost that was there before.
 */
export async function save<K extends CommandKind>(
  kind: K,
  body: CommandBody<K>,
  options: SaveOptions = {},
): Promise<Result<{ readonly commandId: CommandId }, SaveRefusal>> {
  if (fieldTidakDicatat(body) !== null) return err({ kode: 'tidak_boleh_dicatat' })
  const store = openStore()
  return store ? store.save(kind, body, options) : err({ kode: 'terkunci' })
}

/** As `save`, of commands that belong together: all or none. */
export async function saveAll(
  list: readonly NewCommand[],
): Promise<Result<readonly CommandId[], SaveRefusal>> {
  if (list.some(({ body }) => fieldTidakDicatat(body) !== null))
    return err({ kode: 'tidak_boleh_dicatat' })
  const store = openStore()
  return store ? store.saveAll(list) : err({ kode: 'terkunci' })
}
