import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Feed, lockFeed } from '../feed.ts'
import { withClocks } from './clock-rujukan.ts'
import { calendar, type KantorKalender, loadHolidays } from './offices.store.ts'
import { loadRujukan, type RujukanRow } from './rujukan.store.ts'

/** Matters loaded at a time, with their moves. */
const BATCH = 500

interface Changed extends Pick<RujukanRow, 'id' | 'desaDueOn' | 'kantorDueOn' | 'merahSejakOn'> {
  readonly changeSeq: number
}

/**
 * Nobody records or moves a matter of this kabupaten until the end of this transaction, so none is
 * reckoned by the calendar that was. Comes before the change itself: a phone's push holds its feed
 * first and touches the office after it.
 */
export async function holdMatters(tx: Tx, kabupatenKode: string): Promise<void> {
  await sql`select from feed_counter where kabupaten_kode = ${kabupatenKode} order by posyandu_id for update`.execute(
    tx,
  )
}

/**
 * RUJ-5: due days follow the calendar. Answers the clocks of all open matters again, after a change of
 * free days or opening hours in the same transaction. What an officer is just moving keeps its version:
 * nobody else has moved it.
 * @returns how many matters have other days now
 */
export async function reclockRujukan(tx: Tx, kabupatenKode: string, now: number): Promise<number> {
  const { rows: open } = await sql<{ id: string; opened_on: Tanggal; zona: ZonaWaktu }>`
    select r.id, r.opened_on, p.zona from rujukan r
    join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
    where r.kabupaten_kode = ${kabupatenKode} and r.closed_at is null
    order by r.posyandu_id, r.id`.execute(tx)
  const [first] = open
  if (!first) return 0
  const oldest = open.reduce(
    (from, row) => (row.opened_on < from ? row.opened_on : from),
    first.opened_on,
  )
  const kantor = await loadKantor(tx, kabupatenKode)
  const desaKantor = new Map(
    [...kantor.values()].flatMap((one) =>
      one.jenis === 'desa' ? [[one.wilayah_kode, one.id]] : [],
    ),
  )
  const holidays = await loadHolidays(tx, kabupatenKode, oldest, localNow(now, 'WIB').tanggal)
  const zonaOf = new Map(open.map((row) => [row.id, row.zona]))
  const feeds = new Map<string, Feed>()
  let count = 0
  for (let start = 0; start < open.length; start += BATCH) {
    const ids = open.slice(start, start + BATCH).map((row) => row.id)
    const changed: Changed[] = []
    for (const row of await loadRujukan(tx, kabupatenKode, ids)) {
      const offices = {
        desaKantorId: desaKantor.get(row.desaKode) ?? null,
        calendarOf: (id: string | null) =>
          calendar(kantor.get(id ?? ''), holidays, zonaOf.get(row.id) ?? 'WIB'),
      }
      const next = withClocks(row, offices, now)
      if (isSame(row, next)) continue
      const feed = feeds.get(row.posyanduId) ?? (await lockFeed(tx, kabupatenKode, row.posyanduId))
      feeds.set(row.posyanduId, feed)
      changed.push({ ...next, changeSeq: feed.next() })
    }
    await saveClocks(tx, kabupatenKode, changed)
    count += changed.length
  }
  for (const feed of feeds.values()) await feed.close()
  return count
}

function isSame(a: RujukanRow, b: RujukanRow): boolean {
  return (
    a.desaDueOn === b.desaDueOn &&
    a.kantorDueOn === b.kantorDueOn &&
    a.merahSejakOn === b.merahSejakOn
  )
}

interface KantorRow extends KantorKalender {
  readonly id: string
  readonly jenis: string
  readonly wilayah_kode: string
}

async function loadKantor(tx: Tx, kabupatenKode: string): Promise<ReadonlyMap<string, KantorRow>> {
  const { rows } = await sql<KantorRow>`
    select id, jenis, wilayah_kode, hari_kerja, buka_menit, tutup_menit from kantor
    where kabupaten_kode = ${kabupatenKode} and ditutup_pada is null`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

async function saveClocks(tx: Tx, kabupatenKode: string, rows: readonly Changed[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update rujukan r
    set desa_due_on = c.desa, kantor_due_on = c.kantor, merah_sejak_on = c.merah, change_seq = c.seq
    from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.desaDueOn)}::date[],
      ${rows.map((row) => row.kantorDueOn)}::date[], ${rows.map((row) => row.merahSejakOn)}::date[],
      ${rows.map((row) => row.changeSeq)}::bigint[]
    ) as c (id, desa, kantor, merah, seq)
    where r.kabupaten_kode = ${kabupatenKode} and r.id = c.id`.execute(tx)
}
