import type { PullReply } from '@simpul/contract/sync.ts'
import { expect, test } from 'vitest'
import { FIRST_KURSOR, hasNews } from './rekam.ts'

const KURSOR = { ...FIRST_KURSOR, epoch: 'e1', scope: 's1', since: 7, tertarikSampai: 3 }
const PAGE: PullReply = {
  epoch: 'e1',
  scope: 's1',
  startOver: false,
  next: 7,
  hasMore: false,
  remaining: 0,
  changes: [],
  removals: [],
  packs: [],
}

test('a page that says what is known already is no news', () => {
  expect(hasNews(KURSOR, PAGE, 3)).toBe(false)
})

test.each<[string, Partial<typeof KURSOR>, Partial<PullReply>, number]>([
  ['a record', {}, { changes: [['sasaran', { id: 'a' }]] }, 3],
  ['a removal', {}, { removals: [['sasaran', 'a']] }, 3],
  ['another history', {}, { epoch: 'e2' }, 3],
  ['that it begins at zero', {}, { startOver: true }, 3],
  ['that more is to come', {}, { hasMore: true }, 3],
  ['another scope', {}, { scope: 's2' }, 3],
  ['a later number', {}, { next: 8 }, 3],
  ['the end of a generation that was being built', { building: 2 }, {}, 3],
  ['that what was sent since is contained', {}, {}, 4],
])('%s is news', (_, kursor, page, sentUpTo) => {
  expect(hasNews({ ...KURSOR, ...kursor }, { ...PAGE, ...page }, sentUpTo)).toBe(true)
})
