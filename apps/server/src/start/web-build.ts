import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '../db/start-problem.ts'
import { ROOT } from './environment.ts'
import { PESAN } from './start.pesan.ts'

const APPS = ['kader', 'kantor']

/** Builds the web apps when one is missing or older than what it is made of. */
export async function buildWebWhenNeeded(
  say: (sentence: string) => void,
  signal: AbortSignal,
  root: string = ROOT,
): Promise<void> {
  const tool = join(root, 'tools/build.ts')
  if (!existsSync(tool) || !isBuildNeeded(root)) return
  say(PESAN.membangun)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(process.execPath, [tool], { cwd: root, signal, stdio: 'pipe' })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  child.once('error', reject)
  child.once('close', (code) => {
    if (code === 0) return resolve()
    say(Buffer.concat(said).toString('utf8').trimEnd())
    reject(new StartProblem(PESAN.bangunGagal))
  })
  await promise
}

/** True when an app has sources and its built page is missing or older than the newest of them. */
export function isBuildNeeded(root: string): boolean {
  const shared = ['packages', 'package-lock.json'].map((path) => newest(join(root, path)))
  return APPS.some((app) => {
    const folder = join(root, 'apps', app)
    if (!existsSync(join(folder, 'index.html'))) return false
    const page = join(folder, 'dist/index.html')
    if (!existsSync(page)) return true
    return Math.max(newest(folder), ...shared) > statSync(page).mtimeMs
  })
}

/** The latest change below a path, tests and built things left out; 0 when it does not exist. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules' && !/\.test\.tsx?$/.test(name))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}
