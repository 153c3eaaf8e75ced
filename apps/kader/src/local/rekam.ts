import type { HariBukaRecord, KehadiranRecord } from '@simpul/contract/hari-buka.ts'
import type { LayananRecord } from '@simpul/contract/layanan.ts'
import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import type { RujukanRecord } from '@simpul/contract/rujukan.ts'
import type { SasaranRecord } from '@simpul/contract/sasaran.ts'
import type { PullReply } from '@simpul/contract/sync.ts'
import type {
  HariBukaId,
  KehadiranId,
  PosyanduId,
  RujukanId,
  SasaranId,
} from '@simpul/domain/shared/ids.ts'
import type { RecordOf } from '../sync/apply.ts'
import { type Sealed, seal, unseal } from './kunci.ts'
import { type Kursor, type Pangkalan, type RekamRow, unlessDiskFull } from './pangkalan.ts'

/** People encrypted together, so that a list of thousands opens at once. */
const BLOCK = 500
const KURSOR = 'kursor:'

/** From this many people in one page they go into blocks; fewer get a row each. */
const BLOCK_FROM = 50
/** So many rows beside the blocks are worth packing anew. */
const COMPACT_FROM = 300

/** The pulled records of one posyandu that are held in memory while the phone is open. */
export interface Base {
  readonly sasaran: Map<SasaranId, SasaranRecord>
  readonly hari: Map<HariBukaId, HariBukaRecord>
  readonly kehadiran: Map<KehadiranId, KehadiranRecord>
  readonly rujukan: Map<RujukanId, RujukanRecord>
}

/** What is kept of one person and read when her page is opened. */
export interface RiwayatBase {
  readonly pengukuran: readonly PengukuranRecord[]
  readonly layanan: readonly LayananRecord[]
}

/** Riwayat of some people together: whose id falls into the same of `BUCKETS`. */
type RiwayatGroup = Readonly<Record<SasaranId, RiwayatBase>>

/**
 * A row for each person would be ten thousand ciphers and ten thousand writes at the first sync; a
 * thousand rows are read and written in a fifth of the time, and each still opens in a blink.
 */
const BUCKETS = 1_024

interface HariGroup {
  readonly hari: HariBukaRecord | null
  readonly kehadiran: readonly KehadiranRecord[]
}

const NO_RIWAYAT: RiwayatBase = { pengukuran: [], layanan: [] }

export const FIRST_KURSOR: Kursor = {
  epoch: null,
  scope: null,
  since: 0,
  generasi: 1,
  building: null,
  tertarikSampai: 0,
}

export function emptyBase(): Base {
  return { sasaran: new Map(), hari: new Map(), kehadiran: new Map(), rujukan: new Map() }
}

export async function readKursor(db: Pangkalan, posyanduId: PosyanduId): Promise<Kursor> {
  const row = await db.catatan.get(`kursor:${posyanduId}`)
  return row && 'kursor' in row ? row.kursor : FIRST_KURSOR
}

/** Of which posyandu at least one page is here. */
export async function readPulled(db: Pangkalan): Promise<ReadonlySet<PosyanduId>> {
  const rows = await db.catatan.where('id').startsWith(KURSOR).toArray()
  return new Set(
    rows.flatMap((row) =>
      'kursor' in row && row.kursor.epoch !== null
        ? [row.id.slice(KURSOR.length) as PosyanduId]
        : [],
    ),
  )
}

/** Everything that was pulled of a posyandu leaves the phone. */
export function dropPosyandu(db: Pangkalan, posyanduId: PosyanduId): Promise<void> {
  return db.transaction('rw', db.rekam, db.catatan, async () => {
    await db.catatan.delete(`${KURSOR}${posyanduId}`)
    await db.rekam.where('kunci').startsWith(`${posyanduId}/`).delete()
  })
}

