import type { QueryExecutorProvider } from 'kysely'
import type { Tx } from './database.ts'

/** Whom a question is put to: a transaction, or several questions at once inside of one. */
export type Asked = QueryExecutorProvider

/**
 * Questions that do not wait for each other, in one journey to the database: a transaction asks one
 * after the other. They are still answered in the order they were sent.
 */
export function together<T>(tx: Tx, ask: (at: Asked) => Promise<T>): Promise<T> {
  const executor = tx.getExecutor()
  return executor.provideConnection((connection) => {
    const open = executor.withConnectionProvider({
      provideConnection: (consumer) => consumer(connection),
    })
    return ask({ getExecutor: () => open })
  })
}
