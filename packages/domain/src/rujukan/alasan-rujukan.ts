import type { AlasanTindakan } from '../pertumbuhan/tindakan.ts'

/** A kind of temuan in bidang kesehatan that takes the road of a health referral. */
export type AlasanTemuan =
  | 'perlu_diperiksa'
  | 'tidak_datang_posyandu'
  | 'jkn_tidak_aktif'
  | 'butuh_alat_bantu_kesehatan'

/** Why somebody is sent to the Puskesmas: what a rule found at the scale, or what a kader heard. */
export type AlasanRujukan = AlasanTindakan | AlasanTemuan
