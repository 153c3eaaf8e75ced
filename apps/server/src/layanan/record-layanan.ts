import type { RecordLayanan } from '@simpul/contract/layanan.ts'
import { isKodeLayanan } from '@simpul/domain/layanan/kode-layanan.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import { checkCatatan, findCorrected } from '../hari-buka/catatan-sasaran.ts'
import type { HariBukaRow } from '../hari-buka/hari-buka.store.ts'
import type { Records } from '../records.ts'
import type { SasaranRow } from '../sasaran/sasaran.store.ts'
import type { LayananRow } from './layanan.store.ts'

interface Work {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
  readonly layanan: Records<LayananRow>
}

/** Something given. A kind the server does not know waits on the phone until it does (LAY-5, SYNC-18). */
export function recordLayanan(work: Work, fact: Fact, body: RecordLayanan): Decision {
  if (!isKodeLayanan(body.jenis)) return refused('jenis_tidak_dikenal', 'jenis')
  const on = { field: 'tanggal', tanggal: body.tanggal }
  const sasaran = checkCatatan(work, work.layanan, fact, body, on)
  if (!sasaran.ok) return sasaran.error
  const before = findCorrected(work.layanan, fact, body)
  if (!before.ok) return before.error
  const saved = work.layanan.add({
    id: body.id,
    posyanduId: sasaran.value.posyanduId,
    sasaranId: body.sasaranId,
    hariBukaId: body.hariBukaId,
    jenis: body.jenis,
    tanggal: body.tanggal,
    jumlah: body.jumlah,
    catatan: body.catatan,
    isDisalin: body.isDisalin,
    supersedes: body.supersedes,
    batalKarena: body.batalKarena,
    supersededBy: null,
    typedBy: fact.actor.penggunaId,
    version: 1,
    recordedAt: fact.recordedAt,
    extra: fact.extra,
  })
  if (before.value) work.layanan.change(before.value, { supersededBy: body.id })
  return accepted(saved)
}
