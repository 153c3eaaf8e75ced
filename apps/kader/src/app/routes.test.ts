import { expect, test } from 'vitest'
import { findRoute, isOfKesehatan, ROUTES, tabOf } from './routes.ts'

const ID = '0199a1b2-0000-7000-8000-000000000001'

test('the root is the day, and the form of a new person is not a person called baru', () => {
  expect(findRoute('/')?.route.pattern).toBe('/hari')
  expect(findRoute('/warga/baru')?.route.pattern).toBe('/warga/baru')
})

test('an id leads to its person, anything else nowhere', () => {
  expect(findRoute(`/warga/${ID}`)).toMatchObject({ id: ID, route: { pattern: '/warga/:id' } })
  expect(findRoute('/warga/3316010000000001')).toBeNull()
  expect(findRoute('/tidak-ada')).toBeNull()
})

test('an address lights its tab', () => {
  expect(tabOf(`/warga/${ID}/salin`)).toBe('warga')
  expect(tabOf(`/ukur/${ID}`)).toBe('hari')
  expect(tabOf('/kirim')).toBe('kirim')
})

test('what writes or shows weights and services is of the kader kesehatan', () => {
  expect(ROUTES.filter(isOfKesehatan).map(({ pattern }) => pattern)).toEqual([
    '/hari/cadangan',
    '/hari/susulan',
    '/hari/sweeping',
    '/ukur/:id',
    '/hasil/:id',
    '/layanan/:id',
    '/layanan/:id/betulkan',
    '/rujuk/:id',
    '/warga/:id/salin',
  ])
})
