import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong answers in the window, at most: for one user name, and for one address. */
const PER_NAMA = 5
const PER_ALAMAT = 30

interface KunciPercobaan {
  readonly nama: string
  /** null: the address does not count, because the phone is known */
  readonly alamat: string | null
}

/** Names are kept as a hash: the table of failures must not become a list of accounts. */
export function kunciPercobaan(namaPengguna: string, alamat: string): KunciPercobaan {
  return { nama: keyOf('nama', namaPengguna), alamat: keyOf('alamat', alamat) }
}

/**
 * When this may be tried again, or null when it may be tried now. Guesses for one name wait for each
 * other, so that a hundred at once are not a hundred tries.
 */
export async function lockedUntil(
  tx: Tx,
  kabupatenKode: string,
  kunci: KunciPercobaan,
  now: number,
): Promise<Date | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kabupatenKode}/${kunci.nama}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ kunci: string; count: number; first_at: Date }>`
    select kunci, count(*)::int as count, min(at) as first_at from percobaan_masuk
    where kabupaten_kode = ${kabupatenKode} and kunci = any(${keysOf(kunci)})
      and at > ${new Date(now - WINDOW_MS)}
    group by kunci`.execute(tx)
  const blocked = rows.filter(
    (row) => row.count >= (row.kunci === kunci.nama ? PER_NAMA : PER_ALAMAT),
  )
  if (blocked.length === 0) return null
  return new Date(Math.max(...blocked.map((row) => row.first_at.getTime())) + WINDOW_MS)
}

export async function recordWrong(
  tx: Tx,
  kabupatenKode: string,
  kunci: KunciPercobaan,
  now: number,
): Promise<void> {
  // Nobody asks about yesterday's failures: the table stays as small as one bad day.
  await sql`delete from percobaan_masuk
    where kabupaten_kode = ${kabupatenKode} and at < ${new Date(now - 86_400_000)}`.execute(tx)
  await tx
    .insertInto('percobaan_masuk')
    .values(
      keysOf(kunci).map((key) => ({
        kabupaten_kode: kabupatenKode,
        kunci: key,
        at: new Date(now),
      })),
    )
    .execute()
}

/** Who signed in has shown that the wrong tries were her own. */
export async function forgetWrong(
  tx: Tx,
  kabupatenKode: string,
  kunci: KunciPercobaan,
): Promise<void> {
  await sql`delete from percobaan_masuk
    where kabupaten_kode = ${kabupatenKode} and kunci = ${kunci.nama}`.execute(tx)
}

function keysOf({ nama, alamat }: KunciPercobaan): string[] {
  return alamat === null ? [nama] : [nama, alamat]
}

function keyOf(kind: string, text: string): string {
  return createHash('sha256').update(`${kind}\n${text}`).digest('base64url')
}
