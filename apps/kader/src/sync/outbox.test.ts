import type { Command } from '@simpul/contract/sync.ts'
import type { CommandId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { expect, test } from 'vitest'
import { nextToSend, type Queued, type Refused } from './outbox.ts'
import { withChildren } from './sisihan.ts'

const POSYANDU = '0199c6a0-0000-7000-8000-0000000000aa' as PosyanduId

function queued(
  seq: number,
  id: string,
  after: readonly string[] = [],
  kode: Refused['kode'] | null = null,
): Queued {
  const command: Command = {
    id: id as CommandId,
    kind: 'sasaran.register',
    v: 1,
    posyanduId: POSYANDU,
    basedOnVersion: null,
    after: after.map((one) => one as CommandId),
    recordedAt: '2026-09-08T02:00:00.000Z',
    body: {},
  }
  return { seq, command, kaitan: null, tolak: kode ? { kode, field: null } : null }
}

const NONE: ReadonlySet<CommandId> = new Set()
const idsOf = (list: readonly Queued[]) => list.map(({ command }) => command.id)

test('oldest first, at most the limit (SYNC-6)', () => {
  const queue = Array.from({ length: 205 }, (_, i) => queued(i, `c${i}`))
  expect(idsOf(nextToSend(queue, NONE))).toEqual(
    queue.slice(0, 200).map(({ command }) => command.id),
  )
})

test('a parent and its children go in one batch (SYNC-10)', () => {
  expect(idsOf(nextToSend([queued(1, 'a'), queued(2, 'b', ['a'])], NONE))).toEqual(['a', 'b'])
})

test('what stands on something refused waits, and so does what stands on that', () => {
  const queue = [
    queued(1, 'a', [], 'isian_salah'),
    queued(2, 'b', ['a']),
    queued(3, 'c', ['b']),
    queued(4, 'd'),
  ]
  expect(idsOf(nextToSend(queue, NONE))).toEqual(['d'])
})

test('a parent that was corrected is younger than its child, and goes before it', () => {
  expect(idsOf(nextToSend([queued(2, 'child', ['new']), queued(5, 'new')], NONE))).toEqual([
    'new',
    'child',
  ])
})

test('a parent that is no longer in the outbox is no reason to wait', () => {
  expect(idsOf(nextToSend([queued(2, 'b', ['gone'])], NONE))).toEqual(['b'])
})

test('a kind the server did not know is tried again, once a round (SYNC-18)', () => {
  const queue = [queued(1, 'a', [], 'jenis_tidak_dikenal'), queued(2, 'b', ['a'])]
  expect(idsOf(nextToSend(queue, NONE))).toEqual(['a', 'b'])
  expect(idsOf(nextToSend(queue, new Set(['a' as CommandId, 'b' as CommandId])))).toEqual([])
})

test('a child whose parent does not fit into the batch goes with the next', () => {
  expect(
    idsOf(nextToSend([queued(1, 'a'), queued(2, 'b', ['c']), queued(3, 'c')], NONE, 2)),
  ).toEqual(['a', 'c'])
})

test('what stands on a command, however far', () => {
  const queue = [queued(1, 'a'), queued(2, 'b', ['a']), queued(3, 'c', ['b']), queued(4, 'd')]
  expect(idsOf(withChildren(queue, 'a' as CommandId))).toEqual(['a', 'b', 'c'])
})
