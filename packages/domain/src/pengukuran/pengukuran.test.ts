import { expect, test } from 'vitest'
import { tanggal } from '../shared/tanggal.ts'
import { currentPengukuran } from './pengukuran.ts'

const weighed = (id: string, supersedes: string | null = null) => ({
  id,
  supersedes,
  measuredOn: tanggal('2026-09-08'),
})
const ids = (...records: readonly ReturnType<typeof weighed>[]) =>
  currentPengukuran(records as never).map((record) => (record as { readonly id: string }).id)

test('GIZI-11: however often the first weighing of a day is corrected, it keeps its place before the second', () => {
  const [a, b] = [weighed('a'), weighed('b')]
  expect(ids(b, a)).toEqual(['a', 'b'])
  expect(ids(a, b, weighed('c', 'a'))).toEqual(['c', 'b'])
  expect(ids(a, b, weighed('c', 'a'), weighed('d', 'c'))).toEqual(['d', 'b'])
})

test('a correction whose first did not come yet stands by itself, and a ring does not hang', () => {
  expect(ids(weighed('c', 'gone'))).toEqual(['c'])
  expect(ids(weighed('x', 'y'), weighed('y', 'x'))).toEqual([])
})
