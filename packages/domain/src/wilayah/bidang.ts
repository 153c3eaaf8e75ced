/** The six bidang of the SPM, in the order of Permendagri 13/2024. */
export const BIDANG = [
  'pendidikan',
  'kesehatan',
  'pekerjaan_umum',
  'perumahan_rakyat',
  'trantibumlinmas',
  'sosial',
] as const

export type Bidang = (typeof BIDANG)[number]
