import type { SignIn } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { composeActor } from './actor.store.ts'
import { forgetWrong, kunciPercobaan, lockedUntil, recordWrong } from './percobaan.ts'
import { registerPerangkat } from './register-perangkat.ts'
import { isSandiOf } from './sandi.ts'
import { openSession } from './session-cookie.ts'

interface SignedIn {
  readonly actor: Actor
  readonly token: string
  readonly expiresAt: Date
}

interface SignInFrom {
  readonly alamat: string
  readonly userAgent: string
  readonly now: number
}

interface PenggunaRow {
  readonly id: PenggunaId
  readonly nama: string
  readonly sandi_hash: string | null
  readonly dinonaktifkan_pada: Date | null
  readonly zona: ZonaWaktu
}

/** An unknown name, a wrong password and a disabled account get the same answer, in the same time. */
export async function signIn(
  tx: Tx,
  input: SignIn,
  from: SignInFrom,
): Promise<Result<SignedIn, Refusal>> {
  const { kabupatenKode } = input
  const namaPengguna = input.namaPengguna.toLowerCase()
  const kunci = {
    ...kunciPercobaan(namaPengguna, from.alamat),
    ...((await isHerPhone(tx, input)) ? { alamat: null } : {}),
  }
  const until = await lockedUntil(tx, kabupatenKode, kunci, from.now)
  if (until) return err({ kode: 'terlalu_sering', sampai: until.toISOString() })

  const pengguna = await findPengguna(tx, kabupatenKode, namaPengguna)
  const isRight = await isSandiOf(pengguna?.sandi_hash ?? null, input.sandi)
  if (!pengguna || !isRight || pengguna.dinonaktifkan_pada) {
    if (await isKabupaten(tx, kabupatenKode)) await recordWrong(tx, kabupatenKode, kunci, from.now)
    return err({ kode: 'sandi_salah' })
  }
  await forgetWrong(tx, kabupatenKode, kunci)

  const perangkatId: PerangkatId | null = input.perangkat?.id ?? null
  if (input.perangkat) {
    const registered = await registerPerangkat(
      tx,
      kabupatenKode,
      pengguna.id,
      input.perangkat,
      from.now,
    )
    if (!registered.ok) return registered
  }
  const session = await openSession(
    tx,
    { kabupatenKode, penggunaId: pengguna.id, perangkatId },
    from.userAgent,
    from.now,
  )
  const actor = await composeActor(
    tx,
    {
      kabupatenKode,
      penggunaId: pengguna.id,
      perangkatId,
      nama: pengguna.nama,
      zona: pengguna.zona,
      tokenHash: session.tokenHash,
    },
    from.now,
  )
  await recordAudit(tx, actor, 'sesi.open', pengguna.id)
  return ok({ actor, token: session.token, expiresAt: session.expiresAt })
}

/**
 * AKSES-13: thousands of phones share one address of a mobile network. One that signed in as this
 * person before is told apart by its id, which nobody else knows, and waits for her own mistakes only.
 */
async function isHerPhone(
  tx: Tx,
  { kabupatenKode, namaPengguna, perangkat }: SignIn,
): Promise<boolean> {
  if (perangkat === null) return false
  const { rows } = await sql`
    select from perangkat d
    join pengguna u on u.kabupaten_kode = d.kabupaten_kode and u.id = d.pengguna_id
    where d.kabupaten_kode = ${kabupatenKode} and d.id = ${perangkat.id} and d.revoked_at is null
      and u.nama_pengguna = ${namaPengguna.toLowerCase()}`.execute(tx)
  return rows.length > 0
}

async function findPengguna(
  tx: Tx,
  kabupatenKode: string,
  namaPengguna: string,
): Promise<PenggunaRow | undefined> {
  const { rows } = await sql<PenggunaRow>`
    select p.id, p.nama, p.sandi_hash, p.dinonaktifkan_pada, k.zona
    from pengguna p join kabupaten k on k.kabupaten_kode = p.kabupaten_kode
    where p.kabupaten_kode = ${kabupatenKode} and p.nama_pengguna = ${namaPengguna}`.execute(tx)
  return rows[0]
}

async function isKabupaten(tx: Tx, kabupatenKode: string): Promise<boolean> {
  const { rows } = await sql`select from kabupaten where kabupaten_kode = ${kabupatenKode}`.execute(
    tx,
  )
  return rows.length > 0
}
