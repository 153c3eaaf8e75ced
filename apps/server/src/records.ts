export interface Stored {
  readonly id: string
  readonly posyanduId: string
  readonly version: number
}

/**
 * The rows of one kind that a push touches: loaded together, decided one by one in memory, saved
 * together. A later command of the same push sees what an earlier one did.
 */
export class Records<R extends Stored> {
  readonly #rows: Map<string, R>
  readonly #changed = new Set<string>()
  readonly #follows: (row: R) => boolean

  /** @param follows a row of another posyandu that was this one's and may still be reached from it */
  constructor(loaded: Iterable<R> = [], follows: (row: R) => boolean = () => false) {
    this.#follows = follows
    this.#rows = new Map(Array.from(loaded, (row) => [row.id, row]))
  }

  /** Somebody else's row answers exactly as a missing one does: the id must not leak. */
  own(id: string, posyanduId: string): R | undefined {
    const row = this.#rows.get(id)
    return row && (row.posyanduId === posyanduId || this.#follows(row)) ? row : undefined
  }

  /** Also of another posyandu: an id is used once in a kabupaten. */
  has(id: string): boolean {
    return this.#rows.has(id)
  }

  all(): Iterable<R> {
    return this.#rows.values()
  }

  add(row: R): R {
    this.#rows.set(row.id, row)
    this.#changed.add(row.id)
    return row
  }

  /** The next version of a row. */
  change(row: R, fields: Partial<R>): R {
    return this.add({ ...row, ...fields, version: row.version + 1 })
  }

  /** What has to be saved, in the order it was first touched. */
  changed(): readonly R[] {
    return [...this.#changed].flatMap((id) => this.#rows.get(id) ?? [])
  }
}
