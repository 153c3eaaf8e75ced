import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** Every file git keeps or would keep: committed, or new and not ignored. Paths from the root. */
export function gitFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  const paths = [...new Set(listed.split('\0'))].filter(Boolean)
  // A file removed but not yet committed is still listed.
  return paths.filter((path) => existsSync(join(ROOT, path))).sort()
}
