import type { Pemetaan } from '@simpul/contract/impor.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { missingFields, sidikKepala } from '../sasaran/pemetaan-impor.ts'
import {
  clearBaris,
  dropBerkas,
  type Impor,
  loadPosyandu,
  rememberPemetaan,
  setImpor,
} from './impor.store.ts'

type Moved = Result<Impor, Refusal>

/** A mapping is chosen: every column that must be known is, and only posyandu of this desa are named. */
export async function mapImpor(
  tx: Tx,
  actor: Actor,
  impor: Impor,
  pemetaan: Pemetaan,
): Promise<Moved> {
  const kk = actor.kabupatenKode
  if (!isOpenToCheck(impor)) return err({ kode: 'langkah_tidak_sah' })
  const missing = missingFields(pemetaan, impor.jenis, impor.desaKode)
  if (missing.length > 0) return err({ kode: 'kolom_tidak_lengkap', field: missing.join(',') })
  const own = new Set<string | null>([
    null,
    ...(await loadPosyandu(tx, kk, impor.desaKode)).map(({ id }) => id),
  ])
  const named = [pemetaan.posyanduDefault, ...Object.values(pemetaan.posyanduByRw)]
  if (!named.every((id) => own.has(id))) return err({ kode: 'isian_salah', field: 'posyandu' })

  await setImpor(tx, kk, impor.id, { pemetaan, status: 'diperiksa', barisSelesai: 0 })
  await rememberPemetaan(tx, kk, impor.jenis, sidikKepala(impor.kepala?.kepala ?? []), pemetaan)
  return ok({ ...impor, pemetaan, status: 'diperiksa' })
}

/**
 * The yes of a person; also after the server was stopped in the middle (`berjalan`, nobody at work),
 * and after a bug stopped the writing. What stopped in its check has nothing to write yet.
 */
export async function startImpor(tx: Tx, actor: Actor, impor: Impor): Promise<Moved> {
  const canGoOn = impor.status === 'gagal' && rowsToWrite(impor) > 0
  if (impor.status !== 'siap' && impor.status !== 'berjalan' && !canGoOn)
    return err({ kode: 'langkah_tidak_sah' })
  await setImpor(tx, actor.kabupatenKode, impor.id, { status: 'berjalan' })
  await recordAudit(tx, actor, 'impor.run', impor.id, {
    jenis: impor.jenis,
    baris: impor.jumlahBaris,
  })
  return ok({ ...impor, status: 'berjalan' })
}

/** What was written stays; the rest is given up. Nobody may be at work on it: the route sees to that. */
export async function cancelImpor(tx: Tx, actor: Actor, impor: Impor): Promise<Moved> {
  const kk = actor.kabupatenKode
  if (!isOpenToCheck(impor) && impor.status !== 'berjalan')
    return err({ kode: 'langkah_tidak_sah' })
  // While it is checked the count is of rows read, and none of them was written.
  const barisSelesai = impor.status === 'diperiksa' ? 0 : impor.barisSelesai
  await setImpor(tx, kk, impor.id, { status: 'dibatalkan', barisSelesai, isFinished: true })
  await clearBaris(tx, kk, impor.id)
  await dropBerkas(tx, kk, impor.id)
  await recordAudit(tx, actor, 'impor.cancel', impor.id, { ditulis: barisSelesai })
  return ok({ ...impor, barisSelesai, status: 'dibatalkan' })
}

/** After a stop too: a second check finds what was written and leaves it out. */
function isOpenToCheck({ status }: Impor): boolean {
  return status === 'diperiksa' || status === 'siap' || status === 'gagal'
}

function rowsToWrite({ hitungan }: Impor): number {
  return (hitungan['baru'] ?? 0) + (hitungan['perbarui'] ?? 0)
}
