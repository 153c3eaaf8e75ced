import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

interface Secrets {
  readonly postgres: string
  readonly owner: string
  readonly app: string
  readonly isNew: boolean
}

/** Passwords of this cluster, readable by the owner of the folder alone. */
export function readSecrets(folder: string): Secrets {
  const file = join(folder, 'sandi-basis-data.json')
  const read: unknown = existsSync(file) ? parseOrNull(readFileSync(file, 'utf8')) : null
  if (isSecrets(read)) return { ...read, isNew: false }
  const fresh = { postgres: randomWord(), owner: randomWord(), app: randomWord() }
  const descriptor = openSync(`${file}.baru`, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(fresh, null, 2)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(folder)
    chownSync(`${file}.baru`, uid, gid)
  }
  renameSync(`${file}.baru`, file)
  return { ...fresh, isNew: true }
}

function isSecrets(read: unknown): read is Omit<Secrets, 'isNew'> {
  return (
    typeof read === 'object' &&
    read !== null &&
    ['postgres', 'owner', 'app'].every(
      (key) => key in read && typeof read[key as keyof typeof read] === 'string',
    )
  )
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function randomWord(): string {
  return randomBytes(24).toString('base64url')
}
