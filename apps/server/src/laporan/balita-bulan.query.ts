import type { Lembar } from '@simpul/contract/kantor.ts'
import type { BalitaRow, ListBalita, SaringanBalita } from '@simpul/contract/laporan.ts'
import type { PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Bulan, Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { completedMonthsSql, kelompokUmurSql } from '../indikator/umur.ts'

/**
 * The children of one posyandu in one month: who is on the register, the weighing that counts for
 * N/T/O/B, the last measurement with a length for the status, and what a nakes said of it.
 */
function anakOfMonth(posyanduId: PosyanduId, bulan: Bulan) {
  return sql`
    batas as (
      select ${`${bulan}-01`}::date as first_day, (${`${bulan}-01`}::date + interval '1 month')::date as next_day
    ),
    hari as (
      select coalesce(
        (
          select max(tanggal) from hari_buka, batas
          where posyandu_id = ${posyanduId} and status <> 'direncanakan' and tanggal >= first_day and tanggal < next_day
        ),
        (select next_day - 1 from batas)
      ) as pada
    ),
    nilai as (
      select n.*, u.konteks, u.weight_gram, u.length_mm, u.recorded_at
      from penilaian n
      join pengukuran u on u.kabupaten_kode = n.kabupaten_kode and u.id = n.pengukuran_id
      join batas on n.measured_on >= batas.first_day and n.measured_on < batas.next_day
      where n.posyandu_id = ${posyanduId} and n.completed_months < 60 and u.konteks <> 'buku_kia'
    ),
    timbang as (select * from nilai where naik is not null),
    ukur as (
      select distinct on (sasaran_id) *
      from nilai
      order by sasaran_id, (length_mm is not null) desc, measured_on desc, recorded_at desc, pengukuran_id
    ),
    anak as (
      select
        s.id, s.nama, s.nama_ibu, s.rt, s.jenis_kelamin, s.tanggal_lahir, s.is_tamu,
        s.punya_buku_kia is true as has_kms, t.sasaran_id is not null as is_weighed,
        s.tanggal_lahir <= hari.pada
          and ${completedMonthsSql('s.tanggal_lahir', 'hari.pada')} < 60
          and (s.left_on is null or hari.pada < s.left_on) as in_register,
        t.sasaran_id is not null and (s.left_on is null or t.measured_on < s.left_on) as counts,
        ${completedMonthsSql('s.tanggal_lahir', 'coalesce(t.measured_on, hari.pada)')} as months,
        t.naik, coalesce(t.dua_t, false) as dua_t, coalesce(t.bgm, false) as bgm, t.konteks as timbang_konteks,
        u.pengukuran_id, u.measured_on, u.konteks, u.weight_gram, u.length_mm, u.completed_months,
        u.z_bbu_harian, u.z_tbu_harian, u.z_bbtb_harian, u.z_bbu_pmk, u.z_tbu_pmk, u.z_bbtb_pmk,
        coalesce(u.flagged, '{}') as flagged,
        u.status_berat, u.status_tinggi, u.status_gizi,
        g.status_tinggi as k_tinggi, g.status_gizi as k_gizi, g.status_berat as k_berat, g.oleh as k_oleh, g.catatan as k_catatan
      from sasaran s
      cross join hari
      left join timbang t on t.sasaran_id = s.id
      left join ukur u on u.sasaran_id = s.id
      left join lateral (
        select x.status_tinggi, x.status_gizi, x.status_berat, x.catatan, o.nama as oleh
        from konfirmasi_gizi x
        join pengguna o on o.kabupaten_kode = x.kabupaten_kode and o.id = x.dikonfirmasi_oleh
        where x.pengukuran_id = u.pengukuran_id
        order by x.at desc, x.id desc
        limit 1
      ) g on true
      where s.posyandu_id = ${posyanduId}
        and s.tanggal_lahir > ((select first_day from batas) - interval '61 months')::date
    )
  `
}

const TINGGI = sql`('pendek', 'sangat_pendek')`
const GIZI = sql`('gizi_kurang', 'gizi_buruk')`
const BERAT = sql`('berat_badan_kurang', 'berat_badan_sangat_kurang')`

const OWN: Readonly<Record<Exclude<SaringanBalita, 'tamu'>, RawBuilder<unknown>>> = {
  semua: sql`in_register`,
  punya_kms: sql`in_register and has_kms`,
  hadir: sql`counts`,
  belum_ditimbang: sql`in_register and not counts`,
  n: sql`counts and naik = 'N'`,
  t: sql`counts and naik = 'T'`,
  o: sql`counts and naik = 'O'`,
  b: sql`counts and naik = 'B'`,
  dua_t: sql`counts and dua_t`,
  bgm: sql`counts and bgm`,
  sweeping: sql`counts and timbang_konteks = 'sweeping'`,
  diukur: sql`length_mm is not null`,
  dugaan_stunting: sql`length_mm is not null and status_tinggi in ${TINGGI}`,
  dugaan_wasting: sql`status_gizi in ${GIZI}`,
  dugaan_berat_kurang: sql`status_berat in ${BERAT}`,
  belum_dikonfirmasi: sql`k_oleh is null and (status_tinggi in ${TINGGI} or status_gizi in ${GIZI} or status_berat in ${BERAT})`,
  stunting_dikonfirmasi: sql`length_mm is not null and k_tinggi in ${TINGGI}`,
  wasting_dikonfirmasi: sql`k_gizi in ${GIZI}`,
  berat_kurang_dikonfirmasi: sql`k_berat in ${BERAT}`,
  tidak_wajar: sql`cardinality(flagged) > 0`,
}

/** Guests are counted apart: in no figure of the posyandu's own children. */
function isIn(saring: SaringanBalita): RawBuilder<unknown> {
  return saring === 'tamu' ? sql`(is_tamu and is_weighed)` : sql`(not is_tamu and (${OWN[saring]}))`
}

/** A part of the month by age and sex. The part counts who is on the register or was weighed. */
function isInPart({ umur, jk }: Pick<ListBalita, 'umur' | 'jk'>): RawBuilder<unknown> {
  return sql`(
    (${umur ?? null}::text is null or ${kelompokUmurSql('months')} = ${umur ?? null})
    and (${jk ?? null}::text is null or jenis_kelamin = ${jk ?? null})
  )`
}

const ORDER = {
  nama: sql`nama, id`,
  '-nama': sql`nama desc, id`,
  lahir: sql`tanggal_lahir, id`,
  '-lahir': sql`tanggal_lahir desc, id`,
  tbu: sql`z_tbu_pmk asc nulls last, id`,
  '-tbu': sql`z_tbu_pmk desc nulls last, id`,
} as const

export interface HitunganStatus {
  readonly stunting: number
  readonly wasting: number
  readonly beratKurang: number
}

/** Suspected by `pmk_bulan_penuh`, and confirmed by a nakes: two figures that are never added. */
export async function countStatusQuery(
  tx: Tx,
  posyanduId: PosyanduId,
  bulan: Bulan,
): Promise<{ readonly dugaan: HitunganStatus; readonly dikonfirmasi: HitunganStatus }> {
  const { rows } = await sql<Record<'ds' | 'dw' | 'db' | 'ks' | 'kw' | 'kb', number>>`
    with ${anakOfMonth(posyanduId, bulan)}
    select
      count(*) filter (where ${isIn('dugaan_stunting')})::int as ds,
      count(*) filter (where ${isIn('dugaan_wasting')})::int as dw,
      count(*) filter (where ${isIn('dugaan_berat_kurang')})::int as db,
      count(*) filter (where ${isIn('stunting_dikonfirmasi')})::int as ks,
      count(*) filter (where ${isIn('wasting_dikonfirmasi')})::int as kw,
      count(*) filter (where ${isIn('berat_kurang_dikonfirmasi')})::int as kb
    from anak
  `.execute(tx)
  const row = rows[0]!
  return {
    dugaan: { stunting: row.ds, wasting: row.dw, beratKurang: row.db },
    dikonfirmasi: { stunting: row.ks, wasting: row.kw, beratKurang: row.kb },
  }
}

interface Row {
  readonly id: SasaranId
  readonly nama: string
  readonly nama_ibu: string
  readonly rt: string
  readonly jenis_kelamin: 'L' | 'P'
  readonly tanggal_lahir: Tanggal
  readonly naik: string | null
  readonly counts: boolean
  readonly dua_t: boolean
  readonly bgm: boolean
  readonly pengukuran_id: PengukuranId | null
  readonly measured_on: Tanggal | null
  readonly konteks: string | null
  readonly weight_gram: number | null
  readonly length_mm: number | null
  readonly completed_months: number | null
  readonly z_bbu_harian: string | null
  readonly z_tbu_harian: string | null
  readonly z_bbtb_harian: string | null
  readonly z_bbu_pmk: string | null
  readonly z_tbu_pmk: string | null
  readonly z_bbtb_pmk: string | null
  readonly flagged: string[]
  readonly status_berat: string | null
  readonly status_tinggi: string | null
  readonly status_gizi: string | null
  readonly k_tinggi: string | null
  readonly k_gizi: string | null
  readonly k_berat: string | null
  readonly k_oleh: string | null
  readonly k_catatan: string | null
  readonly total: number
}

/** Children by name behind a number of the month. Who may see names was asked before. */
export async function listBalitaQuery(tx: Tx, ask: ListBalita): Promise<Lembar<BalitaRow>> {
  const { rows, total } = await potonganBalitaQuery(tx, {
    ...ask,
    limit: ask.ukuran,
    offset: (ask.halaman - 1) * ask.ukuran,
  })
  return { rows, total, halaman: ask.halaman, ukuran: ask.ukuran }
}

/** A piece of such a list, and how long the whole of it is. */
export async function potonganBalitaQuery(
  tx: Tx,
  ask: Pick<ListBalita, 'posyandu' | 'bulan' | 'saring' | 'urut' | 'umur' | 'jk'> & {
    readonly limit: number
    readonly offset: number
  },
): Promise<{ readonly rows: readonly BalitaRow[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    with ${anakOfMonth(ask.posyandu, ask.bulan)}
    select *, count(*) over ()::int as total
    from anak
    where ${isIn(ask.saring)} and ${isInPart(ask)}
    order by ${ORDER[ask.urut]}
    limit ${ask.limit} offset ${ask.offset}
  `.execute(tx)
  return { rows: rows.map(viewOf), total: rows[0]?.total ?? 0 }
}

function viewOf(row: Row): BalitaRow {
  return {
    sasaranId: row.id,
    nama: row.nama,
    namaIbu: row.nama_ibu,
    rt: row.rt,
    jenisKelamin: row.jenis_kelamin,
    tanggalLahir: row.tanggal_lahir,
    pengukuranId: row.pengukuran_id,
    measuredOn: row.measured_on,
    konteks: row.konteks,
    weightGram: row.weight_gram,
    lengthMm: row.length_mm,
    completedMonths: row.completed_months,
    naik: row.counts ? row.naik : null,
    duaT: row.counts && row.dua_t,
    bgm: row.counts && row.bgm,
    harian: { bbu: z(row.z_bbu_harian), tbu: z(row.z_tbu_harian), bbtb: z(row.z_bbtb_harian) },
    pmk: { bbu: z(row.z_bbu_pmk), tbu: z(row.z_tbu_pmk), bbtb: z(row.z_bbtb_pmk) },
    flagged: row.flagged,
    statusBerat: row.status_berat,
    statusTinggi: row.status_tinggi,
    statusGizi: row.status_gizi,
    konfirmasi:
      row.k_oleh === null
        ? null
        : {
            statusTinggi: row.k_tinggi,
            statusGizi: row.k_gizi,
            statusBerat: row.k_berat,
            oleh: row.k_oleh,
            catatan: row.k_catatan ?? '',
          },
  }
}

function z(text: string | null): number | null {
  return text === null ? null : Number(text)
}
