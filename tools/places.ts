import { dirname, posix } from 'node:path'

/** Rooms in the order in which they may know each other: later may import earlier. */
export const ROOMS = [
  'wilayah',
  'pengguna',
  'posyandu',
  'sasaran',
  'hari-buka',
  'pengukuran',
  'pertumbuhan',
  'layanan',
  'kunjungan-rumah',
  'formulir',
  'kebutuhan',
  'aspirasi',
  'rujukan',
  'info-layanan',
  'keterkaitan',
  'indikator',
  'laporan',
  'gerakan',
]

export interface Place {
  /** `apps/server`, or null outside the packages. */
  readonly package: string | null
  /** The path below src/, or null beside it. */
  readonly inside: string | null
  readonly isTest: boolean
}

export function placeOf(path: string): Place {
  const [, name = null, rest = ''] = /^((?:packages|apps)\/[^/]+)\/(.*)$/.exec(path) ?? []
  return {
    package: name,
    inside: rest.startsWith('src/') ? rest.slice(4) : null,
    isTest: /\.test\.tsx?$/.test(path) || /\/testing\//.test(path) || path.endsWith('-builders.ts'),
  }
}

/** A test, or what is there for tests only. */
export function isTestPlace(path: string): boolean {
  return placeOf(path).isTest || /^(?:e2e|packages\/testkit)\//.test(path)
}

/** `apps/server`, or null outside the packages. */
export function packageOf(path: string): string | null {
  return placeOf(path).package
}

/** The room's number, or null for what stands beside the rooms. */
export function roomOf(path: string): number | null {
  const { package: name, inside } = placeOf(path)
  if (name === null || inside === null) return null
  const [folder = '', below] = inside.split('/')
  const room = below === undefined ? (name === 'packages/contract' ? stemOf(path) : '') : folder
  const at = ROOMS.indexOf(room)
  return at === -1 ? null : at
}

export function stemOf(path: string): string {
  return posix.basename(path).replace(/\..*$/, '')
}

/** A path in the repository, or null for a library. */
export function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) {
    return posix.normalize(posix.join(dirname(from), specifier.replace(/\?.*$/, '')))
  }
  const [, name, rest] = /^@simpul\/([^/]+)\/?(.*)$/.exec(specifier) ?? []
  if (name === undefined) return null
  const home = ['kader', 'kantor', 'server'].includes(name) ? 'apps' : 'packages'
  return `${home}/${name}/src/${rest ?? ''}`
}
