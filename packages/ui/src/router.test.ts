import { expect, test } from 'vitest'
import { matchPath, readPlace } from './router.ts'

test('a pattern finds its parts', () => {
  expect(matchPath('/warga/:id/ukur', '/warga/a%20b/ukur')).toEqual({ id: 'a b' })
})

test('another place, a longer one and an empty part are no match', () => {
  expect(matchPath('/warga/:id', '/urusan/1')).toBeNull()
  expect(matchPath('/warga/:id', '/warga/1/ukur')).toBeNull()
  expect(matchPath('/warga/:id', '/warga/')).toBeNull()
})

test('an address without a hash is the root', () => {
  expect(readPlace('').path).toBe('/')
  expect(readPlace('#/urusan?status=terbuka').query.get('status')).toBe('terbuka')
})