/** Everything of a posyandu but the riwayat. Packs single rows into blocks when there are many. */
export async function loadBase(
  db: Pangkalan,
  key: CryptoKey,
  posyanduId: PosyanduId,
): Promise<Base> {
  const kursor = await readKursor(db, posyanduId)
  const base = emptyBase()
  const at = prefixOf(posyanduId, kursor.generasi)
  const blocks = await readGroups<readonly SasaranRecord[]>(db, key, `${at}blok:`)
  for (const { isi } of blocks) for (const one of isi) base.sasaran.set(one.id, one)
  const singles = await readGroups<SasaranRecord | null>(db, key, `${at}orang:`)
  for (const { kunci, isi } of singles) {
    if (isi) base.sasaran.set(isi.id, isi)
    else base.sasaran.delete(kunci.slice(`${at}orang:`.length) as SasaranId)
  }
  for (const { isi } of await readGroups<HariGroup>(db, key, `${at}hari:`)) {
    if (isi.hari) base.hari.set(isi.hari.id, isi.hari)
    for (const one of isi.kehadiran) base.kehadiran.set(one.id, one)
  }
  for (const { isi } of await readGroups<RujukanRecord>(db, key, `${at}urusan:`))
    base.rujukan.set(isi.id, isi)
  if (singles.length > COMPACT_FROM) {
    // Only tidier: a full disk must not keep the phone shut.
    await compact(db, key, posyanduId, kursor, base).catch(unlessDiskFull)
  }
  return base
}

export async function loadRiwayatBase(
  db: Pangkalan,
  key: CryptoKey,
  posyanduId: PosyanduId,
  ids: readonly SasaranId[],
): Promise<ReadonlyMap<SasaranId, RiwayatBase>> {
  const { generasi } = await readKursor(db, posyanduId)
  const at = prefixOf(posyanduId, generasi)
  const groups = await readMany<RiwayatGroup>(db, key, [
    ...new Set(ids.map((id) => riwayatKey(at, id))),
  ])
  return new Map(
    ids.flatMap((id) => {
      const found = groups.get(riwayatKey(at, id))?.[id]
      return found ? [[id, found] as const] : []
    }),
  )
}

/** A page that is ready to be written: sealed before the transaction, which must not wait for a cipher. */
export interface PreparedPage {
  readonly kursor: Kursor
  readonly put: readonly RekamRow[]
  readonly remove: readonly string[]
  /** generations that are not needed any more, by prefix */
  readonly drop: readonly string[]
  /** the page belongs to what is shown now, and may be laid over the base in memory */
  readonly isShown: boolean
}

/**
 * One page of the feed (SYNC-23). When it begins at zero over something that is there (another epoch or
 * scope), it goes into a generation of its own, shown when it is whole: meanwhile nobody disappears.
 */
export async function preparePage(
  db: Pangkalan,
  key: CryptoKey,
  posyanduId: PosyanduId,
  before: Kursor,
  page: PullReply,
  sentUpTo: number,
): Promise<PreparedPage> {
  const isNewHistory = page.startOver && before.epoch !== null
  const building = isNewHistory
    ? Math.max(before.generasi, before.building ?? 0) + 1
    : before.building
  const generasi = building ?? before.generasi
  const isWhole = !page.hasMore
  const drop: string[] = []
  if (isNewHistory && before.building !== null) drop.push(prefixOf(posyanduId, before.building))
  if (isWhole && building !== null) drop.push(prefixOf(posyanduId, before.generasi))
  const groups = await gather(db, key, prefixOf(posyanduId, generasi), page)
  return {
    kursor: {
      epoch: page.epoch,
      scope: page.scope,
      since: page.next,
      generasi: isWhole ? generasi : before.generasi,
      building: isWhole ? null : building,
      tertarikSampai: isWhole ? Math.max(before.tertarikSampai, sentUpTo) : before.tertarikSampai,
    },
    put: await Promise.all(
      [...groups.put].map(async ([kunci, isi]) => ({ kunci, ...(await seal(key, isi)) })),
    ),
    remove: [...groups.remove],
    drop,
    isShown: building === null,
  }
}

