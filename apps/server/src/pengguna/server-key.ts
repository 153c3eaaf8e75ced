import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '../db/start-problem.ts'
import { ROOT } from '../start/environment.ts'
import { PESAN } from './pengguna.pesan.ts'

/**
 * The server's own key, beside the database and never in it: a copy of the database alone opens no
 * phone. Seals recovery keys (AES-256-GCM) and makes the one-time door codes (HMAC-SHA256).
 */
export class ServerKey {
  readonly #key: Buffer

  /** @param key 32 bytes */
  constructor(key: Buffer) {
    if (key.length !== 32) throw new Error('the server key is not 32 bytes')
    this.#key = key
  }

  /** @param context what the secret belongs to: sealed for one device it does not open for another */
  seal(secret: Buffer, context: string): Buffer {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#derive('segel'), iv)
    cipher.setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), sealed])
  }

  /** @throws when the key is another one or the bytes were altered. */
  open(sealed: Buffer, context: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#derive('segel'), sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  }

  mac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#derive(purpose)).update(text).digest()
  }

  #derive(purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(`simpul/${purpose}`).digest()
  }
}

/**
 * SIMPUL_KUNCI (64 hex digits) or the file `kunci-server` in the data folder, made at the first start
 * and readable by the server alone. Losing it loses no record; phones that forgot their PIN lose
 * what they had not sent.
 */
export function serverKeyOf(variables: Readonly<Record<string, string | undefined>>): ServerKey {
  const given = variables['SIMPUL_KUNCI']?.trim()
  if (given) {
    if (!/^[0-9a-f]{64}$/i.test(given)) throw new StartProblem(PESAN.kunciServerSalah)
    return new ServerKey(Buffer.from(given, 'hex'))
  }
  const folder = variables['SIMPUL_DATA']?.trim() || join(ROOT, 'data')
  const file = join(folder, 'kunci-server')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    // Written aside and linked: a start that is cut leaves no half key, two starts agree on one.
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch {
      if (!existsSync(file)) throw new StartProblem(PESAN.kunciServerTidakTertulis(file))
    } finally {
      rmSync(draft, { force: true })
    }
  }
  chmodSync(file, 0o600)
  const text = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new StartProblem(PESAN.kunciServerSalah)
  return new ServerKey(Buffer.from(text, 'hex'))
}
