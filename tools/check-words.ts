import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gitFiles, ROOT } from './git-files.ts'
import { isSource } from './source-file.ts'
import { type Allowance, checkPrivate, checkWords } from './words.ts'

const ALLOWED: readonly Allowance[] = [
  {
    path: /^tools\/(?:borders|disliked|unused)/,
    words: ['visit'],
    because: "oxc-parser's Visitor",
  },
  {
    path: /^(?:apps\/server\/src\/(?:db|seed|testing)|bench\/peer)\//,
    words: ['client'],
    because: "pg's Client",
  },
  {
    path: /^apps\/server\/src\/wilayah\/load-wilayah/,
    words: ['client', 'village'],
    because: "pg's Client, and the file name in idn-area-data",
  },
  { path: /^apps\/kader\/vite/, words: ['client'], because: "workbox's clientsClaim" },
  { path: /^e2e\/testing\/layar/, words: ['client'], because: "the browser's ClientRect" },
  { path: /^tools\/(?:web-config|borders)/, words: ['client'], because: 'react-dom/client' },
]

const texts = gitFiles().flatMap((path) => {
  const bytes = readFileSync(join(ROOT, path))
  return bytes.includes(0) ? [] : [{ path, text: bytes.toString('utf8') }]
})
const spoken = texts.filter(
  ({ path }) =>
    (isSource(path) || path.endsWith('.sql')) &&
    !/^tools\/(?:check-)?words(?:\.test)?\.ts$/.test(path),
)
const published = texts.filter(({ path }) => !/^tools\/words(?:\.test)?\.ts$/.test(path))
const problems = [...checkWords(spoken, ALLOWED), ...checkPrivate(published)]
for (const { path, line, sentence } of problems) console.log(`${path}:${line}: ${sentence}`)
console.log(`${texts.length} files read, ${problems.length} words to change`)
process.exitCode = problems.length === 0 && texts.length > 0 ? 0 : 1
