import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { Dexie } from 'dexie'
import { deviceDb } from './akun.ts'
import { pangkalanName } from './pangkalan.ts'

/**
 * Everything of hers leaves this phone, when nothing lies in her outbox but what was handed over for her
 * or is in `kept`. Counted where no other tab can save between the count and the end of the database.
 * @returns how many commands hold it back; 0: it is gone
 */
export async function forget(
  penggunaId: PenggunaId,
  kept: readonly string[] = [],
): Promise<number> {
  const akun = await deviceDb().akun.get(penggunaId)
  const settled = new Set<unknown>([...(akun?.diserahkan ?? []), ...kept])
  const left = await seize(pangkalanName(penggunaId), settled)
  if (left > 0) return left
  await Dexie.delete(pangkalanName(penggunaId))
  await deviceDb().akun.delete(penggunaId)
  return 0
}

/** An upgrade waits until every other connection is closed, and undone leaves everything as it was. */
async function seize(name: string, settled: ReadonlySet<unknown>): Promise<number> {
  const version = await new Promise<number>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      request.result.close()
      resolve(request.result.version)
    }
  })
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version + 1)
    let left = 0
    request.onupgradeneeded = () => {
      const { result: db, transaction } = request
      if (!transaction || !db.objectStoreNames.contains('outbox')) return
      const rows = transaction.objectStore('outbox').index('id').openKeyCursor()
      rows.onsuccess = () => {
        if (!rows.result) return left > 0 ? transaction.abort() : undefined
        if (!settled.has(rows.result.key)) left += 1
        rows.result.continue()
      }
    }
    request.onsuccess = () => {
      request.result.close()
      resolve(0)
    }
    request.onerror = () => (left > 0 ? resolve(left) : reject(request.error))
  })
}
