import { randomBytes } from 'node:crypto'
import type { ComputedStatus, ConfirmStatusGizi } from '@simpul/contract/laporan.ts'
import {
  type PengukuranId,
  type PosyanduId,
  type SasaranId,
  uuidV7,
} from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import { lockFeeds } from '../feed.ts'
import type { Actor } from '../http/actor.ts'
import { inScope, scopeOf } from '../posyandu/scope-posyandu.ts'

interface Found {
  readonly posyandu_id: PosyanduId
  readonly pengukuran_id: PengukuranId
  readonly sasaran_id: SasaranId
  readonly rule_version: string
  readonly status_berat: string | null
  readonly status_tinggi: string | null
  readonly status_gizi: string | null
}

/**
 * A nakes says what the status is, one by one or many at once. What the rules had answered is kept
 * beside it; a second confirmation of the same measurement is a new row and the last one counts.
 */
export async function confirmStatusGizi(
  tx: Tx,
  actor: Actor,
  input: ConfirmStatusGizi,
): Promise<Result<{ dikonfirmasi: number }, { kode: 'tidak_ditemukan' }>> {
  const cakupan = scopeOf(actor.penugasan, 'status_gizi.confirm', actor.today)
  const ids = input.konfirmasi.map((one) => one.pengukuranId)
  const { rows } = await sql<Found>`
    select n.posyandu_id, n.pengukuran_id, n.sasaran_id, n.rule_version, n.status_berat, n.status_tinggi, n.status_gizi
    from penilaian n
    join posyandu p on p.kabupaten_kode = n.kabupaten_kode and p.id = n.posyandu_id
    where n.pengukuran_id = any(${ids}::uuid[]) and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
  `.execute(tx)
  const byId = new Map(rows.map((row) => [row.pengukuran_id, row]))
  // One that is somebody else's refuses the whole: a half-confirmed list is worse than none. Asked before
  // anything is written, since a refusal does not undo what its transaction did.
  const list = input.konfirmasi.flatMap((one) => {
    const found = byId.get(one.pengukuranId)
    return found ? [{ one, found }] : []
  })
  if (list.length < input.konfirmasi.length) return err({ kode: 'tidak_ditemukan' })
  await markChanged(
    tx,
    actor,
    rows.map((row) => row.posyandu_id),
  )

  for (const { one, found } of list) {
    const dihitung: ComputedStatus = {
      statusTinggi: found.status_tinggi,
      statusGizi: found.status_gizi,
      statusBerat: found.status_berat,
    }
    await tx
      .insertInto('konfirmasi_gizi')
      .values({
        kabupaten_kode: actor.kabupatenKode,
        id: uuidV7(actor.now.getTime(), randomBytes(10)),
        pengukuran_id: one.pengukuranId,
        sasaran_id: found.sasaran_id,
        dihitung: JSON.stringify(dihitung),
        rule_version: found.rule_version,
        status_berat: one.statusBerat,
        status_tinggi: one.statusTinggi,
        status_gizi: one.statusGizi,
        catatan: one.catatan,
        dikonfirmasi_oleh: actor.penggunaId,
        at: actor.now,
      })
      .execute()
    await recordAudit(tx, actor, 'status_gizi.confirm', one.pengukuranId)
  }
  return ok({ dikonfirmasi: list.length })
}

/** No phone is told, so no record takes the number: figures counted before it are counted again. */
async function markChanged(tx: Tx, actor: Actor, posyandu: readonly PosyanduId[]): Promise<void> {
  const feeds = await lockFeeds(tx, actor.kabupatenKode, posyandu)
  for (const feed of feeds.values()) {
    feed.next()
    await feed.close()
  }
}
