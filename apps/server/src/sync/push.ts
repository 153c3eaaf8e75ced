import { randomBytes } from 'node:crypto'
import { isCommandKind } from '@simpul/contract/command.ts'
import type { Command, CommandReply, PushReply } from '@simpul/contract/sync.ts'
import { type PosyanduId, type SasaranId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { sql } from 'kysely'
import { type AuditEntry, recordAudits } from '../audit.ts'
import type { Decision, Fact, PosyanduTujuan } from '../command-decision.ts'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import { lockFeeds } from '../feed.ts'
import type { Actor } from '../http/actor.ts'
import { loadTabel, readMeasured, writePenilaian } from '../pertumbuhan/penilaian.store.ts'
import { findPosyanduTujuan } from '../posyandu-tujuan.ts'
import { type CommandToLog, loadLogged, logCommands } from './command-log.store.ts'
import { type CommandWork, loadWork, saveWork } from './command-work.ts'
import { readEpoch } from './epoch.ts'
import { findMovedAway, findPeopleOf } from './move-sasaran.ts'
import { type ParsedCommand, parseCommand, refusedReply } from './parse-command.ts'
import { recountClosed } from './recount-hari.ts'
import { loadPhoneSince, roleOfCommand } from './role-of-command.ts'

type Answer = PushReply['replies'][number]

/** What the first push after a start would wait for. */
export async function preparePush(): Promise<void> {
  await loadTabel()
}

/**
 * Commands of a device, each with its own answer, in the order sent (SYNC-8, SYNC-10). One transaction
 * per posyandu: its feed is locked, everything is loaded, decided in memory, and saved together.
 */
export async function push(
  db: Db,
  actor: Actor,
  commands: readonly unknown[],
  now: number,
): Promise<PushReply> {
  const parsed = commands.map(parseCommand)
  const byPosyandu = new Map<PosyanduId, ParsedCommand[]>()
  for (const item of parsed) {
    if (!item.ok) continue
    const list = byPosyandu.get(item.value.command.posyanduId)
    if (list) list.push(item.value)
    else byPosyandu.set(item.value.command.posyanduId, [item.value])
  }
  const answers = new Map<string, Answer>()
  let epoch: string | undefined
  for (const [posyanduId, list] of byPosyandu) {
    const group = await inKabupaten(db, actor.kabupatenKode, async (tx) => {
      epoch = await readEpoch(tx)
      return pushInto(tx, actor, posyanduId, list, now)
    })
    for (const answer of group) answers.set(answer.commandId, answer)
  }
  return {
    epoch: epoch ?? (await inKabupaten(db, actor.kabupatenKode, readEpoch)),
    receivedAt: new Date(now).toISOString(),
    replies: parsed.map((item) => {
      if (!item.ok) return { ...item.error, isDuplicate: false }
      const answer = answers.get(item.value.command.id)
      if (!answer) throw new Error(`command ${item.value.command.id} was not answered`)
      return answer
    }),
  }
}

async function pushInto(
  tx: Tx,
  actor: Actor,
  posyanduId: PosyanduId,
  list: readonly ParsedCommand[],
  now: number,
): Promise<readonly Answer[]> {
  const posyandu = await findPosyanduTujuan(tx, actor.kabupatenKode, posyanduId)
  if (!posyandu)
    return list.map(({ command }) => ({
      ...refusedReply(command.id, 'tidak_ditemukan', 'posyanduId'),
      isDuplicate: false,
    }))
  const idsOf = (kind: 'sasaran' | 'rujukan') =>
    list.flatMap(({ refs }) => (refs[kind] ?? []).filter((id) => id !== null))
  const people = [
    ...idsOf('sasaran'),
    ...(await findPeopleOf(tx, actor.kabupatenKode, posyanduId, idsOf('rujukan'))),
  ]
  // Also the feeds of those who were moved away, all in order of id; then nobody can move any more.
  const elsewhere = await findMovedAway(tx, actor.kabupatenKode, posyanduId, people)
  const feeds = await lockFeeds(tx, actor.kabupatenKode, [posyanduId, ...elsewhere.values()])
  const movedAway =
    elsewhere.size === 0
      ? elsewhere
      : await stillThere(tx, actor.kabupatenKode, posyanduId, feeds, elsewhere)
  const logged = await loadLogged(
    tx,
    actor.kabupatenKode,
    list.flatMap(({ command }) => [command.id, ...command.after]),
  )
  const isSettled = (id: string) => {
    const reply = logged.get(id)?.reply
    return reply !== undefined && reply.outcome !== 'refused'
  }
  const fresh = list.filter(({ command }) => !isSettled(command.id))
  const today = localNow(now, posyandu.zona).tanggal
  const work = await loadWork(
    tx,
    actor.kabupatenKode,
    posyandu,
    today,
    fresh.map(({ refs }) => refs),
    movedAway,
  )
  const decided = new Map<string, CommandReply>()
  const replyTo = (id: string) => decided.get(id) ?? logged.get(id)?.reply
  const phoneSince = await loadPhoneSince(tx, actor, posyandu, today)
  const batch: Batch = {
    actor,
    posyandu,
    work,
    now,
    today,
    phoneSince,
    isSettled,
    replyTo,
    decided,
  }

  const answers: Answer[] = []
  const toLog: CommandToLog[] = []
  const audits: AuditEntry[] = []
  const chosen: { readonly command: Command; readonly recordId: string }[] = []
  const clashes: { readonly command: Command; readonly decision: Decision }[] = []
  for (const item of list) {
    const { command } = item
    const before = logged.get(command.id)
    if (before && before.penggunaId !== actor.penggunaId) {
      answers.push({ ...refusedReply(command.id, 'id_dipakai', 'id'), isDuplicate: false })
      continue
    }
    const known = isSettled(command.id) ? before?.reply : batch.decided.get(command.id)
    if (known) {
      answers.push({ ...known, isDuplicate: true })
      continue
    }
    const { decision, isLate } = decide(batch, item)
    const reply = replyOf(command.id, decision)
    batch.decided.set(command.id, reply)
    answers.push({
      ...reply,
      isDuplicate: before !== undefined && JSON.stringify(before.reply) === JSON.stringify(reply),
    })
    // The narrow lane leaves no trace, not even of having been asked (invariant 12).
    if (reply.outcome === 'refused' && reply.kode === 'jalur_rahasia') continue
    toLog.push({ kind: command.kind, v: command.v, posyanduId, reply })
    if (decision.outcome === 'refused' || !isCommandKind(command.kind)) continue
    audits.push({
      action: command.kind,
      subjectId: decision.recordId,
      detail: { posyandu: posyanduId, ...(isLate ? { sesudahTugas: true } : {}) },
    })
    if (decision.outcome === 'accepted' && command.kind === 'sasaran.correct')
      chosen.push({ command, recordId: decision.recordId })
    if (decision.outcome === 'conflict') clashes.push({ command, decision })
  }

  await saveWork(tx, actor.kabupatenKode, feeds, work)
  const changed = peopleToAssess(work)
  const measured = await readMeasured(tx, actor.kabupatenKode, changed.ids)
  // On their way to the database while growth is assessed here.
  await logCommands(tx, actor, toLog, new Date(now))
  await recordAudits(tx, actor, audits)
  await writePenilaian(tx, actor.kabupatenKode, changed.ids, measured, changed.since)
  await recountClosed(tx, actor.kabupatenKode, work.hariBuka.changed(), now)
  await settleClashes(tx, actor, chosen, now)
  await keepClashes(tx, actor.kabupatenKode, posyanduId, clashes, now)
  for (const feed of feeds.values()) await feed.close()
  return answers
}

/** Who went on to a third posyandu before the feeds were locked is not found this time. */
async function stillThere(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: PosyanduId,
  feeds: ReadonlyMap<string, unknown>,
  elsewhere: ReadonlyMap<string, PosyanduId>,
): Promise<ReadonlyMap<string, PosyanduId>> {
  const found = await findMovedAway(tx, kabupatenKode, posyanduId, [...elsewhere.keys()])
  return new Map([...found].filter(([, at]) => feeds.has(at)))
}

interface Batch {
  readonly actor: Actor
  readonly posyandu: PosyanduTujuan
  readonly work: CommandWork
  readonly now: number
  /** the server's day in the posyandu's zone */
  readonly today: Tanggal
  readonly phoneSince: Tanggal | null
  readonly isSettled: (commandId: string) => boolean
  readonly replyTo: (commandId: string) => CommandReply | undefined
  /** what this push has answered so far */
  readonly decided: Map<string, CommandReply>
}

function decide(
  batch: Batch,
  item: ParsedCommand,
): { readonly decision: Decision; readonly isLate: boolean } {
  const { posyandu, now, today } = batch
  const { command } = item
  const role = roleOfCommand(
    batch.actor,
    posyandu,
    { izin: item.izin, recordedAt: command.recordedAt },
    batch,
  )
  if ('outcome' in role) return { decision: role, isLate: false }
  const isWaiting = command.after.some((id) => {
    const parent = batch.decided.get(id)
    return !(parent ? parent.outcome !== 'refused' : batch.isSettled(id))
  })
  if (isWaiting) return { decision: { outcome: 'refused', kode: 'menunggu_induk' }, isLate: false }
  const fact: Fact = {
    actor: role.actor,
    posyandu,
    commandId: command.id,
    versionSeen: (recordId) => versionSeen(batch, command, recordId),
    recordedAt: command.recordedAt,
    now,
    today,
    extra: item.extra,
  }
  return { decision: item.decide(batch.work, fact), isLate: role.isLate }
}

/** SYNC-12: the second correction takes the version the first produced, also inside one push. */
function versionSeen(batch: Batch, command: Command, recordId: string): number | null {
  const produced = command.after.flatMap((id) => {
    const reply = batch.replyTo(id)
    return reply && reply.outcome !== 'refused' && reply.recordId === recordId
      ? (reply.version ?? [])
      : []
  })
  const seen = command.basedOnVersion === null ? produced : [command.basedOnVersion, ...produced]
  return seen.length === 0 ? null : Math.max(...seen)
}

function replyOf(commandId: Command['id'], decision: Decision): CommandReply {
  switch (decision.outcome) {
    case 'accepted':
      return {
        commandId,
        outcome: 'accepted',
        recordId: decision.recordId,
        version: decision.version,
      }
    case 'conflict':
      return {
        commandId,
        outcome: 'conflict',
        recordId: decision.recordId,
        version: decision.version,
        clash: [...decision.clash],
      }
    case 'refused':
      return refusedReply(commandId, decision.kode, decision.field)
  }
}

/** Who was weighed, from when on, and whose birth date or sex may have been corrected. */
function peopleToAssess(work: CommandWork): {
  readonly ids: readonly SasaranId[]
  readonly since: ReadonlyMap<SasaranId, Tanggal>
} {
  const ids = new Set<SasaranId>()
  const since = new Map<SasaranId, Tanggal>()
  for (const { sasaranId, measuredOn } of work.pengukuran.changed()) {
    const before = since.get(sasaranId)
    ids.add(sasaranId)
    since.set(sasaranId, before !== undefined && before < measuredOn ? before : measuredOn)
  }
  for (const { id, version } of work.sasaran.changed()) {
    if (version === 1) continue
    ids.add(id)
    since.delete(id)
  }
  return { ids: [...ids], since }
}

/** A later correction of every field of a clash is the choice of a person: both values were seen. */
async function settleClashes(
  tx: Tx,
  actor: Actor,
  list: readonly { readonly command: Command; readonly recordId: string }[],
  now: number,
): Promise<void> {
  for (const { command, recordId } of list) {
    const fields = Object.keys(
      typeof command.body['to'] === 'object' ? (command.body['to'] ?? {}) : {},
    )
    await sql`update konflik set settled_at = ${new Date(now)}, settled_by = ${actor.penggunaId}
      where kabupaten_kode = ${actor.kabupatenKode} and record_id = ${recordId} and settled_at is null
        and not exists (select from jsonb_array_elements(clash) c where not (c ->> 'field' = any(${fields}::text[])))`.execute(
      tx,
    )
  }
}

async function keepClashes(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: PosyanduId,
  list: readonly { readonly command: Command; readonly decision: Decision }[],
  now: number,
): Promise<void> {
  for (const { command, decision } of list) {
    if (decision.outcome !== 'conflict') continue
    await tx
      .insertInto('konflik')
      .values({
        kabupaten_kode: kabupatenKode,
        id: uuidV7(now, randomBytes(10)),
        posyandu_id: posyanduId,
        record_kind: decision.recordKind,
        record_id: decision.recordId,
        command_id: command.id,
        clash: JSON.stringify(decision.clash),
        created_at: new Date(now),
      })
      .execute()
  }
}
