import type { PenugasanBaru } from '@simpul/contract/pengguna.ts'
import {
  isInForce,
  isianWajib,
  PERAN_POSYANDU,
  type Penugasan,
} from '@simpul/domain/pengguna/peran.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'

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
          PERAN_POSYANDU.includes(target.peran) &&
          penugasan.wilayahKode !== null &&
          target.desaKode !== null &&
          isInside(target.desaKode, penugasan.wilayahKode)
        )
      case 'ketua':
        return (
          withKetua &&
          PERAN_POSYANDU.includes(target.peran) &&
          penugasan.posyanduId === target.posyanduId
        )
      default:
        return false
    }
  })
}

/** The fields a role cannot do without; the first that is missing is named. */
export function missingField(draft: PenugasanBaru) {
  return isianWajib(draft.peran).find((field) => draft[field] === null) ?? null
}
