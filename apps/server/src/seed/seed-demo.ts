import { sql } from 'kysely'
import type { Connection, Db } from '../db/database.ts'
import { seed, seedDay } from './seed.ts'
import { SANDI_CONTOH } from './tempat-contoh.ts'

/** An account of the demo, printed at start so that a new user can sign in. */
export interface DemoAccount {
  readonly peran: string
  readonly namaPengguna: string
  readonly sandi: string
}

/** The accounts worth printing: one of each seat. */
const PRINTED: readonly (readonly [namaPengguna: string, peran: string])[] = [
  ['kader', 'Kader kesehatan (di HP)'],
  ['kader.pu', 'Kader bidang pekerjaan umum (di HP)'],
  ['ketua', 'Ketua Posyandu'],
  ['bidan', 'Bidan'],
  ['puskesmas', 'Petugas Puskesmas'],
  ['operator', 'Operator desa/kelurahan'],
  ['dinas.pu', 'Petugas Dinas PU'],
  ['camat', 'Camat'],
  ['dpmd', 'DPMD'],
  ['pembina', 'Tim Pembina'],
  ['admin', 'Admin kabupaten'],
]

/**
 * Fills an empty database with the demo; safe to call at every start: a database with a kabupaten
 * that is no demo is left alone, an interrupted demo is finished.
 * @param owner connected as simpul_owner: row security does not bind it.
 * @returns the accounts to print; empty when this database is no demo.
 */
export async function prepareDemo(
  owner: Db,
  connection: Connection,
  say: (sentence: string) => void,
): Promise<readonly DemoAccount[]> {
  const { rows } = await sql<{ is_real: boolean; is_whole: boolean }>`
    select exists (select from kabupaten where not is_demo) as is_real,
           exists (select from data_rujukan where nama = 'contoh') as is_whole`.execute(owner)
  if (rows[0]?.is_real) return []
  if (!rows[0]?.is_whole) {
    const until = seedDay(Date.now())
    await seed({ owner, ownerConnection: connection }, { size: 'wajar', until, say })
    await sql`insert into data_rujukan (nama, sidik) values ('contoh', 'wajar') on conflict do nothing`.execute(
      owner,
    )
  }
  return PRINTED.map(([namaPengguna, peran]) => ({ namaPengguna, peran, sandi: SANDI_CONTOH }))
}
