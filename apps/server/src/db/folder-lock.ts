import {
  accessSync,
  chownSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PESAN } from './db.pesan.ts'
import { codeOf, isAlive, markOf, type ProcessMark } from './processes.ts'
import { StartProblem } from './start-problem.ts'

interface Holder extends ProcessMark {
  /** npm, when it started us: a server whose npm was killed is about to stop. */
  readonly launcher?: ProcessMark
  readonly address?: string
  readonly isStopping?: boolean
}

interface FolderLock {
  /** Writes what a second start should know: the address, or that this one is going. */
  tell(news: { address?: string; isStopping?: boolean }): void
  release(): Promise<void>
}

const PATIENCE_MS = 20_000

/**
 * One server per data folder. The lock is an abstract unix socket named after the folder's inode:
 * the kernel frees it with the process, whatever kills it. `simpul.pid` beside the data says who
 * holds it, and is itself obeyed while that process lives, for a holder in another network
 * namespace. A second start reads, says so, and writes nothing.
 */
export async function lockFolder(
  folder: string,
  launcher: ProcessMark | null,
): Promise<FolderLock> {
  makeFolder(folder)
  const file = join(folder, 'simpul.pid')
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const socket = await bind(folder)
    const holder = readHolder(file)
    if (socket && (!holder || !isAlive(holder))) return hold(socket, file, folder, launcher)
    if (socket) await close(socket)
    if (!holder || !isLeaving(holder) || Date.now() > until) {
      // Between taking the socket and writing the file a holder is unknown for a moment.
      if (!holder && Date.now() < until - PATIENCE_MS + 2_000) {
        await delay(100)
        continue
      }
      throw new StartProblem(PESAN.sudahBerjalan(folder, holder?.pid ?? 0, holder?.address))
    }
    await delay(100)
  }
}

/** True while a living process holds the folder and is not on its way out. */
export function isFolderHeld(folder: string): boolean {
  const holder = readHolder(join(folder, 'simpul.pid'))
  return holder !== null && !isLeaving(holder)
}

function hold(
  socket: Server,
  file: string,
  folder: string,
  launcher: ProcessMark | null,
): FolderLock {
  const own = markOf(process.pid)
  if (!own) throw new Error('this process is not in /proc')
  let holder: Holder = launcher ? { ...own, launcher } : own
  try {
    accessSync(folder, constants.W_OK)
    write(file, holder, folder)
  } catch (error) {
    socket.close()
    throw explainFileError(error, folder)
  }
  return {
    tell(news) {
      holder = { ...holder, ...news }
      try {
        write(file, holder, folder)
      } catch {
        // The file only helps a second start to speak; a full disk must not stop this one.
      }
    },
    async release() {
      rmSync(file, { force: true })
      await close(socket)
    },
  }
}

/** Full disk, no permission, read-only: the sentence for it, or the error itself. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StartProblem(PESAN.diskPenuh(folder))
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartProblem(PESAN.folderTidakBisaDitulis(folder))
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StartProblem(PESAN.bukanFolder(folder))
  return error
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    // Node says ENOENT for a new folder on a read-only disk.
    if (codeOf(error) === 'ENOENT') throw new StartProblem(PESAN.folderTidakBisaDitulis(folder))
    throw explainFileError(error, folder)
  }
}

function write(file: string, holder: Holder, folder: string): void {
  writeFileSync(`${file}.baru`, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  // Root may run a folder that belongs to somebody else, who must be able to start it later.
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(folder)
    chownSync(`${file}.baru`, uid, gid)
  }
  renameSync(`${file}.baru`, file)
}

function readHolder(file: string): Holder | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isHolder(read) ? read : null
  } catch {
    return null
  }
}

function isHolder(read: unknown): read is Holder {
  return typeof read === 'object' && read !== null && 'pid' in read && 'startedAt' in read
}

function isLeaving(holder: Holder): boolean {
  return (
    holder.isStopping === true ||
    !isAlive(holder) ||
    (holder.launcher !== undefined && !isAlive(holder.launcher))
  )
}

function bind(folder: string): Promise<Server | null> {
  const { dev, ino } = statSync(folder)
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy())
    server.unref()
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(`\0simpul-${dev}-${ino}`, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
