import type { AskPrevalensi, PrevalensiAnswer } from '@simpul/contract/indikator.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { inScope, isEmptyScope, scopeOf } from '../posyandu/scope-posyandu.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { anakTerbukaDi, bagianTerbuka } from './anak-terbuka.ts'
import { ketajamanStatus, ketajamanWilayah } from './angka.ts'
import { prevalensiQuery, tempatPrevalensi } from './prevalensi.query.ts'
import { prevalensiViews } from './prevalensi-view.ts'

/** Prevalence of an area or of one posyandu, by WHO's days, as sharp as the reader may see it. */
export async function readPrevalensi(
  tx: Tx,
  viewer: Viewer,
  ask: AskPrevalensi,
): Promise<Result<PrevalensiAnswer, { kode: 'tidak_ditemukan' | 'tidak_berwenang' }>> {
  const cakupan = scopeOf(viewer.penugasan, 'laporan.month.read', viewer.today)
  if (isEmptyScope(cakupan)) return err({ kode: 'tidak_berwenang' })
  let ketajaman = ketajamanWilayah(viewer)
  if (ask.posyandu !== undefined) {
    const { rows } = await sql<{ id: PosyanduId; desa_kode: string }>`
      select p.id, p.desa_kode from posyandu p
      where p.id = ${ask.posyandu} and ${inScope(cakupan, 'p.desa_kode', 'p.id')}
    `.execute(tx)
    const found = rows[0]
    if (!found) return err({ kode: 'tidak_ditemukan' })
    ketajaman = ketajamanStatus(viewer, found.id, found.desa_kode)
  }
  if (ketajaman === 'tidak') return err({ kode: 'tidak_berwenang' })
  const span = {
    dari: ask.dari,
    sampai: ask.sampai,
    wilayahKode: ask.wilayah ?? null,
    posyanduId: ask.posyandu ?? null,
  }
  const rows = await prevalensiQuery(tx, cakupan, span)
  const open = anakTerbukaDi(viewer, await tempatPrevalensi(tx, cakupan, span))
  return ok({
    metode: 'who_harian',
    rows: prevalensiViews(rows, ketajaman),
    bagian: bagianTerbuka(open),
  })
}
