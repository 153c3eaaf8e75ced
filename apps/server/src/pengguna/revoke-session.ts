import type { Refusal } from '@simpul/contract/refusal.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { revokeSession, revokeSessionById } from './sesi.store.ts'

/** This session, by the person who has it. */
export async function signOut(tx: Tx, actor: Actor): Promise<void> {
  await revokeSession(tx, actor.kabupatenKode, actor.tokenHash, actor.now)
  await recordAudit(tx, actor, 'sesi.close', actor.penggunaId)
}

/** Another session of the same person: the phone that was lost, the browser of the office. */
export async function revokeOwnSession(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>, Refusal>> {
  if (!(await revokeSessionById(tx, actor, id))) return err({ kode: 'tidak_ditemukan' })
  await recordAudit(tx, actor, 'sesi.revoke', actor.penggunaId)
  return ok({})
}
