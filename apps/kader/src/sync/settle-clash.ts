import type { CommandBody } from '@simpul/contract/command.ts'
import type { FieldClash } from '@simpul/contract/sync.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { LocalStore, SaveRefusal } from '../local/local-store.ts'
import { openStore } from '../local/open-store.ts'
import type { Clashing } from './settle.ts'

/** Field by field: whose value stands. What is mine is sent as a new correction, made on theirs. */
export async function settleConflict(
  commandId: CommandId,
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Promise<Result<void, SaveRefusal>> {
  const store = openStore()
  return store ? settleClash(store, commandId, choice) : err({ kode: 'terkunci' })
}

export async function settleClash(
  store: LocalStore,
  commandId: CommandId,
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Promise<Result<void, SaveRefusal>> {
  const clashing = store.clashing.find(({ command }) => command.id === commandId)
  if (!clashing) return ok(undefined)
  const mine = clashing.diterima.clash.filter(({ field }) => choice[field] === 'mine')
  if (mine.length > 0) {
    const saved = await saveMine(store, clashing, mine)
    if (!saved.ok) return saved
  }
  await store.dropClash(commandId)
  return ok(undefined)
}

function saveMine(store: LocalStore, { command, diterima }: Clashing, mine: readonly FieldClash[]) {
  const basedOnVersion = diterima.version
  const values = Object.fromEntries(mine.map((one) => [one.field, one.mine]))
  if (command.kind === 'hari_buka.plan') {
    const { body } = command
    const theirs = Object.fromEntries(diterima.clash.map((one) => [one.field, one.theirs]))
    const plan = { ...body, ...theirs, ...values } as CommandBody<'hari_buka.plan'>
    return store.save('hari_buka.plan', plan, { basedOnVersion })
  }
  const from = Object.fromEntries(mine.map((one) => [one.field, one.theirs]))
  const { sasaranId } = command.body as CommandBody<'sasaran.correct'>
  return store.save(
    'sasaran.correct',
    { sasaranId, posyanduId: command.posyanduId, from, to: values },
    { basedOnVersion },
  )
}
