import { randomBytes, randomInt } from 'node:crypto'
import type { KodeSekali, UseResetCode } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { type PenggunaId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { isTooEasy, setPassword } from './change-password.ts'
import { findManaged } from './pengguna.store.ts'
import { forgetWrong, kunciPercobaan, lockedUntil, recordWrong } from './percobaan.ts'
import { isSandiOf } from './sandi.ts'
import type { ServerKey } from './server-key.ts'
import { revokeBrowserSessions, revokeSessions } from './sesi.store.ts'

/** What cannot be mistaken for something else on paper: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const LETTERS = 'ACDEFGHJKMNPQRTWXY34679'
const LENGTH = 8
const VALID_MS = 7 * 86_400_000

/**
 * Rule AKSES-12: making a code closes the old password and ends every browser. A phone keeps its session
 * for one thing, sending what was saved on it (`ganti_sandi_dulu`), until the code is used; that ends
 * all of them.
 */
export async function resetPassword(
  tx: Tx,
  actor: Actor,
  penggunaId: PenggunaId,
  serverKey: ServerKey,
): Promise<Result<KodeSekali, Refusal>> {
  const managed = await findManaged(tx, actor, penggunaId)
  if (!managed) return err({ kode: 'tidak_ditemukan', field: 'penggunaId' })
  // Whoever asked for this may have been asked by fear: somebody knows the old password.
  await sql`update pengguna set sandi_hash = null, harus_ganti_sandi = true, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${penggunaId}`.execute(tx)
  await revokeBrowserSessions(tx, actor.kabupatenKode, penggunaId, actor.now)
  return ok(await makeCode(tx, actor, penggunaId, 'reset_sandi', serverKey))
}

/** A new code puts the earlier ones out of use. Only its hash is kept. */
export async function makeCode(
  tx: Tx,
  actor: Actor,
  penggunaId: PenggunaId,
  kegunaan: 'reset_sandi' | 'undangan',
  serverKey: ServerKey,
): Promise<KodeSekali> {
  const kode = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(
    '',
  )
  const sampai = new Date(actor.now.getTime() + VALID_MS)
  await sql`update kode_sekali set used_at = ${actor.now}
    where kabupaten_kode = ${actor.kabupatenKode} and pengguna_id = ${penggunaId} and used_at is null`.execute(
    tx,
  )
  await tx
    .insertInto('kode_sekali')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id: uuidV7(actor.now.getTime(), randomBytes(10)),
      pengguna_id: penggunaId,
      kegunaan,
      kode_hash: hashCode(serverKey, penggunaId, kode),
      dibuat_oleh: actor.penggunaId,
      expires_at: sampai,
    })
    .execute()
  await recordAudit(tx, actor, 'pengguna.make_code', penggunaId, { kegunaan })
  return { penggunaId, kode: `${kode.slice(0, 4)}-${kode.slice(4)}`, sampai: sampai.toISOString() }
}

/** Anybody who holds the paper: the same answer for an unknown name and a wrong code. */
export async function consumeResetCode(
  tx: Tx,
  input: UseResetCode,
  from: { readonly alamat: string; readonly now: number; readonly serverKey: ServerKey },
): Promise<Result<Record<string, never>, Refusal>> {
  const { kabupatenKode } = input
  const namaPengguna = input.namaPengguna.toLowerCase()
  const kunci = kunciPercobaan(namaPengguna, from.alamat)
  const until = await lockedUntil(tx, kabupatenKode, kunci, from.now)
  if (until) return err({ kode: 'terlalu_sering', sampai: until.toISOString() })
  if (isTooEasy(input.sandiBaru, namaPengguna))
    return err({ kode: 'isian_salah', field: 'sandiBaru' })

  const { rows } = await sql<{
    pengguna_id: PenggunaId | null
    sandi_hash: string | null
    id: string | null
    kode_hash: Buffer | null
    expires_at: Date | null
  }>`
    select u.id as pengguna_id, u.sandi_hash, c.id, c.kode_hash, c.expires_at
    from kabupaten k
    left join pengguna u on u.kabupaten_kode = k.kabupaten_kode and u.nama_pengguna = ${namaPengguna} and u.dinonaktifkan_pada is null
    left join kode_sekali c on c.kabupaten_kode = u.kabupaten_kode and c.pengguna_id = u.id and c.used_at is null
    where k.kabupaten_kode = ${kabupatenKode}`.execute(tx)
  const [row] = rows
  if (!row) return err({ kode: 'kode_salah' })
  const typed = input.kode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const isRight =
    row.pengguna_id !== null &&
    row.kode_hash?.equals(hashCode(from.serverKey, row.pengguna_id, typed)) === true
  if (!isRight || row.pengguna_id === null) {
    await recordWrong(tx, kabupatenKode, kunci, from.now)
    return err({ kode: 'kode_salah', field: 'kode' })
  }
  if (row.expires_at === null || row.expires_at.getTime() <= from.now)
    return err({ kode: 'kode_kedaluwarsa', field: 'kode' })

  // Somebody else may know the old one: that is why a code was asked for.
  if (await isSandiOf(row.sandi_hash, input.sandiBaru))
    return err({ kode: 'sandi_lama', field: 'sandiBaru' })

  const at = new Date(from.now)
  await sql`update kode_sekali set used_at = ${at} where kabupaten_kode = ${kabupatenKode} and id = ${row.id}`.execute(
    tx,
  )
  await setPassword(tx, kabupatenKode, row.pengguna_id, input.sandiBaru)
  await revokeSessions(tx, kabupatenKode, row.pengguna_id, at)
  await forgetWrong(tx, kabupatenKode, kunci)
  await recordAudit(
    tx,
    { kabupatenKode, penggunaId: row.pengguna_id, perangkatId: null },
    'pengguna.use_code',
    row.pengguna_id,
  )
  return ok({})
}

function hashCode(serverKey: ServerKey, penggunaId: string, kode: string): Buffer {
  return serverKey.mac('kode-sekali', `${penggunaId}/${kode}`)
}
