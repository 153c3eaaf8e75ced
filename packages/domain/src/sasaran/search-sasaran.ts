import { isId } from '../shared/ids.ts'
import { parseQrText } from './kartu-qr.ts'
import { isOneEdit, kunciAwalan, kunciNama, namaTokens, normalizeNama } from './nama.ts'
import { cleanNik } from './nik.ts'
import {
  FIELD_BITS,
  type IndexBlock,
  type SasaranEntry,
  type SasaranIndex,
  twinKeyOf,
} from './sasaran-index.ts'

interface Hit {
  readonly entry: SasaranEntry
  readonly score: number
  /** shown because its twin was found */
  readonly isTwinOfHit: boolean
}

/** By field: nama, panggilan, ibu, tempat (RT, RW). */
const FIELD_WEIGHT = [1, 0.95, 0.7, 0.6]
const EXACT = 1
/** On top, for a name written just as it was typed, and for one that begins so. */
const AS_TYPED = 0.1
const BEGINS_AS_TYPED = 0.05
const PREFIX = 0.8
const ONE_EDIT = 0.45
const ONE_EDIT_PREFIX = 0.35
/** Shorter words have too many neighbours one letter away. */
const MIN_FUZZY_LENGTH = 4
const MAX_TWINS = 6

/**
 * Rule SAS-5: finds people by name, nickname, mother's name, RT, NIK, or card. Every word must fit
 * somewhere in the person, at its beginning or one letter off; if nobody fits, one word may be
 * wrong. Twins stand together.
 */
export function searchSasaran(index: SasaranIndex, query: string, limit = 40): readonly Hit[] {
  const ranked = best(index, query, limit)
  const hits: Hit[] = []
  const shown = new Set<string>()
  for (const { entry, score } of ranked) {
    if (shown.has(entry.id)) continue
    shown.add(entry.id)
    hits.push({ entry, score, isTwinOfHit: false })
    for (const twin of twinsOf(index, entry)) {
      if (shown.has(twin.id)) continue
      shown.add(twin.id)
      const own = ranked.find((other) => other.entry.id === twin.id)
      hits.push({ entry: twin, score: own?.score ?? score, isTwinOfHit: own === undefined })
    }
  }
  return hits
}

interface Scored {
  readonly entry: SasaranEntry
  readonly score: number
  readonly rank: number
}

function best(index: SasaranIndex, query: string, limit: number): readonly Scored[] {
  const digits = cleanNik(query.trim())
  const isNumber = /^\d{4,16}$/.test(digits)
  const id = parseQrText(query) ?? (isId(query.trim()) ? query.trim() : null)
  const words = id === null && !isNumber ? queryWords(query) : []
  const typed = normalizeNama(query)

  const search = (block: IndexBlock, isBase: boolean) => {
    const isVisible = (entry: SasaranEntry) => !isBase || !index.hidden.has(entry.id)
    if (id !== null) return filterEntries(block, isVisible, (entry) => entry.id === id, limit)
    if (isNumber) return filterEntries(block, isVisible, (entry) => hasNumber(entry, digits), limit)
    return searchWords(block, isVisible, words, typed, limit)
  }
  return [...search(index.fresh, false), ...search(index.base, true)]
    .sort((a, b) => b.score - a.score || a.rank - b.rank)
    .slice(0, limit)
}

interface QueryWord {
  readonly key: string
  readonly prefix: string
  /** one letter again and again (`aa`): its key is that letter alone, which fits half the register */
  readonly asTyped: string | null
}

function queryWords(query: string): readonly QueryWord[] {
  return namaTokens(query)
    .map((token) => (/^\d{1,3}$/.test(token) ? `rt${Number(token)}` : token))
    .filter((token) => token !== 'rt' && token !== 'rw')
    .map((token) => ({
      key: kunciNama(token),
      prefix: kunciAwalan(token),
      asTyped: /^(.)\1+$/.test(token) ? token : null,
    }))
}

function hasNumber(entry: SasaranEntry, digits: string): boolean {
  return (entry.nik?.includes(digits) ?? false) || (entry.nomorKk?.includes(digits) ?? false)
}

function filterEntries(
  block: IndexBlock,
  isVisible: (entry: SasaranEntry) => boolean,
  fits: (entry: SasaranEntry) => boolean,
  limit: number,
): readonly Scored[] {
  const found: Scored[] = []
  for (const [person, entry] of block.entries.entries()) {
    if (!fits(entry) || !isVisible(entry)) continue
    found.push({ entry, score: 1, rank: block.rank[person] ?? 0 })
    if (found.length === limit) break
  }
  return found
}

