import { expect, test } from 'vitest'
import { type BenchResult, isBenchResult, table } from './bench-result.ts'
import { scriptsOf } from './kader-js.ts'

const ALONE: BenchResult = {
  name: 'a.time',
  value: 12.345,
  unit: 'ms',
  peer: null,
  peerValue: null,
  ratio: null,
}
const AGAINST: BenchResult = {
  ...ALONE,
  name: 'b.bytes',
  value: 1_234_567,
  unit: 'B',
  peer: 'pouchdb',
  peerValue: 2_469_134,
  ratio: 0.5,
}

test('a result has its peer whole or not at all, and a number that is one', () => {
  expect([ALONE, AGAINST].every(isBenchResult)).toBe(true)
  expect(isBenchResult({ ...ALONE, value: Number.NaN })).toBe(false)
  expect(isBenchResult({ ...AGAINST, ratio: null })).toBe(false)
  expect(isBenchResult({ ...ALONE, ratio: 1 })).toBe(false)
  expect(isBenchResult(null)).toBe(false)
})

test('the table lines up numbers to the right', () => {
  expect(table([ALONE, AGAINST])).toBe(
    [
      'name         value  unit  peer     peer value  ratio',
      'a.time       12.35  ms    –                 –      –',
      'b.bytes  1,234,567  B     pouchdb   2,469,134  0.500',
    ].join('\n'),
  )
})

test('the first load counts scripts and preloaded modules once, and no stylesheet', () => {
  const page = `<script type="module" crossorigin src="/kader/assets/index-a.js"></script>
    <link rel="modulepreload" crossorigin href="/kader/assets/chunk-b.js">
    <link href="/kader/assets/chunk-b.js" rel=modulepreload>
    <link rel="stylesheet" href="/kader/assets/index-c.css">`
  expect(scriptsOf(page)).toEqual(['/kader/assets/index-a.js', '/kader/assets/chunk-b.js'])
})
