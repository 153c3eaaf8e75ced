import { readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { PESAN } from './db.pesan.ts'
import { StartProblem } from './start-problem.ts'

/** One segment of its journal; with less it cannot start at all. */
const WORKING_SPACE_BYTES = 17_000_000

export function explainLog(log: string, folder: string, from: number): StartProblem {
  const tail = logTail(log, from)
  if (/no space left|disk quota/i.test(tail) || isDiskFull(folder)) {
    return new StartProblem(PESAN.diskPenuh(folder))
  }
  if (/read-only file system/i.test(tail)) {
    return new StartProblem(PESAN.folderTidakBisaDitulis(folder))
  }
  return new StartProblem(PESAN.postgresGagal(log))
}

/** A full disk does not always speak: a page that cannot be written may end in a bus error. */
export function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < WORKING_SPACE_BYTES
}

/** What PostgreSQL said since this start; an older complaint must not explain a new failure. */
export function logTail(log: string, from: number): string {
  if (sizeOf(log) <= from) return ''
  return readFileSync(log).subarray(from).toString('utf8').slice(-3_000)
}

export function sizeOf(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0
}

export function append(log: string, text: string): void {
  writeFileSync(log, text, { flag: 'a', mode: 0o600 })
}

export function rotate(log: string): void {
  if (sizeOf(log) > 10_000_000) renameSync(log, `${log}.1`)
}
