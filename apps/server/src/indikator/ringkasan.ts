import type { Ringkasan, RingkasanRow } from '@simpul/contract/indikator.ts'
import { carries } from '@simpul/domain/pengguna/izin.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { angka, angkaRow, type Ketajaman, ketajamanWilayah } from './angka.ts'
import {
  type AreaCounts,
  type BidangCounts,
  perBidangQuery,
  ringkasanQuery,
  type Tingkat,
} from './ringkasan.query.ts'

export interface AskOverview {
  readonly bulan: Bulan
  readonly wilayah?: string | undefined
  readonly bidang?: Bidang | undefined
}

/** The bidang whose matters this reader may count: an office its own, everybody else all six. */
export function bidangOf(viewer: Viewer): readonly Bidang[] {
  const inForce = viewer.penugasan.filter(
    (one) => isInForce(one, viewer.today) && carries(one, 'rujukan.count'),
  )
  if (inForce.some((one) => kedudukanOf(one) !== 'dinas')) return BIDANG
  return BIDANG.filter((bidang) => inForce.some((one) => one.kantorBidang.includes(bidang)))
}

/** The overview of an area by its parts. Outside the reader's scope there is nothing to find. */
export async function readRingkasan(
  tx: Tx,
  viewer: Viewer,
  ask: AskOverview,
): Promise<Result<Ringkasan, { kode: 'tidak_ditemukan' }>> {
  const cakupan = scopeOf(viewer.penugasan, 'overview.kecamatan.read', viewer.today)
  const wilayah = ask.wilayah ?? widest(viewer, cakupan)
  if (wilayah === undefined || !mayLookAt(viewer, cakupan, wilayah))
    return err({ kode: 'tidak_ditemukan' })

  const tingkat = tingkatOf(wilayah)
  const all = bidangOf(viewer)
  const chosen =
    ask.bidang === undefined
      ? all.filter((one) => one !== 'kesehatan')
      : all.filter((one) => one === ask.bidang)
  const query = { bulan: ask.bulan, wilayahKode: wilayah, tingkat, now: viewer.now }
  const areas = await ringkasanQuery(tx, cakupan, { ...query, bidang: chosen })
  const perBidang = await perBidangQuery(tx, cakupan, { ...query, bidang: all })
  const ketajaman = ketajamanWilayah(viewer)
  return ok({
    bulan: ask.bulan,
    wilayah: await nameOf(tx, wilayah),
    jejak: await Promise.all(
      pathTo(wilayah)
        .filter((kode) => mayLookAt(viewer, cakupan, kode))
        .map((kode) => nameOf(tx, kode)),
    ),
    rows: rowsOf(areas, tingkat, ketajaman, ask.bidang === 'kesehatan'),
    total: totalOf(areas, tingkat, ketajaman, ask.bidang === 'kesehatan'),
    perBidang: all.map((bidang) => bidangView(bidang, perBidang, ketajaman)),
  })
}

function widest(viewer: Viewer, cakupan: Cakupan): string | undefined {
  return cakupan.isWholeKabupaten
    ? viewer.kabupatenKode
    : cakupan.wilayahKode.toSorted((a, b) => a.length - b.length)[0]
}

function mayLookAt(viewer: Viewer, cakupan: Cakupan, wilayah: string): boolean {
  if (!isInside(wilayah, viewer.kabupatenKode)) return false
  return cakupan.isWholeKabupaten || cakupan.wilayahKode.some((area) => isInside(wilayah, area))
}

/** What the parts of an area are: kabupaten → kecamatan → desa → posyandu. */
function tingkatOf(wilayah: string): Tingkat {
  if (wilayah.length === 5) return 'kecamatan'
  return wilayah.length === 8 ? 'desa' : 'posyandu'
}

function pathTo(wilayah: string): string[] {
  return [5, 8, 13]
    .filter((length) => length <= wilayah.length)
    .map((length) => wilayah.slice(0, length))
}

async function nameOf(tx: Tx, kode: string): Promise<{ kode: string; nama: string }> {
  const { rows } = await sql<{
    kode: string
    nama: string
  }>`select kode, nama from wilayah where kode = ${kode}`.execute(tx)
  return rows[0] ?? { kode, nama: kode }
}

/** Rujukan kesehatan are people; matters of the other bidang are work, and counted as work. */
function rowsOf(
  areas: readonly AreaCounts[],
  tingkat: Tingkat,
  growth: Ketajaman,
  isHealth: boolean,
): RingkasanRow[] {
  const work = isHealth ? growth : 'tepat'
  const column = (of: (row: AreaCounts) => number, sharp: Ketajaman) =>
    angkaRow(areas.map(of), sharp)
  const terbuka = column((row) => row.terbuka, work)
  const telat = column((row) => row.telat, work)
  const dijawab = column((row) => row.dijawab, work)
  const diukur = column((row) => row.balitaDiukur, growth)
  const dugaan = column((row) => row.dugaanStunting, growth)
  const pasti = column((row) => row.stuntingDikonfirmasi, growth)
  return areas.map((row, i) => ({
    kode: row.kode,
    nama: row.nama,
    tingkat,
    posyandu: row.posyandu,
    hariBuka: row.hariBuka,
    posyanduBuka: row.posyanduBuka,
    terbuka: terbuka[i] ?? angka(row.terbuka, work),
    telat: telat[i] ?? angka(row.telat, work),
    dijawab: dijawab[i] ?? angka(row.dijawab, work),
    balitaDiukur: growth === 'tidak' ? null : (diukur[i] ?? null),
    dugaanStunting: growth === 'tidak' ? null : (dugaan[i] ?? null),
    stuntingDikonfirmasi: growth === 'tidak' ? null : (pasti[i] ?? null),
  }))
}

function totalOf(
  areas: readonly AreaCounts[],
  tingkat: Tingkat,
  growth: Ketajaman,
  isHealth: boolean,
): RingkasanRow {
  const sum = (of: (row: AreaCounts) => number) => areas.reduce((total, row) => total + of(row), 0)
  const whole: AreaCounts = {
    kode: '',
    nama: '',
    posyandu: sum((row) => row.posyandu),
    hariBuka: sum((row) => row.hariBuka),
    posyanduBuka: sum((row) => row.posyanduBuka),
    balitaDiukur: sum((row) => row.balitaDiukur),
    dugaanStunting: sum((row) => row.dugaanStunting),
    stuntingDikonfirmasi: sum((row) => row.stuntingDikonfirmasi),
    terbuka: sum((row) => row.terbuka),
    telat: sum((row) => row.telat),
    dijawab: sum((row) => row.dijawab),
  }
  const [row] = rowsOf([whole], tingkat, growth, isHealth)
  if (!row) throw new Error('one row went in and none came out')
  return row
}

function bidangView(bidang: Bidang, counts: readonly BidangCounts[], growth: Ketajaman) {
  const found = counts.find((row) => row.bidang === bidang)
  const sharp = bidang === 'kesehatan' ? (growth === 'tidak' ? 'terlindung' : growth) : 'tepat'
  return {
    bidang,
    terbuka: angka(found?.terbuka ?? 0, sharp),
    telat: angka(found?.telat ?? 0, sharp),
    dijawab: angka(found?.dijawab ?? 0, sharp),
  }
}
