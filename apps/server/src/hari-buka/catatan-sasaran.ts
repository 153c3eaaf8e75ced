import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records, Stored } from '../records.ts'
import type { SasaranRow } from '../sasaran/sasaran.store.ts'
import type { HariBukaRow } from './hari-buka.store.ts'
import { isAhead } from './move-hari-buka.ts'

/** What is weighed or given, as far as it is judged alike: whose it is, when, and what it corrects. */
interface Catatan {
  readonly id: string
  readonly sasaranId: string
  readonly hariBukaId: string | null
  readonly supersedes: string | null
  readonly batalKarena: string | null
}
interface Corrected extends Stored {
  readonly sasaranId: string
  readonly supersededBy: string | null
}
interface Work {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
}

/** The sasaran of a new record that may stand on its day. */
export function checkCatatan(
  work: Work,
  rows: Pick<Records<Stored>, 'has'>,
  fact: Fact,
  body: Catatan,
  on: { readonly field: string; readonly tanggal: Tanggal },
): Result<SasaranRow, Decision> {
  const sasaran = work.sasaran.own(body.sasaranId, fact.posyandu.id)
  if (!sasaran) return err(refused('tidak_ditemukan', 'sasaranId'))
  if (rows.has(body.id)) return err(refused('id_dipakai', 'id'))
  if (isAhead(fact, on.tanggal)) return err(refused('tanggal_di_depan', on.field))
  if (on.tanggal < sasaran.tanggalLahir) return err(refused('tanggal_sebelum_lahir', on.field))
  if (body.hariBukaId !== null && !work.hariBuka.own(body.hariBukaId, fact.posyandu.id))
    return err(refused('hari_belum_dibuka', 'hariBukaId'))
  return ok(sasaran)
}

/** The record that this one takes the place of; null: none. Of two corrections the second is refused. */
export function findCorrected<R extends Corrected>(
  rows: Records<R>,
  fact: Fact,
  { sasaranId, supersedes, batalKarena }: Catatan,
): Result<R | null, Decision> {
  if (supersedes === null)
    return batalKarena === null ? ok(null) : err(refused('isian_salah', 'supersedes'))
  const before = rows.own(supersedes, fact.posyandu.id)
  if (before?.sasaranId !== sasaranId) return err(refused('tidak_ditemukan', 'supersedes'))
  if (before.supersededBy !== null) return err(refused('sudah_diganti', 'supersedes'))
  return ok(before)
}
