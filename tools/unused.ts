import { type Expression, parseSync, Visitor } from 'oxc-parser'
import { isTestPlace, packageOf, resolve } from './places.ts'
import { lineOf, type Problem, type SourceFile } from './source-file.ts'

/** An object of sentences: its file's own name for it, and each of its sentences. */
interface Sentences {
  readonly name: string
  readonly keys: ReadonlyMap<string, number>
}
interface Taken {
  readonly path: string
  /** Null: the module as a whole, of which it takes what it mentions. */
  readonly name: string | null
  readonly local: string
}
interface Reading {
  readonly file: SourceFile
  readonly isTest: boolean
  /** Where each name stands, by the name others see. */
  readonly exports: ReadonlyMap<string, { readonly local: string; readonly at: number }>
  readonly taken: readonly Taken[]
  /** How often each name is written, as an identifier. */
  readonly mentions: ReadonlyMap<string, number>
  /** What is read of each name: `PESAN.batal`. Null: something we cannot see, so all of it. */
  readonly members: ReadonlyMap<string, ReadonlySet<string | null>>
  readonly sentences: readonly Sentences[]
}

/** What is there although no file asks for it. One that is no longer needed is a problem too. */
export interface Spared {
  /** `path: name` */
  readonly what: RegExp
  readonly because: string
}

/**
 * What nobody needs: the word `export` where no other file asks for the name, code that only its own
 * tests call, and sentences no screen shows.
 */
export function checkUnused(files: readonly SourceFile[], spared: readonly Spared[]): Problem[] {
  const readings = files.map(read)
  const users = usersOf(readings)
  const found = readings.flatMap((reading) => [
    ...unusedExports(reading, users),
    ...unusedSentences(reading, users),
  ])
  const isSpared = ({ path, name }: Unused) =>
    spared.some(({ what }) => what.test(`${path}: ${name}`))
  const idle = spared.filter(
    ({ what }) => !found.some(({ path, name }) => what.test(`${path}: ${name}`)),
  )
  return [
    ...found
      .filter((one) => !isSpared(one))
      .map(({ path, line, name, sentence }) => ({ path, line, sentence: `${name}: ${sentence}` })),
    ...idle.map(({ what }) => ({
      path: 'tools/check-unused.ts',
      line: 1,
      sentence: `${what.source} is spared, and nothing needs it`,
    })),
  ]
}

interface Unused extends Problem {
  readonly name: string
}
type Users = ReadonlyMap<string, readonly { readonly reading: Reading; readonly taken: Taken }[]>

function usersOf(readings: readonly Reading[]): Users {
  const pairs = readings.flatMap((reading) => reading.taken.map((taken) => ({ reading, taken })))
  return Map.groupBy(pairs, ({ taken }) => taken.path)
}

function unusedExports({ file, isTest, exports, mentions }: Reading, users: Users): Unused[] {
  return [...exports].flatMap(([name, { local, at }]) => {
    const takers = (users.get(file.path) ?? []).filter(({ reading, taken }) =>
      taken.name === null ? reading.mentions.has(name) : taken.name === name,
    )
    const say = (sentence: string) => [
      { path: file.path, line: lineOf(file.text, at), name, sentence },
    ]
    if (takers.length === 0) return say('no other file imports it, so it needs no "export"')
    // A test may come in by a door of its own, where the file itself goes through it too; and a rule
    // that another package's SQL is held to has no caller but that test.
    const isNeeded =
      isTest ||
      (mentions.get(local) ?? 0) > 1 ||
      takers.some(({ reading }) => !reading.isTest || isElsewhere(reading.file.path, file.path))
    return isNeeded ? [] : say('only tests call it')
  })
}

function isElsewhere(path: string, other: string): boolean {
  return packageOf(path) !== packageOf(other)
}

function unusedSentences({ file, members, exports, sentences }: Reading, users: Users): Unused[] {
  return sentences.flatMap(({ name, keys }) => {
    const shown = [...exports].find(([, { local }]) => local === name)?.[0]
    const elsewhere = (users.get(file.path) ?? []).flatMap(({ reading, taken }) => {
      if (reading.isTest) return []
      if (taken.name === null) return [null]
      return taken.name === shown ? [...(reading.members.get(taken.local) ?? [])] : []
    })
    const used = new Set([...(members.get(name) ?? []), ...elsewhere])
    if (used.has(null)) return []
    return [...keys].flatMap(([key, at]) => {
      if (used.has(key)) return []
      const line = lineOf(file.text, at)
      return [{ path: file.path, line, name: `${name}.${key}`, sentence: 'no screen says it' }]
    })
  })
}

function read(file: SourceFile): Reading {
  const { module, program } = parseSync(file.path, file.text)
  const exports = new Map<string, { local: string; at: number }>()
  const taken: Taken[] = []
  const take = (specifier: string, name: string | null, local: string) => {
    const path = resolve(file.path, specifier)
    if (path !== null) taken.push({ path, name, local })
  }
  for (const { moduleRequest, entries } of module.staticImports) {
    for (const { importName, localName } of entries) {
      const name = importName.kind === 'Name' ? importName.name : null
      if (importName.kind !== 'Default') take(moduleRequest.value, name, localName.value)
    }
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, importName, exportName, localName, start } of entries) {
      const { name } = exportName
      if (moduleRequest) take(moduleRequest.value, importName.name, '')
      if (name === null || name === 'default') continue
      exports.set(name, { local: localName.name ?? name, at: exportName.start ?? start })
    }
  }

  const identifiers: { readonly name: string; readonly start: number }[] = []
  const members = new Map<string, Set<string | null>>()
  const sentences: Sentences[] = []
  /** Where a name is only declared, is a property's, or has its own line in `members`. */
  const explained = new Set<number>()
  const note = (name: string, key: string | null) =>
    members.set(name, (members.get(name) ?? new Set<string | null>()).add(key))
  new Visitor({
    Identifier: ({ name, start }) => identifiers.push({ name, start }),
    JSXIdentifier: ({ name, start }) => identifiers.push({ name, start }),
    MemberExpression({ object, property, computed }) {
      if (computed || property.type !== 'Identifier') return
      explained.add(property.start)
      if (object.type !== 'Identifier') return
      explained.add(object.start)
      note(object.name, property.name)
    },
    Property({ key, computed, shorthand }) {
      if (!computed && !shorthand) explained.add(key.start)
    },
    TSTypeQuery: ({ exprName }) => explained.add(exprName.start),
    ImportSpecifier({ imported, local }) {
      explained.add(imported.start).add(local.start)
    },
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier') return
      explained.add(id.start)
      const keys = keysOf(init)
      if (keys && file.path.endsWith('.pesan.ts')) sentences.push({ name: id.name, keys })
    },
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string')
        take(source.value, null, '')
    },
    TSImportType: ({ source }) => take(source.value, null, ''),
  }).visit(program)
  const mentions = new Map<string, number>()
  for (const { name, start } of identifiers) {
    mentions.set(name, (mentions.get(name) ?? 0) + 1)
    if (!explained.has(start)) note(name, null)
  }
  return { file, isTest: isTestPlace(file.path), exports, taken, mentions, members, sentences }
}

/** The keys of an object as it is written, whatever is said of its type. */
function keysOf(init: Expression | null): ReadonlyMap<string, number> | null {
  if (init?.type === 'TSAsExpression' || init?.type === 'TSSatisfiesExpression') {
    return keysOf(init.expression)
  }
  if (init?.type !== 'ObjectExpression') return null
  const keys = init.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' && !property.computed
      ? [[property.key.name, property.start] as const]
      : [],
  )
  return new Map(keys)
}
