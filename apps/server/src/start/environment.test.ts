import { expect, test } from 'vitest'
import { ROOT, readEnvironment } from './environment.ts'

test('nothing given: our own database beside the program, on this machine, with the demo', () => {
  expect(readEnvironment({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    tls: null,
    database: { kind: 'embedded', folder: `${ROOT}/data` },
    isDemo: true,
  })
})

test('an empty variable counts as not given', () => {
  expect(readEnvironment({ PORT: '', SIMPUL_DATA: ' ', DATABASE_URL: '' })).toEqual(
    readEnvironment({}),
  )
})

test('a database of somebody else gets the demo only when asked for', () => {
  const DATABASE_URL = 'postgres://a:b@tempat/simpul'
  expect(readEnvironment({ DATABASE_URL })).toMatchObject({ isDemo: false })
  expect(readEnvironment({ DATABASE_URL, SIMPUL_DEMO: '1' })).toMatchObject({ isDemo: true })
  expect(readEnvironment({ SIMPUL_DEMO: '0' })).toMatchObject({ isDemo: false })
})

test.each(['0', '65535'])('port %s is allowed', (PORT) => {
  expect(readEnvironment({ PORT }).port).toBe(Number(PORT))
})

test.each(['65536', '-1', '80a', '8.080', '1e3'])(
  'port %s is refused with what was given',
  (PORT) => {
    expect(() => readEnvironment({ PORT })).toThrow(`bukan "${PORT}"`)
  },
)

test.each([
  [{ SIMPUL_TLS_CERT: '/tidak/ada.pem' }, 'dua-duanya'],
  [{ SIMPUL_TLS_CERT: '/tidak/ada.pem', SIMPUL_TLS_KEY: '/tidak/ada.key' }, '/tidak/ada.pem'],
  [{ SIMPUL_TLS_CERT: import.meta.filename, SIMPUL_TLS_KEY: import.meta.filename }, 'PEM'],
  [{ DATABASE_URL: 'mysql://a@b/c' }, 'DATABASE_URL harus berbentuk'],
  [{ DATABASE_URL: 'simpul' }, 'DATABASE_URL harus berbentuk'],
  [{ SIMPUL_DEMO: 'ya' }, 'bukan "ya"'],
])('%j is refused in a sentence', (variables, sentence) => {
  expect(() => readEnvironment(variables)).toThrow(sentence)
})

test('all problems are said at once', () => {
  expect(() => readEnvironment({ PORT: 'x', SIMPUL_DEMO: 'y' })).toThrow(/PORT.*\n.*SIMPUL_DEMO/)
})
