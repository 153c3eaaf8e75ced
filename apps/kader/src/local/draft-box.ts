import { seal, unseal } from './kunci.ts'
import type { Pangkalan } from './pangkalan.ts'

interface Kept {
  readonly at: number
  readonly value: unknown
}

const WRITE_AFTER_MS = 300
/** What was typed and left longer ago is no help any more. */
const KEPT_MS = 30 * 86_400_000

/** What is being typed, in memory at once and sealed on disk a moment later. */
export class DraftBox {
  readonly #db: Pangkalan
  readonly #key: CryptoKey
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()
  readonly #unwritten = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(db: Pangkalan, key: CryptoKey, now: () => number) {
    this.#db = db
    this.#key = key
    this.#now = now
  }

  async load(): Promise<void> {
    for (const row of await this.#db.draf.toArray()) {
      const kept = await unseal<Kept>(this.#key, row)
      if (kept.at > this.#now() - KEPT_MS) this.#kept.set(row.id, kept)
      else await this.#db.draf.delete(row.id)
    }
  }

  get(id: string): unknown {
    return this.#kept.get(id)?.value
  }

  put(id: string, value: unknown): void {
    this.#kept.set(id, { at: this.#now(), value })
    this.#unwritten.add(id)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), WRITE_AFTER_MS)
  }

  async drop(id: string): Promise<void> {
    this.#kept.delete(id)
    this.#unwritten.add(id)
    await this.flush()
  }

  /** Writes what is not on disk yet; a full disk loses no record for a draft. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined)
    return this.#writing
  }

  async #write(): Promise<void> {
    for (const id of this.#unwritten) {
      const kept = this.#kept.get(id)
      this.#unwritten.delete(id)
      try {
        if (kept) await this.#db.draf.put({ id, ...(await seal(this.#key, kept)) })
        else await this.#db.draf.delete(id)
      } catch (error) {
        // Tried again with the next letter typed: by then a photo may have been deleted.
        this.#unwritten.add(id)
        throw error
      }
    }
  }
}
