import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/**
 * A pool whose statements have names: PostgreSQL reads and plans a text once on a connection, and not
 * at each call. With row security on every table that is most of what a small question costs.
 */
export class NamedStatements implements PostgresPool {
  readonly options: object
  readonly #pool: pg.Pool
  readonly #names = new StatementNames()
  readonly #clients = new WeakMap<pg.PoolClient, NamedClient>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
    this.options = pool.options
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect()
    const known = this.#clients.get(client)
    if (known) return known
    const named = new NamedClient(client, this.#names)
    this.#clients.set(client, named)
    return named
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}

/** A connection keeps a plan for each name until it closes: so many at most, some megabytes. */
const MAX_NAMES = 200
/** Texts that were seen once and may come again. */
const MAX_SEEN = 2_000
/** A text with more parameters is a list that is longer or shorter the next time. */
const MAX_PARAMETERS = 60
/** What has a plan at all: `commit` has none. */
const PLANNED = /^\s*(?:select|with|insert|update|delete|merge)\b/i

/** Which text has which name. One that comes only once is not worth a name. */
export class StatementNames {
  readonly #names = new Map<string, string>()
  readonly #seen = new Set<string>()

  nameOf(text: string, parameters: number): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined) return name
    if (parameters > MAX_PARAMETERS || this.#names.size >= MAX_NAMES) return undefined
    if (!PLANNED.test(text)) return undefined
    if (!this.#seen.delete(text)) {
      if (this.#seen.size >= MAX_SEEN) this.#seen.clear()
      this.#seen.add(text)
      return undefined
    }
    const given = `s${this.#names.size + 1}`
    this.#names.set(text, given)
    return given
  }
}

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } as const

class NamedClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  /** A transaction that was asked for and goes out together with the `set local` that follows. */
  #begin: string | null = null
  #isStale = false

  constructor(client: pg.PoolClient, names: StatementNames) {
    this.#client = client
    this.#names = names
  }

  release(destroy?: boolean): void {
    this.#begin = null
    this.#client.release(destroy === true || this.#isStale)
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('rows are read by page, not by cursor')
    return this.#send<R>(text, parameters)
  }

  async #send<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (isBegin(text)) {
      this.#begin = text
      return { ...NOTHING, rows: [] }
    }
    const begin = this.#begin
    this.#begin = null
    if (begin !== null && parameters.length === 0 && text.startsWith('set local ')) {
      await this.#client.query(`${begin}; ${text}`)
      return { ...NOTHING, rows: [] }
    }
    if (begin !== null) await this.#client.query(begin)
    try {
      const { command, rowCount, rows } = await this.#client.query<R & pg.QueryResultRow>({
        name: this.#names.nameOf(text, parameters.length),
        text,
        values: [...parameters],
      })
      return { command: isCommand(command) ? command : 'SELECT', rowCount: rowCount ?? 0, rows }
    } catch (error) {
      if (isOutdated(error)) this.#isStale = true
      throw error
    }
  }
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

/** A migration changed what a named text answers: the connection must not be asked again. */
function isOutdated(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '0A000' &&
    error.message.includes('cached plan')
  )
}
