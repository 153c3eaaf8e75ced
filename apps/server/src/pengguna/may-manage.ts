import type { PenugasanBaru } from '@simpul/contract/pengguna.ts'
import {
  isInForce,
  kedudukanOf,
  type Penugasan,
  type Peran,
} from '@simpul/domain/pengguna/peran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'

/** Who works at a posyandu: an operator gives these roles in the own desa. */
const OF_POSYANDU: ReadonlySet<Peran> = new Set([
  'kader',
  'ketua',
  'sekretaris',
  'bendahara',
  'ketua_bidang',
])

/** The role, and the desa of the posyandu it is for. */
export type PenugasanTarget = Pick<PenugasanBaru, 'peran'> & {
  readonly desaKode: string | null
  readonly posyanduId: string | null
}

/**
 * Rule SIAP-6: whether a person may give, end or reset a role: admin everything, DPMD everything but admin, an
 * operator who works at the posyandu of the desa. `ketua` stands for what a ketua may do with the
 * phones of her posyandu.
 */
export function mayManage(
  actorPenugasan: readonly Penugasan[],
  target: PenugasanTarget,
  on: Tanggal,
  withKetua: boolean = false,
): boolean {
  return actorPenugasan.some((penugasan) => {
    if (!isInForce(penugasan, on)) return false
    switch (penugasan.peran) {
      case 'admin':
        return true
      case 'dpmd':
        return target.peran !== 'admin'
      case 'operator':
        return (
          OF_POSYANDU.has(target.peran) &&
          penugasan.wilayahKode !== null &&
          target.desaKode !== null &&
          isInside(target.desaKode, penugasan.wilayahKode)
        )
      case 'ketua':
        return (
          withKetua && OF_POSYANDU.has(target.peran) && penugasan.posyanduId === target.posyanduId
        )
      default:
        return false
    }
  })
}

/** The fields a role cannot do without; the first that is missing is named. */
export function missingField(draft: PenugasanBaru): 'posyanduId' | 'bidang' | 'kantorId' | null {
  if (OF_POSYANDU.has(draft.peran) && draft.posyanduId === null) return 'posyanduId'
  if ((draft.peran === 'kader' || draft.peran === 'ketua_bidang') && draft.bidang === null)
    return 'bidang'
  const kedudukan = kedudukanOf(draft)
  const isOffice =
    kedudukan === 'nakes' ||
    kedudukan === 'desa' ||
    kedudukan === 'kecamatan' ||
    kedudukan === 'dinas'
  return isOffice && draft.kantorId === null ? 'kantorId' : null
}
