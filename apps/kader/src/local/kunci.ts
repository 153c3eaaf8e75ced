/** Ciphertext as it lies on disk: AES-GCM with a fresh 96-bit iv. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** The data key under a PIN: nothing on the disk tells a right PIN from a wrong one but trying it. */
export interface WrappedKey extends Sealed {
  readonly garam: Uint8Array<ArrayBuffer>
  readonly putaran: number
}

/** PBKDF2 rounds of a PIN (OWASP 2023 for SHA-256). */
const PUTARAN_PIN = 600_000
/** PBKDF2 rounds of a code on paper: eight digits, one use. */
export const PUTARAN_PINTU = 100_000
/** The shape of what is sealed; a newer one is read by an upgrade here, never rewritten in place. */
const PAYLOAD_VERSION = 1

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** 256 random bits for one device and user; the server keeps a copy for a forgotten PIN. */
export function newDataKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** The data key as the browser uses it; its bytes cannot be read back from it. */
export function importDataKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** A key that never leaves this browser: a stolen copy of the disk's rows lacks it. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
}

async function sealBytes(key: CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) }
}

/** Any JSON value, with the version of its shape inside. */
export function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  return sealBytes(key, encoder.encode(JSON.stringify({ v: PAYLOAD_VERSION, isi: value })))
}

/** Throws when the key is another one or a byte was changed. */
export async function unseal<T>(key: CryptoKey, { iv, data }: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
  const { isi } = JSON.parse(decoder.decode(plain)) as { readonly v: number; readonly isi: T }
  return isi
}

/** Wraps by the PIN and this device together: neither alone opens it. */
export async function wrapByPin(
  raw: Uint8Array<ArrayBuffer>,
  pin: string,
  deviceKey: CryptoKey,
  putaran = PUTARAN_PIN,
): Promise<WrappedKey> {
  const garam = crypto.getRandomValues(new Uint8Array(16))
  const kek = await keyOfPin(pin, garam, putaran, deviceKey)
  return { ...(await sealBytes(kek, raw)), garam, putaran }
}

/** @returns the data key, or null when the PIN is wrong */
export async function unwrapByPin(
  wrapped: WrappedKey,
  pin: string,
  deviceKey: CryptoKey,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kek = await keyOfPin(pin, wrapped.garam, wrapped.putaran, deviceKey)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrapped.iv }, kek, wrapped.data),
    )
  } catch {
    return null
  }
}

async function keyOfPin(
  pin: string,
  garam: Uint8Array<ArrayBuffer>,
  putaran: number,
  deviceKey: CryptoKey,
): Promise<CryptoKey> {
  const stretched = await pbkdf2(pin, garam, putaran)
  const bound = await crypto.subtle.sign('HMAC', deviceKey, stretched)
  return crypto.subtle.importKey('raw', bound, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** PBKDF2-SHA256, 32 bytes. */
export async function pbkdf2(
  text: string,
  garam: Uint8Array<ArrayBuffer>,
  putaran: number,
): Promise<ArrayBuffer> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(text), 'PBKDF2', false, [
    'deriveBits',
  ])
  return crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: garam, iterations: putaran },
    base,
    256,
  )
}

export function toBase64(bytes: ArrayBuffer | Uint8Array): string {
  let text = ''
  for (const byte of new Uint8Array(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes))) {
    text += String.fromCharCode(byte)
  }
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
