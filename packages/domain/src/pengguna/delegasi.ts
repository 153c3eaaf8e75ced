import { addDays, type Tanggal } from '../shared/tanggal.ts'

/** The role a delegation was taken from, and its holder's account. */
interface PemberiDelegasi {
  /** the last day of the giver's own role; null: no end */
  readonly berlakuSampai: Tanggal | null
  /** the day the giver's account was closed; null: it is open */
  readonly nonaktifSejak: Tanggal | null
}

/**
 * Rule AKSES-11: who is no longer kepala desa has nothing left to hand over, so a delegation ends with
 * the role it was taken from, and at once when the giver's account is closed.
 * @returns the last day it holds
 */
export function lastDayOfDelegasi(
  sampai: Tanggal | null,
  pemberi: PemberiDelegasi,
): Tanggal | null {
  const closed = pemberi.nonaktifSejak === null ? null : addDays(pemberi.nonaktifSejak, -1)
  const ends = [sampai, pemberi.berlakuSampai, closed].filter((end) => end !== null)
  return ends.toSorted()[0] ?? null
}

/** Longer than this a kepala desa is not away: somebody else is in office, and DPMD says so. */
export const MASA_DELEGASI_HARI = 180

/** Rule AKSES-11: a delegation has two days in order, is not over, and is not too long. */
export function isMasaDelegasi(dari: Tanggal, sampai: Tanggal, today: Tanggal): boolean {
  return sampai >= dari && sampai >= today && sampai <= addDays(dari, MASA_DELEGASI_HARI)
}
