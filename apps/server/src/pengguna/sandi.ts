import { hash, verify } from '@node-rs/argon2'

/** OWASP's second set for argon2id (the library's default kind): 19 MiB, two passes. A third of a core-second for 20 sign-ins. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashSandi(sandi: string): Promise<string> {
  return hash(sandi.normalize('NFC'), OPTIONS)
}

/** Takes as long for an account that does not exist: the time must not tell which names are used. */
export async function isSandiOf(stored: string | null, sandi: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await nobody()), sandi.normalize('NFC'))
  return isRight && stored !== null
}

let nobodys: Promise<string> | undefined

function nobody(): Promise<string> {
  nobodys ??= hashSandi('nobody has this password')
  return nobodys
}
