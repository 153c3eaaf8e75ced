import { isStorableText } from '@simpul/contract/bentuk.ts'
import {
  COMMANDS,
  type CommandBody,
  type CommandKind,
  isCommandKind,
} from '@simpul/contract/command.ts'
import { Command, type CommandReply } from '@simpul/contract/sync.ts'
import { fieldTidakDicatat } from '@simpul/domain/pengguna/tidak-dicatat.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Decision, Fact } from '../command-decision.ts'
import { type CommandHandler, HANDLERS } from './command-handlers.ts'
import type { CommandWork, Refs } from './command-work.ts'

/** A command whose body was read: what it needs and how it is decided, its kind kept inside. */
export interface ParsedCommand {
  readonly command: Command
  readonly izin: CommandHandler<CommandKind>['izin']
  readonly refs: Refs
  readonly extra: Readonly<Record<string, unknown>>
  readonly decide: (work: CommandWork, fact: Fact) => Decision
}

type RefusedReply = Extract<CommandReply, { readonly outcome: 'refused' }>

/**
 * One bad command does not stop the others (SYNC-8), so each is read alone. A kind or a version this
 * server does not know is refused and kept on the phone (SYNC-18).
 */
export function parseCommand(raw: unknown): Result<ParsedCommand, RefusedReply> {
  const envelope = Command.safeParse(raw)
  if (!envelope.success) {
    return err(refusedReply(idOfRaw(raw), 'isian_salah', envelope.error.issues[0]?.path.join('.')))
  }
  const { data: command } = envelope
  const field = notStorable(command.body)
  if (field !== null) return err(refusedReply(command.id, 'isian_salah', field))
  // Before anything is kept, also of a kind nobody knows: no trace of it, as of the narrow lane.
  const closed = fieldTidakDicatat(command.body)
  if (closed !== null) return err(refusedReply(command.id, 'tidak_boleh_dicatat', closed))
  if (!isCommandKind(command.kind)) return err(refusedReply(command.id, 'jenis_tidak_dikenal'))
  return parseBody(command, command.kind)
}

function parseBody<K extends CommandKind>(
  command: Command,
  kind: K,
): Result<ParsedCommand, RefusedReply> {
  // Every kind has one version until now; the first second one brings its upcaster here.
  if (command.v !== 1) return err(refusedReply(command.id, 'jenis_tidak_dikenal', 'v'))
  const schema = COMMANDS[kind][1]
  const body = schema.safeParse(command.body)
  if (!body.success) {
    return err(refusedReply(command.id, 'isian_salah', body.error.issues[0]?.path.join('.')))
  }
  const handler: CommandHandler<K> = HANDLERS[kind]
  const data = body.data as CommandBody<K>
  if (data.posyanduId !== command.posyanduId)
    return err(refusedReply(command.id, 'isian_salah', 'posyanduId'))
  return ok({
    command,
    izin: handler.izin,
    refs: handler.refs(data),
    extra: unknownFields(data, schema.shape),
    decide: (work, fact) => handler.decide(work, fact, data),
  })
}

/** How deep a body may nest: a form has three levels, a newer one may have some more. */
const DEPTH = 12

/**
 * The field of a body that no table would take. Unknown fields are kept as they come (SYNC-19), so they
 * are looked at too: one that only the database refuses would take the whole push with it (SYNC-8).
 */
function notStorable(body: Readonly<Record<string, unknown>>): string | null {
  const found = Object.entries(body).find(
    ([key, value]) => !isStorable(key, 0) || !isStorable(value, 1),
  )
  return found ? found[0].slice(0, 60) : null
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= DEPTH) return false
  return Object.entries(value).every(
    ([key, inner]) => isStorableText(key) && isStorable(inner, depth + 1),
  )
}

function unknownFields(body: object, shape: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !Object.hasOwn(shape, key)))
}

export function refusedReply(
  commandId: Command['id'],
  kode: RefusedReply['kode'],
  field?: string,
): RefusedReply {
  return { commandId, outcome: 'refused', kode, field: field || null }
}

/** An id that is none is sent back as it came, so that the phone finds its command. */
function idOfRaw(raw: unknown): Command['id'] {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : ''
  return String(id).slice(0, 60) as Command['id']
}
