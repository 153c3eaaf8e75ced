import { readEnvironment } from '../start/environment.ts'
import { lockFolder } from './folder-lock.ts'
import { readMigrations } from './migrate.ts'
import { attachEmbeddedStore, openEmbeddedStore, openUrlStore, type Store } from './open-store.ts'

/**
 * The store for a command in the terminal (`npm run seed`): the database of DATABASE_URL, or the
 * embedded one, which is joined when a server already runs on the folder and started when not.
 * The caller closes it; what was joined keeps running.
 */
export async function openConfiguredStore(
  say: (sentence: string) => void = (sentence) => console.log(sentence),
): Promise<Store> {
  const { database } = readEnvironment(process.env)
  const migrations = readMigrations()
  if (database.kind === 'url') {
    const { url, appUrl } = database
    return openUrlStore({ url, migrations, ...(appUrl === null ? {} : { appUrl }) })
  }
  const running = await attachEmbeddedStore(database.folder, migrations)
  if (running) return running

  const lock = await lockFolder(database.folder, null)
  try {
    const store = await openEmbeddedStore({
      folder: database.folder,
      migrations,
      say,
      onLost: (problem) => say(problem.message),
    })
    return {
      ...store,
      async close(how) {
        await store.close(how)
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
