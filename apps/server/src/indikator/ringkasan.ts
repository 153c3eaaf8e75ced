import type {
  DaftarAnak,
  Ringkasan,
  RingkasanRow,
  UrusanTerbaca,
} from '@simpul/contract/indikator.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { type Cakupan, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { countableBidang, countedBidang } from '../rujukan/hitungan-rujukan.ts'
import { anakTerbukaDi, daftarAnak } from './anak-terbuka.ts'
import { angka, angkaRow, type Ketajaman, ketajamanWilayah } from './angka.ts'
import {
  type AreaCounts,
  type BidangCounts,
  partOf,
  perBidangQuery,
  ringkasanQuery,
  type Tingkat,
  type UrusanCounts,
} from './ringkasan.query.ts'
import { type Tempat, tempatQuery } from './tempat.query.ts'

interface AskOverview {
  readonly bulan: Bulan
  readonly wilayah?: string | undefined
  readonly bidang?: Bidang | undefined
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
  const all = countableBidang(viewer)
  const chosen = countedBidang(viewer, ask.bidang)
  const query = { bulan: ask.bulan, wilayahKode: wilayah, tingkat, viewer }
  const areas = await ringkasanQuery(tx, cakupan, { ...query, bidang: chosen })
  const perBidang = await perBidangQuery(tx, cakupan, { ...query, bidang: all })
  const tempat = await tempatQuery(tx, cakupan, wilayah)
  const part = (one: Tempat) => partOf(one, tingkat)
  const terbuka = Map.groupBy(tempat, part)
  const look: Look = {
    tingkat,
    ketajaman: ketajamanWilayah(viewer),
    isHealth: chosen.includes('kesehatan'),
    readsUrusan: viewer.izin.has('rujukan.read'),
    daftarOf: (kode) => daftarAnak(anakTerbukaDi(viewer, terbuka.get(kode) ?? [])),
  }
  return ok({
    bulan: ask.bulan,
    wilayah: await nameOf(tx, wilayah),
    jejak: await Promise.all(
      pathTo(wilayah)
        .filter((kode) => mayLookAt(viewer, cakupan, kode))
        .map((kode) => nameOf(tx, kode)),
    ),
    rows: rowsOf(areas, look),
    total: totalOf(areas, {
      ...look,
      daftarOf: () => daftarAnak(anakTerbukaDi(viewer, tempat)),
    }),
    perBidang: all.map((bidang) => bidangView(bidang, perBidang, look)),
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

/** How the reader sees the rows. */
interface Look {
  readonly tingkat: Tingkat
  readonly ketajaman: Ketajaman
  readonly isHealth: boolean
  readonly readsUrusan: boolean
  readonly daftarOf: (kode: string) => DaftarAnak[]
}

/** Rujukan kesehatan are people; matters of the other bidang are work, and counted as work. */
function rowsOf(areas: readonly AreaCounts[], look: Look): RingkasanRow[] {
  const growth = look.ketajaman
  const work = look.isHealth ? growth : 'tepat'
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
    tingkat: look.tingkat,
    posyandu: row.posyandu,
    hariBuka: row.hariBuka,
    posyanduBuka: row.posyanduBuka,
    terbuka: terbuka[i] ?? angka(row.terbuka, work),
    telat: telat[i] ?? angka(row.telat, work),
    dijawab: dijawab[i] ?? angka(row.dijawab, work),
    balitaDiukur: growth === 'tidak' ? null : (diukur[i] ?? null),
    dugaanStunting: growth === 'tidak' ? null : (dugaan[i] ?? null),
    stuntingDikonfirmasi: growth === 'tidak' ? null : (pasti[i] ?? null),
    terbaca: terbacaView(row, look),
    daftar: look.daftarOf(row.kode),
  }))
}

function totalOf(areas: readonly AreaCounts[], look: Look): RingkasanRow {
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
    terbukaTerbaca: sum((row) => row.terbukaTerbaca),
    telatTerbaca: sum((row) => row.telatTerbaca),
    dijawabTerbaca: sum((row) => row.dijawabTerbaca),
  }
  const [row] = rowsOf([whole], look)
  if (!row) throw new Error('one row went in and none came out')
  return row
}

function terbacaView(row: UrusanCounts | undefined, { readsUrusan }: Look): UrusanTerbaca {
  if (!readsUrusan) return null
  return {
    terbuka: row?.terbukaTerbaca ?? 0,
    telat: row?.telatTerbaca ?? 0,
    dijawab: row?.dijawabTerbaca ?? 0,
  }
}

function bidangView(bidang: Bidang, counts: readonly BidangCounts[], look: Look) {
  const found = counts.find((row) => row.bidang === bidang)
  const growth = look.ketajaman === 'tidak' ? 'terlindung' : look.ketajaman
  const sharp = bidang === 'kesehatan' ? growth : 'tepat'
  return {
    bidang,
    terbuka: angka(found?.terbuka ?? 0, sharp),
    telat: angka(found?.telat ?? 0, sharp),
    dijawab: angka(found?.dijawab ?? 0, sharp),
    terbaca: terbacaView(found, look),
  }
}
