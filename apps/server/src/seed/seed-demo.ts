import type { Db } from '../db/database.ts'

/** An account of the demo, printed at start so that a new user can sign in. */
export interface DemoAccount {
  readonly peran: string
  readonly namaPengguna: string
  readonly sandi: string
}

/**
 * Fills an empty database with the demo; safe to call at every start: a database that already has
 * a kabupaten is left alone.
 * @param owner connected as simpul_owner: row security does not bind it.
 * @returns the accounts to print; empty when this database is no demo.
 */
export async function prepareDemo(_owner: Db): Promise<readonly DemoAccount[]> {
  return []
}
