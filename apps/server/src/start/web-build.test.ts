import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuildNeeded } from './web-build.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'simpul-bangun-'))
  for (const app of ['kader', 'kantor']) {
    write(`apps/${app}/index.html`, 100)
    write(`apps/${app}/src/app/main.tsx`, 100)
    write(`apps/${app}/dist/index.html`, 200)
  }
  write('packages/ui/src/field.tsx', 150)
  write('package-lock.json', 150)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('what is built after its sources is left alone', () => {
  expect(isBuildNeeded(root)).toBe(false)
})

test.each([
  'apps/kader/src/app/main.tsx',
  'apps/kantor/index.html',
  'packages/ui/src/field.tsx',
  'package-lock.json',
])('a later %s asks for a build', (file) => {
  write(file, 201)
  expect(isBuildNeeded(root)).toBe(true)
})

test('a later test, or another built file, does not', () => {
  write('apps/kader/src/app/main.test.tsx', 300)
  write('apps/kader/dist/assets/app.js', 300)
  expect(isBuildNeeded(root)).toBe(false)
})

test('a missing page asks for a build; an app without sources does not', () => {
  rmSync(join(root, 'apps/kantor/dist'), { recursive: true })
  expect(isBuildNeeded(root)).toBe(true)
  rmSync(join(root, 'apps/kantor'), { recursive: true })
  expect(isBuildNeeded(root)).toBe(false)
})

function write(file: string, at: number): void {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '')
  utimesSync(path, at, at)
}
