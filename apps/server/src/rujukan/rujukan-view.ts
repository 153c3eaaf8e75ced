import type { RujukanRow, TenggatView } from '@simpul/contract/kantor.ts'
import { Jawaban } from '@simpul/contract/rujukan.ts'
import type { PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { type WorkCalendar, workingDaysBetween } from '@simpul/domain/wilayah/hari-kerja.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { isLateSql, joinClockOffices } from './rujukan-clock.ts'
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
  readonly is_late: boolean
  readonly desa_due_on: Tanggal | null
  readonly kantor_due_on: Tanggal | null
  readonly merah_sejak_on: Tanggal | null
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
export function rujukanColumns(viewer: Viewer) {
  return sql`
    r.id, r.jalur, r.bidang, case when alih.at is null then b.jenis end as jenis, ${uraianSql()} as uraian,
    coalesce(nullif(b.pemohon_nama, ''), s.nama) as orang_nama,
    coalesce(nullif(b.rt, ''), s.rt, '') as rt, coalesce(b.lokasi, '') as lokasi,
    r.posyandu_id, p.nama as posyandu_nama, p.zona, r.desa_kode, w.nama as desa_nama,
    r.urgensi, case when alih.at is null then r.alasan else '{}' end as alasan, r.status, r.giliran, r.kantor_id, k.nama as kantor_nama, r.opened_on, r.dijanjikan_pada,
    case when alih.at is null or (r.jawaban ->> 'pada')::timestamptz >= alih.at then r.jawaban end as jawaban, r.is_paused, ${isLateSql(viewer.now)} as is_late, r.desa_due_on, r.kantor_due_on, r.merah_sejak_on,
    k.hari_kerja as k_hari_kerja, k.buka_menit as k_buka, k.tutup_menit as k_tutup,
    kd.hari_kerja as kd_hari_kerja, kd.buka_menit as kd_buka, kd.tutup_menit as kd_tutup,
    r.version, r.sasaran_id
  `
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
    join wilayah w on w.kode = r.desa_kode
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

export function viewOf(
  row: RujukanSqlRow,
  viewer: Viewer,
  holidays: ReadonlySet<Tanggal>,
): RujukanRow {
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
    tenggat: clocksOf(row, viewer, holidays).find((clock) => !clock.isStopped) ?? null,
    version: row.version,
  }
}

/** The clock of the desa and, once it was forwarded, the clock of the office. */
function clocksOf(
  row: RujukanSqlRow,
  viewer: Viewer,
  holidays: ReadonlySet<Tanggal>,
): TenggatView[] {
  if (row.is_paused) {
    const milik = row.status === 'butuh_berkas' ? 'kantor' : 'desa'
    return [
      {
        milik,
        status: 'berhenti',
        dueOn: null,
        lateByWorkingDays: 0,
        isRed: false,
        isStopped: false,
      },
    ]
  }
  const clocks: TenggatView[] = []
  // A promise has its own date; the clock of five days was answered.
  const isPromised = row.status === 'dijadwalkan' || row.status === 'masuk_usulan'
  if (row.desa_due_on !== null) {
    const runs = !isPromised && (row.giliran === 'desa' || row.giliran === 'kader_bidang')
    clocks.push(
      clock('desa', row, viewer, runs, row.desa_due_on, calendarOf('desa', row, holidays)),
    )
  }
  if (row.kantor_due_on !== null) {
    const runs = !isPromised && row.giliran === 'kantor'
    clocks.push(
      clock('kantor', row, viewer, runs, row.kantor_due_on, calendarOf('kantor', row, holidays)),
    )
  }
  return clocks
}

/** Opening hours of the desa's office or of the office that has it; 8 to 16 on 5 days where unknown. */
export function calendarOf(
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

function clock(
  milik: 'desa' | 'kantor',
  row: RujukanSqlRow,
  viewer: Viewer,
  isRunning: boolean,
  dueOn: Tanggal,
  calendar: WorkCalendar,
): TenggatView {
  const today = localNow(viewer.now.getTime(), row.zona).tanggal
  const isRed = isRunning && row.merah_sejak_on !== null && today >= row.merah_sejak_on
  if (isRunning && row.is_late) {
    const late = Math.max(1, workingDaysBetween(calendar, dueOn, today))
    return {
      milik,
      status: 'terlambat',
      dueOn,
      lateByWorkingDays: late,
      isRed: true,
      isStopped: false,
    }
  }
  return {
    milik,
    status: isRunning && today >= addDays(dueOn, -1) ? 'mendekati' : 'dalam_waktu',
    dueOn,
    lateByWorkingDays: 0,
    isRed,
    isStopped: !isRunning,
  }
}

/** Free days from the oldest due day shown on: what counting working days needs. */
export async function loadHolidays(
  tx: Tx,
  rows: readonly RujukanSqlRow[],
  viewer: Viewer,
): Promise<ReadonlySet<Tanggal>> {
  const due = rows
    .flatMap((row) => [row.desa_due_on, row.kantor_due_on])
    .filter((day) => day !== null)
  const oldest = due.toSorted()[0]
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
