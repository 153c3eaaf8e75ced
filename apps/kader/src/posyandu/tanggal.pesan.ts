import {
  type Bulan,
  completedMonths,
  dayOfWeek,
  daysBetween,
  type Tanggal,
} from '@simpul/domain/shared/tanggal.ts'

const HARI = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const
const BULAN_PENDEK = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const
const BULAN_PANJANG = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const

/** 8 Sep 2026 */
export function tanggalPendek(date: Tanggal): string {
  return `${Number(date.slice(8, 10))} ${BULAN_PENDEK[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

/** Selasa, 8 September 2026 */
export function tanggalPanjang(date: Tanggal): string {
  const bulan = BULAN_PANJANG[Number(date.slice(5, 7)) - 1] ?? ''
  return `${HARI[dayOfWeek(date) - 1] ?? ''}, ${Number(date.slice(8, 10))} ${bulan} ${date.slice(0, 4)}`
}

/** September 2026 */
export function bulanPanjang(bulan: Bulan): string {
  return `${BULAN_PANJANG[Number(bulan.slice(5, 7)) - 1] ?? ''} ${bulan.slice(0, 4)}`
}

/** Days in the first month of life, months to 2 years, years and months to 6, then years. */
export function umurText(birthDate: Tanggal, on: Tanggal): string {
  const months = completedMonths(birthDate, on)
  if (months < 1) return `${Math.max(daysBetween(birthDate, on), 0)} hari`
  if (months < 24) return `${months} bulan`
  const years = Math.floor(months / 12)
  if (months >= 72) return `${years} tahun`
  return months % 12 === 0 ? `${years} tahun` : `${years} tahun ${months % 12} bulan`
}

/** An instant of the device as its hour, in the clock of this phone. */
function jamText(instant: string): string {
  const at = new Date(instant)
  return `${String(at.getHours()).padStart(2, '0')}.${String(at.getMinutes()).padStart(2, '0')}`
}

/** An instant as day and hour, in the clock of this phone: no date of service is ever shown by this. */
export function waktuText(instant: string): string {
  const at = new Date(instant)
  return `${at.getDate()} ${BULAN_PENDEK[at.getMonth()] ?? ''} ${at.getFullYear()} ${jamText(instant)}`
}
