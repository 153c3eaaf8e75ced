import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

export async function revokeSession(
  tx: Tx,
  kabupatenKode: string,
  tokenHash: Buffer,
  at: Date,
): Promise<void> {
  await sql`update sesi set revoked_at = ${at}
    where kabupaten_kode = ${kabupatenKode} and token_hash = ${tokenHash} and revoked_at is null`.execute(
    tx,
  )
}

/** Every session of a person, or all but the one that asks. @returns how many were open */
export async function revokeSessions(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
  at: Date,
  except: Buffer = Buffer.alloc(0),
): Promise<number> {
  const result = await sql`update sesi set revoked_at = ${at}
    where kabupaten_kode = ${kabupatenKode} and pengguna_id = ${penggunaId}
      and revoked_at is null and expires_at > ${at} and token_hash <> ${except}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/** The sessions of a person that are no phone's: nothing unsent lies in a browser of an office. */
export async function revokeBrowserSessions(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
  at: Date,
): Promise<void> {
  await sql`update sesi set revoked_at = ${at}
    where kabupaten_kode = ${kabupatenKode} and pengguna_id = ${penggunaId}
      and perangkat_id is null and revoked_at is null`.execute(tx)
}

/** @returns false when it is nobody's, or somebody else's */
export async function revokeSessionById(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const result = await sql`update sesi set revoked_at = ${actor.now}
    where kabupaten_kode = ${actor.kabupatenKode} and pengguna_id = ${actor.penggunaId}
      and encode(substring(token_hash for 16), 'hex') = ${id} and revoked_at is null`.execute(tx)
  return Number(result.numAffectedRows ?? 0) > 0
}
