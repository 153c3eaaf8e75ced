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

/** Short names as offices say them, on screens and in files. */
export const NAMA_BIDANG = {
  pendidikan: 'Pendidikan',
  kesehatan: 'Kesehatan',
  pekerjaan_umum: 'PU: air, WC, sampah, jalan',
  perumahan_rakyat: 'Perumahan',
  trantibumlinmas: 'Ketertiban & keamanan',
  sosial: 'Sosial',
} as const satisfies Record<Bidang, string>
