import type { KodePintu } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { PerangkatId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { doorCodes } from './door-codes.ts'
import { findManaged, findPerangkat } from './pengguna.store.ts'
import type { ServerKey } from './server-key.ts'

/** The data key of this device and user, for the day its PIN is forgotten; sealed at rest. */
export async function storeRecoveryKey(
  tx: Tx,
  actor: Actor,
  input: { readonly perangkatId: PerangkatId; readonly kunci: string },
  serverKey: ServerKey,
): Promise<Result<Record<string, never>, Refusal>> {
  if (actor.perangkatId !== input.perangkatId)
    return err({ kode: 'tidak_berwenang', field: 'perangkatId' })
  const key = Buffer.from(input.kunci, 'base64')
  if (key.length !== 32) return err({ kode: 'isian_salah', field: 'kunci' })
  await sql`update perangkat set recovery_key = ${serverKey.seal(key, contextOf(actor.kabupatenKode, input.perangkatId))}
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${input.perangkatId} and pengguna_id = ${actor.penggunaId}`.execute(
    tx,
  )
  await recordAudit(tx, actor, 'perangkat.store_key', input.perangkatId)
  return ok({})
}

/** How long after a sign-in the key is released: a phone asks for it at once. */
const FRESH_MS = 15 * 60_000

/**
 * SYNC-35: after an online sign-in, on this device, as long as it is not revoked. A session of last
 * month is no sign-in: it lies on the phone beside what the PIN protects.
 *
 * SYNC-41: a phone stays revoked, its owner is not. Who has just signed in as another phone of hers gets
 * the key of the revoked one, so that what the server did not take can be settled there. It gives away
 * nothing: with her name and password everything can be pulled anyway. Of a phone that is in use
 * nothing is released to another.
 */
export async function releaseRecoveryKey(
  tx: Tx,
  actor: Actor,
  perangkatId: PerangkatId,
  serverKey: ServerKey,
): Promise<Result<{ readonly kunci: string }, Refusal>> {
  const found = await findPerangkat(tx, actor.kabupatenKode, perangkatId)
  const isOwn = found?.pengguna_id === actor.penggunaId && actor.perangkatId !== null
  const isThis = actor.perangkatId === perangkatId
  if (!isOwn || (!isThis && found.revoked_at === null)) {
    return err({ kode: 'tidak_berwenang', field: 'perangkatId' })
  }
  if (isThis && found.revoked_at) return err({ kode: 'perangkat_dicabut' })
  if (!(await hasJustSignedIn(tx, actor))) return err({ kode: 'belum_masuk' })
  const kunci =
    found.recovery_key &&
    openRecoveryKey(serverKey, actor.kabupatenKode, perangkatId, found.recovery_key)
  if (!kunci) return err({ kode: 'tidak_ditemukan', field: 'perangkatId' })
  await recordAudit(
    tx,
    actor,
    'perangkat.release_key',
    perangkatId,
    isThis ? {} : { dicabut: true },
  )
  return ok({ kunci: kunci.toString('base64') })
}

async function hasJustSignedIn(tx: Tx, actor: Actor): Promise<boolean> {
  const { rows } = await sql`select from sesi
    where kabupaten_kode = ${actor.kabupatenKode} and token_hash = ${actor.tokenHash}
      and created_at > ${new Date(actor.now.getTime() - FRESH_MS)}`.execute(tx)
  return rows.length > 0
}

/** null when it was sealed with another server key (docs/runbook/kunci-server.md). */
export function openRecoveryKey(
  serverKey: ServerKey,
  kabupatenKode: string,
  perangkatId: string,
  sealed: Buffer,
): Buffer | null {
  try {
    return serverKey.open(sealed, contextOf(kabupatenKode, perangkatId))
  } catch {
    return null
  }
}

/** The own phone, or one of somebody whose roles lie in the actor's hand (a ketua: of her posyandu). */
export async function revokePerangkat(
  tx: Tx,
  actor: Actor,
  perangkatId: PerangkatId,
): Promise<Result<Record<string, never>, Refusal>> {
  const found = await findPerangkat(tx, actor.kabupatenKode, perangkatId)
  if (!found || !(await isInHand(tx, actor, found.pengguna_id)))
    return err({ kode: 'tidak_ditemukan', field: 'perangkatId' })
  if (found.revoked_at) return ok({})
  // The letter is free again: queue numbers of a revoked phone have long been called.
  await sql`update perangkat set revoked_at = ${actor.now}, revoked_by = ${actor.penggunaId}, huruf_antrean = null
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${perangkatId}`.execute(tx)
  await sql`update sesi set revoked_at = ${actor.now}
    where kabupaten_kode = ${actor.kabupatenKode} and perangkat_id = ${perangkatId} and revoked_at is null`.execute(
    tx,
  )
  await recordAudit(tx, actor, 'perangkat.revoke', perangkatId)
  return ok({})
}

/** The ten one-time codes, for ketua or operator to print or read out. Each look is written down. */
export async function showDoorCodes(
  tx: Tx,
  actor: Actor,
  perangkatId: PerangkatId,
  serverKey: ServerKey,
): Promise<Result<KodePintu, Refusal>> {
  const found = await findPerangkat(tx, actor.kabupatenKode, perangkatId)
  const isOwn = found?.pengguna_id === actor.penggunaId
  if (!found || isOwn || !(await findManaged(tx, actor, found.pengguna_id, true))) {
    return err({ kode: 'tidak_ditemukan', field: 'perangkatId' })
  }
  await recordAudit(tx, actor, 'perangkat.show_door_codes', perangkatId)
  return ok({ perangkatId, kode: [...doorCodes(serverKey, perangkatId)] })
}

async function isInHand(tx: Tx, actor: Actor, penggunaId: string): Promise<boolean> {
  return (
    penggunaId === actor.penggunaId ||
    (await findManaged(tx, actor, penggunaId, true)) !== undefined
  )
}

function contextOf(kabupatenKode: string, perangkatId: string): string {
  return `kunci-data/${kabupatenKode}/${perangkatId}`
}
