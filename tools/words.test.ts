import { expect, test } from 'vitest'
import { checkPrivate, checkWords, splitWords } from './words.ts'

function found(text: string, path = 'apps/kader/src/rujukan/a.tsx'): number {
  return checkWords([{ path, text }], []).length
}

test('identifiers are read word by word', () => {
  expect(splitWords('sendReferralToRS_cepat')).toEqual(['send', 'referral', 'to', 'rs', 'cepat'])
})

test.each([
  ['an identifier', 'export const openReferral = 1'],
  ['a plural', 'export const patients = []'],
  ['a property', 'export const a = { villageCode: 1 }'],
  ['a type', 'export interface Beneficiary { readonly a: number }'],
  ['a string', `export const a = 'the volunteer'`],
  ['a template', 'export const a = (n: number) => `home visit ${n}`'],
  ['a word on a screen', 'export const A = () => <p>Your client</p>'],
])('a forbidden synonym is found in %s', (_where, text) => {
  expect(found(text)).toBe(1)
})

test('and in SQL and in the name of a file', () => {
  expect(found('create table referral (id uuid);', 'db/migrations/0009_a.sql')).toBe(1)
  expect(found('', 'apps/kader/src/rujukan/referral.ts')).toBe(1)
})

test.each([
  ['a comment that explains', '// not "referral"\nexport const rujukan = 1'],
  ['a library', `import { createRoot } from 'react-dom/client'\ncreateRoot(a)`],
  ['a longer word', 'export const PATIENCE_MS = 1'],
  ['the inheritance of objects', 'class A { constructor() {} }'],
])('%s is left alone', (_what, text) => {
  expect(found(text)).toBe(0)
})

test('an allowance holds for its file and word, and is refused when idle', () => {
  const allowances = [{ path: /^bench\//, words: ['client'], because: 'pg' }]
  const inBench = { path: 'bench/a.ts', text: 'const client = 1' }
  expect(checkWords([inBench], allowances)).toEqual([])
  expect(checkWords([{ ...inBench, path: 'e2e/a.ts' }], allowances)).toHaveLength(2)
})

test('paths of a workplace and addresses of a registry are found in any file', () => {
  const texts = [
    ['', 'work', 'shared', 'x'].join('/'),
    `"resolved": "${'http'}s://a.example/b.tgz"`,
  ]
  for (const text of texts) expect(checkPrivate([{ path: 'a.md', text }])).toHaveLength(1)
})
