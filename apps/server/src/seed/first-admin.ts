import type { Db } from '../db/database.ts'
import { firstAdminLink } from '../pengguna/first-admin.ts'

/**
 * For a database that is no demo and has no admin yet: makes a one-time code for the first one.
 * @param owner connected as simpul_owner.
 * @returns the path to open once, for example `/undangan/…`; null when an admin exists.
 */
export async function prepareFirstAdmin(owner: Db): Promise<string | null> {
  return firstAdminLink(owner)
}
