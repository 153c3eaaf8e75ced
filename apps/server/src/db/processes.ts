import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A process that can be told from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number
  /** Ticks since boot at which it started; empty where /proc cannot say. */
  readonly startedAt: string
  readonly bootId: string
}

/** The mark of a living process, or null when there is none (a zombie counts as none). */
export function markOf(pid: number): ProcessMark | null {
  const stat = readStat(pid)
  if (stat === null || stat.state === 'Z') return null
  return { pid, startedAt: stat.startedAt, bootId: bootId() }
}

/** True while exactly this process lives: a reused number or another boot is another process. */
export function isAlive(mark: ProcessMark): boolean {
  const now = markOf(mark.pid)
  return now !== null && now.startedAt === mark.startedAt && now.bootId === mark.bootId
}

export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const mark = markOf(pid)
  const until = Date.now() + milliseconds
  while (mark && isAlive(mark)) {
    if (Date.now() > until) return false
    await delay(20)
  }
  return true
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function readStat(pid: number): { state: string; startedAt: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name stands in parentheses and may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return null
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
