import type { AksiAudit, AuditDetail } from '@simpul/contract/audit.ts'
import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import type { Tx } from './db/database.ts'
import { insertRows } from './db/insert-rows.ts'

/** Who is written into the audit: a signed-in person, or the server itself (`penggunaId` null). */
interface AuditActor {
  readonly kabupatenKode: string
  readonly penggunaId: PenggunaId | null
  readonly perangkatId: PerangkatId | null
}

export interface AuditEntry {
  readonly action: AksiAudit
  readonly subjectId: string | null
  /** Codes, counts and reasons; never a name, a NIK, a telephone number or a birth date. */
  readonly detail?: AuditDetail
}

/** An audit entry in the transaction of the write it stands beside. */
export async function recordAudit(
  tx: Tx,
  actor: AuditActor,
  action: AksiAudit,
  subjectId: string | null,
  detail: AuditDetail = {},
): Promise<void> {
  await recordAudits(tx, actor, [{ action, subjectId, detail }])
}

export async function recordAudits(
  tx: Tx,
  actor: AuditActor,
  entries: readonly AuditEntry[],
): Promise<void> {
  await insertRows(
    tx,
    'audit_entry',
    entries.map(({ action, subjectId, detail }) => ({
      kabupaten_kode: actor.kabupatenKode,
      actor_id: actor.penggunaId,
      perangkat_id: actor.perangkatId,
      action,
      subject_kind: action.slice(0, action.indexOf('.')),
      subject_id: subjectId,
      detail: detail ?? {},
    })),
  )
}
