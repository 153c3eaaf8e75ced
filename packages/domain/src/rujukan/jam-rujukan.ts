import type { WorkCalendar } from '../wilayah/hari-kerja.ts'
import {
  type AturanTenggat,
  type ClockRun,
  type Interval,
  TENGGAT_5_HARI_KERJA,
  type Tenggat,
  tenggat,
} from '../wilayah/jam-kerja.ts'
import {
  giliranOf,
  isFinal,
  type JalurRujukan,
  type LangkahRujukan,
  type StatusRujukan,
} from './status-rujukan.ts'

/** One row of the insert-only list; the first is the opening. */
export interface RiwayatMove {
  readonly langkah: LangkahRujukan | 'buat'
  readonly dari: StatusRujukan | null
  readonly ke: StatusRujukan
  /** the office that has it after the move */
  readonly kantorId: string | null
  /** milliseconds since 1970, UTC; for the opening, the moment of the temuan */
  readonly at: number
}

interface OwnedRun extends ClockRun {
  readonly owner: 'desa' | 'kantor'
  readonly kantorId: string | null
}

/** What the moves say that the current row does not. */
interface IsiRiwayat {
  readonly penjawab: 'desa' | 'kantor' | null
  readonly kembaliKe: 'kader_bidang' | 'desa' | null
  /** how often it was opened again */
  readonly reopenedCount: number
  /** when the turn came to whoever has it */
  readonly giliranSejak: number
}

/** Reads a list of moves, oldest first. */
export function readRiwayat(jalur: JalurRujukan, riwayat: readonly RiwayatMove[]): IsiRiwayat {
  let penjawab: IsiRiwayat['penjawab'] = null
  let kembaliKe: IsiRiwayat['kembaliKe'] = null
  let reopenedCount = 0
  let giliranSejak = riwayat[0]?.at ?? 0
  let turn = ''
  for (const move of riwayat) {
    if (move.langkah === 'jawab') penjawab = 'kantor'
    if (move.langkah === 'jawab_desa') penjawab = 'desa'
    if (move.langkah === 'kembalikan') {
      kembaliKe = move.dari === 'di_kader_bidang' ? 'kader_bidang' : 'desa'
    }
    if (move.langkah === 'nyatakan_belum_beres') reopenedCount += 1
    const next = `${giliranOf(jalur, move.ke, penjawab)} ${move.kantorId ?? ''}`
    if (next !== turn || move.langkah === 'nyatakan_belum_beres') giliranSejak = move.at
    turn = next
  }
  return { penjawab, kembaliKe, reopenedCount, giliranSejak }
}

/**
 * Rule RUJ-5: the runs of the two clocks. The desa's runs from the temuan to its own answer or the
 * forwarding, the time at the kader of the bidang inside; an office's from the day it received.
 * Waiting for papers is a pause of the run it interrupts. *Bukan kewenangan* and *belum beres* start
 * a new run. A phone's clock that ran backwards does not make a run negative.
 */
export function clockRuns(
  jalur: JalurRujukan,
  riwayat: readonly RiwayatMove[],
): readonly OwnedRun[] {
  const runs: MutableRun[] = []
  let current: MutableRun | null = null
  let now = 0
  for (const move of riwayat) {
    now = Math.max(now, move.at)
    const isWaiting = move.ke === 'menunggu_kelengkapan' || move.ke === 'butuh_berkas'
    if (current && isWaiting) {
      current.pauses.push({ from: now, to: null })
      current.lastMoveAt = now
      continue
    }
    if (current) resume(current, now)
    const owner = clockOwner(jalur, move.ke)
    const continues =
      current !== null &&
      current.owner === owner &&
      (owner === 'desa' || current.kantorId === move.kantorId) &&
      move.langkah !== 'nyatakan_belum_beres'
    if (current && continues) {
      current.lastMoveAt = now
      continue
    }
    if (current) current.stoppedAt = now
    current =
      owner === null
        ? null
        : {
            owner,
            kantorId: owner === 'kantor' ? move.kantorId : null,
            startedAt: now,
            stoppedAt: null,
            pauses: [],
            lastMoveAt: now,
          }
    if (current) runs.push(current)
  }
  return runs
}

