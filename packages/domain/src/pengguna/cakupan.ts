import type { Bidang } from '../wilayah/bidang.ts'
import { isInside } from '../wilayah/kode-wilayah.ts'
import { kedudukanOf, type Penugasan } from './peran.ts'

/** What a person wants to see or do something with. null: not of any one posyandu, desa, office. */
export interface TargetAkses {
  readonly posyanduId: string | null
  readonly desaKode: string | null
  /** of the matter, when it is about a matter */
  readonly bidang: Bidang | null
  /** the office that has the matter now */
  readonly kantorId: string | null
}

/** A whole posyandu, no matter in particular. */
export function targetPosyandu(posyanduId: string, desaKode: string): TargetAkses {
  return { posyanduId, desaKode, bidang: null, kantorId: null }
}

/**
 * Rule AKSES-2: whether the place of a target lies in the scope of a penugasan. A posyandu's people
 * reach their posyandu, the desa its desa, a nakes the desa served and what was handed to the own
 * Puskesmas from elsewhere, a kecamatan its desa, a dinas and DPMD the kabupaten, a tim pembina the
 * area of its level. An office reaches a matter only while it has it: `hasMatter`.
 */
export function isInScope(penugasan: Penugasan, target: TargetAkses): boolean {
  switch (kedudukanOf(penugasan)) {
    case 'kader_kesehatan':
    case 'kader_bidang_lain':
      return penugasan.posyanduId !== null && penugasan.posyanduId === target.posyanduId
    case 'nakes':
      return (
        hasMatter(penugasan, target) ||
        (target.desaKode !== null && penugasan.desaDilayani.includes(target.desaKode))
      )
    case 'desa':
      return penugasan.wilayahKode !== null && penugasan.wilayahKode === target.desaKode
    case 'kecamatan':
      return (
        penugasan.wilayahKode !== null &&
        target.desaKode !== null &&
        isInside(target.desaKode, penugasan.wilayahKode)
      )
    case 'tim_pembina':
      return (
        penugasan.wilayahKode === null ||
        (target.desaKode !== null && isInside(target.desaKode, penugasan.wilayahKode))
      )
    case 'dinas':
    case 'dpmd':
    case 'admin':
      return true
  }
}

/** True when the matter lies at the office of this penugasan. */
export function hasMatter(penugasan: Penugasan, target: TargetAkses): boolean {
  return penugasan.kantorId !== null && penugasan.kantorId === target.kantorId
}
