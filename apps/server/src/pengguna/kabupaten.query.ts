import type { KabupatenView } from '@simpul/contract/pengguna.ts'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** The kabupaten of this server, for the sign-in screen. Names of areas are no secret. */
export async function listKabupaten(db: Db): Promise<readonly KabupatenView[]> {
  const { rows } = await sql<KabupatenView>`
    select kabupaten_kode as kode, nama, is_demo as "isDemo" from kabupaten order by nama, kabupaten_kode`.execute(
    db,
  )
  return rows
}
