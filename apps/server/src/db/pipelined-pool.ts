import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from 'kysely'
import pg from 'pg'
import { StatementNames } from './statement-names.ts'

const MARK = '/* ahead */ '

/**
 * Begins a statement of a transaction whose answer nobody reads: the next one is sent without waiting
 * for it. If it fails, the next one that is waited for fails with its error, at the latest the commit.
 */
export const AHEAD = sql.raw(MARK)

/**
 * A pool with fewer journeys to the database: statements that come again have a name, what nobody waits
 * for is sent ahead, and a transaction begins together with its first statement. With row security on
 * every table, reading, planning and waiting are most of what a small statement costs.
 */
export class PipelinedPool implements PostgresPool {
  readonly options: object
  readonly #pool: pg.Pool
  readonly #names = new StatementNames()
  readonly #clients = new WeakMap<pg.PoolClient, PipelinedClient>()

  constructor(config: pg.PoolConfig) {
    const options = { ...config, pipeline: true }
    this.#pool = new pg.Pool(options)
    // An idle connection that breaks (database restarted) is replaced at the next use.
    this.#pool.on('error', () => undefined)
    this.options = options
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect()
    const known = this.#clients.get(client)
    if (known) return known
    const made = new PipelinedClient(client, this.#names)
    this.#clients.set(client, made)
    return made
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}

class PipelinedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  /** A transaction that was asked for and goes out together with the `set local` that follows. */
  #begin: string | null = null
  #isInTransaction = false
  /** What was sent and not waited for, in order. */
  #ahead: Promise<unknown>[] = []
  #isStale = false

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client
    this.#names = names
  }

  release(destroy?: boolean): void {
    this.#begin = null
    this.#isInTransaction = false
    this.#ahead = []
    this.#client.release(destroy === true || this.#isStale)
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('rows are read by page, not by cursor')
    return this.#run<R>(text, parameters)
  }

  async #run<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (isBegin(text)) {
      this.#begin = text
      this.#isInTransaction = true
      return nothing()
    }
    const begin = this.#begin
    this.#begin = null
    if (begin !== null && parameters.length === 0 && text.startsWith('set local ')) {
      this.#sendAhead(this.#client.query(`${begin}; ${text}`))
      return nothing()
    }
    if (begin !== null) this.#sendAhead(this.#client.query(begin))
    const statement = text.startsWith(MARK) ? text.slice(MARK.length) : text
    const sent = this.#client.query<R & pg.QueryResultRow>({
      name: this.#names.nameOf(statement, parameters.length),
      text: statement,
      values: [...parameters],
    })
    if (statement !== text && this.#isInTransaction) {
      this.#sendAhead(sent)
      return nothing()
    }
    if (text === 'commit' || text === 'rollback') this.#isInTransaction = false
    await this.#settleAhead(sent, text === 'rollback')
    try {
      const { command, rowCount, rows } = await sent
      return { command: isCommand(command) ? command : 'SELECT', rowCount: rowCount ?? 0, rows }
    } catch (error) {
      this.#look(error)
      throw error
    }
  }

  #sendAhead(sent: Promise<unknown>): void {
    // Looked at by the next statement that is waited for.
    sent.catch(() => undefined)
    this.#ahead.push(sent)
  }

  /** @throws the first error of what was sent ahead, unless it is all rolled back anyway */
  async #settleAhead(sent: Promise<unknown>, isRolledBack: boolean): Promise<void> {
    if (this.#ahead.length === 0) return
    const ahead = this.#ahead
    this.#ahead = []
    const [first] = (await Promise.allSettled([...ahead, sent])).filter(
      (one) => one.status === 'rejected',
    )
    if (!first || isRolledBack) return
    this.#look(first.reason)
    throw first.reason
  }

  /** A migration changed what a named text answers: this connection must not be asked again. */
  #look(error: unknown): void {
    if (
      error instanceof pg.DatabaseError &&
      error.code === '0A000' &&
      error.message.includes('cached plan')
    )
      this.#isStale = true
  }
}

function nothing<R>(): PostgresQueryResult<R> {
  return { command: 'SELECT', rowCount: 0, rows: [] }
}

function isBegin(text: string): boolean {
  return text === 'begin' || text.startsWith('start transaction')
}

type Known = PostgresQueryResult<unknown>['command']

const KNOWN: ReadonlySet<string> = new Set<Known>([
  'UPDATE',
  'DELETE',
  'INSERT',
  'SELECT',
  'MERGE',
  'COMMIT',
  'ROLLBACK',
])

function isCommand(command: string): command is Known {
  return KNOWN.has(command)
}
