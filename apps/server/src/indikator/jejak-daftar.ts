import type { AnakRow } from '@simpul/contract/indikator.ts'
import { recordAudits } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

/** Whoever does not look after these children leaves a trace at each posyandu whose list was read (AKSES-8). */
export async function recordDaftarRead(
  tx: Tx,
  actor: Actor,
  daftar: string,
  rows: readonly AnakRow[],
): Promise<void> {
  const byPosyandu = Map.groupBy(rows, (row) => row.posyanduId)
  await recordAudits(
    tx,
    actor,
    [...byPosyandu].map(([posyanduId, { length }]) => ({
      action: 'status_gizi.read',
      subjectId: posyanduId,
      detail: { daftar, jumlah: length },
    })),
  )
}
