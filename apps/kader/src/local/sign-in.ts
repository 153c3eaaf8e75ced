import { Me } from '@simpul/contract/pengguna.ts'
import { type PenggunaId, type PerangkatId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { type Answered, send } from '../sync/engine.ts'
import { changeAkun } from './akun.ts'
import { fromBase64, importDataKey, toBase64, unseal } from './kunci.ts'
import { type AkunRow, Pangkalan } from './pangkalan.ts'

export interface SignInTexts {
  readonly kabupatenKode: string
  readonly namaPengguna: string
  readonly sandi: string
}

/** What the server said to a name and a password, and as which phone it was asked. */
interface AskedSignIn {
  readonly known: AkunRow | null
  readonly perangkatId: PerangkatId
  /** null when it was refused, or no answer came */
  readonly me: Me | null
  readonly kode: string
}

export function ask(
  path: string,
  init: RequestInit,
  perangkatId: PerangkatId | null,
): Promise<Answered> {
  return send((url, given) => fetch(url, given), path, init, perangkatId)
}

/** Who she is may be another than the name says: her key and her outbox belong to the phone they were made on. */
export async function askSignIn(
  input: SignInTexts,
  rows: readonly AkunRow[],
): Promise<AskedSignIn> {
  const byName = rows.find(
    (row) => row.kabupatenKode === input.kabupatenKode && row.namaPengguna === input.namaPengguna,
  )
  let asked = await askAs(input, byName ?? null)
  // The name is somebody else's by now: her phone is not his.
  if (asked.kode === 'id_dipakai') asked = await askAs(input, null)
  const owner = rows.find((row) => row.penggunaId === asked.me?.penggunaId)
  // She has another name by now.
  if (owner && owner.perangkatId !== asked.perangkatId) asked = await askAs(input, owner)
  return asked
}

/** @param known null: as a phone the server has not seen */
export async function askAs(input: SignInTexts, known: AkunRow | null): Promise<AskedSignIn> {
  const perangkatId =
    known?.perangkatId ??
    uuidV7<'perangkat'>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
  const perangkat = { id: perangkatId, nama: deviceName() }
  const body = JSON.stringify({ ...input, perangkat })
  const answered = await ask('/api/masuk', { method: 'POST', body }, null)
  if (!answered.ok) return { known, perangkatId, me: null, kode: answered.kode ?? answered.problem }
  const read = Me.safeParse(answered.value)
  return { known, perangkatId, me: read.data ?? null, kode: 'server_bermasalah' }
}

/**
 * The data key the server kept of this phone (SYNC-35); null when it did not come, or opens nothing here.
 * @param asPerangkat as which phone it is asked: another one when this was revoked (SYNC-41)
 */
export async function releasedKey(
  { penggunaId, perangkatId }: AkunRow,
  asPerangkat: PerangkatId = perangkatId,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const body = JSON.stringify({ perangkatId })
  const answered = await ask('/api/perangkat/kunci', { method: 'POST', body }, asPerangkat)
  if (!answered.ok || typeof answered.value !== 'object' || answered.value === null) return null
  if (!('kunci' in answered.value) || typeof answered.value.kunci !== 'string') return null
  const raw = fromBase64(answered.value.kunci)
  return (await opens(penggunaId, raw)) ? raw : null
}

/** A key that does not open what lies here must not take the place of one that does. */
async function opens(penggunaId: PenggunaId, raw: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const db = new Pangkalan(penggunaId)
  try {
    const row = await db.catatan.get('saya')
    if (row && 'iv' in row) await unseal(await importDataKey(raw), row)
    return true
  } catch {
    return false
  } finally {
    db.close()
  }
}

/** The server keeps a copy of the key for a forgotten PIN; until it has it, every opening tries again. */
export async function depositKey(
  { penggunaId, perangkatId }: AkunRow,
  raw: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const body = JSON.stringify({ perangkatId, kunci: toBase64(raw) })
  const answered = await ask('/api/perangkat/kunci', { method: 'PUT', body }, perangkatId)
  if (answered.ok) await changeAkun(penggunaId, { isDititipkan: true })
}

function deviceName(): string {
  const { userAgent } = navigator
  return (/\(([^)]*)\)/.exec(userAgent)?.[1] ?? userAgent).slice(0, 80)
}
