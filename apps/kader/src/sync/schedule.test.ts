import { expect, test } from 'vitest'
import { retryAfter } from './schedule.ts'

test('the next try comes later and later, up to a quarter of an hour, and never for all at once', () => {
  expect([1, 2, 3, 8, 9, 50].map((failures) => retryAfter(failures, 0.5))).toEqual([
    5_000, 10_000, 20_000, 640_000, 900_000, 900_000,
  ])
  expect([retryAfter(1, 0), retryAfter(1, 1)]).toEqual([2_500, 7_500])
})
