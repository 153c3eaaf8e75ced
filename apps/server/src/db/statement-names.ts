/** A connection keeps a plan for each name until it closes: so many at most, some megabytes. */
const MAX_NAMES = 200
/** Texts that were seen once and may come again. */
const MAX_SEEN = 2_000
/** A text with more parameters is a list that is longer or shorter the next time. */
const MAX_PARAMETERS = 60
/** What has a plan at all: `commit` has none. */
const PLANNED = /^\s*(?:select|with|insert|update|delete|merge)\b/i

/**
 * Which text has which name. PostgreSQL reads and plans a named text once on a connection, and not at
 * each call. One that comes only once is not worth a name.
 */
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
