import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gitFiles, ROOT, walkedFiles } from './git-files.ts'

/** Others may write while this runs: only what is still there is compared. */
const isThere = (path: string) => existsSync(join(ROOT, path))

test('an unpacked archive without git is read as whole as a clone', () => {
  const listed = gitFiles()
  const walked = new Set(walkedFiles())
  expect(listed.length).toBeGreaterThan(300)
  expect(listed.filter((path) => !walked.has(path)).filter(isThere)).toEqual([])
})

test('what is built, installed or kept for one machine is not read', () => {
  const inside = /(?:^|\/)(?:node_modules|dist|data|\.git)\//
  expect(walkedFiles().filter((path) => inside.test(path))).toEqual([])
})
