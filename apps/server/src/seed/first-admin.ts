import type { Connection, Db } from '../db/database.ts'
import { withClient } from '../db/open-store.ts'
import { firstAdminLink } from '../pengguna/first-admin.ts'
import { loadWilayah } from '../wilayah/load-wilayah.ts'
import { loadHariLibur } from './hari-libur.ts'

/**
 * For a database that is no demo: the area tree and the national holidays, and a one-time link for the
 * first admin, who chooses the kabupaten from that tree.
 * @param owner connected as simpul_owner.
 * @returns the path to open once, for example `/undangan/…`; null when an admin exists.
 */
export async function prepareFirstAdmin(owner: Db, connection: Connection): Promise<string | null> {
  await withClient(connection, async (client) => {
    await loadWilayah(client)
    await loadHariLibur(client)
  })
  return firstAdminLink(owner)
}
