import type { Me, PosyanduView } from '@simpul/contract/pengguna.ts'
import type { PenggunaId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, type Result } from '@simpul/domain/shared/result.ts'

/** A kader this phone knows, as the lock shows her without her PIN. */
export interface KnownAccount {
  readonly penggunaId: PenggunaId
  readonly nama: string
  readonly posyandu: string
  /** commands in her outbox that no server has answered */
  readonly unsent: number
  /** ten wrong PINs: a code on paper opens it again */
  readonly isPintuTertutup: boolean
}

export type SessionState =
  | { readonly kind: 'memuat' }
  /** nobody is open; `akun` may be empty */
  | { readonly kind: 'masuk'; readonly akun: readonly KnownAccount[] }
  | { readonly kind: 'terkunci'; readonly akun: KnownAccount; readonly akunLain: readonly KnownAccount[] }
  | { readonly kind: 'buat_pin'; readonly me: Me }
  /** `posyandu` is null until one was chosen among several */
  | { readonly kind: 'terbuka'; readonly me: Me; readonly posyandu: PosyanduView | null }

export type PinRefusal = { readonly kode: 'pin_salah'; readonly sisa: number } | { readonly kode: 'pintu_tertutup' }

/** The state of the lock; renders again when it changes. */
export function useSession(): SessionState {
  return { kind: 'memuat' }
}

/** Online: account and password. Then a new PIN is asked for, also when the old one was forgotten. */
export async function signIn(_input: {
  readonly kabupatenKode: string
  readonly namaPengguna: string
  readonly sandi: string
}): Promise<Result<Me, { readonly kode: string }>> {
  return err({ kode: 'tanpa_jaringan' })
}

/** After a sign-in: wraps the data key of this device and user by the PIN, and opens. */
export async function createPin(_pin: string): Promise<void> {}

export async function unlock(_penggunaId: PenggunaId, _pin: string): Promise<Result<void, PinRefusal>> {
  return err({ kode: 'pintu_tertutup' })
}

/** A code on paper, checked without a network; each opens once and gives ten more tries. */
export async function openDoor(_penggunaId: PenggunaId, _kode: string): Promise<Result<void, { readonly kode: 'kode_salah' }>> {
  return err({ kode: 'kode_salah' })
}

export function lock(): void {}

/** Locks, and shows who else uses this phone. */
export function switchKader(): void {}

export async function choosePosyandu(_id: PosyanduId): Promise<void> {}

/** Ends the session at the server and forgets this kader here; refused while something is unsent. */
export async function signOut(): Promise<Result<void, { readonly kode: 'belum_terkirim'; readonly jumlah: number }>> {
  return err({ kode: 'belum_terkirim', jumlah: 0 })
}

/** While a hari buka is open the phone locks after 20 idle minutes instead of 5. */
export function setHariBukaOpen(_isOpen: boolean): void {}
