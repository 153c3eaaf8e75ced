import { randomBytes } from 'node:crypto'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { type PosyanduId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { findPosyanduDesa } from './pengguna.store.ts'

const ONE_HOUR_MS = 3_600_000

/** An admin sees no person's record. Who must, says why: one posyandu, one hour, in the audit for good. */
export async function breakGlass(
  tx: Tx,
  actor: Actor,
  input: { readonly posyanduId: PosyanduId; readonly alasan: string },
): Promise<Result<{ readonly sampai: string }, Refusal>> {
  if (!(await findPosyanduDesa(tx, actor.kabupatenKode, input.posyanduId))) {
    return err({ kode: 'tidak_ditemukan', field: 'posyanduId' })
  }
  const id = uuidV7<'break_glass'>(actor.now.getTime(), randomBytes(10))
  const expiresAt = new Date(actor.now.getTime() + ONE_HOUR_MS)
  await tx
    .insertInto('break_glass')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      pengguna_id: actor.penggunaId,
      alasan: input.alasan,
      posyandu_id: input.posyanduId,
      started_at: actor.now,
      expires_at: expiresAt,
    })
    .execute()
  await recordAudit(tx, actor, 'break_glass.open', id, { posyandu: input.posyanduId })
  return ok({ sampai: expiresAt.toISOString() })
}
