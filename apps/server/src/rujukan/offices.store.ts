import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { addDays } from '@simpul/domain/shared/tanggal.ts'
import { BIDANG, type Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { WorkCalendar } from '@simpul/domain/wilayah/hari-kerja.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import type { PosyanduTujuan } from '../command-decision.ts'
import type { Tx } from '../db/database.ts'

/** The offices that may have a matter of one posyandu, and when they work. */
export interface Offices {
  /** `null` asks for an office that is not known: eight to four, five days */
  calendarOf(kantorId: string | null): WorkCalendar
  readonly desaKantorId: string | null
  has(kantorId: string): boolean
  /** An office a pengajuan may be handed to. */
  isDinas(kantorId: string): boolean
  /** A Puskesmas or Pustu. */
  isFaskes(kantorId: string): boolean
  /** The office that answers for a bidang; the first by name where there are several. */
  dinasOf(bidang: Bidang): string | null
  nameOf(kantorId: string | null): string | null
  /** Bidang that have a kader of their own at this posyandu today. */
  readonly kaderBidang: ReadonlySet<Bidang>
}

/** When an office works, as stored. */
export interface KantorKalender {
  readonly hari_kerja: number
  readonly buka_menit: number
  readonly tutup_menit: number
}

interface KantorRow extends KantorKalender {
  readonly id: string
  readonly jenis: string
  readonly nama: string
  readonly wilayah_kode: string
  readonly bidang: readonly Bidang[]
}

/** A kabupaten has a few hundred desa and some dozen other offices: those of this posyandu are loaded. */
export async function loadOffices(
  tx: Tx,
  kabupatenKode: string,
  posyandu: PosyanduTujuan,
  days: { readonly from: Tanggal; readonly today: Tanggal },
): Promise<Offices> {
  const { rows } = await sql<KantorRow>`
    select k.id, k.jenis, k.nama, k.wilayah_kode, k.hari_kerja, k.buka_menit, k.tutup_menit,
      array(select b.bidang from kantor_bidang b
        where b.kabupaten_kode = k.kabupaten_kode and b.kantor_id = k.id) as bidang
    from kantor k
    where k.kabupaten_kode = ${kabupatenKode} and k.ditutup_pada is null
      and (k.jenis in ('dinas', 'puskesmas', 'pustu') or (k.jenis = 'desa' and k.wilayah_kode = ${posyandu.desaKode}))
    order by k.nama, k.id`.execute(tx)
  const kader = await sql<{ bidang: Bidang }>`
    select distinct pn.bidang from penugasan pn
    join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
    where pn.kabupaten_kode = ${kabupatenKode} and pn.posyandu_id = ${posyandu.id}
      and pn.peran in ('kader', 'ketua_bidang') and u.dinonaktifkan_pada is null
      and pn.berlaku_dari <= ${days.today} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${days.today})`.execute(
    tx,
  )

  const holidays = await loadHolidays(tx, kabupatenKode, days.from, days.today)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const dinas = new Map(
    BIDANG.map((bidang) => [
      bidang,
      rows.find((row) => row.jenis === 'dinas' && row.bidang.includes(bidang))?.id ?? null,
    ]),
  )
  return {
    calendarOf: (id) => calendar(id === null ? undefined : byId.get(id), holidays, posyandu.zona),
    desaKantorId: rows.find((row) => row.jenis === 'desa')?.id ?? null,
    has: (id) => byId.has(id),
    isDinas: (id) => byId.get(id)?.jenis === 'dinas',
    isFaskes: (id) => byId.get(id)?.jenis === 'puskesmas' || byId.get(id)?.jenis === 'pustu',
    dinasOf: (bidang) => dinas.get(bidang) ?? null,
    nameOf: (id) => (id === null ? null : (byId.get(id)?.nama ?? null)),
    kaderBidang: new Set(kader.rows.map((row) => row.bidang)),
  }
}

/** National and local free days, from the day before `from` to four months after `today`. */
export async function loadHolidays(
  tx: Tx,
  kabupatenKode: string,
  from: Tanggal,
  today: Tanggal,
): Promise<ReadonlySet<Tanggal>> {
  const first = addDays(from, -1)
  const last = addDays(today, 120)
  const { rows } = await sql<{ tanggal: Tanggal }>`
    select tanggal from hari_libur_nasional where tanggal between ${first} and ${last}
    union
    select tanggal from hari_libur
    where kabupaten_kode = ${kabupatenKode} and tanggal between ${first} and ${last}`.execute(tx)
  return new Set(rows.map((row) => row.tanggal))
}

export function calendar(
  kantor: KantorKalender | undefined,
  holidays: ReadonlySet<Tanggal>,
  zona: ZonaWaktu,
): WorkCalendar {
  return {
    weekLength: kantor?.hari_kerja === 6 ? 6 : 5,
    opensAt: kantor?.buka_menit ?? 480,
    closesAt: kantor?.tutup_menit ?? 960,
    holidays,
    zona,
  }
}
