import type { LembarAnak, ListAnakPrevalensi } from '@simpul/contract/indikator.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { scopeOf } from '../posyandu/scope-posyandu.ts'
import { anakTerbukaDi, bagianTerbuka } from './anak-terbuka.ts'
import { recordDaftarRead } from './jejak-daftar.ts'
import { potongLembar } from './lembar-posyandu.ts'
import { anakPrevalensiQuery, hitungPrevalensi, tempatPrevalensi } from './prevalensi.query.ts'

/** Which figure of a prevalence counts the children of a part. */
const ANGKA_BAGIAN = {
  kasus: 'numerator',
  dihitung: 'denominator',
  ditandai: 'flagged',
  tanpa_z: 'empty',
} as const

/** The children behind a number of the prevalence, for whom each posyandu of it opens that list. */
export async function readAnakPrevalensi(
  tx: Tx,
  actor: Actor,
  ask: ListAnakPrevalensi,
): Promise<Result<LembarAnak, { kode: 'tidak_berwenang' | 'tidak_ditemukan' }>> {
  const cakupan = scopeOf(actor.penugasan, 'laporan.month.read', actor.today)
  const tempat = await tempatPrevalensi(tx, cakupan, {
    wilayahKode: ask.wilayah ?? null,
    posyanduId: ask.posyandu ?? null,
  })
  if (tempat.length === 0) return err({ kode: 'tidak_ditemukan' })
  const open = anakTerbukaDi(actor, tempat)
  if (!bagianTerbuka(open).includes(ask.bagian)) return err({ kode: 'tidak_berwenang' })
  const counted = await hitungPrevalensi(
    tx,
    tempat.map((one) => one.id),
    ask,
  )
  const counts = tempat.map(({ id }) => ({
    posyanduId: id,
    jumlah: counted.get(id)?.[ask.indikator]?.[ANGKA_BAGIAN[ask.bagian]] ?? 0,
  }))
  const rows = []
  for (const piece of potongLembar(counts, ask))
    rows.push(...(await anakPrevalensiQuery(tx, ask, piece)))
  if (!open.names) await recordDaftarRead(tx, actor, `${ask.indikator}.${ask.bagian}`, rows)
  return ok({
    rows,
    total: counts.reduce((total, { jumlah }) => total + jumlah, 0),
    halaman: ask.halaman,
    ukuran: ask.ukuran,
    seesWeights: open.weights,
  })
}
