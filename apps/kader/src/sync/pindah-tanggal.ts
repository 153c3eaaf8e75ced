import { type CommandBody, type CommandKind, isCommandKind } from '@simpul/contract/command.ts'
import type { Command } from '@simpul/contract/sync.ts'
import {
  type CommandId,
  type HariBukaId,
  hariBukaId,
  type KehadiranId,
  kehadiranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import type { Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { seal } from '../local/kunci.ts'
import type { LocalStore, SaveRefusal } from '../local/local-store.ts'
import { type Queued, sealReplaced } from './outbox.ts'
import { rewriteOutbox } from './sisihan.ts'

/** The fields that read otherwise on the other day; null: it is not of that day. */
type Redate<K extends CommandKind> = (
  body: CommandBody<K>,
  move: Move,
) => Readonly<Record<string, unknown>> | null

interface Move {
  readonly posyanduId: Command['posyanduId']
  readonly from: Tanggal
  readonly to: Tanggal
  /** presences of the day that moves, old id to new: they are made of the date (invariant 6) */
  readonly kehadiran: ReadonlyMap<KehadiranId, KehadiranId>
}

const never = () => null

const dated = (body: { readonly tanggal: Tanggal }, { from, to }: Move) =>
  body.tanggal === from ? { tanggal: to } : null

const ofDay = (body: { readonly tanggal: Tanggal }, { posyanduId, from, to }: Move) =>
  body.tanggal === from ? { tanggal: to, hariBukaId: hariBukaId(posyanduId, to) } : null

const ofKehadiran = (body: { readonly kehadiranId: KehadiranId }, { kehadiran }: Move) => {
  const id = kehadiran.get(body.kehadiranId)
  return id ? { kehadiranId: id } : null
}

/** What was done on a day, at home or at the posyandu. */
const done = (
  field: 'measuredOn' | 'tanggal',
  on: Tanggal,
  day: HariBukaId | null,
  { posyanduId, from, to }: Move,
) => (on === from ? { [field]: to, hariBukaId: day && hariBukaId(posyanduId, to) } : null)

/** A plan may lie ahead, a correction has no day, a move of an urusan is of the day it is sent. */
const REDATE: { readonly [K in CommandKind]: Redate<K> } = {
  'sasaran.register': never,
  'sasaran.correct': never,
  'sasaran.leave': (body, { from, to }) => (body.leftOn === from ? { leftOn: to } : null),
  'hari_buka.plan': never,
  'hari_buka.open': ofDay,
  'hari_buka.close': ofDay,
  'hari_buka.reopen': ofDay,
  'kehadiran.record': (body, move) => {
    const own = ofKehadiran(body, move)
    return own && { ...own, ...ofDay(body, move) }
  },
  'kehadiran.mark': ofKehadiran,
  'kehadiran.cancel': ofKehadiran,
  'pengukuran.record': (body, move) => done('measuredOn', body.measuredOn, body.hariBukaId, move),
  'layanan.record': (body, move) => done('tanggal', body.tanggal, body.hariBukaId, move),
  'temuan.record': dated,
  'rujukan.send': dated,
  'rujukan.move': never,
}

function redate<K extends CommandKind>(kind: K, body: Command['body'], move: Move) {
  const of: Redate<K> = REDATE[kind]
  // Made by `save` with the type of its kind; it is read, never parsed again.
  return of(body as CommandBody<K>, move)
}

interface Redated {
  readonly old: Queued
  readonly body: Command['body']
}

/** Everything in the outbox of one posyandu that is dated `from`, as it reads on `to`. */
function redated(
  queue: readonly Queued[],
  posyanduId: Command['posyanduId'],
  from: Tanggal,
  to: Tanggal,
): readonly Redated[] {
  const here = queue.filter(({ command }) => command.posyanduId === posyanduId)
  const kehadiran = new Map(
    here.flatMap(({ command }) => {
      if (command.kind !== 'kehadiran.record') return []
      const body = command.body as CommandBody<'kehadiran.record'>
      if (body.tanggal !== from) return []
      return [[body.kehadiranId, kehadiranId(posyanduId, to, body.sasaranId)] as const]
    }),
  )
  const move = { posyanduId, from, to, kehadiran }
  return here.flatMap((old) => {
    const { kind, body } = old.command
    const changes = isCommandKind(kind) ? redate(kind, body, move) : null
    return changes ? [{ old, body: { ...body, ...changes } }] : []
  })
}

/**
 * A phone whose date was wrong: what it noted on a day that has not come yet is noted on the day it
 * was. New commands take the places of the old ones, all or none; nothing is lost, and what stood on
 * them stands on the new ones (SYNC-3, SYNC-17).
 */
export async function moveToDate(
  store: LocalStore,
  posyanduId: Command['posyanduId'],
  from: Tanggal,
  to: Tanggal,
): Promise<Result<void, SaveRefusal>> {
  const { db, key } = store
  return rewriteOutbox(store, async () => {
    const moved = redated(store.queue, posyanduId, from, to)
    const ids = new Map<CommandId, CommandId>(
      moved.map(({ old }) => [
        old.command.id,
        uuidV7<'command'>(store.now(), crypto.getRandomValues(new Uint8Array(10))),
      ]),
    )
    const newOf = (id: CommandId) => ids.get(id) ?? id
    const bodies = new Map(moved.map(({ old, body }) => [old.command.id, body]))
    const recordedAt = new Date(store.now()).toISOString()
    const changed = store.queue
      .filter(({ command }) => ids.has(command.id) || command.after.some((id) => ids.has(id)))
      .map(({ seq, command }) => {
        const body = bodies.get(command.id)
        const after = command.after.map(newOf)
        return {
          seq,
          command: body
            ? { ...command, id: newOf(command.id), after, body, recordedAt }
            : { ...command, after },
        }
      })
    const rows = await Promise.all(
      changed.map(async ({ seq, command }) => ({
        seq,
        id: command.id,
        kind: command.kind,
        ...(await seal(key, command)),
      })),
    )
    const aside = await sealReplaced(
      key,
      new Map(moved.map(({ old }) => [old, newOf(old.command.id)])),
    )
    // In their old places: an urusan that was moved on comes after the one it moves.
    await db.transaction('rw', db.outbox, db.disisihkan, async () => {
      await db.disisihkan.bulkPut(aside)
      await db.outbox.bulkPut(rows)
    })
  })
}
