import { createHash } from 'node:crypto'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { SasaranRecord } from '@simpul/contract/sasaran.ts'
import {
  OLDEST_APP,
  type PullReply,
  type PullRequest,
  SYNC_KINDS,
  type SyncKind,
} from '@simpul/contract/sync.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod/mini'
import type { PosyanduTujuan } from '../command-decision.ts'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import { HARI_BUKA_COLUMNS, KEHADIRAN_COLUMNS } from '../hari-buka/hari-buka.store.ts'
import type { Actor } from '../http/actor.ts'
import { LAYANAN_COLUMNS } from '../layanan/layanan.store.ts'
import { PENGUKURAN_COLUMNS } from '../pengukuran/pengukuran.store.ts'
import { findPosyanduTujuan } from '../posyandu-tujuan.ts'
import { readRujukanFeed } from '../rujukan/feed-rujukan.query.ts'
import { SASARAN_COLUMNS, SASARAN_FROM } from '../sasaran/sasaran.store.ts'
import { closedFields, seesHealth } from '../sasaran/tertutup.ts'
import { renewEpoch } from './epoch.ts'
import { listPaket } from './paket.ts'

/** Where a kind lives and what travels of it. `alias` is the table's name in `columns`. */
interface FeedKind {
  readonly table: string
  readonly alias: string
  readonly from: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
}

const FEED: { readonly [K in Exclude<SyncKind, 'rujukan'>]: FeedKind } = {
  sasaran: { table: 'sasaran', alias: 's', from: SASARAN_FROM, columns: SASARAN_COLUMNS },
  hari_buka: { table: 'hari_buka', alias: 'h', from: sql`hari_buka h`, columns: HARI_BUKA_COLUMNS },
  kehadiran: { table: 'kehadiran', alias: 'h', from: sql`kehadiran h`, columns: KEHADIRAN_COLUMNS },
  pengukuran: {
    table: 'pengukuran',
    alias: 'm',
    from: sql`pengukuran m`,
    columns: PENGUKURAN_COLUMNS,
  },
  layanan: { table: 'layanan', alias: 'y', from: sql`layanan y`, columns: LAYANAN_COLUMNS },
}

const Known = z.pick(SasaranRecord, { keadaanIbu: true, tanggalLahir: true })

type Change = PullReply['changes'][number]
interface FeedRow extends Record<string, unknown> {
  readonly changeSeq: number
}

/** One page of a posyandu's feed, from one snapshot (SYNC-24), as this person may see it (SYNC-30). */
export async function pull(
  db: Db,
  actor: Actor,
  request: PullRequest,
): Promise<Result<PullReply, Refusal>> {
  if (request.appVersion < OLDEST_APP) return err({ kode: 'versi_terlalu_lama' })
  const snapshot = { isolation: 'repeatable read', readOnly: true } as const
  const read = () =>
    inKabupaten(db, actor.kabupatenKode, (tx) => readPage(db, tx, actor, request), snapshot)
  const page = await read()
  if (page !== 'history_lost') return page
  const { epoch } = request
  if (epoch !== null) await inKabupaten(db, actor.kabupatenKode, (tx) => renewEpoch(tx, epoch))
  const again = await read()
  if (again === 'history_lost') throw new Error('the new epoch is the lost one')
  return again
}

async function readPage(
  db: Db,
  tx: Tx,
  actor: Actor,
  request: PullRequest,
): Promise<Result<PullReply, Refusal> | 'history_lost'> {
  const { kabupatenKode } = actor
  const posyandu = await findPosyanduTujuan(tx, kabupatenKode, request.posyanduId)
  const view = posyandu && viewOf(actor, posyandu)
  if (!posyandu || !view) return err({ kode: 'tidak_ditemukan', field: 'posyanduId' })
  const { epoch, last, paket } = await readEnd(tx, kabupatenKode, posyandu.id)
  const isSame = request.epoch === epoch && request.scope === view.scope
  if (isSame && request.since > last) return 'history_lost'
  const since = isSame ? request.since : 0

  const { tables, cutoff, remaining } =
    since < last
      ? await measurePage(tx, kabupatenKode, posyandu.id, view.kinds, since, request.limit)
      : NO_NEWS
  const until = cutoff ?? last
  const head = {
    epoch,
    scope: view.scope,
    startOver: !isSame && (request.epoch !== null || request.scope !== null || request.since > 0),
    next: until,
    hasMore: cutoff !== null,
    remaining,
    packs: await listPaket(db, tx, kabupatenKode, paket),
  }
  if (tables.size === 0) return ok({ ...head, changes: [], removals: [] })
  const rows: { readonly seq: number; readonly change: Change }[] = []
  for (const kind of view.kinds) {
    if (kind === 'rujukan' || !tables.has(kind)) continue
    for (const { changeSeq, extra, ...record } of await readKind(
      tx,
      kabupatenKode,
      posyandu.id,
      FEED[kind],
      since,
      until,
    )) {
      // What a newer app adds to a card may be health: it goes to whom health is shown.
      const whole = view.isHealthSeen ? withExtra(record, extra) : record
      rows.push({ seq: changeSeq, change: [kind, view.project(kind, whole)] })
    }
  }
  const rujukan = tables.has('rujukan')
    ? await readRujukanFeed(tx, actor, posyandu, since, until)
    : { changes: [], gone: [] }
  for (const { seq, record } of rujukan.changes) rows.push({ seq, change: ['rujukan', record] })
  rows.sort((a, b) => a.seq - b.seq)
  return ok({
    ...head,
    changes: rows.map(({ change }) => change),
    removals: [
      ...(tables.has('feed_removal')
        ? await readRemovals(tx, kabupatenKode, posyandu.id, since, until)
        : []),
      ...rujukan.gone.map((id): PullReply['removals'][number] => ['rujukan', id]),
    ],
  })
}