/** False for a page that changes neither records nor cursor: it is not written, and nothing is drawn again. */
export function hasNews(before: Kursor, page: PullReply, sentUpTo: number): boolean {
  return (
    page.changes.length > 0 ||
    page.removals.length > 0 ||
    page.startOver ||
    page.hasMore ||
    before.building !== null ||
    page.epoch !== before.epoch ||
    page.scope !== before.scope ||
    page.next !== before.since ||
    sentUpTo > before.tertarikSampai
  )
}

/** Page and cursor in one transaction: both or neither. */
export function writePage(
  db: Pangkalan,
  posyanduId: PosyanduId,
  page: PreparedPage,
): Promise<void> {
  return db.transaction('rw', db.rekam, db.catatan, async () => {
    for (const prefix of page.drop) await db.rekam.where('kunci').startsWith(prefix).delete()
    await db.rekam.bulkDelete([...page.remove])
    await db.rekam.bulkPut([...page.put])
    await db.catatan.put({ id: `kursor:${posyanduId}`, kursor: page.kursor })
  })
}

/** Lays the changes of a page over the base in memory. */
export function applyPage(base: Base, page: PullReply): void {
  for (const [kind, record] of page.changes) {
    if (kind === 'sasaran') base.sasaran.set((record as SasaranRecord).id, record as SasaranRecord)
    if (kind === 'hari_buka') base.hari.set((record as HariBukaRecord).id, record as HariBukaRecord)
    if (kind === 'kehadiran')
      base.kehadiran.set((record as KehadiranRecord).id, record as KehadiranRecord)
    if (kind === 'rujukan') base.rujukan.set((record as RujukanRecord).id, record as RujukanRecord)
  }
  for (const [kind, id] of removalsOf(page)) {
    if (kind === 'sasaran') forgetPerson(base, id as SasaranId)
    if (kind === 'hari_buka') base.hari.delete(id as HariBukaId)
    if (kind === 'kehadiran') base.kehadiran.delete(id as KehadiranId)
    if (kind === 'rujukan') base.rujukan.delete(id as RujukanId)
  }
}

/**
 * Who left and came back stands in one page twice: the record is what the server has now, the removal
 * is how it came there.
 */
function removalsOf(page: PullReply): PullReply['removals'] {
  if (page.removals.length === 0) return []
  const here = new Set(page.changes.map(([kind, record]) => `${kind}:${String(record['id'])}`))
  return page.removals.filter(([kind, id]) => !here.has(`${kind}:${id}`))
}

/** SYNC-25: what stands on a person leaves the phone with her. */
function forgetPerson(base: Base, id: SasaranId): void {
  base.sasaran.delete(id)
  for (const one of base.kehadiran.values()) if (one.sasaranId === id) base.kehadiran.delete(one.id)
  for (const one of base.rujukan.values()) if (one.sasaranId === id) base.rujukan.delete(one.id)
}

interface Groups {
  readonly put: Map<string, unknown>
  readonly remove: Set<string>
}

async function gather(db: Pangkalan, key: CryptoKey, at: string, page: PullReply): Promise<Groups> {
  const put = new Map<string, unknown>()
  const remove = new Set<string>()
  const byKind = sortByKind(page)

  const people = [...new Map(byKind.sasaran.map((one) => [one.id, one])).values()]
  if (people.length >= BLOCK_FROM) {
    let n = await nextBlock(db, at)
    for (let from = 0; from < people.length; from += BLOCK) {
      put.set(blockKey(at, n), people.slice(from, from + BLOCK))
      n += 1
    }
    for (const one of people) remove.add(`${at}orang:${one.id}`)
  } else {
    for (const one of people) put.set(`${at}orang:${one.id}`, one)
  }

  for (const one of byKind.rujukan) put.set(`${at}urusan:${one.id}`, one)
  await gatherRiwayat(db, key, at, byKind, put)
  await gatherHari(db, key, at, byKind, put)
  await gatherRemovals(db, key, at, page, { put, remove })
  return { put, remove }
}

