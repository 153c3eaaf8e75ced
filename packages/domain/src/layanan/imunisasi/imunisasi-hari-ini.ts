import type { Tanggal } from '../../shared/tanggal.ts'
import { vaksinOf } from './dosis-tercatat.ts'
import type { AlasanRamalan, Ramalan } from './forecast-imunisasi.ts'
import type { JadwalImunisasi } from './jadwal-imunisasi.ts'
import { hariKe } from './lama.ts'

interface BarisHariIni {
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

interface BarisBelum {
  readonly kode: string
  readonly seri: string
  readonly palingCepat: Tanggal
  readonly alasan: AlasanRamalan
  /** whole weeks since what it is counted from: 'baru 3 minggu dari dosis sebelumnya' */
  readonly mingguSejak: number | null
}

interface BarisTanya {
  readonly seri: string
  readonly kode: string
  readonly status: 'ada_tanpa_tanggal' | 'kontraindikasi' | 'ditolak'
  readonly alasan: AlasanRamalan
}

/** What a card says at langkah 4. Codes and dates only: the words stand in the apps. */
interface ImunisasiHariIni {
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
  const atPosyandu: BarisHariIni[] = []
  const diSekolah: BarisHariIni[] = []
  const belum: BarisBelum[] = []
  const tanyaBidan: BarisTanya[] = []
  for (const one of ramalan) {
    if (one.kode === null || one.dibawa !== null) continue
    if (one.status === 'sudah_waktunya' || one.status === 'terlambat') {
      const row = rowOf(one, one.kode, jadwal, onDate)
      if (row) (one.tempat === 'sekolah' ? diSekolah : atPosyandu).push(row)
    } else if (one.status === 'belum_waktunya') {
      const row = one.tempat === 'sekolah' ? null : notYetOf(one, one.kode, onDate)
      if (row) belum.push(row)
    } else if (one.status !== 'tidak_bisa_lagi' && one.status !== 'selesai' && one.alasan) {
      const { seri, kode, status, alasan } = one
      tanyaBidan.push({ seri, kode, status, alasan })
    }
  }
  belum.sort((a, b) => dateOrder(a.palingCepat, b.palingCepat))
  return { ...withinLimit(atPosyandu.sort(byUrgency), jadwal), belum, tanyaBidan, diSekolah }
}

function rowOf(
  { seri, status, palingLambat, isBukuPerluDilihat }: Ramalan,
  kode: string,
  jadwal: JadwalImunisasi,
  onDate: Tanggal,
): BarisHariIni | null {
  const vaksin = vaksinOf(kode, jadwal)
  if (vaksin === null || palingLambat === null) return null
  return {
    kode,
    seri,
    cara: vaksin.cara,
    oleh: vaksin.oleh,
    isTerlambat: status === 'terlambat',
    isKesempatanAkhir: hariKe(palingLambat) - hariKe(onDate) < SEBULAN,
    isBukuPerluDilihat,
  }
}

function notYetOf(
  { seri, dianjurkan, alasan }: Ramalan,
  kode: string,
  onDate: Tanggal,
): BarisBelum | null {
  if (dianjurkan === null || alasan === null) return null
  const isCounted = alasan.kode !== 'umur' && alasan.dari !== null
  return {
    kode,
    seri,
    palingCepat: dianjurkan,
    alasan,
    mingguSejak: isCounted ? Math.floor((hariKe(onDate) - hariKe(alasan.dari)) / 7) : null,
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

function dateOrder(a: Tanggal, b: Tanggal): number {
  return a < b ? -1 : Number(a > b)
}
