import type { Command } from '@simpul/contract/sync.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { seal, unseal } from '../local/kunci.ts'
import type { LocalStore, SaveRefusal } from '../local/local-store.ts'
import { openStore, subscribeStore } from '../local/open-store.ts'
import { isDiskFull } from '../local/pangkalan.ts'
import { DIBETULKAN, type JawabanSisihan, type Queued, sealAside } from './outbox.ts'
import { itemOf, type OutboxItem } from './status.ts'

/** A command that a person put aside. It stays on the phone, and can be taken back (SYNC-17). */
interface Aside extends JawabanSisihan {
  readonly command: Command
}

/** The outbox rewritten on disk, all or nothing, while nobody else writes it. */
export function rewriteOutbox(
  store: LocalStore,
  write: () => Promise<void>,
): Promise<Result<void, SaveRefusal>> {
  return store.inTurn(async () => {
    if (store.isClosed) return err({ kode: 'terkunci' })
    try {
      await write()
    } catch (error) {
      if (isDiskFull(error)) return err({ kode: 'penyimpanan_penuh' })
      throw error
    }
    await store.readQueue()
    return ok(undefined)
  })
}

/** A refused command, and what stands on it, put aside with a reason. */
export function setAside(
  store: LocalStore,
  id: CommandId,
  alasan: string,
): Promise<Result<void, SaveRefusal>> {
  const { db, key } = store
  return rewriteOutbox(store, async () => {
    const list = withChildren(store.queue, id)
    const rows = await sealAside(key, list, alasan)
    await db.transaction('rw', db.outbox, db.disisihkan, async () => {
      await db.disisihkan.bulkPut(rows)
      await db.outbox.bulkDelete(list.map(({ seq }) => seq))
    })
  })
}

/** Newest first, without those whose place another took. */
export async function loadAside(store: LocalStore): Promise<readonly Aside[]> {
  const all = await loadAll(store)
  return all.filter(({ alasan }) => alasan !== DIBETULKAN)
}

async function loadAll({ db, key, isClosed }: LocalStore): Promise<readonly Aside[]> {
  if (isClosed) return []
  const rows = await db.disisihkan.toArray()
  return Promise.all(
    rows
      .sort((a, b) => b.seq - a.seq)
      .map(async (row) => ({
        command: await unseal<Command>(key, row),
        ...(await unseal<JawabanSisihan>(key, row.jawaban)),
      })),
  )
}

/**
 * What stands in the place of a command now. null: something did, in an app that did not keep what, and
 * it went its way; nothing waits for it.
 */
function standsNow(all: readonly Aside[]): (id: CommandId) => CommandId | null {
  const replaced = new Map(
    all
      .filter(({ alasan }) => alasan === DIBETULKAN)
      .map(({ command, ganti }) => [command.id, ganti ?? null]),
  )
  return (id) => {
    let now: CommandId | null = id
    while (now !== null && replaced.has(now)) now = replaced.get(now) ?? null
    return now
  }
}

/** Into the outbox again, in its old place, with what it stands on. */
export function takeBack(store: LocalStore, id: CommandId): Promise<Result<void, SaveRefusal>> {
  const { db, key } = store
  return rewriteOutbox(store, async () => {
    const all = await loadAll(store)
    const nowOf = standsNow(all)
    const byId = new Map(
      all
        .filter(({ alasan }) => alasan !== DIBETULKAN)
        .map(({ command }) => [
          command.id,
          { ...command, after: command.after.flatMap((parent) => nowOf(parent) ?? []) },
        ]),
    )
    const wanted = new Map<CommandId, Command>()
    const want = (one: CommandId) => {
      const command = byId.get(one)
      if (!command || wanted.has(one)) return
      wanted.set(one, command)
      for (const parent of command.after) want(parent)
    }
    want(id)
    const sealed = new Map(
      await Promise.all(
        [...wanted].map(async ([one, command]) => [one, await seal(key, command)] as const),
      ),
    )
    await db.transaction('rw', db.outbox, db.disisihkan, async () => {
      for (const row of await db.disisihkan.bulkGet([...wanted.keys()])) {
        const again = row && sealed.get(row.id)
        if (again) await db.outbox.put({ seq: row.seq, id: row.id, kind: row.kind, ...again })
      }
      await db.disisihkan.bulkDelete([...wanted.keys()])
    })
  })
}

/** The command and everything that stands on it, however far. */
export function withChildren(queue: readonly Queued[], id: CommandId): readonly Queued[] {
  const ids = new Set([id])
  for (let size = 0; size < ids.size; ) {
    size = ids.size
    for (const { command } of queue)
      if (command.after.some((parent) => ids.has(parent))) ids.add(command.id)
  }
  return queue.filter(({ command }) => ids.has(command.id))
}

export interface AsideItem extends OutboxItem {
  readonly alasan: string
}

/** What was put aside and lies on this phone; read anew when something was saved or settled. */
export function useAside(): readonly AsideItem[] {
  const queue = useSyncExternalStore(subscribeStore, () => openStore()?.queue)
  const [aside, setList] = useState<readonly AsideItem[]>([])
  useEffect(() => {
    let isOver = false
    const store = openStore()
    if (store)
      void loadAside(store).then((list) => {
        if (!isOver) setList(list.map(({ command, alasan }) => ({ ...itemOf(command), alasan })))
      })
    return () => {
      isOver = true
    }
  }, [queue])
  return aside
}

/** What stands on a command and is not sent either: it goes aside with it. */
export function useStandingOn(id: CommandId): readonly OutboxItem[] {
  const queue = useSyncExternalStore(subscribeStore, () => openStore()?.queue)
  return useMemo(
    () =>
      withChildren(queue ?? [], id)
        .filter(({ command }) => command.id !== id)
        .map(({ command }) => itemOf(command)),
    [queue, id],
  )
}
