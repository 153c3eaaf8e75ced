import type { RecordPengukuran } from '@simpul/contract/pengukuran.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { HariBukaRow } from '../hari-buka/hari-buka.store.ts'
import { isAhead } from '../hari-buka/move-hari-buka.ts'
import type { Records } from '../records.ts'
import type { SasaranRow } from '../sasaran/sasaran.store.ts'
import type { PengukuranRow } from './pengukuran.store.ts'

interface Work {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
  readonly pengukuran: Records<PengukuranRow>
}

/**
 * SYNC-14: a weighing is never refused because somebody else weighed too. A correction is a record of
 * its own; of two corrections of one record the second is refused, and its phone shows the first.
 */
export function recordPengukuran(work: Work, fact: Fact, body: RecordPengukuran): Decision {
  const sasaran = work.sasaran.own(body.sasaranId, fact.posyandu.id)
  if (!sasaran) return refused('tidak_ditemukan', 'sasaranId')
  if (work.pengukuran.has(body.id)) return refused('id_dipakai', 'id')
  if (isAhead(fact, body.measuredOn)) return refused('tanggal_di_depan', 'measuredOn')
  if (body.measuredOn < sasaran.tanggalLahir) return refused('tanggal_sebelum_lahir', 'measuredOn')
  if (body.hariBukaId !== null && !work.hariBuka.own(body.hariBukaId, fact.posyandu.id)) {
    return refused('hari_belum_dibuka', 'hariBukaId')
  }
  if (body.batalKarena === null && isEmpty(body)) return refused('ukuran_kosong', 'weightGram')
  if (body.batalKarena !== null && body.supersedes === null)
    return refused('isian_salah', 'supersedes')

  const before =
    body.supersedes === null ? undefined : work.pengukuran.own(body.supersedes, fact.posyandu.id)
  if (body.supersedes !== null) {
    if (before?.sasaranId !== body.sasaranId) return refused('tidak_ditemukan', 'supersedes')
    if (before.supersededBy !== null) return refused('sudah_diganti', 'supersedes')
  }
  const saved = work.pengukuran.add({
    id: body.id,
    posyanduId: sasaran.posyanduId,
    asalPosyanduId: fact.posyandu.id,
    sasaranId: body.sasaranId,
    hariBukaId: body.hariBukaId,
    konteks: body.konteks,
    measuredOn: body.measuredOn,
    weightGram: body.weightGram,
    lengthMm: body.lengthMm,
    posisiUkur: body.posisiUkur,
    lilaMm: body.lilaMm,
    lingkarKepalaMm: body.lingkarKepalaMm,
    edema: body.edema,
    alasanTidakWajar: body.alasanTidakWajar,
    measuredBy: body.measuredBy,
    supersedes: body.supersedes,
    batalKarena: body.batalKarena,
    supersededBy: null,
    typedBy: fact.actor.penggunaId,
    version: 1,
    recordedAt: fact.recordedAt,
    extra: fact.extra,
  })
  if (before) work.pengukuran.change(before, { supersededBy: body.id })
  return accepted(saved)
}

/** Oedema seen is a finding of its own; a tape not held is not a zero. */
function isEmpty(body: RecordPengukuran): boolean {
  return (
    body.weightGram === null &&
    body.lengthMm === null &&
    body.lilaMm === null &&
    body.lingkarKepalaMm === null &&
    body.edema !== true
  )
}
