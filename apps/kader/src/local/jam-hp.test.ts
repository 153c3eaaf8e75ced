import { expect, test } from 'vitest'
import { jamSalah } from './jam-hp.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const HOUR = 3_600_000
const DAY = 24 * HOUR

test('a clock that the server measured is wrong from more than an hour, ahead and behind', () => {
  const measured = (skewMs: number) => jamSalah({ now: NOON + skewMs, serverAt: NOON, skewMs })
  expect(measured(0)).toBeNull()
  expect(measured(HOUR)).toBeNull()
  expect(measured(-HOUR)).toBeNull()
  expect(measured(HOUR + 1)).toEqual({ kind: 'berbeda', at: NOON })
  expect(measured(-HOUR - 1)).toEqual({ kind: 'berbeda', at: NOON })
  expect(measured(365 * DAY)).toEqual({ kind: 'berbeda', at: NOON })
})

test('without a network a clock before the last meeting is surely wrong; one far ahead cannot be known', () => {
  const alone = (now: number) => jamSalah({ now, serverAt: NOON, skewMs: null })
  expect(alone(NOON - DAY)).toEqual({ kind: 'mundur', at: NOON })
  expect(alone(NOON - HOUR)).toEqual({ kind: 'mundur', at: NOON })
  expect(alone(NOON - HOUR + 1)).toBeNull()
  expect(alone(NOON + 365 * DAY)).toBeNull()
})

test('who never met a server is told nothing', () => {
  expect(jamSalah({ now: 0, serverAt: null, skewMs: null })).toBeNull()
})
