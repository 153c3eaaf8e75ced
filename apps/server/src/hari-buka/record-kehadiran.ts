import type { CancelKehadiran, MarkKehadiran, RecordKehadiran } from '@simpul/contract/hari-buka.ts'
import { hariBukaId, kehadiranId } from '@simpul/domain/shared/ids.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records } from '../records.ts'
import type { SasaranRow } from '../sasaran/sasaran.store.ts'
import type { HariBukaRow, KehadiranRow } from './hari-buka.store.ts'

interface Work {
  readonly sasaran: Records<SasaranRow>
  readonly hariBuka: Records<HariBukaRow>
  readonly kehadiran: Records<KehadiranRow>
}

/** SYNC-15: the same person on two phones is one kehadiran, and the number that arrived first stays. */
export function recordKehadiran(work: Work, fact: Fact, body: RecordKehadiran): Decision {
  const { posyandu } = fact
  if (body.hariBukaId !== hariBukaId(posyandu.id, body.tanggal))
    return refused('isian_salah', 'hariBukaId')
  if (body.kehadiranId !== kehadiranId(posyandu.id, body.tanggal, body.sasaranId)) {
    return refused('isian_salah', 'kehadiranId')
  }
  const sasaran = work.sasaran.own(body.sasaranId, posyandu.id)
  if (!sasaran) return refused('tidak_ditemukan', 'sasaranId')
  if (body.tanggal < sasaran.tanggalLahir) return refused('tanggal_sebelum_lahir', 'tanggal')
  const day = work.hariBuka.own(body.hariBukaId, posyandu.id)
  if (!day || day.status === 'direncanakan') return refused('hari_belum_dibuka', 'tanggal')
  const found = work.kehadiran.own(body.kehadiranId, posyandu.id)
  if (found)
    return accepted(
      found.batalKarena === null ? found : work.kehadiran.change(found, { batalKarena: null }),
    )
  return accepted(
    work.kehadiran.add({
      id: body.kehadiranId,
      hariBukaId: body.hariBukaId,
      posyanduId: posyandu.id,
      sasaranId: body.sasaranId,
      tanggal: body.tanggal,
      nomorAntrean: body.nomorAntrean,
      langkahSelesai: [],
      isTamu: body.isTamu,
      batalKarena: null,
      version: 1,
      recordedAt: fact.recordedAt,
      extra: fact.extra,
    }),
  )
}

/** Marks only add. */
export function markKehadiran(work: Work, fact: Fact, body: MarkKehadiran): Decision {
  const found = work.kehadiran.own(body.kehadiranId, fact.posyandu.id)
  if (!found) return refused('tidak_ditemukan', 'kehadiranId')
  if (found.langkahSelesai.includes(body.langkah)) return accepted(found)
  const langkahSelesai = [...found.langkahSelesai, body.langkah].toSorted((a, b) => a - b)
  return accepted(work.kehadiran.change(found, { langkahSelesai }))
}

export function cancelKehadiran(work: Work, fact: Fact, body: CancelKehadiran): Decision {
  const found = work.kehadiran.own(body.kehadiranId, fact.posyandu.id)
  if (!found) return refused('tidak_ditemukan', 'kehadiranId')
  if (found.batalKarena !== null) return accepted(found)
  return accepted(work.kehadiran.change(found, { batalKarena: body.alasan }))
}
