import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Tanggal, tanggal } from '../shared/tanggal.ts'
import { addWorkingDays, isWorkingDay, receivedOn, type WorkCalendar } from './hari-kerja.ts'
import { type ClockRun, tenggat } from './jam-kerja.ts'
import { instantOf } from './waktu-setempat.ts'

// November 2026: the 2nd is a Monday.
const FIVE: WorkCalendar = {
  weekLength: 5,
  opensAt: 480,
  closesAt: 960,
  holidays: new Set(),
  zona: 'WITA',
}
const SIX: WorkCalendar = { ...FIVE, weekLength: 6 }
const D = tanggal

function at(date: string, minute: number, calendar: WorkCalendar = FIVE): number {
  return instantOf(D(date), minute, calendar.zona)
}

function aRun(startedAt: number, run: Partial<ClockRun> = {}): ClockRun {
  return { startedAt, stoppedAt: null, pauses: [], lastMoveAt: startedAt, ...run }
}

describe('working days', () => {
  test('Saturday works in a six-day week and not in a five-day one', () => {
    expect(isWorkingDay(FIVE, D('2026-11-07'))).toBe(false)
    expect(isWorkingDay(SIX, D('2026-11-07'))).toBe(true)
    expect(isWorkingDay(SIX, D('2026-11-08'))).toBe(false)
  })

  test('a holiday is a free day', () => {
    const calendar = { ...FIVE, holidays: new Set([D('2026-11-03')]) }
    expect(addWorkingDays(calendar, D('2026-11-02'), 1)).toBe('2026-11-04')
    expect(workingDaysBetween(calendar, D('2026-11-02'), D('2026-11-09'))).toBe(4)
  })

  test('day 0 is the day received, up to the very closing time', () => {
    expect(receivedOn(FIVE, at('2026-11-02', 0))).toBe('2026-11-02')
    expect(receivedOn(FIVE, at('2026-11-02', 960))).toBe('2026-11-02')
    expect(receivedOn(FIVE, at('2026-11-02', 960) + 1)).toBe('2026-11-03')
    expect(receivedOn(FIVE, at('2026-11-06', 961))).toBe('2026-11-09')
    expect(receivedOn(FIVE, at('2026-11-07', 500))).toBe('2026-11-09')
    expect(receivedOn(SIX, at('2026-11-07', 500))).toBe('2026-11-07')
  })

  test('the same instant is after closing in Papua and before it in Java', () => {
    const instant = Date.UTC(2026, 10, 2, 8, 30)
    expect(receivedOn({ ...FIVE, zona: 'WIB' }, instant)).toBe('2026-11-02')
    expect(receivedOn({ ...FIVE, zona: 'WIT' }, instant)).toBe('2026-11-03')
  })
})

describe('the clock of five working days', () => {
  const run = aRun(at('2026-11-02', 600))

  test('received Monday it is due next Monday at closing time', () => {
    expect(tenggat(FIVE, run, at('2026-11-02', 601))).toMatchObject({
      status: 'dalam_waktu',
      dayZero: '2026-11-02',
      dueOn: '2026-11-09',
      dueAt: at('2026-11-09', 960),
      lateByWorkingDays: 0,
    })
    expect(tenggat(SIX, run, at('2026-11-02', 601)).dueOn).toBe('2026-11-07')
  })

  test('at closing time of day 5 it is in time, one millisecond later it is late', () => {
    const due = at('2026-11-09', 960)
    expect(tenggat(FIVE, run, due)).toMatchObject({ status: 'mendekati', lateByWorkingDays: 0 })
    expect(tenggat(FIVE, run, due + 1)).toMatchObject({ status: 'terlambat', lateByWorkingDays: 1 })
  })

  test('late days are working days after the due day', () => {
    expect(tenggat(FIVE, run, at('2026-11-10', 1)).lateByWorkingDays).toBe(1)
    expect(tenggat(FIVE, run, at('2026-11-11', 1)).lateByWorkingDays).toBe(2)
    expect(tenggat(FIVE, run, at('2026-11-15', 1)).lateByWorkingDays).toBe(4)
    expect(tenggat(FIVE, run, at('2026-11-16', 1)).lateByWorkingDays).toBe(5)
  })

  test('near and red begin with the fourth working day, not with its opening', () => {
    expect(tenggat(FIVE, run, at('2026-11-06', 0) - 1)).toMatchObject({
      status: 'dalam_waktu',
      isRed: false,
      redOn: '2026-11-06',
    })
    expect(tenggat(FIVE, run, at('2026-11-06', 0))).toMatchObject({
      status: 'mendekati',
      isRed: true,
    })
  })

  test('a move puts red off and the due day not', () => {
    const moved = aRun(run.startedAt, { lastMoveAt: at('2026-11-05', 600) })
    expect(tenggat(FIVE, moved, at('2026-11-09', 600))).toMatchObject({
      dueOn: '2026-11-09',
      redOn: '2026-11-11',
      isRed: false,
    })
  })

  test('an answered clock is judged at the moment of the answer', () => {
    const inTime = aRun(run.startedAt, { stoppedAt: at('2026-11-09', 960) })
    const tooLate = aRun(run.startedAt, { stoppedAt: at('2026-11-11', 600) })
    const muchLater = at('2026-12-30', 600)
    expect(tenggat(FIVE, inTime, muchLater)).toMatchObject({ status: 'dalam_waktu', isRed: false })
    expect(tenggat(FIVE, tooLate, muchLater)).toMatchObject({
      status: 'terlambat',
      lateByWorkingDays: 2,
      redOn: null,
    })
  })
})

