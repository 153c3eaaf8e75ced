import type { Db } from '../db/database.ts'

/**
 * For a database that is no demo and has no admin yet: makes a one-time code for the first one.
 * @param owner connected as simpul_owner.
 * @returns the path to open once, for example `/undangan/…`; null when an admin exists.
 */
export async function prepareFirstAdmin(_owner: Db): Promise<string | null> {
  return null
}
