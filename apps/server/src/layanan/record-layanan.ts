import type { RecordLayanan } from '@simpul/contract/layanan.ts'
import { isKodeLayanan } from '@simpul/domain/layanan/kode-layanan.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { HariBukaRow } from '../hari-buka/hari-buka.store.ts'
import { isAhead } from '../hari-buka/move-hari-buka.ts'
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
  const sasaran = work.sasaran.own(body.sasaranId, fact.posyandu.id)
  if (!sasaran) return refused('tidak_ditemukan', 'sasaranId')
  if (work.layanan.has(body.id)) return refused('id_dipakai', 'id')
  if (isAhead(fact, body.tanggal)) return refused('tanggal_di_depan', 'tanggal')
  if (body.tanggal < sasaran.tanggalLahir) return refused('tanggal_sebelum_lahir', 'tanggal')
  if (body.hariBukaId !== null && !work.hariBuka.own(body.hariBukaId, fact.posyandu.id)) {
    return refused('hari_belum_dibuka', 'hariBukaId')
  }
  if (body.batalKarena !== null && body.supersedes === null)
    return refused('isian_salah', 'supersedes')
  const before =
    body.supersedes === null ? undefined : work.layanan.own(body.supersedes, fact.posyandu.id)
  if (body.supersedes !== null) {
    if (before?.sasaranId !== body.sasaranId) return refused('tidak_ditemukan', 'supersedes')
    if (before.supersededBy !== null) return refused('sudah_diganti', 'supersedes')
  }
  const saved = work.layanan.add({
    id: body.id,
    posyanduId: sasaran.posyanduId,
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
  if (before) work.layanan.change(before, { supersededBy: body.id })
  return accepted(saved)
}
