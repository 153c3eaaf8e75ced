import { createHash } from 'node:crypto'
import {
  type AskPaket,
  NAMA_PAKET,
  type NamaPaket,
  type PaketReply,
} from '@simpul/contract/paket.ts'
import type { PullReply } from '@simpul/contract/sync.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { readEdisi } from '../kebutuhan/tabel-aturan.ts'

interface Paket {
  readonly nama: NamaPaket
  readonly sha256: string
  readonly text: string
}

interface Made {
  readonly versi: number
  readonly paket: readonly Paket[]
}

/**
 * The packs of each kabupaten as they were last made, with the number of the state they were made of:
 * that number alone is read at each pull. Of a database, because a test has several.
 */
const made = new WeakMap<Db, Map<string, Made>>()

/**
 * The packs in force, by the SHA-256 of their text (SYNC-39).
 * @param versi of `paket_versi`, as the caller read it in `tx`; 0 when the kabupaten has none yet
 */
export async function listPaket(
  db: Db,
  tx: Tx,
  kabupatenKode: string,
  versi: number,
): Promise<PullReply['packs']> {
  const paket = await paketOf(db, tx, kabupatenKode, versi)
  return paket.map(({ nama, sha256 }) => ({ nama, sha256 }))
}

/** The texts of packs in force; an older one is left out, and the next pull names the new one. */
export async function readPaket(
  db: Db,
  { kabupatenKode }: Pick<Actor, 'kabupatenKode'>,
  { sha256 }: AskPaket,
): Promise<PaketReply> {
  const snapshot = { isolation: 'repeatable read', readOnly: true } as const
  const read = async (tx: Tx) => {
    const { rows } = await sql<{ versi: number }>`
      select versi from paket_versi where kabupaten_kode = ${kabupatenKode}`.execute(tx)
    return paketOf(db, tx, kabupatenKode, rows[0]?.versi ?? 0)
  }
  const paket = await inKabupaten(db, kabupatenKode, read, snapshot)
  return {
    paket: paket
      .filter((one) => sha256.includes(one.sha256))
      .map((one) => ({ sha256: one.sha256, text: one.text })),
  }
}

async function paketOf(
  db: Db,
  tx: Tx,
  kabupatenKode: string,
  versi: number,
): Promise<readonly Paket[]> {
  const ofDb = made.get(db) ?? new Map<string, Made>()
  made.set(db, ofDb)
  const known = ofDb.get(kabupatenKode)
  if (known?.versi === versi) return known.paket
  const paket = await makePaket(tx, kabupatenKode)
  ofDb.set(kabupatenKode, { versi, paket })
  return paket
}

async function makePaket(tx: Tx, kabupatenKode: string): Promise<readonly Paket[]> {
  const edisi = await readEdisi(tx, kabupatenKode)
  const isi: Readonly<Record<NamaPaket, object>> = {
    kalender: { libur: await readLibur(tx, kabupatenKode) },
    kbm: { edisi: edisi.kbm },
    tangga: { edisi: edisi.tangga },
    nomor_tolong: { edisi: edisi.nomor_tolong },
  }
  return NAMA_PAKET.map((nama) => {
    const text = JSON.stringify(isi[nama])
    return { nama, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/** National days and the kabupaten's own; of a day in both the kabupaten's words. */
async function readLibur(tx: Tx, kabupatenKode: string) {
  const { rows } = await sql<{ tanggal: Tanggal; nama: string }>`
    select distinct on (tanggal) tanggal, nama from (
      select tanggal, nama, 1 as urut from hari_libur where kabupaten_kode = ${kabupatenKode}
      union all
      select tanggal, nama, 2 from hari_libur_nasional
    ) libur
    order by tanggal, urut`.execute(tx)
  return rows
}
