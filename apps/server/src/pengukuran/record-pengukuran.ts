import type { RecordPengukuran } from '@simpul/contract/pengukuran.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import { checkCatatan, findCorrected } from '../hari-buka/catatan-sasaran.ts'
import type { HariBukaRow } from '../hari-buka/hari-buka.store.ts'
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
  const on = { field: 'measuredOn', tanggal: body.measuredOn }
  const sasaran = checkCatatan(work, work.pengukuran, fact, body, on)
  if (!sasaran.ok) return sasaran.error
  if (body.batalKarena === null && isEmpty(body)) return refused('ukuran_kosong', 'weightGram')
  const before = findCorrected(work.pengukuran, fact, body)
  if (!before.ok) return before.error
  const saved = work.pengukuran.add({
    id: body.id,
    posyanduId: sasaran.value.posyanduId,
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
  if (before.value) work.pengukuran.change(before.value, { supersededBy: body.id })
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
