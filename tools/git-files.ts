import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** Every file git keeps or would keep: committed, or new and not ignored. Paths from the root. */
export function gitFiles(): string[] {
  const paths = listedByGit() ?? walkedFiles()
  // A file removed but not yet committed is still listed.
  return paths.filter((path) => existsSync(join(ROOT, path))).sort()
}

/** Null where there is no git, or the folder is no clone: an unpacked archive is checked all the same. */
function listedByGit(): string[] | null {
  if (!existsSync(join(ROOT, '.git'))) return null
  try {
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const paths = [...new Set(listed.split('\0'))].filter(Boolean)
    return paths.length > 0 ? paths : null
  } catch {
    return null
  }
}

/** What lies in the folder and is not named by .gitignore, whose lines here are plain names. */
export function walkedFiles(): string[] {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
  const isKept = (name: string) =>
    name !== '.git' && !ignored.some((pattern) => matchesGlob(name, pattern))

  function walk(folder: string): string[] {
    return readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => isKept(entry.name))
      .flatMap((entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) return walk(path)
        return entry.isFile() ? [path] : []
      })
  }
  return walk('')
}
