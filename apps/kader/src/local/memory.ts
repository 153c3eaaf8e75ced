import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import {
  type DrafSasaran,
  type DugaanGanda,
  likelyDuplicates,
} from '@simpul/domain/sasaran/likely-duplicates.ts'
import {
  buildSasaranIndex,
  putSasaran,
  removeSasaran,
  type SasaranIndex,
} from '@simpul/domain/sasaran/sasaran-index.ts'
import { searchSasaran } from '@simpul/domain/sasaran/search-sasaran.ts'
import type { HariBukaId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import {
  type AppliedCommand,
  applyCommand,
  type BeginsAt,
  type ReadRecord,
  type RecordChange,
  type RecordOf,
} from '../sync/apply.ts'
import type { Base } from './rekam.ts'

/** What this phone knows of one posyandu, with what was just saved already in it (SYNC-26). */
export interface Records {
  readonly sasaran: ReadonlyMap<SasaranId, SasaranRecord>
  /** newest date first */
  readonly hariBuka: readonly HariBukaRecord[]
  readonly rujukan: readonly RujukanRecord[]
  /** everybody who came that day, the cancelled ones too */
  readonly kehadiranOf: (id: HariBukaId) => readonly KehadiranRecord[]
  readonly search: (query: string, limit?: number) => readonly SasaranRecord[]
  readonly likelyDuplicates: (draft: DrafSasaran) => readonly DugaanGanda[]
}

export const NO_RECORDS: Records = {
  sasaran: new Map(),
  hariBuka: [],
  rujukan: [],
  kehadiranOf: () => [],
  search: () => [],
  likelyDuplicates: () => [],
}

/** More people than this since the index was made: make it anew. */
const REBUILD_FROM = 200

interface Shown {
  readonly sasaran: Map<SasaranId, SasaranRecord>
  readonly hari: Map<HariBukaId, HariBukaRecord>
  readonly kehadiran: Map<HariBukaId, Map<string, KehadiranRecord>>
  readonly rujukan: Map<RujukanId, RujukanRecord>
}

/** The pulled base with the commands over it. Every change gives a new `records`; old ones stay as they were. */
export class Memory {
  readonly #beginsAt: BeginsAt
  #shown: Shown = { sasaran: new Map(), hari: new Map(), kehadiran: new Map(), rujukan: new Map() }
  #index: SasaranIndex | null = null
  #indexed: ReadonlyMap<SasaranId, SasaranRecord> = new Map()
  records: Records = NO_RECORDS

  constructor(beginsAt: BeginsAt) {
    this.#beginsAt = beginsAt
  }

  /** Lays the commands over the base, from the beginning. */
  rebuild(base: Base, commands: readonly AppliedCommand[]): void {
    const kehadiran = new Map<HariBukaId, Map<string, KehadiranRecord>>()
    for (const one of base.kehadiran.values()) {
      const day = kehadiran.get(one.hariBukaId)
      if (day) day.set(one.id, one)
      else kehadiran.set(one.hariBukaId, new Map([[one.id, one]]))
    }
    this.#shown = {
      sasaran: new Map(base.sasaran),
      hari: new Map(base.hari),
      kehadiran,
      rujukan: new Map(base.rujukan),
    }
    for (const command of commands) this.#put(applyCommand(this.#read, command, this.#beginsAt))
    this.#publish()
  }

  /** One more command on top. */
  add(command: AppliedCommand): void {
    const changes = applyCommand(this.#read, command, this.#beginsAt)
    // What was handed out stays as it was.
    const { sasaran, hari, kehadiran, rujukan } = this.#shown
    const isOf = (kind: keyof RecordOf) => changes.some(([one]) => one === kind)
    this.#shown = {
      sasaran: isOf('sasaran') ? new Map(sasaran) : sasaran,
      hari: isOf('hari_buka') ? new Map(hari) : hari,
      kehadiran: isOf('kehadiran')
        ? new Map([...kehadiran].map(([id, day]) => [id, new Map(day)]))
        : kehadiran,
      rujukan: isOf('rujukan') ? new Map(rujukan) : rujukan,
    }
    this.#put(changes)
    this.#publish()
  }

  #put(changes: readonly RecordChange[]): void {
    const { sasaran, hari, kehadiran, rujukan } = this.#shown
    for (const [kind, record] of changes) {
      if (kind === 'sasaran') sasaran.set(record.id, record)
      if (kind === 'hari_buka') hari.set(record.id, record)
      if (kind === 'rujukan') rujukan.set(record.id, record)
      // Measures and services are read with the person's riwayat, not held here.
      if (kind === 'kehadiran') {
        const day = kehadiran.get(record.hariBukaId)
        if (day) day.set(record.id, record)
        else kehadiran.set(record.hariBukaId, new Map([[record.id, record]]))
      }
    }
  }

  readonly #read: ReadRecord = (kind, id) => {
    const found: { readonly [K in keyof RecordOf]: () => RecordOf[K] | undefined } = {
      sasaran: () => this.#shown.sasaran.get(id as SasaranId),
      hari_buka: () => this.#shown.hari.get(id as HariBukaId),
      kehadiran: () => this.#findKehadiran(id),
      rujukan: () => this.#shown.rujukan.get(id as RujukanId),
      pengukuran: () => undefined,
      layanan: () => undefined,
    }
    return found[kind]()
  }

  #findKehadiran(id: string): KehadiranRecord | undefined {
    for (const day of this.#shown.kehadiran.values()) {
      const found = day.get(id)
      if (found) return found
    }
    return undefined
  }

  #publish(): void {
    const { sasaran, hari, kehadiran, rujukan } = this.#shown
    const lists = new Map<HariBukaId, readonly KehadiranRecord[]>()
    this.records = {
      sasaran,
      hariBuka: [...hari.values()].sort((a, b) => (a.tanggal < b.tanggal ? 1 : -1)),
      rujukan: [...rujukan.values()].sort((a, b) => (a.openedOn < b.openedOn ? 1 : -1)),
      kehadiranOf: (id) => {
        const list = lists.get(id) ?? [...(kehadiran.get(id)?.values() ?? [])]
        lists.set(id, list)
        return list
      },
      search: (query, limit) =>
        searchSasaran(this.#indexOf(sasaran), query, limit).flatMap(
          (hit) => sasaran.get(hit.entry.id) ?? [],
        ),
      likelyDuplicates: (draft) => likelyDuplicates(this.#indexOf(sasaran), draft),
    }
  }

  /** The index is made at the first search, and kept up with what changed since. */
  #indexOf(sasaran: ReadonlyMap<SasaranId, SasaranRecord>): SasaranIndex {
    if (this.#index && this.#indexed === sasaran) return this.#index
    const before = this.#indexed
    const changed = [...sasaran.values()].filter((one) => before.get(one.id) !== one)
    const gone = [...before.keys()].filter((id) => !sasaran.has(id))
    const known = this.#index
    this.#indexed = sasaran
    if (!known || changed.length + gone.length + known.fresh.entries.length > REBUILD_FROM) {
      this.#index = buildSasaranIndex([...sasaran.values()])
      return this.#index
    }
    const put = changed.reduce<SasaranIndex>((index, one) => putSasaran(index, one), known)
    const index = gone.reduce<SasaranIndex>((now, id) => removeSasaran(now, id), put)
    this.#index = index
    return index
  }
}
