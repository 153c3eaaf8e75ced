import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'

export interface SaveOptions {
  /** version of the record on the screen; null or absent for a new fact */
  readonly basedOnVersion?: number | null
  /** more commands it stands on than those of its record and its parents, which are found here */
  readonly after?: readonly CommandId[]
  /** the refused command this one takes the place of */
  readonly replaces?: CommandId
}

export type SaveRefusal = { readonly kode: 'penyimpanan_penuh' | 'terkunci' }

/** Resolves when the command is durable on this phone (SYNC-1). Never waits for a network. */
export async function save<K extends CommandKind>(
  _kind: K,
  _body: CommandBody<K>,
  _options: SaveOptions = {},
): Promise<Result<{ readonly commandId: CommandId }, SaveRefusal>> {
  return err({ kode: 'terkunci' })
}
