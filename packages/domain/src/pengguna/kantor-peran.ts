import type { Bidang } from '../wilayah/bidang.ts'
import type { JenisKantor } from '../wilayah/jenis-kantor.ts'
import { kedudukanOf, type Peran } from './peran.ts'

/**
 * Rule AKSES-8: the kinds of office a role can be held in. Somebody of a Puskesmas who sat in a Dinas
 * would serve no desa and see nothing; an officer of a Dinas in a Puskesmas would answer for no bidang.
 * Empty: the role is held in a posyandu, or nowhere.
 */
export function jenisKantorOf(peran: Peran): readonly JenisKantor[] {
  if (peran === 'tim_pembina') return ['tim_pembina', 'kecamatan', 'dpmd']
  switch (kedudukanOf({ peran, bidang: null })) {
    case 'nakes':
      return ['puskesmas', 'pustu']
    case 'desa':
      return ['desa']
    case 'kecamatan':
      return ['kecamatan']
    case 'dinas':
      return ['dinas']
    case 'dpmd':
      return ['dpmd']
    default:
      return []
  }
}

/** Whether a role holds a named task: an officer of a dinas that answers for kesehatan. */
export function mayHaveFungsi(peran: Peran, kantorBidang: readonly Bidang[]): boolean {
  return peran === 'petugas_dinas' && kantorBidang.includes('kesehatan')
}