interface FeedView {
  readonly kinds: readonly SyncKind[]
  readonly isHealthSeen: boolean
  /** names what this person may see; another one means: pull from zero (SYNC-28) */
  readonly scope: string
  readonly project: (kind: SyncKind, record: Record<string, unknown>) => Record<string, unknown>
}

/** What a person may see of this posyandu; undefined when it is not hers. */
function viewOf(actor: Actor, posyandu: PosyanduTujuan): FeedView | undefined {
  const target = targetPosyandu(posyandu.id, posyandu.desaKode)
  const may = (izin: Parameters<typeof mayI>[1]) => mayI(actor.penugasan, izin, target, actor.today)
  if (!may('temuan.write') || !may('sasaran.read')) return undefined
  const isHealthSeen = seesHealth(actor, posyandu, actor.today)
  const kinds = SYNC_KINDS.filter(
    (kind) => isHealthSeen || (kind !== 'pengukuran' && kind !== 'layanan'),
  )
  const roles = actor.penugasan
    .filter((penugasan) => isInForce(penugasan, actor.today))
    .map(({ peran, bidang }) => `${peran}/${bidang ?? ''}`)
    .toSorted()
  return {
    kinds,
    isHealthSeen,
    scope: createHash('sha256')
      .update([actor.penggunaId, posyandu.id, ...kinds, ...roles].join('\n'))
      .digest('base64url')
      .slice(0, 16),
    project: (kind, record) =>
      kind === 'sasaran' && !isHealthSeen ? withoutHealth(record, actor.today) : record,
  }
}

function withoutHealth(record: Record<string, unknown>, today: Tanggal): Record<string, unknown> {
  const { keadaanIbu, tanggalLahir } = Known.parse(record)
  const closed = closedFields({ keadaanIbu, tanggalLahir }, today)
  return { ...record, ...Object.fromEntries(closed.map((field) => [field, null])) }
}

function withExtra(record: Record<string, unknown>, extra: unknown): Record<string, unknown> {
  if (typeof extra !== 'object' || extra === null || Object.keys(extra).length === 0) return record
  return { ...extra, ...record }
}

/** Which history this is, the last number of the feed, and the state the packs are made of. */
async function readEnd(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: string,
): Promise<{ readonly epoch: string; readonly last: number; readonly paket: number }> {
  const { rows } = await sql<{ epoch: string; last: number; paket: number }>`
    select e.epoch, coalesce((select last_seq from feed_counter
      where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${posyanduId}), 0) as last,
      coalesce((select versi from paket_versi where kabupaten_kode = ${kabupatenKode}), 0) as paket
    from server_epoch e`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('server_epoch has no row')
  return row
}

interface PageMeasure {
  /** the tables in which something is new; the others are not asked */
  readonly tables: ReadonlySet<SyncKind | 'feed_removal'>
  /** the sequence at which a full page ends; null when the rest fits */
  readonly cutoff: number | null
  readonly remaining: number
}

const NO_NEWS: PageMeasure = { tables: new Set(), cutoff: null, remaining: 0 }

/** From the indexes alone. */
async function measurePage(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: string,
  kinds: readonly SyncKind[],
  since: number,
  limit: number,
): Promise<PageMeasure> {
  const parts = [...kinds, 'feed_removal'].map(
    (table) => sql`select ${sql.lit(table)} as "table", change_seq from ${sql.table(table)}
      where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${posyanduId} and change_seq > ${since}`,
  )
  const { rows } = await sql<{
    total: number
    tables: readonly (SyncKind | 'feed_removal')[] | null
    cutoff: number | null
  }>`
    with feed as materialized (${sql.join(parts, sql` union all `)})
    select count(*)::int as total, array_agg(distinct "table") as tables,
      (select change_seq from feed order by change_seq offset ${limit - 1} limit 1) as cutoff
    from feed`.execute(tx)
  const [found] = rows
  if (!found) return NO_NEWS
  const isFull = found.total > limit
  return {
    tables: new Set(found.tables ?? []),
    cutoff: isFull ? found.cutoff : null,
    remaining: isFull ? found.total - limit : 0,
  }
}

async function readKind(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: string,
  { alias, from, columns }: FeedKind,
  since: number,
  until: number,
): Promise<readonly FeedRow[]> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const { rows } = await sql<FeedRow>`
    select ${column('change_seq')} as "changeSeq", ${columns} from ${from}
    where ${column('kabupaten_kode')} = ${kabupatenKode} and ${column('posyandu_id')} = ${posyanduId}
      and ${column('change_seq')} > ${since} and ${column('change_seq')} <= ${until}`.execute(tx)
  return rows
}

async function readRemovals(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: string,
  since: number,
  until: number,
): Promise<PullReply['removals']> {
  const { rows } = await sql<{ kind: SyncKind; record_id: string }>`
    select kind, record_id from feed_removal
    where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${posyanduId}
      and change_seq > ${since} and change_seq <= ${until}
    order by change_seq`.execute(tx)
  return rows.map((row) => [row.kind, row.record_id])
}
