import { addDays, type Tanggal } from '../shared/tanggal.ts'
import {
  addWorkingDays,
  closingOf,
  isWorkingDay,
  openingOf,
  receivedOn,
  type WorkCalendar,
} from './hari-kerja.ts'
import { localNow } from './waktu-setempat.ts'

/** Half-open: from included, to not; `to: null` is still going on. Milliseconds since 1970, UTC. */
export interface Interval {
  readonly from: number
  readonly to: number | null
}

/** One run of a clock: from what started it to what stopped it, with the waits for papers between. */
export interface ClockRun {
  readonly startedAt: number
  readonly stoppedAt: number | null
  /** in order, not overlapping */
  readonly pauses: readonly Interval[]
  /** the last move of whoever has the turn; red is counted from it */
  readonly lastMoveAt: number
}

export interface AturanTenggat {
  readonly id: string
  /** due at closing time of this working day; day 0 is the day received */
  readonly days: number
  /** red from the start of this working day without a move */
  readonly redFromDay: number
  /** `mendekati` from the start of this working day of the clock */
  readonly nearFromDay: number
}

/** Rules KAL-3 and KAL-4: five working days to answer, red from the start of the fourth without a move. */
export const TENGGAT_5_HARI_KERJA: AturanTenggat = {
  id: 'KAL-3/2026-1',
  days: 5,
  redFromDay: 4,
  nearFromDay: 4,
}

type StatusTenggat = 'dalam_waktu' | 'mendekati' | 'terlambat' | 'berhenti'

export interface Tenggat {
  readonly status: StatusTenggat
  readonly dayZero: Tanggal
  /** Working days of the clock that have closed. */
  readonly daysUsed: number
  /** null while the clock waits for papers: nobody can say yet when it is due. */
  readonly dueOn: Tanggal | null
  /** Closing time of `dueOn`, milliseconds since 1970, UTC. */
  readonly dueAt: number | null
  /** 0 in time; at least 1 as soon as the closing time has passed. */
  readonly lateByWorkingDays: number
  /** The first day of red, unless a move comes; null while stopped or waiting. */
  readonly redOn: Tanggal | null
  readonly isRed: boolean
}

/**
 * Rules KAL-2 to KAL-5: where a clock of working days stands. A clock that stopped is judged at the
 * moment it stopped. Waiting for papers takes the waiting out whole: the day on which it began is
 * not used up, and the day on which it ended is a new day 0 for what is left.
 * @param now milliseconds since 1970, UTC
 */
export function tenggat(
  calendar: WorkCalendar,
  run: ClockRun,
  now: number,
  aturan: AturanTenggat = TENGGAT_5_HARI_KERJA,
): Tenggat {
  const at = Math.max(run.startedAt, run.stoppedAt === null ? now : Math.min(now, run.stoppedAt))
  const isStopped = run.stoppedAt !== null && now >= run.stoppedAt
  const segments = runningSegments(run, at)
  const isPaused = !isStopped && run.pauses.some((pause) => holds(pause, at))

  const { daysUsed, dueOn, isOverdue: isLate } = spend(calendar, segments, at, aturan.days)
  const today = localNow(at, calendar.zona).tanggal
  const dueAt = dueOn === null ? null : closingOf(calendar, dueOn)
  const lateByWorkingDays =
    isLate && dueOn !== null ? Math.max(1, runningDays(calendar, run, dueOn, today)) : 0
  const redOn = isStopped || isPaused ? null : firstRedDay(calendar, run, at, aturan)
  return {
    status: statusOf(),
    dayZero: receivedOn(calendar, run.startedAt),
    daysUsed,
    dueOn: isPaused && !isLate ? null : dueOn,
    dueAt: isPaused && !isLate ? null : dueAt,
    lateByWorkingDays,
    redOn,
    isRed: redOn !== null && today >= redOn,
  }

  function statusOf(): StatusTenggat {
    if (isPaused) return 'berhenti'
    if (isLate) return 'terlambat'
    if (isStopped || dueOn === null) return 'dalam_waktu'
    const left = aturan.days - aturan.nearFromDay
    const nearOn = workingDaysBack(calendar, dueOn, left)
    return today >= nearOn ? 'mendekati' : 'dalam_waktu'
  }
}

interface Segment {
  readonly from: number
  readonly to: number | null
}

/** The times the clock ran, up to a moment; the last is open when the clock still runs. */
function runningSegments(run: ClockRun, at: number): Segment[] {
  const segments: Segment[] = []
  let from: number | null = run.startedAt
  for (const pause of run.pauses) {
    if (pause.from > at || from === null) break
    segments.push({ from, to: pause.from })
    from = pause.to === null || pause.to > at ? null : pause.to
  }
  if (from !== null) segments.push({ from, to: null })
  return segments
}

/** Uses up the days segment by segment; the due day is the one on which the last would close. */
function spend(
  calendar: WorkCalendar,
  segments: readonly Segment[],
  at: number,
  days: number,
): { daysUsed: number; dueOn: Tanggal | null; isOverdue: boolean } {
  let daysUsed = 0
  let dueOn: Tanggal | null = null
  let isOverdue = false
  for (const segment of segments) {
    const zero = receivedOn(calendar, segment.from)
    if (!isOverdue) dueOn = addWorkingDays(calendar, zero, days - daysUsed)
    const until = segment.to === null ? at : Math.min(segment.to, at)
    daysUsed += closedDays(calendar, zero, until)
    // What was missed stays missed: papers asked for after the last day do not move it.
    if (dueOn !== null && until > closingOf(calendar, dueOn)) isOverdue = true
  }
  return { daysUsed, dueOn, isOverdue }
}

/** Working days after day 0 whose closing time lies before the moment. */
function closedDays(calendar: WorkCalendar, zero: Tanggal, until: number): number {
  let count = 0
  const last = localNow(until, calendar.zona).tanggal
  for (let day = addDays(zero, 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day) && closingOf(calendar, day) < until) count += 1
  }
  return count
}

/** Working days after `from` up to `to` at whose opening the clock was not waiting. */
function runningDays(calendar: WorkCalendar, run: ClockRun, from: Tanggal, to: Tanggal): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const opening = openingOf(calendar, day)
    if (!run.pauses.some((pause) => holds(pause, opening))) count += 1
  }
  return count
}

function firstRedDay(
  calendar: WorkCalendar,
  run: ClockRun,
  at: number,
  aturan: AturanTenggat,
): Tanggal {
  const resumed = run.pauses.reduce(
    (latest, pause) => (pause.to !== null && pause.to <= at ? Math.max(latest, pause.to) : latest),
    run.startedAt,
  )
  const since = Math.max(resumed, Math.min(run.lastMoveAt, at))
  return addWorkingDays(calendar, receivedOn(calendar, since), aturan.redFromDay)
}

function workingDaysBack(calendar: WorkCalendar, date: Tanggal, days: number): Tanggal {
  let day = date
  for (let n = 0; n < days; ) {
    day = addDays(day, -1)
    if (isWorkingDay(calendar, day)) n += 1
  }
  return day
}

function holds(interval: Interval, at: number): boolean {
  return interval.from <= at && (interval.to === null || at < interval.to)
}