type ByKind = { readonly [K in keyof RecordOf]: RecordOf[K][] }

function sortByKind(page: PullReply): ByKind {
  const byKind: ByKind = {
    sasaran: [],
    hari_buka: [],
    kehadiran: [],
    pengukuran: [],
    layanan: [],
    rujukan: [],
  }
  // A kind of a newer server is left for the app that knows it: it will pull from zero for its scope.
  for (const [kind, record] of page.changes) {
    const list: unknown[] | undefined = byKind[kind]
    list?.push(record)
  }
  return byKind
}

async function gatherRiwayat(
  db: Pangkalan,
  key: CryptoKey,
  at: string,
  byKind: ByKind,
  put: Groups['put'],
) {
  const pengukuran = groupBy(byKind.pengukuran, (one) => one.sasaranId)
  const layanan = groupBy(byKind.layanan, (one) => one.sasaranId)
  const ids = [...new Set([...pengukuran.keys(), ...layanan.keys()])]
  const byBucket = groupBy(ids, (id) => riwayatKey(at, id))
  const known = await readMany<RiwayatGroup>(db, key, [...byBucket.keys()])
  for (const [kunci, members] of byBucket) {
    const group: Record<SasaranId, RiwayatBase> = { ...known.get(kunci) }
    for (const id of members) {
      const before = group[id] ?? NO_RIWAYAT
      group[id] = {
        pengukuran: merge(before.pengukuran, pengukuran.get(id) ?? []),
        layanan: merge(before.layanan, layanan.get(id) ?? []),
      }
    }
    put.set(kunci, group)
  }
}

async function gatherHari(
  db: Pangkalan,
  key: CryptoKey,
  at: string,
  byKind: ByKind,
  put: Groups['put'],
) {
  const days = new Map(byKind.hari_buka.map((one) => [one.id, one]))
  const kehadiran = groupBy(byKind.kehadiran, (one) => one.hariBukaId)
  const ids = [...new Set([...days.keys(), ...kehadiran.keys()])]
  const known = await readMany<HariGroup>(
    db,
    key,
    ids.map((id) => `${at}hari:${id}`),
  )
  for (const id of ids) {
    const before = known.get(`${at}hari:${id}`)
    put.set(`${at}hari:${id}`, {
      hari: days.get(id) ?? before?.hari ?? null,
      kehadiran: merge(before?.kehadiran ?? [], kehadiran.get(id) ?? []),
    } satisfies HariGroup)
  }
}

async function gatherRemovals(
  db: Pangkalan,
  key: CryptoKey,
  at: string,
  page: PullReply,
  groups: Groups,
) {
  const { put, remove } = groups
  const gone = new Map<string, Set<string>>()
  for (const [kind, id] of removalsOf(page)) gone.set(kind, (gone.get(kind) ?? new Set()).add(id))
  if (gone.size === 0) return
  const of = (kind: keyof RecordOf) => gone.get(kind) ?? new Set<string>()

  for (const id of of('sasaran')) {
    put.set(`${at}orang:${id}`, null)
    remove.delete(`${at}orang:${id}`)
  }
  const drop = (kunci: string) => {
    put.delete(kunci)
    remove.add(kunci)
  }
  for (const id of of('rujukan')) drop(`${at}urusan:${id}`)
  for (const id of of('hari_buka')) drop(`${at}hari:${id}`)
  // What stands inside groups is looked for in all of them: a removal is rare.
  for (const { kunci, isi } of await readGroups<RujukanRecord>(db, key, `${at}urusan:`)) {
    if (isi.sasaranId && of('sasaran').has(isi.sasaranId)) drop(kunci)
  }
  if (of('sasaran').size + of('kehadiran').size > 0) {
    await rewrite<HariGroup>(db, key, `${at}hari:`, groups, (group) => ({
      ...group,
      kehadiran: group.kehadiran.filter(
        (one) => !of('kehadiran').has(one.id) && !of('sasaran').has(one.sasaranId),
      ),
    }))
  }
  if (of('sasaran').size + of('pengukuran').size + of('layanan').size > 0) {
    await rewrite<RiwayatGroup>(db, key, `${at}riwayat:`, groups, (group) =>
      Object.fromEntries(
        Object.entries<RiwayatBase>(group)
          .filter(([id]) => !of('sasaran').has(id))
          .map(([id, { pengukuran, layanan }]) => [
            id,
            {
              pengukuran: pengukuran.filter((one) => !of('pengukuran').has(one.id)),
              layanan: layanan.filter((one) => !of('layanan').has(one.id)),
            },
          ]),
      ),
    )
  }
}

