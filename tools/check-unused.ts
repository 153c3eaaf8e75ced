import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gitFiles, ROOT } from './git-files.ts'
import { isSource } from './source-file.ts'
import { checkUnused, type Spared } from './unused.ts'

const SPARED: readonly Spared[] = [
  { what: /^bench\/[a-z0-9-]+\.ts: bench[A-Z]/, because: 'bench.ts finds them by their name' },
  {
    what: /^packages\/domain\/src\/layanan\/imunisasi\//,
    because: 'rules held to golden cases before a screen asks them',
  },
  {
    what: /layanan-due\.ts: givenHere$/,
    because: 'LAY-3, asked by the distribution list of the services',
  },
]

const files = gitFiles()
  .filter(isSource)
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
const problems = checkUnused(files, SPARED)
for (const { path, line, sentence } of problems) console.log(`${path}:${line}: ${sentence}`)
console.log(`${files.length} files read, ${problems.length} things nobody needs`)
process.exitCode = problems.length === 0 && files.length > 0 ? 0 : 1