describe('waiting for papers', () => {
  const start = at('2026-11-02', 600)

  test('stops the clock: no due day while it waits, however long', () => {
    const waiting = aRun(start, { pauses: [{ from: at('2026-11-04', 600), to: null }] })
    for (const date of ['2026-11-04', '2026-11-10', '2027-01-04']) {
      expect(tenggat(FIVE, waiting, at(date, 700))).toMatchObject({
        status: 'berhenti',
        dueOn: null,
        daysUsed: 1,
        lateByWorkingDays: 0,
        isRed: false,
      })
    }
  })

  test('the day the papers came is a new day 0 for what is left', () => {
    const resumed = aRun(start, {
      pauses: [{ from: at('2026-11-04', 600), to: at('2026-11-18', 600) }],
    })
    expect(tenggat(FIVE, resumed, at('2026-11-18', 601))).toMatchObject({
      status: 'dalam_waktu',
      daysUsed: 1,
      dueOn: '2026-11-24',
      redOn: '2026-11-24',
    })
    expect(tenggat(FIVE, resumed, at('2026-11-24', 961)).status).toBe('terlambat')
  })

  test('asking for papers after the last day forgives nothing', () => {
    const tooLate = aRun(start, {
      pauses: [{ from: at('2026-11-10', 600), to: at('2026-11-18', 600) }],
    })
    expect(tenggat(FIVE, tooLate, at('2026-11-12', 600))).toMatchObject({
      status: 'berhenti',
      dueOn: '2026-11-09',
      lateByWorkingDays: 1,
    })
    // 10 Nov ran; 11 to 18 Nov waited; 19 Nov ran.
    expect(tenggat(FIVE, tooLate, at('2026-11-19', 600))).toMatchObject({
      status: 'terlambat',
      lateByWorkingDays: 2,
    })
  })
})

describe('properties of the clock', () => {
  const zona = fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const)
  const holidays = fc
    .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 })
    .map((days): ReadonlySet<Tanggal> => new Set(days.map((n) => addDays(D('2026-11-01'), n))))
  const calendar = fc.record({
    weekLength: fc.constantFrom(5 as const, 6 as const),
    opensAt: fc.constant(450),
    closesAt: fc.integer({ min: 600, max: 1000 }),
    holidays,
    zona,
  })
  const HOUR = 3_600_000
  const start = Date.UTC(2026, 10, 1)
  const hours = fc.integer({ min: 0, max: 24 * 40 }).map((h) => h * HOUR)
  const run = fc
    .tuple(hours, fc.array(hours, { maxLength: 4 }), fc.boolean())
    .map(([first, marks, isOpen]): ClockRun => {
      const startedAt = start + first
      const sorted = [...new Set(marks)].sort((a, b) => a - b).map((m) => startedAt + m + 1)
      const pauses = []
      for (let i = 0; i < sorted.length; i += 2) {
        const from = sorted[i]
        const to = sorted[i + 1]
        if (from === undefined) continue
        if (to !== undefined) pauses.push({ from, to })
        else if (isOpen) pauses.push({ from, to: null })
      }
      return { startedAt, stoppedAt: null, pauses, lastMoveAt: startedAt }
    })

  test('time only adds: days used and late days never fall', () => {
    fc.assert(
      fc.property(calendar, run, hours, hours, (cal, r, a, b) => {
        const early = tenggat(cal, r, r.startedAt + Math.min(a, b))
        const late = tenggat(cal, r, r.startedAt + Math.max(a, b))
        expect(late.daysUsed).toBeGreaterThanOrEqual(early.daysUsed)
        expect(late.lateByWorkingDays).toBeGreaterThanOrEqual(early.lateByWorkingDays)
      }),
    )
  })

  test('without a wait it is late exactly when the closing time of the due day has passed', () => {
    fc.assert(
      fc.property(calendar, run, hours, (cal, r, a) => {
        const plain = { ...r, pauses: [] }
        const now = r.startedAt + a
        const answer = tenggat(cal, plain, now)
        expect(answer.status === 'terlambat').toBe(answer.dueAt !== null && now > answer.dueAt)
        expect(answer.dueOn).toBe(addWorkingDays(cal, receivedOn(cal, r.startedAt), 5))
        expect(workingDaysBetween(cal, answer.dayZero, answer.dueOn ?? answer.dayZero)).toBe(5)
      }),
    )
  })

  test('a wait never makes anything due earlier', () => {
    fc.assert(
      fc.property(calendar, run, hours, (cal, r, a) => {
        const now = r.startedAt + a
        const waited = tenggat(cal, r, now).dueOn
        const plain = tenggat(cal, { ...r, pauses: [] }, now).dueOn
        if (waited !== null && plain !== null) expect(waited >= plain).toBe(true)
      }),
    )
  })
})

/** Working days after the first date, up to and with the last. 0 when the last is not later. */
function workingDaysBetween(calendar: WorkCalendar, from: Tanggal, to: Tanggal): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1
  }
  return count
}