async function rewrite<T>(
  db: Pangkalan,
  key: CryptoKey,
  prefix: string,
  groups: Groups,
  next: (group: T) => T,
) {
  const all = new Map((await readGroups<T>(db, key, prefix)).map(({ kunci, isi }) => [kunci, isi]))
  for (const [kunci, isi] of groups.put) if (kunci.startsWith(prefix)) all.set(kunci, isi as T)
  for (const [kunci, isi] of all) if (!groups.remove.has(kunci)) groups.put.set(kunci, next(isi))
}

async function compact(
  db: Pangkalan,
  key: CryptoKey,
  posyanduId: PosyanduId,
  kursor: Kursor,
  base: Base,
) {
  const at = prefixOf(posyanduId, kursor.generasi)
  const people = [...base.sasaran.values()]
  const blocks: RekamRow[] = []
  for (let from = 0; from < people.length; from += BLOCK) {
    const sealed = await seal(key, people.slice(from, from + BLOCK))
    blocks.push({ kunci: blockKey(at, blocks.length), ...sealed })
  }
  await db.transaction('rw', db.rekam, db.catatan, async () => {
    const now = await readKursor(db, posyanduId)
    if (now.since !== kursor.since || now.generasi !== kursor.generasi) return
    await db.rekam.where('kunci').startsWith(`${at}blok:`).delete()
    await db.rekam.where('kunci').startsWith(`${at}orang:`).delete()
    await db.rekam.bulkPut(blocks)
  })
}

async function nextBlock(db: Pangkalan, at: string): Promise<number> {
  const last = await db.rekam.where('kunci').startsWith(`${at}blok:`).last()
  return last ? Number(last.kunci.slice(`${at}blok:`.length)) + 1 : 0
}

/** The end of an id is random, so people spread evenly. */
function riwayatKey(at: string, id: SasaranId): string {
  return `${at}riwayat:${Number.parseInt(id.slice(-4), 16) % BUCKETS}`
}

function blockKey(at: string, n: number): string {
  return `${at}blok:${String(n).padStart(6, '0')}`
}

function prefixOf(posyanduId: PosyanduId, generasi: number): string {
  return `${posyanduId}/${generasi}/`
}

async function readGroups<T>(
  db: Pangkalan,
  key: CryptoKey,
  prefix: string,
): Promise<readonly { readonly kunci: string; readonly isi: T }[]> {
  const rows = await db.rekam.where('kunci').startsWith(prefix).toArray()
  return Promise.all(
    rows.map(async (row) => ({ kunci: row.kunci, isi: await unseal<T>(key, row) })),
  )
}

async function readMany<T>(
  db: Pangkalan,
  key: CryptoKey,
  keys: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const rows = (await db.rekam.bulkGet([...keys])).filter((row) => row !== undefined)
  const open = await Promise.all(
    rows.map(async (row) => [row.kunci, await unseal<T>(key, row as Sealed)] as const),
  )
  return new Map(open)
}

function merge<T extends { readonly id: string }>(
  before: readonly T[],
  news: readonly T[],
): readonly T[] {
  const all = new Map(before.map((one) => [one.id, one]))
  for (const one of news) all.set(one.id, one)
  return [...all.values()]
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
