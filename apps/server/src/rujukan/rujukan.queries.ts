import type {
  HitunganKotak,
  KantorPilihan,
  Kotak,
  Lembar,
  ListRujukan,
  RujukanMoveView,
  RujukanRow,
  TenggatView,
} from '@simpul/contract/kantor.ts'
import { Jawaban, MoveData } from '@simpul/contract/rujukan.ts'
import { carries } from '@simpul/domain/pengguna/izin.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import type { PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { type WorkCalendar, workingDaysBetween } from '@simpul/domain/wilayah/hari-kerja.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { dueOnSql, isLateSql, isPromiseBrokenSql, joinClockOffices } from './rujukan-clock.ts'

/**
 * Which matters a person sees at all (invariant 11): the desa its pengajuan, a nakes the rujukan
 * kesehatan of the desa served, an office what lies at it now. Everybody else has counts elsewhere.
 */
function sees(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    (r.jalur = 'pengajuan' and ${inScope(placesOf(viewer, 'desa'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.jalur = 'kesehatan' and ${inScope(placesOf(viewer, 'nakes'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.jalur = 'pengajuan' and r.kantor_id = any(${officesOf(viewer)}::uuid[]))
  )`
}

/** What waits for this person: the turn is theirs. */
function isMyTurn(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    (r.giliran = 'desa' and r.jalur = 'pengajuan' and ${inScope(placesOf(viewer, 'desa'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.giliran = 'kantor' and r.jalur = 'kesehatan' and ${inScope(placesOf(viewer, 'nakes'), 'r.desa_kode', 'r.posyandu_id')})
    or (r.giliran = 'kantor' and r.jalur = 'pengajuan' and r.kantor_id = any(${officesOf(viewer)}::uuid[]))
  )`
}

/** What was answered with a promise waits for its day, not for a person. */
function waitsForMe(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(
    ${isMyTurn(viewer)}
    and not (r.status in ('dijadwalkan', 'masuk_usulan') and coalesce(r.dijanjikan_pada >= ${viewer.today}, true))
  )`
}

function placesOf(viewer: Viewer, kedudukan: 'desa' | 'nakes') {
  return scopeOf(
    viewer.penugasan,
    'rujukan.read',
    viewer.today,
    (one) => kedudukanOf(one) === kedudukan,
  )
}

function officesOf(viewer: Viewer): string[] {
  return viewer.penugasan.flatMap((one) =>
    isInForce(one, viewer.today) &&
    kedudukanOf(one) === 'dinas' &&
    carries(one, 'rujukan.read') &&
    one.kantorId !== null
      ? [one.kantorId]
      : [],
  )
}

function inKotak(kotak: Kotak, viewer: Viewer): RawBuilder<boolean> {
  switch (kotak) {
    case 'menunggu_saya':
      return waitsForMe(viewer)
    case 'telat':
      return sql<boolean>`(${isLateSql(viewer.now)} or ${isPromiseBrokenSql(viewer.now)})`
    case 'berjalan':
      return sql<boolean>`(r.giliran <> 'tidak_ada' and not ${waitsForMe(viewer)})`
    case 'selesai':
      return sql<boolean>`r.giliran = 'tidak_ada'`
    case 'semua':
      return sql<boolean>`true`
  }
}

interface Row {
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

function columns(viewer: Viewer) {
  return sql`
    r.id, r.jalur, r.bidang, b.jenis, coalesce(nullif(b.uraian, ''), r.ringkasan) as uraian,
    coalesce(nullif(b.pemohon_nama, ''), s.nama) as orang_nama,
    coalesce(nullif(b.rt, ''), s.rt, '') as rt, coalesce(b.lokasi, '') as lokasi,
    r.posyandu_id, p.nama as posyandu_nama, p.zona, r.desa_kode, w.nama as desa_nama,
    r.urgensi, r.alasan, r.status, r.giliran, r.kantor_id, k.nama as kantor_nama, r.opened_on, r.dijanjikan_pada,
    r.jawaban, r.is_paused, ${isLateSql(viewer.now)} as is_late, r.desa_due_on, r.kantor_due_on, r.merah_sejak_on,
    k.hari_kerja as k_hari_kerja, k.buka_menit as k_buka, k.tutup_menit as k_tutup,
    kd.hari_kerja as kd_hari_kerja, kd.buka_menit as kd_buka, kd.tutup_menit as kd_tutup,
    r.version, r.sasaran_id
  `
}

function tables() {
  return sql`
    rujukan r
    join posyandu p on p.kabupaten_kode = r.kabupaten_kode and p.id = r.posyandu_id
    join wilayah w on w.kode = r.desa_kode
    left join kebutuhan b on b.kabupaten_kode = r.kabupaten_kode and b.id = r.kebutuhan_id
    left join sasaran s on s.kabupaten_kode = r.kabupaten_kode and s.id = r.sasaran_id
    ${joinClockOffices()}
  `
}

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
  ask: ListRujukan,
): Promise<Lembar<RujukanRow>> {
  const where = sql`
    ${sees(viewer)} and ${inKotak(ask.kotak, viewer)}
    and (${ask.bidang ?? null}::text is null or r.bidang = ${ask.bidang ?? null})
    and (${ask.status ?? null}::text is null or r.status = ${ask.status ?? null})
    and (${ask.posyandu ?? null}::uuid is null or r.posyandu_id = ${ask.posyandu ?? null})
    and (${ask.desa ?? null}::text is null or r.desa_kode = ${ask.desa ?? null})
    and (${ask.cari ?? null}::text is null or concat_ws(' ', b.uraian, r.ringkasan, b.pemohon_nama, s.nama, b.lokasi) ilike ${pattern(ask.cari)})
  `
  const { rows } = await sql<Row & { total: number }>`
    select ${columns(viewer)}, count(*) over ()::int as total
    from ${tables()}
    where ${where}
    order by ${ORDER[ask.urut]}
    limit ${ask.ukuran} offset ${(ask.halaman - 1) * ask.ukuran}
  `.execute(tx)
  const total = rows[0]?.total ?? (ask.halaman === 1 ? 0 : await countRujukan(tx, where))
  const holidays = await loadHolidays(tx, rows, viewer)
  return {
    rows: rows.map((row) => viewOf(row, viewer, holidays)),
    total,
    halaman: ask.halaman,
    ukuran: ask.ukuran,
  }
}

async function countRujukan(tx: Tx, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from ${tables()} where ${where}`.execute(tx)
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
    from ${tables()}
    where ${sees(viewer)}
  `.execute(tx)
  return rows[0]!
}

export interface RujukanFound {
  readonly row: RujukanRow
  readonly isDarurat: boolean
  readonly kalender: { readonly desa: WorkCalendar; readonly kantor: WorkCalendar }
  readonly posyanduId: PosyanduId
  readonly desaKode: string
  readonly kantorId: string | null
  readonly sasaranId: SasaranId | null
  readonly orang: {
    readonly nama: string
    readonly telepon: string
    readonly jenisKelamin: 'L' | 'P' | null
    readonly tanggalLahir: Tanggal | null
    readonly namaIbu: string
    readonly rt: string
    readonly rw: string
    readonly alamat: string
  }
}

/** One matter with its person, or undefined: another office's answers exactly as a missing one. */
export async function findRujukan(
  tx: Tx,
  viewer: Viewer,
  id: RujukanId,
): Promise<RujukanFound | undefined> {
  interface Wide extends Row {
    readonly telepon: string
    readonly jenis_kelamin: 'L' | 'P' | null
    readonly tanggal_lahir: Tanggal | null
    readonly nama_ibu: string | null
    readonly rw: string | null
    readonly alamat: string | null
    readonly is_darurat: boolean
  }
  const { rows } = await sql<Wide>`
    select
      ${columns(viewer)},
      coalesce(nullif(b.pemohon_telepon, ''), s.telepon, '') as telepon,
      -- Sex, birth date and mother are facts of the health road; a matter of another bidang goes without them.
      case when r.jalur = 'kesehatan' then s.jenis_kelamin end as jenis_kelamin,
      case when r.jalur = 'kesehatan' then s.tanggal_lahir end as tanggal_lahir,
      case when r.jalur = 'kesehatan' then s.nama_ibu end as nama_ibu,
      s.rw, s.alamat, coalesce(b.is_darurat, false) as is_darurat
    from ${tables()}
    where r.id = ${id} and ${sees(viewer)}
  `.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const holidays = await loadHolidays(tx, rows, viewer)
  // Clocks of the page are read from the moves: holidays from the day it was opened count.
  const since = await loadHolidays(tx, [{ ...row, desa_due_on: row.opened_on }], viewer)
  return {
    row: viewOf(row, viewer, holidays),
    isDarurat: row.is_darurat,
    kalender: { desa: calendarOf('desa', row, since), kantor: calendarOf('kantor', row, since) },
    posyanduId: row.posyandu_id,
    desaKode: row.desa_kode,
    kantorId: row.kantor_id,
    sasaranId: row.jalur === 'kesehatan' ? row.sasaran_id : null,
    orang: {
      nama: row.orang_nama ?? '',
      telepon: row.telepon,
      jenisKelamin: row.jenis_kelamin,
      tanggalLahir: row.tanggal_lahir,
      namaIbu: row.nama_ibu ?? '',
      rt: row.rt,
      rw: row.rw ?? '',
      alamat: row.alamat ?? '',
    },
  }
}

/** A move as the page shows it, and what the rules read besides. */
export interface MoveFound {
  readonly view: RujukanMoveView
  readonly dari: string | null
  readonly kantorId: string | null
}

export async function listMoves(tx: Tx, id: RujukanId): Promise<MoveFound[]> {
  interface MoveRow {
    readonly urut: number
    readonly langkah: string
    readonly dari: string | null
    readonly ke: string
    readonly giliran: string
    readonly kantor_id: string | null
    readonly oleh: string | null
    readonly peran: string
    readonly kantor_nama: string | null
    readonly at: Date
    readonly catatan: string
    readonly data: unknown
  }
  const { rows } = await sql<MoveRow>`
    select m.urut, m.langkah, m.dari, m.kantor_id, m.ke, m.giliran, g.nama as oleh, m.peran, k.nama as kantor_nama, m.at, m.catatan, m.data
    from rujukan_move m
    left join pengguna g on g.kabupaten_kode = m.kabupaten_kode and g.id = m.actor_id
    left join kantor k on k.kabupaten_kode = m.kabupaten_kode and k.id = m.kantor_id
    where m.rujukan_id = ${id}
    order by m.urut
  `.execute(tx)
  return rows.map((row) => ({
    dari: row.dari,
    kantorId: row.kantor_id,
    view: {
      urut: row.urut,
      langkah: row.langkah,
      ke: row.ke,
      giliran: row.giliran,
      oleh: row.oleh ?? '',
      peran: row.peran,
      kantorNama: row.kantor_nama,
      at: row.at.toISOString(),
      catatan: row.catatan,
      data: MoveData.parse(row.data),
    },
  }))
}

/**
 * Offices a matter may go to: those that answer for its bidang first, then the others. A rujukan
 * kesehatan goes between Puskesmas and Pustu.
 */
export async function listKantorFor(
  tx: Tx,
  jalur: 'kesehatan' | 'pengajuan',
  bidang: Bidang,
): Promise<KantorPilihan[]> {
  const { rows } = await sql<KantorPilihan>`
    select k.id, k.nama, k.jenis, coalesce(array_agg(kb.bidang) filter (where kb.bidang is not null), '{}') as bidang
    from kantor k
    left join kantor_bidang kb on kb.kabupaten_kode = k.kabupaten_kode and kb.kantor_id = k.id
    where k.jenis = any(${jalur === 'kesehatan' ? ['puskesmas', 'pustu'] : ['dinas']}::text[]) and k.ditutup_pada is null
    group by k.id, k.nama, k.jenis
    order by coalesce(bool_or(kb.bidang = ${bidang}), false) desc, k.nama
  `.execute(tx)
  return rows
}

function viewOf(row: Row, viewer: Viewer, holidays: ReadonlySet<Tanggal>): RujukanRow {
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
function clocksOf(row: Row, viewer: Viewer, holidays: ReadonlySet<Tanggal>): TenggatView[] {
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
function calendarOf(
  milik: 'desa' | 'kantor',
  row: Row,
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
  row: Row,
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
async function loadHolidays(
  tx: Tx,
  rows: readonly Row[],
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

/** The text as `ilike` looks for it, anywhere; its own wildcards are letters. */
function pattern(text: string | undefined): string {
  return `%${(text ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
