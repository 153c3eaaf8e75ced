import type { Tanggal } from '../../shared/tanggal.ts'
import { vaksinOf } from './dosis-tercatat.ts'
import type { KeadaanSeri, PenilaianImunisasi } from './evaluate-imunisasi.ts'
import type {
  JadwalImunisasi,
  Kontraindikasi,
  OrangImunisasi,
  Penolakan,
  TargetDosis,
} from './jadwal-imunisasi.ts'
import { addLama, hariKe, Kelahiran, tanggalDari } from './lama.ts'

export type StatusRamalan =
  | 'selesai'
  | 'belum_waktunya'
  | 'sudah_waktunya'
  | 'terlambat'
  | 'tidak_bisa_lagi'
  | 'kontraindikasi'
  | 'ditolak'
  | 'ada_tanpa_tanggal'

type KodeAlasanRamalan =
  | 'umur'
  | 'jarak_dosis'
  | 'ulang_dosis_tidak_sah'
  | 'jarak_vaksin_hidup'
  | 'umur_lewat'
  | 'tidak_sempat'
  | 'kontraindikasi'
  | 'ditolak'
  | 'tanggal_tidak_tahu'

/** The one thing that decides, as a code and dates: its words stand in the apps. */
export interface AlasanRamalan {
  readonly kode: KodeAlasanRamalan
  /** birth, the dose or the refusal it is counted from */
  readonly dari: Tanggal | null
  /** until when it holds; null: for good, or nobody knows */
  readonly sampai: Tanggal | null
  /** the reason a family gave, as its code */
  readonly keterangan: string | null
}

/** The next dose of a series. Its four dates are null when there is none. */
export interface Ramalan {
  readonly seri: string
  readonly versiId: string
  readonly tempat: 'posyandu' | 'sekolah'
  readonly status: StatusRamalan
  /** valid doses, and how many there must be */
  readonly sudah: number
  readonly perlu: number
  /** code of the next dose; null when the series is complete */
  readonly kode: string | null
  readonly palingCepat: Tanggal | null
  readonly dianjurkan: Tanggal | null
  readonly terlambatMulai: Tanggal | null
  /** the last day on which it may still be given */
  readonly palingLambat: Tanggal | null
  readonly alasan: AlasanRamalan | null
  /** a combination that is offered at the same time brings this one along: not injected apart */
  readonly dibawa: string | null
  /** written down under a later number than it counts for: earlier ones may stand in the Buku KIA */
  readonly isBukuPerluDilihat: boolean
  /** codes that were ticked without a date and may be what is missing */
  readonly tanpaTanggal: readonly string[]
}

/**
 * Rule IMUN-4: what comes next in each series, when, and why not now (CDSi, forecast). Earliest by
 * age and intervals, never with the tolerance; recommended by age, and not before the earliest; late
 * by age, also for who is catching up. On the day asked, by the schedule in force on it.
 */
export function forecastImunisasi(
  orang: OrangImunisasi,
  penilaian: PenilaianImunisasi,
): readonly Ramalan[] {
  const kelahiran = new Kelahiran(orang.birthDate)
  const on = hariKe(penilaian.onDate)
  const plain = penilaian.seri.map((keadaan) =>
    forecastSeri(keadaan, orang, kelahiran, on, penilaian),
  )
  const carriers = plain.filter((one) => isCarrier(one, penilaian.jadwal))
  if (carriers.length === 0) return plain
  return plain.map((ramalan) => withCarrier(ramalan, carriers, penilaian))
}

function forecastSeri(
  keadaan: KeadaanSeri,
  orang: OrangImunisasi,
  kelahiran: Kelahiran,
  on: number,
  penilaian: PenilaianImunisasi,
): Ramalan {
  const { versi, pola, sah } = keadaan
  const target = pola.dosis[sah.length]
  if (!target) return complete(keadaan)
  const days = daysOf(target, keadaan, kelahiran, penilaian)
  const { status, alasan } = statusOf(keadaan, orang, on, days, penilaian)
  return {
    seri: versi.seri,
    versiId: versi.id,
    tempat: versi.tempat,
    status,
    sudah: sah.length,
    perlu: pola.dosis.length,
    kode: target.kode,
    palingCepat: tanggalDari(days.earliest),
    dianjurkan: tanggalDari(days.recommended),
    terlambatMulai: tanggalDari(days.late),
    palingLambat: tanggalDari(days.last),
    alasan,
    dibawa: null,
    isBukuPerluDilihat: sah.some(
      (one, i) => one.vaksin.untuk[0] === versi.seri && one.kode.nomor > i + 1,
    ),
    tanpaTanggal: keadaan.tanpaTanggal.map((one) => one.kode.kode),
  }
}

function complete({ versi, pola, sah }: KeadaanSeri): Ramalan {
  return {
    seri: versi.seri,
    versiId: versi.id,
    tempat: versi.tempat,
    status: 'selesai',
    sudah: sah.length,
    perlu: pola.dosis.length,
    kode: null,
    palingCepat: null,
    dianjurkan: null,
    terlambatMulai: null,
    palingLambat: null,
    alasan: null,
    dibawa: null,
    isBukuPerluDilihat: false,
    tanpaTanggal: [],
  }
}

interface Days {
  readonly earliest: number
  readonly recommended: number
  readonly late: number
  readonly last: number
  /** what the recommended day waits for, and since when */
  readonly waitsFor: KodeAlasanRamalan
  readonly since: number
}

