import type { SesiView } from '@simpul/contract/pengguna.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'

/** A session is named by the first half of its hash: enough to revoke it, useless to use it. */
export async function listSessions(tx: Tx, actor: Actor): Promise<readonly SesiView[]> {
  const { rows } = await sql<SesiView>`
    select encode(substring(s.token_hash for 16), 'hex') as id, s.perangkat_id as "perangkatId",
      coalesce(nullif(d.nama, ''), s.user_agent) as nama, to_json(s.created_at) #>> '{}' as "dibukaPada",
      to_json(s.last_seen_at) #>> '{}' as "terakhirPada", s.token_hash = ${actor.tokenHash} as "isIni"
    from sesi s
    left join perangkat d on d.kabupaten_kode = s.kabupaten_kode and d.id = s.perangkat_id
    where s.kabupaten_kode = ${actor.kabupatenKode} and s.pengguna_id = ${actor.penggunaId}
      and s.revoked_at is null and s.expires_at > ${actor.now}
    order by s.last_seen_at desc`.execute(tx)
  return rows
}
