import { createHash, randomBytes } from 'node:crypto'
import { type PenggunaId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import { zonaOf } from '@simpul/domain/wilayah/zona-provinsi.ts'
import { sql } from 'kysely'
import * as z from 'zod/mini'
import { recordAudit } from '../audit.ts'
import { type Db, inKabupaten } from '../db/database.ts'
import { isTooEasy, setPassword } from './change-password.ts'

const VALID_MS = 24 * 3_600_000

/**
 * For a database that is no demo and has no admin: a one-time link, good for a day. A new start makes a
 * new one and the old one no longer opens.
 * @param owner connected as simpul_owner
 * @returns the path to open once, or null when an admin exists
 */
export async function firstAdminLink(owner: Db, now: number = Date.now()): Promise<string | null> {
  const admin = await sql`select from penugasan where peran = 'admin' limit 1`.execute(owner)
  if (admin.rows.length > 0) return null
  const kode = randomBytes(24).toString('base64url')
  await sql`delete from undangan_pertama where used_at is null`.execute(owner)
  await sql`insert into undangan_pertama (kode_hash, expires_at) values (${hashOf(kode)}, ${new Date(now + VALID_MS)})`.execute(
    owner,
  )
  return `/undangan/${kode}`
}

export const FirstAdmin = z.object({
  kabupatenKode: z.string().check(z.regex(/^\d{2}\.\d{2}$/)),
  nama: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  namaPengguna: z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)),
  sandi: z.string().check(z.minLength(8), z.maxLength(200)),
})
export type FirstAdmin = z.infer<typeof FirstAdmin>

export async function isInvited(db: Db, kode: string, now: number): Promise<boolean> {
  const { rows } = await sql<{
    is_good: boolean
  }>`select is_undangan_pertama(${hashOf(kode)}, ${new Date(now)}) as is_good`.execute(db)
  return rows[0]?.is_good === true
}

/** Opens the kabupaten and its first account in one transaction; the link is used up with it. */
export async function createFirstAdmin(
  db: Db,
  kode: string,
  input: FirstAdmin,
  now: number,
): Promise<Result<null, 'tautan_salah' | 'sandi_mudah' | 'nama_dipakai'>> {
  if (isTooEasy(input.sandi, input.namaPengguna)) return err('sandi_mudah')
  const { kabupatenKode } = input
  return inKabupaten(db, kabupatenKode, async (tx) => {
    const taken = await sql`select from pengguna
      where kabupaten_kode = ${kabupatenKode} and nama_pengguna = ${input.namaPengguna}`.execute(tx)
    if (taken.rows.length > 0) return err('nama_dipakai')
    const zona = zonaOf(kabupatenKode)
    const opened = await sql<{ is_open: boolean }>`
      select open_kabupaten(${hashOf(kode)}, ${kabupatenKode}, ${zona}, ${new Date(now)}) as is_open`.execute(
      tx,
    )
    if (opened.rows[0]?.is_open !== true) return err('tautan_salah')
    const id: PenggunaId = uuidV7(now, randomBytes(10))
    const today = localNow(now, zona).tanggal
    await tx
      .insertInto('pengguna')
      .values({
        kabupaten_kode: kabupatenKode,
        id,
        nama_pengguna: input.namaPengguna,
        nama: input.nama,
      })
      .execute()
    await tx
      .insertInto('penugasan')
      .values({
        kabupaten_kode: kabupatenKode,
        id: uuidV7(now, randomBytes(10)),
        pengguna_id: id,
        peran: 'admin',
        berlaku_dari: today,
      })
      .execute()
    await setPassword(tx, kabupatenKode, id, input.sandi)
    await recordAudit(
      tx,
      { kabupatenKode, penggunaId: id, perangkatId: null },
      'pengguna.first_admin',
      id,
    )
    return ok(null)
  })
}

function hashOf(kode: string): Buffer {
  return createHash('sha256').update(`undangan-pertama\n${kode}`).digest()
}