function daysOf(
  target: TargetDosis,
  keadaan: KeadaanSeri,
  kelahiran: Kelahiran,
  { jadwal, hidup }: PenilaianImunisasi,
): Days {
  let earliest = kelahiran.berumur(target.umurMinimal)
  let waitsFor: KodeAlasanRamalan = 'umur'
  let since = kelahiran.day
  const wait = (kode: KodeAlasanRamalan, from: number, until: number) => {
    if (until <= earliest) return
    earliest = until
    waitsFor = kode
    since = from
  }
  const former = keadaan.sah.at(-1)?.day ?? null
  if (former !== null && target.jarak !== null) {
    wait('jarak_dosis', former, addLama(former, target.jarak))
  }
  const { tidakSahHari } = keadaan
  if (tidakSahHari !== null) {
    wait('ulang_dosis_tidak_sah', tidakSahHari, addLama(tidakSahHari, jadwal.jarakUlang))
  }
  const vaksin = vaksinOf(target.kode, jadwal)
  if (vaksin?.isHidup && vaksin.cara === 'suntik') {
    const others = hidup.filter((one) => !one.vaksin.untuk.includes(keadaan.versi.seri))
    const live = others.at(-1)?.day ?? null
    if (live !== null) wait('jarak_vaksin_hidup', live, addLama(live, jadwal.jarakVaksinHidup))
  }
  const byAge = kelahiran.berumur(target.umurAnjuran)
  const isByAge = byAge > earliest
  const recommended = isByAge ? byAge : earliest
  return {
    earliest,
    recommended,
    late: Math.max(recommended, kelahiran.berumur(target.umurTerlambat)),
    last: kelahiran.berumur(target.umurMaksimal) - 1,
    waitsFor: isByAge ? 'umur' : waitsFor,
    since: isByAge ? kelahiran.day : since,
  }
}

function statusOf(
  { versi, sah, tidakSahHari, tanpaTanggal }: KeadaanSeri,
  orang: OrangImunisasi,
  on: number,
  days: Days,
  { jadwal, onDate }: PenilaianImunisasi,
): Pick<Ramalan, 'status' | 'alasan'> {
  const forbidden = orang.kontraindikasi.find((one) => isInForce(one, versi.seri, onDate))
  if (forbidden) {
    return {
      status: 'kontraindikasi',
      alasan: why('kontraindikasi', forbidden.sejak, forbidden.sampai),
    }
  }
  if (tanpaTanggal.length > 0)
    return { status: 'ada_tanpa_tanggal', alasan: why('tanggal_tidak_tahu') }
  if (on > days.last) return { status: 'tidak_bisa_lagi', alasan: why('umur_lewat') }
  if (days.earliest > days.last) {
    const alasan = why('tidak_sempat', tanggalDari(days.since), tanggalDari(days.earliest))
    return { status: 'tidak_bisa_lagi', alasan }
  }
  const lastGiven = Math.max(sah.at(-1)?.day ?? -Infinity, tidakSahHari ?? -Infinity)
  const refused = lastRefusal(orang.penolakan, versi.seri, onDate)
  if (refused !== null && hariKe(refused.tanggal) > lastGiven) {
    return { status: 'ditolak', alasan: whyRefused(refused, jadwal) }
  }
  if (on < days.recommended) {
    const alasan = why(days.waitsFor, tanggalDari(days.since), tanggalDari(days.recommended))
    return { status: 'belum_waktunya', alasan }
  }
  return { status: on < days.late ? 'sudah_waktunya' : 'terlambat', alasan: null }
}

function isInForce(one: Kontraindikasi, seri: string, onDate: Tanggal): boolean {
  return one.seri === seri && one.sejak <= onDate && (one.sampai === null || one.sampai >= onDate)
}

function lastRefusal(list: readonly Penolakan[], seri: string, onDate: Tanggal): Penolakan | null {
  let last: Penolakan | null = null
  for (const one of list) {
    if ((one.seri !== null && one.seri !== seri) || one.tanggal > onDate) continue
    // Two of one day: the reason that sorts last, so that the order of the list says nothing.
    if (last === null || isLater(one, last)) last = one
  }
  return last
}

function isLater(one: Penolakan, other: Penolakan): boolean {
  if (one.tanggal !== other.tanggal) return one.tanggal > other.tanggal
  return one.alasan > other.alasan
}

function whyRefused(refused: Penolakan, jadwal: JadwalImunisasi): AlasanRamalan {
  const again = tanggalDari(addLama(hariKe(refused.tanggal), jadwal.tanyaLagiSesudah))
  return { kode: 'ditolak', dari: refused.tanggal, sampai: again, keterangan: refused.alasan }
}

function why(
  kode: KodeAlasanRamalan,
  dari: Tanggal | null = null,
  sampai: Tanggal | null = null,
): AlasanRamalan {
  return { kode, dari, sampai, keterangan: null }
}

function isOpen(status: StatusRamalan): boolean {
  return status === 'belum_waktunya' || status === 'sudah_waktunya' || status === 'terlambat'
}

function isCarrier({ kode, status }: Ramalan, jadwal: JadwalImunisasi): boolean {
  return kode !== null && isOpen(status) && (vaksinOf(kode, jadwal)?.untuk.length ?? 0) > 1
}

/** Hexavalent on its day brings the polio injection along, unless that cannot wait so long. */
function withCarrier(
  ramalan: Ramalan,
  carriers: readonly Ramalan[],
  { jadwal, onDate }: PenilaianImunisasi,
): Ramalan {
  if (!isOpen(ramalan.status) || ramalan.dianjurkan === null) return ramalan
  const wanted = ramalan.dianjurkan > onDate ? ramalan.dianjurkan : onDate
  const carrier = carriers.find(
    ({ seri, kode, dianjurkan }) =>
      seri !== ramalan.seri &&
      kode !== null &&
      dianjurkan !== null &&
      dianjurkan <= wanted &&
      vaksinOf(kode, jadwal)?.untuk.includes(ramalan.seri),
  )
  return carrier ? { ...ramalan, dibawa: carrier.kode } : ramalan
}
