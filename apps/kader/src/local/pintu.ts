import type { Pintu } from '@simpul/contract/pengguna.ts'
import type { PenggunaId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { fromBase64, newDeviceKey, PUTARAN_PINTU, pbkdf2, toBase64, unwrapByPin } from './kunci.ts'
import { type AkunRow, isDiskFull, type PangkalanPerangkat } from './pangkalan.ts'

/** Wrong PINs in a row after which the door of this kader closes. Her data stay. */
export const TRIES = 10

export type PinRefusal =
  | { readonly kode: 'pin_salah'; readonly sisa: number }
  | { readonly kode: 'pintu_tertutup' }
  /** a try that cannot be counted is not made */
  | { readonly kode: 'penyimpanan_penuh' }

/** The key of this browser, made at the first use and never readable. */
export async function deviceKeyOf(db: PangkalanPerangkat): Promise<CryptoKey> {
  const made = await newDeviceKey()
  return db.transaction('rw', db.perangkat, async () => {
    const found = await db.perangkat.get('kunci')
    if (found) return found.kunci
    await db.perangkat.put({ id: 'kunci', kunci: made })
    return made
  })
}

/**
 * Tries a PIN. The try is counted on disk before it is checked, so that killing the app between gives
 * no free tries. Only this kader's door closes.
 */
export async function tryPin(
  db: PangkalanPerangkat,
  penggunaId: PenggunaId,
  pin: string,
): Promise<Result<Uint8Array<ArrayBuffer>, PinRefusal>> {
  const counted = await countTry(db, penggunaId).catch(unlessFull)
  if (counted === 'penuh') return err({ kode: 'penyimpanan_penuh' })
  if (!counted?.kunci) return err({ kode: 'pintu_tertutup' })
  const raw = await unwrapByPin(counted.kunci, pin, await deviceKeyOf(db))
  if (raw) {
    await db.akun.update(penggunaId, { salah: 0 }).catch(unlessFull)
    return ok(raw)
  }
  return counted.salah >= TRIES
    ? err({ kode: 'pintu_tertutup' })
    : err({ kode: 'pin_salah', sisa: TRIES - counted.salah })
}

/** The account with this try counted; undefined when the door is closed. */
function countTry(db: PangkalanPerangkat, penggunaId: PenggunaId): Promise<AkunRow | undefined> {
  return db.transaction('rw', db.akun, async () => {
    const akun = await db.akun.get(penggunaId)
    if (!akun || akun.salah >= TRIES) return undefined
    const counted = { ...akun, salah: akun.salah + 1 }
    await db.akun.put(counted)
    return counted
  })
}

/** A code on paper, checked offline against salted hashes; each opens once and gives ten more tries. */
export async function tryDoorCode(
  db: PangkalanPerangkat,
  penggunaId: PenggunaId,
  kode: string,
): Promise<Result<void, { readonly kode: 'kode_salah' | 'penyimpanan_penuh' }>> {
  const akun = await db.akun.get(penggunaId)
  const digits = kode.replace(/\D/g, '')
  if (!akun?.pintu || digits.length !== 8) return err({ kode: 'kode_salah' })
  const hash = await hashOfCode(akun.pintu, digits)
  const isOpened = await db
    .transaction('rw', db.akun, async () => {
      const now = await db.akun.get(penggunaId)
      if (!now?.pintu?.hash.includes(hash) || now.kodeTerpakai.includes(hash)) return false
      await db.akun.put({ ...now, salah: 0, kodeTerpakai: [...now.kodeTerpakai, hash] })
      return true
    })
    .catch(unlessFull)
  if (isOpened === 'penuh') return err({ kode: 'penyimpanan_penuh' })
  return isOpened ? ok(undefined) : err({ kode: 'kode_salah' })
}

function unlessFull(error: unknown): 'penuh' {
  if (isDiskFull(error)) return 'penuh'
  throw error
}

async function hashOfCode(pintu: Pintu, digits: string): Promise<string> {
  return toBase64(await pbkdf2(digits, fromBase64(pintu.garam), PUTARAN_PINTU))
}
