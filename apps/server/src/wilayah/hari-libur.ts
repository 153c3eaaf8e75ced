import type { HariLiburBaris } from '@simpul/contract/kantor.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

/** National days and the kabupaten's own, of one year. Only the latter can be changed here. */
export async function listHariLibur(tx: Tx, tahun: number): Promise<HariLiburBaris[]> {
  const { rows } = await sql<HariLiburBaris>`
    select tanggal, nama, true as "isNasional" from hari_libur_nasional where extract(year from tanggal) = ${tahun}
    union all
    select tanggal, nama, false from hari_libur where extract(year from tanggal) = ${tahun}
    order by 1
  `.execute(tx)
  return rows
}

/** A free day of the kabupaten. Whoever calls answers the clocks of open matters again. */
export async function saveHariLibur(
  tx: Tx,
  actor: Actor,
  input: { readonly tanggal: Tanggal; readonly nama: string },
): Promise<Result<{ tanggal: Tanggal }, { kode: 'isian_salah'; field: string }>> {
  if (input.nama === '') return err({ kode: 'isian_salah', field: 'nama' })
  await sql`
    insert into hari_libur (kabupaten_kode, tanggal, nama) values (${actor.kabupatenKode}, ${input.tanggal}, ${input.nama})
    on conflict (kabupaten_kode, tanggal) do update set nama = excluded.nama
  `.execute(tx)
  await recordAudit(tx, actor, 'hari_libur.save', null, { tanggal: input.tanggal })
  return ok({ tanggal: input.tanggal })
}

export async function dropHariLibur(
  tx: Tx,
  actor: Actor,
  tanggal: Tanggal,
): Promise<Result<{ tanggal: Tanggal }, { kode: 'tidak_ditemukan' }>> {
  const { rows } = await sql`
    delete from hari_libur where kabupaten_kode = ${actor.kabupatenKode} and tanggal = ${tanggal} returning tanggal
  `.execute(tx)
  if (rows.length === 0) return err({ kode: 'tidak_ditemukan' })
  await recordAudit(tx, actor, 'hari_libur.drop', null, { tanggal })
  return ok({ tanggal })
}