/**
 * The runs that a later one of the same owner followed: what an office let pass stays seen after it
 * gave the matter away (RUJ-5 gives the next one a new clock).
 */
export function earlierRuns(
  jalur: JalurRujukan,
  riwayat: readonly RiwayatMove[],
): readonly OwnedRun[] {
  const runs = clockRuns(jalur, riwayat)
  return runs.filter((run) => runs.findLast(({ owner }) => owner === run.owner) !== run)
}

interface MutableRun {
  owner: 'desa' | 'kantor'
  kantorId: string | null
  startedAt: number
  stoppedAt: number | null
  pauses: Interval[]
  lastMoveAt: number
}

function resume(run: MutableRun, at: number) {
  const last = run.pauses.at(-1)
  if (last && last.to === null) run.pauses[run.pauses.length - 1] = { from: last.from, to: at }
}

function clockOwner(jalur: JalurRujukan, status: StatusRujukan): 'desa' | 'kantor' | null {
  // A promise has its own date; the clock of five days has been answered.
  if (status === 'dijadwalkan' || status === 'masuk_usulan' || isFinal(status)) return null
  if (jalur === 'kesehatan') return giliranOf(jalur, status, null) === 'kantor' ? 'kantor' : null
  const giliran = giliranOf(jalur, status, null)
  if (giliran === 'kader_bidang' || giliran === 'desa') return 'desa'
  return giliran === 'kantor' ? 'kantor' : null
}

export type UrgensiRujukan = 'biasa' | 'minggu_ini' | 'hari_ini' | 'sekarang'

/** Rule RUJ-7: how long a Puskesmas has, by urgency, in working days after day 0. Reference data. */
const TENGGAT_KESEHATAN: Readonly<Record<UrgensiRujukan, AturanTenggat>> = {
  biasa: TENGGAT_5_HARI_KERJA,
  minggu_ini: TENGGAT_5_HARI_KERJA,
  hari_ini: { id: 'RUJ-7/2026-1', days: 0, redFromDay: 1, nearFromDay: 0 },
  sekarang: { id: 'RUJ-7/2026-1', days: 0, redFromDay: 0, nearFromDay: 0 },
}

/** Rule RUJ-5, RUJ-7: how long an office has for a matter. */
export function aturanTenggat(jalur: JalurRujukan, urgensi: UrgensiRujukan): AturanTenggat {
  return jalur === 'kesehatan' ? TENGGAT_KESEHATAN[urgensi] : TENGGAT_5_HARI_KERJA
}

export interface JamRujukan {
  /** the last run of each clock; null when it never ran */
  readonly desa: Tenggat | null
  readonly kantor: Tenggat | null
  /** whose clock is running or waiting now */
  readonly active: 'desa' | 'kantor' | null
}

export interface KalenderRujukan {
  readonly desa: WorkCalendar
  /** of the office that has it; the desa's when no office has */
  readonly kantor: WorkCalendar
}

/** Where both clocks stand. */
export function readClocks(
  jalur: JalurRujukan,
  riwayat: readonly RiwayatMove[],
  kalender: KalenderRujukan,
  now: number,
  aturan: AturanTenggat = TENGGAT_5_HARI_KERJA,
): JamRujukan {
  const runs = clockRuns(jalur, riwayat)
  const last = runs.at(-1)
  const read = (owner: 'desa' | 'kantor') => {
    const run = runs.findLast((one) => one.owner === owner)
    return run ? tenggat(kalender[owner], run, now, aturan) : null
  }
  return {
    desa: read('desa'),
    kantor: read('kantor'),
    active: last && last.stoppedAt === null ? last.owner : null,
  }
}
