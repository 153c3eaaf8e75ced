import type { Tanggal } from '../shared/tanggal.ts'
import type { Bidang } from '../wilayah/bidang.ts'

/** Every role a pengguna can be given. A camat has the role `kecamatan`. */
export const PERAN = [
  'kader',
  'ketua',
  'sekretaris',
  'bendahara',
  'ketua_bidang',
  'bidan',
  'nakes',
  'petugas_puskesmas',
  'operator',
  'sekdes',
  'kepala_desa',
  'kecamatan',
  'petugas_dinas',
  'dpmd',
  'tim_pembina',
  'admin',
] as const

export type Peran = (typeof PERAN)[number]

/** Who works at a posyandu. */
export const PERAN_POSYANDU: readonly Peran[] = [
  'kader',
  'ketua',
  'sekretaris',
  'bendahara',
  'ketua_bidang',
]

/** A named task inside a Dinas Kesehatan: gizi sees growth, P2 sees the sensitive screening. */
export const FUNGSI_DINAS = ['gizi', 'p2'] as const
export type FungsiDinas = (typeof FUNGSI_DINAS)[number]

/**
 * A role with its scope and its dates. What the office is and serves is joined in by whoever loads
 * it, so that the rules need no look-up.
 */
export interface Penugasan {
  readonly peran: Peran
  /** kader and pengurus */
  readonly posyanduId: string | null
  /** kader and ketua bidang: theirs. A nakes with `pekerjaan_umum` is a sanitarian. */
  readonly bidang: Bidang | null
  /** desa: the desa; kecamatan: the kecamatan; tim pembina: the area of its level, null the kabupaten */
  readonly wilayahKode: string | null
  readonly kantorId: string | null
  /** what the office answers for */
  readonly kantorBidang: readonly Bidang[]
  /** codes of the desa a Puskesmas or Pustu serves */
  readonly desaDilayani: readonly string[]
  readonly fungsi: FungsiDinas | null
  readonly berlakuDari: Tanggal
  /** the last day in force; null: no end */
  readonly berlakuSampai: Tanggal | null
  /** the penugasan whose holder gave this one for a time */
  readonly delegasiDari: string | null
}

/**
 * Rule AKSES-1: a penugasan holds from its first to its last day, both included. A delegation
 * without an end is no delegation: it would be a second kepala desa.
 */
export function isInForce(penugasan: Penugasan, on: Tanggal): boolean {
  if (on < penugasan.berlakuDari) return false
  if (penugasan.berlakuSampai === null) return penugasan.delegasiDari === null
  return on <= penugasan.berlakuSampai
}

/** How a penugasan stands in the table of who may see what. */
export type Kedudukan =
  | 'kader_kesehatan'
  | 'kader_bidang_lain'
  | 'nakes'
  | 'desa'
  | 'kecamatan'
  | 'dinas'
  | 'dpmd'
  | 'tim_pembina'
  | 'admin'

/**
 * Ketua, sekretaris and the ketua of bidang kesehatan stand as kader kesehatan; bendahara and the
 * other ketua bidang as kader of another bidang (docs/aturan/hak-akses.md).
 */
export function kedudukanOf(penugasan: Pick<Penugasan, 'peran' | 'bidang'>): Kedudukan {
  switch (penugasan.peran) {
    case 'ketua':
    case 'sekretaris':
      return 'kader_kesehatan'
    case 'bendahara':
      return 'kader_bidang_lain'
    case 'kader':
    case 'ketua_bidang':
      return penugasan.bidang === 'kesehatan' ? 'kader_kesehatan' : 'kader_bidang_lain'
    case 'bidan':
    case 'nakes':
    case 'petugas_puskesmas':
      return 'nakes'
    case 'operator':
    case 'sekdes':
    case 'kepala_desa':
      return 'desa'
    case 'petugas_dinas':
      return 'dinas'
    case 'kecamatan':
    case 'dpmd':
    case 'tim_pembina':
    case 'admin':
      return penugasan.peran
  }
}

/** What a penugasan of a role cannot do without, in the order in which it is asked. */
export function isianWajib(peran: Peran): readonly ('posyanduId' | 'bidang' | 'kantorId')[] {
  if (peran === 'kader' || peran === 'ketua_bidang') return ['posyanduId', 'bidang']
  if (PERAN_POSYANDU.includes(peran)) return ['posyanduId']
  // Who looks at the whole kabupaten may be of no office of it.
  return ['admin', 'dpmd', 'tim_pembina'].includes(peran) ? [] : ['kantorId']
}
