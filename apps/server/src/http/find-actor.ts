import type { Refusal } from '@simpul/contract/refusal.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { inKabupaten } from '../db/database.ts'
import { composeActor, findSesi } from '../pengguna/actor.store.ts'
import { sessionKeyOf } from '../pengguna/session-cookie.ts'
import type { Actor } from './actor.ts'
import type { FindActor } from './routes.ts'

/** A session's last sign of life is written at most this often. */
const SEEN_EVERY_MS = 300_000

/** Reads the cookie and loads who it stands for; says why a session no longer holds. */
export function actorFinder(app: FastifyInstance): FindActor {
  return async (request): Promise<Result<Actor | null, Refusal>> => {
    const key = sessionKeyOf(request)
    if (!key) return ok(null)
    const now = app.now()
    return inKabupaten(app.db, key.kabupatenKode, async (tx) => {
      const sesi = await findSesi(tx, key.kabupatenKode, key.tokenHash)
      if (!sesi) return ok(null)
      if (sesi.perangkat_revoked_at) return err({ kode: 'perangkat_dicabut' })
      if (sesi.revoked_at || sesi.dinonaktifkan_pada) return err({ kode: 'sesi_dicabut' })
      if (sesi.expires_at.getTime() <= now) return ok(null)
      if (sesi.harus_ganti_sandi && !request.routeOptions.config.isOpenBeforeNewSandi)
        return err({ kode: 'ganti_sandi_dulu' })
      if (now - sesi.last_seen_at.getTime() > SEEN_EVERY_MS) {
        await sql`update sesi set last_seen_at = ${new Date(now)}
          where kabupaten_kode = ${key.kabupatenKode} and token_hash = ${key.tokenHash}`.execute(tx)
        if (sesi.perangkat_id) {
          await sql`update perangkat set last_seen_at = ${new Date(now)}
            where kabupaten_kode = ${key.kabupatenKode} and id = ${sesi.perangkat_id}`.execute(tx)
        }
      }
      return ok(
        await composeActor(
          tx,
          {
            kabupatenKode: key.kabupatenKode,
            penggunaId: sesi.pengguna_id,
            perangkatId: sesi.perangkat_id,
            nama: sesi.nama,
            zona: sesi.zona,
            tokenHash: key.tokenHash,
          },
          now,
        ),
      )
    })
  }
}
