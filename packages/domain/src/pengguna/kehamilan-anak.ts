import { completedMonths, type Tanggal } from '../shared/tanggal.ts'

const DEWASA_BULAN = 18 * 12

/**
 * Rule AKSES-7: that somebody under 18 is pregnant, has just given birth or nurses is one of the
 * sensitive facts (`skrining_peka`), though it is also a service group. Who may not see those sees the
 * group of her age.
 * @param on the date in the zone of whoever looks
 */
export function isKehamilanAnak(
  keadaanIbu: string | null,
  tanggalLahir: Tanggal,
  on: Tanggal,
): boolean {
  return keadaanIbu !== null && completedMonths(tanggalLahir, on) < DEWASA_BULAN
}
