import type { ChangePassword } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { kunciPercobaan, lockedUntil, recordWrong } from './percobaan.ts'
import { hashSandi, isSandiOf } from './sandi.ts'
import { revokeSessions } from './sesi.store.ts'

/** A new password ends every other session: whoever had the old one is out. */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  input: ChangePassword,
  alamat: string,
): Promise<Result<Record<string, never>, Refusal>> {
  const { rows } = await sql<{ sandi_hash: string | null; nama_pengguna: string }>`
    select sandi_hash, nama_pengguna from pengguna
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${actor.penggunaId}`.execute(tx)
  const nama = rows[0]?.nama_pengguna ?? ''
  const kunci = kunciPercobaan(nama, alamat)
  const until = await lockedUntil(tx, actor.kabupatenKode, kunci, actor.now.getTime())
  if (until) return err({ kode: 'terlalu_sering', sampai: until.toISOString() })
  if (!(await isSandiOf(rows[0]?.sandi_hash ?? null, input.sandiLama))) {
    await recordWrong(tx, actor.kabupatenKode, kunci, actor.now.getTime())
    return err({ kode: 'sandi_salah', field: 'sandiLama' })
  }
  if (isTooEasy(input.sandiBaru, nama)) return err({ kode: 'isian_salah', field: 'sandiBaru' })
  if (input.sandiBaru === input.sandiLama) return err({ kode: 'sandi_lama', field: 'sandiBaru' })
  await setPassword(tx, actor.kabupatenKode, actor.penggunaId, input.sandiBaru)
  await revokeSessions(tx, actor.kabupatenKode, actor.penggunaId, actor.now, actor.tokenHash)
  await recordAudit(tx, actor, 'pengguna.change_password', actor.penggunaId)
  return ok({})
}

/** What is tried first, whoever it is; the shortest password has eight characters. */
const TRIED_FIRST = new Set([
  '12345678',
  '123456789',
  '1234567890',
  '87654321',
  'password',
  'password1',
  'qwertyui',
  'qwerty123',
  'indonesia',
  'bismillah',
  'posyandu',
  'posyandu1',
  'posyandu123',
  'puskesmas',
  'kelurahan',
])

/** The user name itself, one character over and over, and what everybody takes. */
export function isTooEasy(sandi: string, namaPengguna: string): boolean {
  const small = sandi.toLowerCase()
  return small === namaPengguna || /^(.)\1*$/.test(sandi) || TRIED_FIRST.has(small)
}

export async function setPassword(
  tx: Tx,
  kabupatenKode: string,
  penggunaId: string,
  sandi: string,
): Promise<void> {
  await sql`update pengguna
    set sandi_hash = ${await hashSandi(sandi)}, harus_ganti_sandi = false, version = version + 1
    where kabupaten_kode = ${kabupatenKode} and id = ${penggunaId}`.execute(tx)
}
