import { seal, unseal } from './kunci.ts'
import type { Pangkalan } from './pangkalan.ts'

interface Kept {
  /** What it is a draft of. It may hold a name that was looked for, so it lies sealed (SYNC-4). */
  readonly id: string
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
  /** Where each lies on disk: a number made by chance, which tells nothing. */
  readonly #row = new Map<string, string>()
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
      const kept = await unseal<Omit<Kept, 'id'> & { readonly id?: string }>(this.#key, row)
      // One without its id inside lies under it in clear, as apps before this one wrote it.
      const id = kept.id ?? row.id
      const isOver = kept.at <= this.#now() - KEPT_MS
      if (isOver || kept.at <= (this.#kept.get(id)?.at ?? 0)) {
        await this.#db.draf.delete(row.id)
        continue
      }
      const older = this.#row.get(id)
      if (older !== undefined) await this.#db.draf.delete(older)
      this.#kept.set(id, { ...kept, id })
      this.#row.set(id, row.id)
      if (kept.id === undefined) this.#unwritten.add(id)
    }
    await this.flush()
  }

  get(id: string): unknown {
    return this.#kept.get(id)?.value
  }

  put(id: string, value: unknown): void {
    this.#kept.set(id, { id, at: this.#now(), value })
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
        await this.#writeOne(id, kept)
      } catch (error) {
        // Tried again with the next letter typed: by then a photo may have been deleted.
        this.#unwritten.add(id)
        throw error
      }
    }
  }

  /** One transaction: a draft that moves away from its name in clear is never on neither place. */
  async #writeOne(id: string, kept: Kept | undefined): Promise<void> {
    const old = this.#row.get(id)
    const row = old === undefined || old === id ? crypto.randomUUID() : old
    const sealed = kept && (await seal(this.#key, kept))
    await this.#db.transaction('rw', this.#db.draf, async () => {
      if (sealed) await this.#db.draf.put({ id: row, ...sealed })
      if (old !== undefined && !(sealed && old === row)) await this.#db.draf.delete(old)
    })
    if (sealed) this.#row.set(id, row)
    else this.#row.delete(id)
  }
}
