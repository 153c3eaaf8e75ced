import { APP_VERSION } from '@simpul/contract/sync.ts'
import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { ok, type Result } from '@simpul/domain/shared/result.ts'
import { type HandOverProblem, handOver, type SealedRow, sealedRows } from '../sync/hand-over.ts'
import { meetEpoch } from '../sync/settle.ts'
import { deviceDb } from './akun.ts'
import type { LocalStore } from './local-store.ts'
import { openStore } from './open-store.ts'
import { Pangkalan } from './pangkalan.ts'

/** Not every row is a step: of some rows at a time, from 0 to 1. */
export type OnProgress = (part: number) => void

export type Handed = Result<
  { readonly taken: number; readonly left: number },
  { readonly kode: HandOverProblem }
>

const road = (url: string, init: RequestInit) => fetch(url, init)

/**
 * The sealed outbox of a kader who is not open, sent without her PIN (SYNC-34). A phone that is not
 * revoked keeps even what was confirmed: without the PIN it cannot be noted as sent, and a restored
 * server would ask for it (SYNC-32). A revoked one wipes what was confirmed (SYNC-33).
 */
export async function sendSealed(penggunaId: PenggunaId, onProgress: OnProgress): Promise<Handed> {
  const akun = await deviceDb().akun.get(penggunaId)
  if (!akun || openStore()?.who.penggunaId === penggunaId) return ok({ taken: 0, left: 0 })
  const db = new Pangkalan(penggunaId)
  try {
    let known = new Set(akun.diserahkan)
    return await handOver(
      db,
      akun,
      road,
      async ({ taken, done, total }) => {
        if (akun.isDicabut) await db.outbox.where('id').anyOf(taken).delete()
        else {
          for (const id of taken) known.add(id)
          await deviceDb().akun.update(penggunaId, { diserahkan: [...known] })
        }
        onProgress(done / total)
      },
      async (epoch) => {
        const row = await db.catatan.get('epoch')
        const isOther = await meetEpoch(db, row && 'epoch' in row ? row.epoch : null, epoch)
        // What the other history had confirmed it does not have.
        if (isOther) known = new Set()
        return isOther
      },
    )
  } finally {
    db.close()
  }
}

/** The same of who is open, on a phone that was revoked: what is refused is shown with its reason. */
export async function sendOpen(store: LocalStore, onProgress: OnProgress): Promise<Handed> {
  // Another tab may have saved before it was locked.
  await store.readAgain()
  return handOver(
    store.db,
    store.who,
    road,
    async ({ answers, done, total }) => {
      await store.settle(answers)
      onProgress(done / total)
    },
    (epoch) => store.meetEpoch(epoch),
  )
}

interface SealedFile {
  readonly kabupatenKode: string
  readonly perangkatId: PerangkatId
  readonly appVersion: number
  readonly rows: readonly SealedRow[]
}

/** The outbox as it lies, for a file that somebody carries to where there is a network. */
export async function sealedFileOf(penggunaId: PenggunaId): Promise<SealedFile | null> {
  const akun = await deviceDb().akun.get(penggunaId)
  if (!akun) return null
  const { kabupatenKode, perangkatId } = akun
  const open = openStore()
  const db = open?.who.penggunaId === penggunaId ? open.db : new Pangkalan(penggunaId)
  try {
    const rows = await sealedRows(db)
    return rows.length === 0 ? null : { kabupatenKode, perangkatId, appVersion: APP_VERSION, rows }
  } finally {
    if (db !== open?.db) db.close()
  }
}
