import { expect, test } from 'vitest'
import { checkUnused } from './unused.ts'

const SIZES = 'apps/server/src/posyandu/sizes.ts'
const PESAN = 'apps/kantor/src/posyandu/sizes.pesan.ts'

function said(files: Readonly<Record<string, string>>): string[] {
  const read = Object.entries(files).map(([path, text]) => ({ path, text }))
  return checkUnused(read, []).map(({ path, line, sentence }) => `${path}:${line}: ${sentence}`)
}

test('an export that no other file imports is named, one that is imported is not', () => {
  const files = { [SIZES]: 'export const a = 1\nexport interface B {}\nexport function c() {}' }
  const user = `import { a, type B } from './sizes.ts'\nconst b: B = { a }`
  expect(said({ ...files, 'apps/server/src/posyandu/user.ts': user })).toEqual([
    `${SIZES}:3: c: no other file imports it, so it needs no "export"`,
  ])
})

test.each([
  ['under another name', `import { a as b } from '@simpul/server/posyandu/sizes.ts'\nb()`],
  ['with all the file has', `import * as sizes from './sizes.ts'\nsizes.a()`],
  ['when it is first needed', `const { a } = await import('./sizes.ts')`],
  ['as a type in its place', `let b: import('./sizes.ts').a`],
  ['to hand it on', `export { a as default } from './sizes.ts'`],
])('an export may be imported %s', (_how, text) => {
  const user = { 'apps/server/src/posyandu/user.ts': text }
  expect(said({ [SIZES]: 'export const a = 1', ...user })).toEqual([])
})

test('a file imported as a whole is asked only for what is mentioned', () => {
  const user = `import * as sizes from './sizes.ts'\nsizes.b()`
  const files = { [SIZES]: 'export const a = 1', 'apps/server/src/posyandu/user.ts': user }
  expect(said(files)).toHaveLength(1)
})

test('code that only its own test calls is dead, a door for tests into living code is not', () => {
  const check = { 'apps/server/src/posyandu/sizes.test.ts': `import { a } from './sizes.ts'\na()` }
  expect(said({ ...check, [SIZES]: 'export function a() {}' })).toEqual([
    `${SIZES}:1: a: only tests call it`,
  ])
  expect(said({ ...check, [SIZES]: 'export function a() {}\nsetTimeout(a)' })).toEqual([])
})

test("a rule that another package's test holds something to is needed, and so is a builder", () => {
  const rule = 'packages/domain/src/posyandu/sizes.ts'
  const parity = `import { a } from '@simpul/domain/posyandu/sizes.ts'\na()`
  const path = 'apps/server/src/posyandu/sizes.parity.test.ts'
  expect(said({ [rule]: 'export function a() {}', [path]: parity })).toEqual([])

  const builder = 'apps/server/src/testing/builders.ts'
  const use = `import { aTempat } from '../testing/builders.ts'\naTempat()`
  expect(said({ [builder]: 'export function aTempat() {}', [path]: use })).toEqual([])
})

test('a sentence that no screen says is named, whatever tests say of it', () => {
  const words = 'export const PESAN = {\n  a: "A",\n  b: (n: number) => `${n}`,\n} as const'
  const screen = `import { PESAN as KATA } from './sizes.pesan.ts'\nexport default () => KATA.a`
  const check = `import { PESAN } from './sizes.pesan.ts'\nPESAN.b(1)`
  const files = {
    [PESAN]: words,
    'apps/kantor/src/posyandu/sizes.screen.tsx': screen,
    'apps/kantor/src/posyandu/sizes.test.ts': check,
  }
  expect(said(files)).toEqual([`${PESAN}:3: PESAN.b: no screen says it`])
})

test.each([
  ['by a key that is computed', 'KATA[kode]'],
  ['as a whole', 'say(KATA)'],
  ['under a short name', '({ KATA })'],
])('sentences that are read %s are all said', (_how, use) => {
  const screen = `import { KATA } from './sizes.pesan.ts'\n${use}`
  const words = 'export const KATA = { a: "A" } satisfies Record<string, string>'
  expect(said({ [PESAN]: words, 'apps/kantor/src/posyandu/a.tsx': screen })).toEqual([])
})

test('what is spared is not named, and an entry that spares nothing is', () => {
  const file = { path: SIZES, text: 'export const a = 1' }
  const spared = { what: /sizes\.ts: a$/, because: 'a test' }
  expect(checkUnused([file], [spared])).toEqual([])
  expect(checkUnused([{ ...file, text: '' }], [spared])).toHaveLength(1)
})
