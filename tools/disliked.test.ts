import { expect, test } from 'vitest'
import { countDisliked } from './disliked.ts'

test('assertions are counted, `as const` and names in imports are not', () => {
  const text = `
    import * as store from './a.ts'
    import { a as b } from './a.ts'
    export const c = [1] as const
    export const d = b as string
    export const e = store as unknown as string
  `
  expect(countDisliked('a.ts', text)).toEqual({ as: 3, todo: 0, skip: 0 })
})

test('put-off work and tests that do not run are counted', () => {
  const text = `
    // TODO(#12): goes when the office answers
    const words = 'TODO'
    test.skip('later', () => {})
    describe.todo('later still')
    list.skip(1)
  `
  expect(countDisliked('a.test.ts', text)).toEqual({ as: 0, todo: 1, skip: 2 })
})
