import type {
  HitunganKotak,
  Lembar,
  ListRujukan,
  RujukanRow,
  SearchRujukan,
} from '@simpul/contract/kantor.ts'
import { bulanOf } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { countedBidang, isCountedSql, isInAreaSql } from './hitungan-rujukan.ts'
import { dueOnSql } from './rujukan-clock.ts'
import { inKotak, seesRujukan } from './rujukan-scope.ts'
import {
  desaSql,
  loadKalender,
  orangNamaSql,
  type RujukanSqlRow,
  rujukanColumns,
  rujukanTables,
  uraianSql,
  viewOf,
} from './rujukan-view.ts'
import { loadRiwayat, tenggatOf } from './tenggat-rujukan.ts'

const ORDER = {
  tenggat: sql`case r.urgensi when 'sekarang' then 0 when 'hari_ini' then 1 else 2 end, coalesce(${dueOnSql()}, r.dijanjikan_pada) asc nulls last, r.opened_at, r.id`,
  '-tenggat': sql`coalesce(${dueOnSql()}, r.dijanjikan_pada) desc nulls last, r.opened_at desc, r.id`,
  dibuka: sql`r.opened_at, r.id`,
  '-dibuka': sql`r.opened_at desc, r.id`,
} as const

/** One page of the matters a person sees, in one of the boxes. */
export async function listRujukan(
  tx: Tx,
  viewer: Viewer,
  ask: ListRujukan | SearchRujukan,
): Promise<Lembar<RujukanRow>> {
  const where = sql`
    ${seesRujukan(viewer)} and ${inKotak(ask.kotak, viewer)}
    and (${ask.bidang ?? null}::text is null or r.bidang = ${ask.bidang ?? null})
    and (${ask.status ?? null}::text is null or r.status = ${ask.status ?? null})
    and (${ask.posyandu ?? null}::uuid is null or r.posyandu_id = ${ask.posyandu ?? null})
    and (${ask.desa ?? null}::text is null or ${desaSql()} = ${ask.desa ?? null})
    and ${inNumber(viewer, ask)}
    and (${ask.cari ?? null}::text is null or concat_ws(' ', ${uraianSql()}, ${orangNamaSql()}, b.lokasi) ilike ${pattern(ask.cari)})
  `
  const { rows } = await sql<RujukanSqlRow & { total: number }>`
    select ${rujukanColumns()}, count(*) over ()::int as total
    from ${rujukanTables(viewer)}
    where ${where}
    order by ${ORDER[ask.urut]}
    limit ${ask.ukuran} offset ${(ask.halaman - 1) * ask.ukuran}
  `.execute(tx)
  const total = rows[0]?.total ?? (ask.halaman === 1 ? 0 : await countRujukan(tx, viewer, where))
  const kalenderOf = await loadKalender(tx, rows, viewer)
  const riwayat = await loadRiwayat(
    tx,
    rows.map((row) => row.id),
  )
  return {
    rows: rows.map((row) =>
      viewOf(row, tenggatOf(row, riwayat.get(row.id) ?? [], kalenderOf(row), viewer.now)),
    ),
    total,
    halaman: ask.halaman,
    ukuran: ask.ukuran,
  }
}

/** What a number of the overview counts; without one every matter. */
function inNumber(viewer: Viewer, ask: ListRujukan | SearchRujukan): RawBuilder<boolean> {
  if (ask.hitungan === undefined)
    return ask.wilayah === undefined ? sql<boolean>`true` : isInAreaSql(ask.wilayah)
  const bulan = ask.bulan ?? bulanOf(viewer.today)
  return sql<boolean>`(
    r.bidang = any(${countedBidang(viewer, ask.bidang)}::text[])
    and ${isInAreaSql(ask.wilayah ?? viewer.kabupatenKode)}
    and ${isCountedSql(ask.hitungan, bulan, viewer.now)}
  )`
}

async function countRujukan(tx: Tx, viewer: Viewer, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from ${rujukanTables(viewer)} where ${where}`.execute(tx)
  return rows[0]!.total
}

/** The numbers on the tabs, in one reading. */
export async function countKotak(tx: Tx, viewer: Viewer): Promise<HitunganKotak> {
  const { rows } = await sql<HitunganKotak>`
    select
      count(*) filter (where ${inKotak('menunggu_saya', viewer)})::int as menunggu_saya,
      count(*) filter (where ${inKotak('telat', viewer)})::int as telat,
      count(*) filter (where ${inKotak('berjalan', viewer)})::int as berjalan,
      count(*) filter (where ${inKotak('selesai', viewer)})::int as selesai,
      count(*)::int as semua
    from ${rujukanTables(viewer)}
    where ${seesRujukan(viewer)}
  `.execute(tx)
  return rows[0]!
}

/** The text as `ilike` looks for it, anywhere; its own wildcards are letters. */
function pattern(text: string | undefined): string {
  return `%${(text ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
