import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PESAN } from './db.pesan.ts'
import { markOf, signal, waitUntilGone } from './processes.ts'
import { StartProblem } from './start-problem.ts'

/**
 * A postmaster whose Node was killed lives on. It is ours when its working folder is this very
 * folder; then it is stopped in order. A number that now belongs to somebody else is a stale file.
 */
export async function stopLeftover(data: string, say: (sentence: string) => void): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (Number.isInteger(pid) && pid > 1 && markOf(pid)) {
    if (!isPostmasterOf(pid, data)) {
      rmSync(file, { force: true })
      return
    }
    say(PESAN.sisaDihentikan(pid))
    if (!(await stopProcess(pid, 'rapi'))) throw new StartProblem(PESAN.sisaTidakBerhenti(pid))
  }
}

function isPostmasterOf(pid: number, data: string): boolean {
  try {
    const there = statSync(`/proc/${pid}/cwd`)
    const here = statSync(data)
    const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')
    return there.ino === here.ino && there.dev === here.dev && program.endsWith('/postgres')
  } catch {
    // Not readable means not ours: our own processes always are.
    return false
  }
}

/** Fast shutdown rolls open transactions back and writes a checkpoint; immediate leaves recovery. */
export async function stopProcess(pid: number, how: 'rapi' | 'segera'): Promise<boolean> {
  if (how === 'rapi') {
    signal(pid, 'SIGINT')
    if (await waitUntilGone(pid, 30_000)) return true
  }
  signal(pid, 'SIGQUIT')
  if (await waitUntilGone(pid, 6_000)) return true
  signal(pid, 'SIGKILL')
  return waitUntilGone(pid, 5_000)
}
