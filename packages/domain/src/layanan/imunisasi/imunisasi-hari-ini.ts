import { daysBetween, type Tanggal } from '../../shared/tanggal.ts'
import { vaksinOf } from './dosis-tercatat.ts'
import type { AlasanRamalan, Ramalan } from './forecast-imunisasi.ts'
import type { JadwalImunisasi } from './jadwal-imunisasi.ts'

export interface BarisHariIni {
  readonly kode: string
  readonly seri: string
  readonly cara: 'suntik' | 'tetes'
  /** a kader never injects and never drops */
  readonly oleh: 'nakes'
  readonly isTerlambat: boolean
  /** the next hari buka, a month away, would be after the last day */
  readonly isKesempatanAkhir: boolean
  readonly isBukuPerluDilihat: boolean
}

export interface BarisBelum {
  readonly kode: string
  readonly seri: string
  readonly palingCepat: Tanggal
  readonly alasan: AlasanRamalan
  /** whole weeks since what it is counted from: 'baru 3 minggu dari dosis sebelumnya' */
  readonly mingguSejak: number | null
}

export interface BarisTanya {
  readonly seri: string
  readonly kode: string
  readonly status: 'ada_tanpa_tanggal' | 'kontraindikasi' | 'ditolak'
  readonly alasan: AlasanRamalan
}

/** What a card says at langkah 4. Codes and dates only: the words stand in the apps. */
export interface ImunisasiHariIni {
  /** in the order in which they are given */
  readonly diberikan: readonly BarisHariIni[]
  /** it is their time, and there are enough injections for one day */
  readonly ditunda: readonly BarisHariIni[]
  readonly belum: readonly BarisBelum[]
  /** for Bu Bidan to decide: nothing of this is given because a list says so */
  readonly tanyaBidan: readonly BarisTanya[]
  /** asked, not offered: 'sudah disuntik di sekolah?' */
  readonly diSekolah: readonly BarisHariIni[]
}

/** From one hari buka to the next, at the longest. */
const SEBULAN = 31

/**
 * Rule IMUN-5: what is given today and in which order: what cannot wait for the next hari buka, then
 * what is late, then the rest in the order of the table. Drops are not counted as injections.
 */
export function imunisasiHariIni(
  ramalan: readonly Ramalan[],
  jadwal: JadwalImunisasi,
  onDate: Tanggal,
): ImunisasiHariIni {
  const due = ramalan
    .filter(({ status, dibawa }) => isDue(status) && dibawa === null)
    .flatMap((one) => rowOf(one, jadwal, onDate) ?? [])
  const atPosyandu = due.filter(({ tempat }) => tempat === 'posyandu').map(({ row }) => row)
  const { diberikan, ditunda } = withinLimit(atPosyandu.toSorted(byUrgency), jadwal)
  return {
    diberikan,
    ditunda,
    belum: ramalan
      .flatMap((one) => notYetOf(one, onDate) ?? [])
      .toSorted((a, b) => dateOrder(a.palingCepat, b.palingCepat)),
    tanyaBidan: ramalan.flatMap((one) => askOf(one) ?? []),
    diSekolah: due.filter(({ tempat }) => tempat === 'sekolah').map(({ row }) => row),
  }
}

function isDue(status: Ramalan['status']): boolean {
  return status === 'sudah_waktunya' || status === 'terlambat'
}

function rowOf(
  ramalan: Ramalan,
  jadwal: JadwalImunisasi,
  onDate: Tanggal,
): { readonly tempat: Ramalan['tempat']; readonly row: BarisHariIni } | null {
  const { kode, seri, status, tempat, palingLambat, isBukuPerluDilihat } = ramalan
  const vaksin = kode === null ? null : vaksinOf(kode, jadwal)
  if (kode === null || vaksin === null || palingLambat === null) return null
  const isKesempatanAkhir = daysBetween(onDate, palingLambat) < SEBULAN
  const isTerlambat = status === 'terlambat'
  const { cara, oleh } = vaksin
  return {
    tempat,
    row: { kode, seri, cara, oleh, isTerlambat, isKesempatanAkhir, isBukuPerluDilihat },
  }
}

function byUrgency(a: BarisHariIni, b: BarisHariIni): number {
  return (
    Number(b.isKesempatanAkhir) - Number(a.isKesempatanAkhir) ||
    Number(b.isTerlambat) - Number(a.isTerlambat)
  )
}

function withinLimit(
  rows: readonly BarisHariIni[],
  { maksimalSuntikan }: JadwalImunisasi,
): Pick<ImunisasiHariIni, 'diberikan' | 'ditunda'> {
  const diberikan: BarisHariIni[] = []
  const ditunda: BarisHariIni[] = []
  let injections = 0
  for (const row of rows) {
    if (row.cara === 'suntik') injections += 1
    if (row.cara === 'suntik' && injections > maksimalSuntikan) ditunda.push(row)
    else diberikan.push(row)
  }
  return { diberikan, ditunda }
}

function notYetOf(ramalan: Ramalan, onDate: Tanggal): BarisBelum | null {
  const { kode, seri, status, dianjurkan, alasan, dibawa, tempat } = ramalan
  if (status !== 'belum_waktunya' || tempat === 'sekolah' || dibawa !== null) return null
  if (kode === null || dianjurkan === null || alasan === null) return null
  const isCounted = alasan.kode !== 'umur' && alasan.dari !== null
  return {
    kode,
    seri,
    palingCepat: dianjurkan,
    alasan,
    mingguSejak: isCounted ? Math.floor(daysBetween(alasan.dari, onDate) / 7) : null,
  }
}

function askOf({ seri, kode, status, alasan }: Ramalan): BarisTanya | null {
  if (kode === null || alasan === null) return null
  if (status !== 'ada_tanpa_tanggal' && status !== 'kontraindikasi' && status !== 'ditolak')
    return null
  return { seri, kode, status, alasan }
}

function dateOrder(a: Tanggal, b: Tanggal): number {
  return a < b ? -1 : Number(a > b)
}
