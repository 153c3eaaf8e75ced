import { VERSI_PENILAIAN } from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import type { ZodMiniType } from 'zod/mini'
import type { Tx } from '../db/database.ts'

/** What is counted of a posyandu, from the first day of one month to the last of another. */
interface Hitungan<T> {
  /** Names the figure and its SQL: a changed SQL takes a new name, or the old figures stay. */
  readonly jenis: 'tumbuh-1' | 'timbang-1' | 'prevalensi-1'
  readonly dari: Bulan
  readonly sampai: Bulan
  readonly isi: ZodMiniType<T>
  /** The figures of a posyandu without a row. */
  readonly kosong: T
  /** Rows `(posyandu_id, isi jsonb)` of these posyandu alone. */
  readonly sql: (posyandu: readonly PosyanduId[]) => RawBuilder<unknown>
}

/** Posyandu counted in one statement: a whole kabupaten at once would not end before its time is up. */
const CHUNK = 150

/**
 * Figures of many posyandu, each counted once and kept until something of that posyandu changes. Every
 * change of its records takes a number of its feed (SYNC-22), so a figure that was counted at the feed's
 * last number is the figure of now. It is read and counted in one snapshot, never in two.
 */
export async function hitunganPosyandu<T>(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  hitungan: Hitungan<T>,
): Promise<ReadonlyMap<PosyanduId, T>> {
  const known = await readKnown(tx, posyandu, hitungan)
  // In one order everywhere: two readers who write the same rows wait for each other, never in a ring.
  const missing = posyandu.filter((id) => !known.has(id)).toSorted()
  for (let start = 0; start < missing.length; start += CHUNK) {
    const counted = await count(tx, missing.slice(start, start + CHUNK), hitungan)
    for (const [id, isi] of counted) known.set(id, isi)
  }
  return known
}

interface Row {
  readonly posyandu_id: PosyanduId
  readonly isi: unknown
}

async function readKnown<T>(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  { jenis, dari, sampai, isi }: Hitungan<T>,
): Promise<Map<PosyanduId, T>> {
  const { rows } = await sql<Row>`
    select h.posyandu_id, h.isi
    from hitungan_posyandu h
    left join feed_counter f on f.kabupaten_kode = h.kabupaten_kode and f.posyandu_id = h.posyandu_id
    where h.posyandu_id = any(${posyandu}::uuid[]) and h.jenis = ${jenis} and h.dari = ${dari} and h.sampai = ${sampai}
      and h.change_seq = coalesce(f.last_seq, 0) and h.rule_version = ${VERSI_PENILAIAN}`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.posyandu_id, isi.parse(row.isi)]))
}

async function count<T>(
  tx: Tx,
  posyandu: readonly PosyanduId[],
  hitungan: Hitungan<T>,
): Promise<ReadonlyMap<PosyanduId, T>> {
  const { jenis, dari, sampai, isi, kosong } = hitungan
  const { rows } = await sql<Row>`
    insert into hitungan_posyandu (kabupaten_kode, posyandu_id, jenis, dari, sampai, change_seq, rule_version, isi)
    select p.kabupaten_kode, p.id, ${jenis}, ${dari}, ${sampai}, coalesce(f.last_seq, 0), ${VERSI_PENILAIAN},
      coalesce(counted.isi, ${JSON.stringify(kosong)}::jsonb)
    from posyandu p
    left join feed_counter f on f.kabupaten_kode = p.kabupaten_kode and f.posyandu_id = p.id
    left join (${hitungan.sql(posyandu)}) counted on counted.posyandu_id = p.id
    where p.id = any(${posyandu}::uuid[])
    order by p.id
    on conflict (kabupaten_kode, posyandu_id, jenis, dari, sampai) do update
      set change_seq = excluded.change_seq, rule_version = excluded.rule_version, isi = excluded.isi
    returning posyandu_id, isi`.execute(tx)
  return new Map(rows.map((row) => [row.posyandu_id, isi.parse(row.isi)]))
}
