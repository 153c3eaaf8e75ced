import { dayOfWeek, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'

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
const BULAN = [
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

/** `Selasa, 30 Des 2026` */
export function hariTanggal(date: Tanggal): string {
  return `${HARI[dayOfWeek(date) - 1]}, ${tanggalPendek(date)}`
}

/** `30 Des 2026` */
export function tanggalPendek(date: Tanggal): string {
  return `${Number(date.slice(8, 10))} ${BULAN_PENDEK[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** `Desember 2026` */
export function namaBulan(bulan: string): string {
  return `${BULAN[Number(bulan.slice(5, 7)) - 1]} ${bulan.slice(0, 4)}`
}

/**
 * An instant as the clock on the wall of a place shows it: `30 Des 2026 pukul 14.05 WITA`. The
 * computer's own zone says nothing: a laptop of the provinsi may stand in another one.
 */
export function waktu(instant: string, zona: ZonaWaktu): string {
  const { tanggal, minuteOfDay } = localNow(Date.parse(instant), zona)
  return `${tanggalPendek(tanggal)} pukul ${jam(minuteOfDay)} ${zona}`
}

/** Minutes after midnight as offices write them: `07.30` */
export function jam(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`
}

/** `1.250.000` */
export function ribuan(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.')
}

/** `21,2 %`: a number that is a share of a hundred. */
export function persen(value: number): string {
  return `${desimal(value, 1)} %`
}

/** `−2,31`: a comma, and a real minus. */
export function desimal(value: number, places: number): string {
  return value.toFixed(places).replace('.', ',').replace('-', '−')
}
