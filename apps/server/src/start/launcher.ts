import { readFileSync } from 'node:fs'
import { isAlive, markOf, type ProcessMark } from '../db/processes.ts'

const LOOK_EVERY_MS = 500

/**
 * The npm that started this process, or null when a person or a supervisor did. Killed with -9 it
 * cannot pass a signal on, and the server would go on holding port and folder unseen.
 */
export function findLauncher(): ProcessMark | null {
  if (process.env['npm_lifecycle_event'] === undefined) return null
  const parent = process.ppid
  const pid = isShell(parent) ? parentOf(parent) : parent
  return pid !== null && pid > 1 ? markOf(pid) : null
}

/** Calls back once when the launcher is gone. */
export function watchLauncher(launcher: ProcessMark, onGone: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(launcher)) return
    clearInterval(timer)
    onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
}

function isShell(pid: number): boolean {
  return /^(sh|dash|bash|busybox)$/.test(read(`/proc/${pid}/comm`).trim())
}

function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  return Number.isInteger(parent) ? parent : null
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
