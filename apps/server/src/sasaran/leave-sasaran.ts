import type { LeaveSasaran } from '@simpul/contract/sasaran.ts'
import { addDays } from '@simpul/domain/shared/tanggal.ts'
import { accepted, type Decision, type Fact, refused } from '../command-decision.ts'
import type { Records } from '../records.ts'
import type { SasaranRow } from './sasaran.store.ts'

/** Every reminder and list ends, facts stay. `aktif` takes it back: the wrong person was tapped. */
export function leaveSasaran(
  work: { readonly sasaran: Records<SasaranRow> },
  fact: Fact,
  body: LeaveSasaran,
): Decision {
  const sasaran = work.sasaran.own(body.sasaranId, fact.posyandu.id)
  if (!sasaran) return refused('tidak_ditemukan', 'sasaranId')
  if (sasaran.posyanduId !== fact.posyandu.id) return refused('sudah_keluar', 'sasaranId')
  const isLeaving = body.statusSasaran !== 'aktif'
  if (isLeaving && body.leftOn === null) return refused('isian_salah', 'leftOn')
  if (body.leftOn !== null && body.leftOn < sasaran.tanggalLahir)
    return refused('tanggal_sebelum_lahir', 'leftOn')
  if (body.leftOn !== null && body.leftOn > addDays(fact.today, 1))
    return refused('tanggal_di_depan', 'leftOn')
  if (body.statusSasaran === sasaran.statusSasaran && body.leftOn === sasaran.leftOn)
    return accepted(sasaran)
  // Two phones that tell different ends of one person: a human looks, the first stays until then.
  const isStale = (fact.versionSeen(sasaran.id) ?? 0) < sasaran.version
  if (sasaran.statusSasaran !== 'aktif' && isStale) return refused('sudah_keluar', 'statusSasaran')
  return accepted(
    work.sasaran.change(sasaran, {
      statusSasaran: body.statusSasaran,
      leftOn: isLeaving ? body.leftOn : null,
      pindahKe: isLeaving && body.pindahKe !== '' ? body.pindahKe : null,
      extra: { ...sasaran.extra, ...fact.extra },
    }),
  )
}
