import { AturanView, IsiNomorTolong, type PublishAturan } from '@simpul/contract/paket.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { aturanDaerahOf, type TabelAturanRow } from '../pertumbuhan/aturan-daerah.ts'

/** The rule tables a kabupaten has published, the oldest first. */
export async function readEdisi(tx: Tx, kabupatenKode: string) {
  const { rows } = await sql<TabelAturanRow>`
    select nama, berlaku_dari, isi from tabel_aturan
    where kabupaten_kode = ${kabupatenKode}
    order by nama, berlaku_dari`.execute(tx)
  return {
    ...aturanDaerahOf(kabupatenKode, rows),
    nomor_tolong: rows
      .filter((row) => row.nama === 'nomor_tolong')
      .map((row) => ({ berlakuDari: row.berlaku_dari, isi: IsiNomorTolong.parse(row.isi) })),
  }
}

/** Every edition, the newest first; without one the national table of domain holds. */
export async function listAturan(tx: Tx, kabupatenKode: string): Promise<AturanView> {
  const edisi = await readEdisi(tx, kabupatenKode)
  return AturanView.parse({
    kbm: edisi.kbm.toReversed(),
    tangga: edisi.tangga.toReversed(),
    nomor_tolong: edisi.nomor_tolong.toReversed(),
  })
}

type AturanRefusal =
  | { readonly kode: 'tidak_berwenang' }
  | { readonly kode: 'isian_salah'; readonly field: 'berlakuDari' }
  | { readonly kode: 'sudah_ada'; readonly field: 'berlakuDari' }

/**
 * A table from a day to come. What was measured until then was judged by the table of its day, on the
 * phone and here, and stays so: hence no edition of today, and none is ever changed.
 */
export async function publishAturan(
  tx: Tx,
  actor: Actor,
  input: PublishAturan,
): Promise<Result<AturanView, AturanRefusal>> {
  if (!mayPublish(actor)) return err({ kode: 'tidak_berwenang' })
  if (input.berlakuDari <= actor.today) return err({ kode: 'isian_salah', field: 'berlakuDari' })
  const { rows } = await sql`
    insert into tabel_aturan (kabupaten_kode, nama, berlaku_dari, isi, dibuat_oleh)
    values (${actor.kabupatenKode}, ${input.nama}, ${input.berlakuDari}, ${JSON.stringify(input.isi)}::jsonb, ${actor.penggunaId})
    on conflict do nothing
    returning nama`.execute(tx)
  if (rows.length === 0) return err({ kode: 'sudah_ada', field: 'berlakuDari' })
  await recordAudit(tx, actor, 'aturan.publish', null, {
    nama: input.nama,
    berlakuDari: input.berlakuDari,
  })
  return ok(await listAturan(tx, actor.kabupatenKode))
}

/** The tables are of health: an officer of another bidang has the izin of an office, and no say here. */
function mayPublish(actor: Actor): boolean {
  return actor.penugasan.some(
    (one) =>
      isInForce(one, actor.today) &&
      (kedudukanOf(one) === 'admin' ||
        (kedudukanOf(one) === 'dinas' && one.kantorBidang.includes('kesehatan'))),
  )
}