function searchWords(
  block: IndexBlock,
  isVisible: (entry: SasaranEntry) => boolean,
  words: readonly QueryWord[],
  typed: string,
  limit: number,
): readonly Scored[] {
  const size = block.entries.length
  if (size === 0 || words.length === 0) return []
  const total = new Float32Array(size)
  const fitting = new Uint8Array(size)
  const ofWord = new Float32Array(size)
  for (const word of words) {
    ofWord.fill(0)
    scoreWord(block, word, ofWord)
    for (let person = 0; person < size; person += 1) {
      const score = ofWord[person] ?? 0
      if (score === 0) continue
      if (word.asTyped !== null && !hasWord(block.names[person] ?? '', word.asTyped)) continue
      total[person] = (total[person] ?? 0) + score
      fitting[person] = (fitting[person] ?? 0) + 1
    }
  }
  const all = top(words.length)
  return all.length > 0 || words.length === 1 ? all : top(words.length - 1)

  /** The best few, kept in order while going through: sorting thousands for one letter is slow. */
  function top(needed: number): readonly Scored[] {
    const kept: Scored[] = []
    for (let person = 0; person < size; person += 1) {
      if ((fitting[person] ?? 0) < needed) continue
      const score = (total[person] ?? 0) / words.length + asTyped(block.names[person] ?? '', typed)
      const rank = block.rank[person] ?? 0
      const last = kept[kept.length - 1]
      if (kept.length === limit && last && !isBefore(score, rank, last)) continue
      const entry = block.entries[person]
      if (!entry || !isVisible(entry)) continue
      let at = kept.length
      for (let other = kept[at - 1]; other && isBefore(score, rank, other); other = kept[at - 1]) {
        at -= 1
      }
      kept.splice(at, 0, { entry, score, rank })
      if (kept.length > limit) kept.pop()
    }
    return kept
  }
}

function hasWord(name: string, beginning: string): boolean {
  return ` ${name}`.includes(` ${beginning}`)
}

function asTyped(name: string, typed: string): number {
  if (!name.startsWith(typed)) return 0
  return name.length === typed.length ? AS_TYPED : BEGINS_AS_TYPED
}

function isBefore(score: number, rank: number, other: Scored): boolean {
  return score > other.score || (score === other.score && rank < other.rank)
}

function scoreWord(block: IndexBlock, word: QueryWord, into: Float32Array) {
  const { words } = block
  for (let i = lowerBound(words, word.prefix); i < words.length; i += 1) {
    const candidate = words[i] ?? ''
    if (!candidate.startsWith(word.prefix)) break
    give(block, i, candidate === word.key ? EXACT : PREFIX, into)
  }
  const exactAt = lowerBound(words, word.key)
  if (words[exactAt] === word.key) give(block, exactAt, EXACT, into)
  if (word.key.length < MIN_FUZZY_LENGTH || /\d/.test(word.key)) return
  const { length } = word.key
  words.forEach((candidate, i) => {
    if (candidate.length < length - 1) return
    if (candidate.length <= length + 1) {
      if (isOneEdit(word.key, candidate)) give(block, i, ONE_EDIT, into)
    } else if (length > MIN_FUZZY_LENGTH && isOneEdit(word.key, candidate.slice(0, length))) {
      give(block, i, ONE_EDIT_PREFIX, into)
    }
  })
}

function give(block: IndexBlock, word: number, strength: number, into: Float32Array) {
  const end = block.starts[word + 1] ?? 0
  for (let at = block.starts[word] ?? 0; at < end; at += 1) {
    const posting = block.postings[at] ?? 0
    const score = strength * (FIELD_WEIGHT[posting & ((1 << FIELD_BITS) - 1)] ?? 0)
    const person = posting >> FIELD_BITS
    if (score > (into[person] ?? 0)) into[person] = score
  }
}

function lowerBound(words: readonly string[], text: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Twins and triplets by their order of birth. */
function twinsOf(index: SasaranIndex, entry: SasaranEntry): readonly SasaranEntry[] {
  const key = twinKeyOf(entry)
  if (key === null) return []
  const group = (block: IndexBlock) =>
    (block.twins.get(key) ?? []).flatMap((person) => block.entries[person] ?? [])
  const base = group(index.base).filter((other) => !index.hidden.has(other.id))
  const twins = [...base, ...group(index.fresh)].filter((other) => other.id !== entry.id)
  // More than a handful is a register without real dates, not a birth.
  if (twins.length >= MAX_TWINS) return []
  return twins.sort((a, b) => (a.urutanKembar ?? 0) - (b.urutanKembar ?? 0))
}
