import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { Pintu } from '@simpul/contract/pengguna.ts'
import type { ServerKey } from './server-key.ts'

const COUNT = 10
const ROUNDS = 100_000
const KEPT = 2_000
const derive = promisify(pbkdf2)
const known = new Map<string, Promise<Pintu>>()

/**
 * The one-time codes of a phone whose kader typed ten wrong PINs: eight digits, nothing stored, made
 * from the server's key and the phone's id. Ketua or operator reads one out; the phone checks it
 * offline against the salted hashes it got in `Me`, and each opens once.
 */
export function doorCodes(serverKey: ServerKey, perangkatId: string): readonly string[] {
  return Array.from({ length: COUNT }, (_, n) => {
    const number = serverKey.mac('pintu', `${perangkatId}/${n}`).readUIntBE(0, 6) % 100_000_000
    return String(number).padStart(8, '0')
  })
}

/** PBKDF2-SHA256, 100,000 rounds, base64. Made once per phone and process: it costs half a second. */
export function doorHashes(serverKey: ServerKey, perangkatId: string): Promise<Pintu> {
  const found = known.get(perangkatId)
  if (found) return found
  const made = makeHashes(serverKey, perangkatId)
  known.set(perangkatId, made)
  const [oldest] = known.keys()
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
  return made
}

async function makeHashes(serverKey: ServerKey, perangkatId: string): Promise<Pintu> {
  const salt = serverKey.mac('garam-pintu', perangkatId).subarray(0, 16)
  const hashes = await Promise.all(
    doorCodes(serverKey, perangkatId).map((code) => derive(code, salt, ROUNDS, 32, 'sha256')),
  )
  return { garam: salt.toString('base64'), hash: hashes.map((hash) => hash.toString('base64')) }
}
