import { parseSync, Visitor } from 'oxc-parser'
import { lineOf, type Problem, type SourceFile } from './source-file.ts'

/** The word of the house for each English synonym that must not creep in. */
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ['referral', 'rujukan'],
  ['beneficiary', 'sasaran'],
  ['beneficiaries', 'sasaran'],
  ['patient', 'sasaran'],
  ['client', 'sasaran'],
  ['village', 'desa'],
  ['volunteer', 'kader'],
  ['visit', 'hari_buka, kehadiran or kunjungan_rumah'],
])

/**
 * Words of other people's libraries and protocols, by file and word. An entry that is no longer
 * needed is a problem too.
 */
export interface Allowance {
  readonly path: RegExp
  readonly words: readonly string[]
  readonly because: string
}

/** What is not ours to publish: the paths of a workplace, and where a package was fetched from. */
const PRIVATE: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\/work\/(?:main|shared|\.library)/, what: 'a path of a workplace' },
  { pattern: /\b(?:HOUSE|PRACTICE|DOMAIN|ANCHORS)\.md\b/, what: 'a paper that is not here' },
  {
    pattern: /https?:\/\/[^\s"'`)]*(?:registry|artifactory|verdaccio|nexus|pkg-proxy)/i,
    what: 'the address of a registry',
  },
  { pattern: /"resolved": "http/, what: 'the address of a registry' },
]

/** Forbidden synonyms in names, identifiers, strings and SQL. Comments may explain a word. */
export function checkWords(
  files: readonly SourceFile[],
  allowances: readonly Allowance[],
): Problem[] {
  const used = new Set<string>()
  const problems = files.flatMap((file) =>
    wordsOf(file).flatMap(({ text, at }) =>
      splitWords(text).flatMap((word) => {
        const singular = FORBIDDEN.has(word) ? word : word.replace(/s$/, '')
        const instead = FORBIDDEN.get(singular)
        if (instead === undefined) return []
        const allowance = allowances.find(
          ({ path, words }) => path.test(file.path) && words.includes(singular),
        )
        if (allowance) {
          used.add(`${allowance.path.source} ${singular}`)
          return []
        }
        const sentence = `"${word}" is not a word of this house: ${instead}`
        return [{ path: file.path, line: lineOf(file.text, at), sentence }]
      }),
    ),
  )
  const idle = allowances.flatMap(({ path, words }) =>
    words
      .filter((word) => !used.has(`${path.source} ${word}`))
      .map((word) => ({
        path: 'tools/check-words.ts',
        line: 1,
        sentence: `"${word}" is allowed in ${path.source} and no longer used there`,
      })),
  )
  return oncePerLine([...problems, ...idle])
}

function oncePerLine(problems: readonly Problem[]): Problem[] {
  const keyed = problems.map((problem) => [JSON.stringify(problem), problem] as const)
  return [...new Map(keyed).values()]
}

/** Text that names this workplace, in any file. */
export function checkPrivate(files: readonly SourceFile[]): Problem[] {
  return files.flatMap(({ path, text }) =>
    PRIVATE.flatMap(({ pattern, what }) => {
      const found = pattern.exec(text)
      if (!found) return []
      const sentence = `names ${what}: ${found[0]}`
      return [{ path, line: lineOf(text, found.index), sentence }]
    }),
  )
}

/** `pulangDariRS_cepat` → pulang, dari, rs, cepat. */
export function splitWords(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
}

interface Found {
  readonly text: string
  readonly at: number
}

function wordsOf(file: SourceFile): Found[] {
  const name = { text: file.path, at: 0 }
  if (file.path.endsWith('.sql')) {
    const bare = file.text.replace(/--.*$/gm, (comment) => ' '.repeat(comment.length))
    return [name, ...[...bare.matchAll(/[A-Za-z_]+/g)].map((m) => ({ text: m[0], at: m.index }))]
  }
  const found: Found[] = [name]
  const libraries = new Set<number>()
  const { module, program } = parseSync(file.path, file.text)
  for (const { moduleRequest } of module.staticImports) libraries.add(moduleRequest.start)
  for (const { moduleRequest } of module.dynamicImports) libraries.add(moduleRequest.start)
  const add = (text: string, at: number) => found.push({ text, at })
  new Visitor({
    Identifier: ({ name: text, start }) => add(text, start),
    JSXIdentifier: ({ name: text, start }) => add(text, start),
    JSXText: ({ value, start }) => add(value, start),
    PrivateIdentifier: ({ name: text, start }) => add(text, start),
    TemplateElement: ({ value, start }) => add(value.raw, start),
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && !libraries.has(start)) add(value, start)
    },
  }).visit(program)
  return found
}
