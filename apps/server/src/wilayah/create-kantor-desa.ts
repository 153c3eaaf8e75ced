import { randomBytes } from 'node:crypto'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { CreateKantorDesa, KantorDesaDibuat } from '@simpul/contract/wilayah.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sebutan } from '@simpul/domain/wilayah/sebutan.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

/**
 * An office for every desa and kelurahan of a kecamatan, or of the kabupaten, that has none yet,
 * called as its area is called. Safe to repeat.
 */
export async function createKantorDesa(
  tx: Tx,
  actor: Actor,
  input: CreateKantorDesa,
): Promise<Result<KantorDesaDibuat, Refusal>> {
  const area = input.kecamatanKode ?? actor.kabupatenKode
  if (!isInside(area, actor.kabupatenKode))
    return err({ kode: 'isian_salah', field: 'kecamatanKode' })
  const { rows } = await sql<{ kode: string; nama: string; has_kantor: boolean }>`
    select w.kode, w.nama, exists (
      select from kantor k
      where k.kabupaten_kode = ${actor.kabupatenKode} and k.jenis = 'desa' and k.wilayah_kode = w.kode
    ) as has_kantor
    from wilayah w
    where w.kode like ${`${area}.%`} and length(w.kode) = 13 and w.berlaku_sampai is null
    order by w.kode`.execute(tx)
  if (rows.length === 0) return err({ kode: 'tidak_ditemukan', field: 'kecamatanKode' })

  const missing = rows.filter((row) => !row.has_kantor)
  if (missing.length > 0) {
    await tx
      .insertInto('kantor')
      .values(
        missing.map(({ kode, nama }) => ({
          kabupaten_kode: actor.kabupatenKode,
          id: uuidV7<'kantor'>(actor.now.getTime(), randomBytes(10)),
          jenis: 'desa',
          nama: `${sebutan(kode).desa} ${nama}`,
          wilayah_kode: kode,
        })),
      )
      // Somebody else pressed the same button a moment ago.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await recordAudit(tx, actor, 'kantor.create_desa', null, {
      wilayah: area,
      jumlah: missing.length,
    })
  }
  return ok({ dibuat: missing.length, sudahAda: rows.length - missing.length })
}
