import type { SasaranId } from '../shared/ids.ts'
import type { Tanggal } from '../shared/tanggal.ts'
import { kunciNama, namaTokens, normalizeNama } from './nama.ts'
import type { JenisKelamin, NikStatus } from './nik.ts'

/** What of a sasaran is searched, as the phone holds it in memory while it is unlocked. */
export interface SasaranEntry {
  readonly id: SasaranId
  readonly nama: string
  readonly namaPanggilan: string
  readonly namaIbu: string
  readonly ibuId: SasaranId | null
  readonly jenisKelamin: JenisKelamin
  readonly tanggalLahir: Tanggal
  readonly urutanKembar: number | null
  readonly rt: string
  readonly rw: string
  readonly nik: string | null
  readonly nikStatus: NikStatus
  readonly nomorKk: string | null
}

/** Which field of a person a word stands in; the low three bits of a posting. */
const FIELD = { nama: 0, panggilan: 1, ibu: 2, tempat: 3 } as const
export const FIELD_BITS = 3

/** One immutable block: words in order, each with the people in whose fields it stands. */
export interface IndexBlock {
  readonly entries: readonly SasaranEntry[]
  /** keys of words, sorted */
  readonly words: readonly string[]
  /** `postings` of word i lie from `starts[i]` to `starts[i + 1]` */
  readonly starts: Uint32Array
  /** person × 8 + field */
  readonly postings: Uint32Array
  /** of each person, as written, in small letters */
  readonly names: readonly string[]
  /** place of each person when sorted by name */
  readonly rank: Uint32Array
  readonly byNik: ReadonlyMap<string, readonly number[]>
  readonly byKk: ReadonlyMap<string, readonly number[]>
  readonly byBirthDate: ReadonlyMap<Tanggal, readonly number[]>
  /** by `twinKeyOf`: children of one mother born on one day */
  readonly twins: ReadonlyMap<string, readonly number[]>
}

/**
 * The index of a register: a large block made at unlock, and a small one of what was registered or
 * corrected since, so that saving costs no waiting.
 */
export interface SasaranIndex {
  readonly base: IndexBlock
  readonly fresh: IndexBlock
  /** ids in `base` that were corrected or have left */
  readonly hidden: ReadonlySet<SasaranId>
}

/** Builds the index of a register. Twenty thousand people take about a tenth of a second on a desk. */
export function buildSasaranIndex(entries: readonly SasaranEntry[]): SasaranIndex {
  return { base: buildBlock(entries), fresh: buildBlock([]), hidden: new Set() }
}

/** The index with one person added or corrected. Build anew after some hundreds. */
export function putSasaran(index: SasaranIndex, entry: SasaranEntry): SasaranIndex {
  const kept = index.fresh.entries.filter((other) => other.id !== entry.id)
  return {
    base: index.base,
    fresh: buildBlock([...kept, entry]),
    hidden: new Set([...index.hidden, entry.id]),
  }
}

/** The index without one person. */
export function removeSasaran(index: SasaranIndex, id: SasaranId): SasaranIndex {
  return {
    base: index.base,
    fresh: buildBlock(index.fresh.entries.filter((other) => other.id !== id)),
    hidden: new Set([...index.hidden, id]),
  }
}

/** Children of one mother born on one day share this; null when no mother is known. */
export function twinKeyOf(entry: SasaranEntry, keyOf = kunciNama): string | null {
  const mother = entry.ibuId ?? namaTokens(entry.namaIbu).map(keyOf).join(' ')
  return mother === '' ? null : `${entry.tanggalLahir} ${mother}`
}

function buildBlock(entries: readonly SasaranEntry[]): IndexBlock {
  const keyOf = rememberKeys()
  const postingLists = new Map<string, number[]>()
  const byNik = new Map<string, number[]>()
  const byKk = new Map<string, number[]>()
  const byBirthDate = new Map<Tanggal, number[]>()
  const twinGroups = new Map<string, number[]>()

  entries.forEach((entry, person) => {
    if (entry.nik !== null) push(byNik, entry.nik, person)
    if (entry.nomorKk !== null) push(byKk, entry.nomorKk, person)
    push(byBirthDate, entry.tanggalLahir, person)
    addWords(entry.nama, FIELD.nama, person)
    addWords(entry.namaPanggilan, FIELD.panggilan, person)
    addWords(entry.namaIbu, FIELD.ibu, person)
    if (entry.rt !== '') addWords(`rt${entry.rt}`, FIELD.tempat, person)
    if (entry.rw !== '') addWords(`rw${entry.rw}`, FIELD.tempat, person)
    const twinKey = twinKeyOf(entry, keyOf)
    if (twinKey !== null) push(twinGroups, twinKey, person)
  })

  const names = entries.map((entry) => normalizeNama(entry.nama))
  const words = [...postingLists.keys()].sort()
  const starts = new Uint32Array(words.length + 1)
  words.forEach((word, i) => {
    starts[i + 1] = (starts[i] ?? 0) + (postingLists.get(word)?.length ?? 0)
  })
  const postings = new Uint32Array(starts[words.length] ?? 0)
  for (const [i, word] of words.entries()) {
    postings.set(postingLists.get(word) ?? [], starts[i])
  }

  return {
    entries,
    words,
    starts,
    postings,
    names,
    rank: rankByName(names),
    byNik,
    byKk,
    byBirthDate,
    twins: twinGroups,
  }

  function addWords(text: string, field: number, person: number) {
    if (text === '') return
    for (const token of namaTokens(text)) {
      push(postingLists, keyOf(token), (person << FIELD_BITS) | field)
    }
  }
}

function rankByName(names: readonly string[]): Uint32Array {
  const order = names.map((_, person) => person)
  order.sort((a, b) => {
    const left = names[a] ?? ''
    const right = names[b] ?? ''
    return left < right ? -1 : left > right ? 1 : a - b
  })
  const rank = new Uint32Array(names.length)
  order.forEach((person, place) => {
    rank[person] = place
  })
  return rank
}

/** Few different words make up many names: each key is worked out once. */
function rememberKeys(): (token: string) => string {
  const known = new Map<string, string>()
  return (token) => {
    const seen = known.get(token)
    if (seen !== undefined) return seen
    const key = kunciNama(token)
    known.set(token, key)
    return key
  }
}

function push<K>(map: Map<K, number[]>, key: K, value: number) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
