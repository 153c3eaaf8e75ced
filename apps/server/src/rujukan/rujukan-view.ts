import type { RujukanRow, TenggatView } from '@simpul/contract/kantor.ts'
import { Jawaban } from '@simpul/contract/rujukan.ts'
import type { KalenderRujukan } from '@simpul/domain/rujukan/jam-rujukan.ts'
import type { PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { WorkCalendar } from '@simpul/domain/wilayah/hari-kerja.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { joinClockOffices } from './rujukan-clock.ts'
import { readsFromStartSql } from './rujukan-scope.ts'

export interface RujukanSqlRow {
  readonly id: RujukanId
  readonly jalur: 'kesehatan' | 'pengajuan'
  readonly bidang: Bidang
  readonly jenis: string | null
  readonly uraian: string
  readonly orang_nama: string | null
  readonly rt: string
  readonly lokasi: string
  readonly posyandu_id: PosyanduId
  readonly posyandu_nama: string
  readonly zona: ZonaWaktu
  readonly desa_kode: string
  readonly desa_nama: string
  readonly urgensi: RujukanRow['urgensi']
  readonly alasan: string[]
  readonly status: string
  readonly giliran: string
  readonly kantor_id: string | null
  readonly kantor_nama: string | null
  readonly opened_on: Tanggal
  readonly dijanjikan_pada: Tanggal | null
  readonly jawaban: unknown
  readonly is_paused: boolean
  readonly k_hari_kerja: number | null
  readonly k_buka: number | null
  readonly k_tutup: number | null
  readonly kd_hari_kerja: number | null
  readonly kd_buka: number | null
  readonly kd_tutup: number | null
  readonly version: number
  readonly sasaran_id: SasaranId | null
}

/** What a row of the list needs, of `rujukanTables`. */
export function rujukanColumns() {
  return sql`
    r.id, r.jalur, r.bidang, case when alih.at is null then b.jenis end as jenis, ${uraianSql()} as uraian,
    ${orangNamaSql()} as orang_nama,
    coalesce(nullif(b.rt, ''), s.rt, '') as rt, coalesce(b.lokasi, '') as lokasi,
    r.posyandu_id, p.nama as posyandu_nama, p.zona, ${desaSql()} as desa_kode, w.nama as desa_nama,
    r.urgensi, case when alih.at is null then r.alasan else '{}' end as alasan, r.status, r.giliran, r.kantor_id, k.nama as kantor_nama, r.opened_on, r.dijanjikan_pada,
    case when alih.at is null or (r.jawaban ->> 'pada')::timestamptz >= alih.at then r.jawaban end as jawaban, r.is_paused,
    k.hari_kerja as k_hari_kerja, k.buka_menit as k_buka, k.tutup_menit as k_tutup,
    kd.hari_kerja as kd_hari_kerja, kd.buka_menit as kd_buka, kd.tutup_menit as kd_tutup,
    r.version, r.sasaran_id
  `
}

/** Health goes with the person when she moves; the rest stays with the desa that looks at it (RUJ-3). */
export function desaSql(): RawBuilder<string> {
  return sql<string>`(case when r.jalur = 'kesehatan' then p.desa_kode else r.desa_kode end)`
}

/** Whose matter it is, by the one name a list shows and finds it by. */
export function orangNamaSql(): RawBuilder<string | null> {
  return sql<string | null>`coalesce(nullif(b.pemohon_nama, ''), s.nama)`
}

/** What the matter is, in the words its reader may have. */
export function uraianSql(): RawBuilder<string> {
  return sql<string>`case when alih.at is null then coalesce(nullif(b.uraian, ''), r.ringkasan) else alih.catatan end`
}

/**
 * A matter with its places and people. `alih`: the move with which it came from another bidang, for a
 * reader who has only this bidang's facts (invariant 11); nothing for who reads the whole file.
 */
export function rujukanTables(viewer: Viewer) {
  return sql`
    rujukan r
    join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
    join wilayah w on w.kode = ${desaSql()}
    left join kebutuhan b on b.kabupaten_kode = r.kabupaten_kode and b.id = r.kebutuhan_id
    left join sasaran s on s.kabupaten_kode = r.kabupaten_kode and s.id = r.sasaran_id
    left join lateral (
      select m.at, m.catatan from rujukan_move m
      where not ${readsFromStartSql(viewer)} and m.kabupaten_kode = r.kabupaten_kode
        and m.rujukan_id = r.id and m.langkah = 'alihkan_bidang'
      order by m.urut desc limit 1
    ) alih on true
    ${joinClockOffices()}
  `
}

/** `clocks`: of `tenggatOf`. The list shows the one that runs or waits. */
export function viewOf(row: RujukanSqlRow, clocks: readonly TenggatView[]): RujukanRow {
  return {
    id: row.id,
    jalur: row.jalur,
    bidang: row.bidang,
    jenis: row.jenis,
    uraian: row.uraian,
    orangNama: row.orang_nama,
    rt: row.rt,
    lokasi: row.lokasi,
    posyanduId: row.posyandu_id,
    posyanduNama: row.posyandu_nama,
    desaKode: row.desa_kode,
    desaNama: row.desa_nama,
    urgensi: row.urgensi,
    alasan: row.alasan,
    status: row.status,
    giliran: row.giliran,
    kantorNama: row.kantor_nama,
    openedOn: row.opened_on,
    dijanjikanPada: row.dijanjikan_pada,
    berkasKurang:
      row.is_paused && row.jawaban !== null ? (Jawaban.parse(row.jawaban).data.berkas ?? []) : [],
    tenggat: clocks.find((clock) => !clock.isStopped) ?? null,
    version: row.version,
  }
}

/** Opening hours of the desa's office or of the office that has it; 8 to 16 on 5 days where unknown. */
function calendarOf(
  milik: 'desa' | 'kantor',
  row: RujukanSqlRow,
  holidays: ReadonlySet<Tanggal>,
): WorkCalendar {
  const isDesa = milik === 'desa'
  return {
    weekLength: (isDesa ? row.kd_hari_kerja : row.k_hari_kerja) === 6 ? 6 : 5,
    opensAt: (isDesa ? row.kd_buka : row.k_buka) ?? 480,
    closesAt: (isDesa ? row.kd_tutup : row.k_tutup) ?? 960,
    holidays,
    zona: row.zona,
  }
}

/** Both calendars of each of these matters, with the free days from the first of them on. */
export async function loadKalender(
  tx: Tx,
  rows: readonly RujukanSqlRow[],
  viewer: Viewer,
): Promise<(row: RujukanSqlRow) => KalenderRujukan> {
  const holidays = await loadHolidays(tx, rows, viewer)
  return (row) => ({
    desa: calendarOf('desa', row, holidays),
    kantor: calendarOf('kantor', row, holidays),
  })
}

async function loadHolidays(
  tx: Tx,
  rows: readonly RujukanSqlRow[],
  viewer: Viewer,
): Promise<ReadonlySet<Tanggal>> {
  const oldest = rows.map((row) => row.opened_on).toSorted()[0]
  if (oldest === undefined) return new Set()
  // Far enough ahead for a due day that still lies before us.
  const until = addDays(viewer.today, 60)
  const found = await sql<{ tanggal: Tanggal }>`
    select tanggal from hari_libur_nasional where tanggal between ${oldest} and ${until}
    union
    select tanggal from hari_libur where tanggal between ${oldest} and ${until}
  `.execute(tx)
  return new Set(found.rows.map((row) => row.tanggal))
}
