import { expect, test } from 'vitest'
import { isDatabaseAway } from './database-away.ts'

const withFields = (message: string, fields: object) => Object.assign(new Error(message), fields)

test.each([
  ['it shuts down', withFields('terminating connection', { code: '57P01' })],
  ['it starts', withFields('the database system is starting up', { code: '57P03' })],
  ['its disk is full', withFields('could not extend file', { code: '53100' })],
  ['it was too slow', withFields('canceling statement', { code: '57014' })],
  ['the connection failed', withFields('connection failure', { code: '08006' })],
  ['nobody listens', withFields('connect', { code: 'ECONNREFUSED', syscall: 'connect' })],
  ['its socket is gone', withFields('connect', { code: 'ENOENT', syscall: 'connect' })],
  ['the pool waited in vain', new Error('timeout exceeded when trying to connect')],
  ['it broke off', new Error('Connection terminated unexpectedly')],
])('the database is the reason: %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

test.each([
  ['a rule of a table', withFields('violates check constraint', { code: '23514' })],
  ['a statement that is wrong', withFields('syntax error', { code: '42601' })],
  ['a file that is missing', withFields('open', { code: 'ENOENT', syscall: 'open' })],
  ['any other error', new Error('cannot read properties of undefined')],
  ['no error at all', 'timeout exceeded when trying to connect'],
])('the program is the reason: %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false)
})
