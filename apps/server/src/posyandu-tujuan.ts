import { sql } from 'kysely'
import type { PosyanduTujuan } from './command-decision.ts'
import type { Tx } from './db/database.ts'

export async function findPosyanduTujuan(
  tx: Tx,
  kabupatenKode: string,
  id: string,
): Promise<PosyanduTujuan | undefined> {
  const { rows } = await sql<PosyanduTujuan>`
    select id, desa_kode as "desaKode", zona, puskesmas_id as "puskesmasId" from posyandu
    where kabupaten_kode = ${kabupatenKode} and id = ${id}`.execute(tx)
  return rows[0]
}
