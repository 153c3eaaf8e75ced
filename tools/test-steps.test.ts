import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countTests } from './test-steps.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-hitung-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(results: readonly { status: string; tests: readonly string[] }[]): string {
  const all = results.flatMap(({ tests }) => tests)
  const count = (status: string) => all.filter((test) => test === status).length
  const file = join(folder, 'report.json')
  const body = {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    testResults: results.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  }
  writeFileSync(file, JSON.stringify(body))
  return file
}

test('passed, failed and skipped tests are counted as vitest counts them', () => {
  const file = report([{ status: 'failed', tests: ['passed', 'failed', 'pending'] }])
  expect(countTests(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 1 })
})

test('a file that cannot be loaded is a failure though none of its tests failed', () => {
  const file = report([
    { status: 'passed', tests: ['passed'] },
    { status: 'failed', tests: [] },
  ])
  expect(countTests(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('no report, no tests, and a failure nobody counted are failures', () => {
  expect(countTests(join(folder, 'missing.json'), 0).failed).toBe(1)
  expect(countTests(report([]), 0).failed).toBe(1)
  expect(countTests(report([{ status: 'passed', tests: ['passed'] }]), 1).failed).toBe(1)
  expect(countTests(report([{ status: 'passed', tests: ['passed'] }]), 0).failed).toBe(0)
})
