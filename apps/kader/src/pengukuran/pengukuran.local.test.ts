import type { PengukuranRecord } from '@simpul/contract/pengukuran.ts'
import { expect, test } from 'vitest'
import { standingPengukuran, standsFor } from './pengukuran.local.ts'

function record(
  id: string,
  measuredOn: string,
  supersedes: string | null = null,
  batalKarena: string | null = null,
) {
  return { id, measuredOn, supersedes, batalKarena } as PengukuranRecord
}

test('a correction stands in the place of what it corrects, newest first', () => {
  const list = [
    record('a', '2026-08-01'),
    record('b', '2026-09-01'),
    record('a2', '2026-08-01', 'a'),
  ]
  expect(standingPengukuran(list).map((one) => one.id)).toEqual(['b', 'a2'])
})

test('a cancelled record does not stand, and neither does what cancelled it', () => {
  expect(
    standingPengukuran([record('a', '2026-08-01'), record('x', '2026-08-01', 'a', 'salah anak')]),
  ).toEqual([])
})

test('what stands for a record is the end of its corrections', () => {
  const list = [
    { id: 'a', supersedes: null },
    { id: 'a2', supersedes: 'a' },
    { id: 'a3', supersedes: 'a2' },
    { id: 'b', supersedes: null },
  ]
  expect(['a', 'a2', 'b', 'unknown'].map((id) => standsFor(list, id))).toEqual([
    'a3',
    'a3',
    'b',
    'unknown',
  ])
})
