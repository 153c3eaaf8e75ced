import type { IsiTangga } from '@simpul/contract/paket.ts'

/** What a kabupaten may move; what is a danger at once stays on the fourth rung. */
export const MOVABLE = [
  'lila_gizi_kurang',
  'dua_t',
  'bawah_garis_merah',
  'kata_nakes',
  't',
  'di_atas_garis_oranye',
  'ragu',
  'bulan_lalu_tidak_ditimbang',
] as const satisfies readonly (keyof IsiTangga['tangga'])[]
export const FIXED = [
  'tanda_bahaya',
  'edema',
  'lila_gizi_buruk',
] as const satisfies readonly (keyof IsiTangga['tangga'])[]
