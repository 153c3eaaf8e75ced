import type { Refusal } from '@simpul/contract/refusal.ts'
import { hurufAntrean } from '@simpul/domain/pengguna/huruf-antrean.ts'
import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'

/**
 * A phone as one pengguna's. On a shared phone each kader has her own id: keys and outboxes never
 * meet. The first sign-in of a kader's phone gives it its queue letter for good.
 */
export async function registerPerangkat(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: PenggunaId,
  perangkat: { readonly id: PerangkatId; readonly nama: string },
  now: number,
): Promise<Result<null, Refusal>> {
  const { rows } = await sql<{ pengguna_id: string; revoked_at: Date | null }>`
    select pengguna_id, revoked_at from perangkat
    where kabupaten_kode = ${kabupatenKode} and id = ${perangkat.id} for update`.execute(tx)
  const [found] = rows
  if (found && found.pengguna_id !== penggunaId)
    return err({ kode: 'id_dipakai', field: 'perangkat.id' })
  if (found?.revoked_at) return err({ kode: 'perangkat_dicabut' })
  if (!found) {
    await tx
      .insertInto('perangkat')
      .values({
        kabupaten_kode: kabupatenKode,
        id: perangkat.id,
        pengguna_id: penggunaId,
        nama: perangkat.nama,
        registered_at: new Date(now),
      })
      .execute()
    await recordAudit(
      tx,
      { kabupatenKode, penggunaId, perangkatId: perangkat.id },
      'perangkat.register',
      perangkat.id,
    )
  }
  await sql`update perangkat set last_seen_at = ${new Date(now)}
    where kabupaten_kode = ${kabupatenKode} and id = ${perangkat.id}`.execute(tx)
  await assignHuruf(tx, kabupatenKode, penggunaId, perangkat.id)
  return ok(null)
}

/** The letters of one posyandu are given out one at a time; a letter stays with its phone. */
async function assignHuruf(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
  perangkatId: string,
): Promise<void> {
  const { rows } = await sql<{
    posyandu_id: string
    huruf_antrean: string | null
    at: string | null
  }>`
    select pn.posyandu_id, d.huruf_antrean, d.posyandu_id as at
    from perangkat d
    join penugasan pn on pn.kabupaten_kode = d.kabupaten_kode and pn.pengguna_id = d.pengguna_id
    where d.kabupaten_kode = ${kabupatenKode} and d.id = ${perangkatId} and d.pengguna_id = ${penggunaId}
      and pn.posyandu_id is not null
      and (pn.berlaku_sampai is null or pn.berlaku_sampai >= current_date - 1)
    order by pn.berlaku_dari desc, pn.id`.execute(tx)
  const [first] = rows
  if (!first || rows.some((row) => row.huruf_antrean !== null && row.at === row.posyandu_id)) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`huruf/${kabupatenKode}/${first.posyandu_id}`}, 0))`.execute(
    tx,
  )
  const used = await sql<{ huruf_antrean: string }>`
    select huruf_antrean from perangkat
    where kabupaten_kode = ${kabupatenKode} and posyandu_id = ${first.posyandu_id} and huruf_antrean is not null`.execute(
    tx,
  )
  const taken = new Set(used.rows.map((row) => row.huruf_antrean))
  let n = 0
  while (taken.has(hurufAntrean(n))) n += 1
  await sql`update perangkat set posyandu_id = ${first.posyandu_id}, huruf_antrean = ${hurufAntrean(n)}
    where kabupaten_kode = ${kabupatenKode} and id = ${perangkatId}`.execute(tx)
}
