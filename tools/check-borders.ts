import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBorders } from './borders.ts'
import { gitFiles, ROOT } from './git-files.ts'
import { isSource } from './source-file.ts'

/** `npm run borders`: says `file:line: sentence` for every line that crosses a border of the house. */
const listed = gitFiles().filter(isSource)
const files = listed.flatMap((path) => {
  try {
    return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }]
  } catch {
    return []
  }
})
const problems = checkBorders(files)
for (const { path, line, sentence } of problems) console.log(`${path}:${line}: ${sentence}`)

// A check that read nothing says all is well: that is the failure this line is for.
const hasSeenAll = listed.length > 0 && files.length === listed.length
if (!hasSeenAll) console.log(`git lists ${listed.length} source files, ${files.length} were read`)
console.log(`${files.length} files read, ${problems.length} lines cross a border`)
process.exitCode = problems.length === 0 && hasSeenAll ? 0 : 1
