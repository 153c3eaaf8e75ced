import type { Tanggal } from '../../shared/tanggal.ts'
import { compareDosis, type DosisDibaca, type DosisTercatat, readDosis } from './dosis-tercatat.ts'
import {
  isPolaFor,
  type JadwalImunisasi,
  type OrangImunisasi,
  type PilihanSeri,
  type Pola,
  seriOf,
  type TargetDosis,
  type VersiSeri,
  versionOn,
} from './jadwal-imunisasi.ts'
import { addLama, hariKe, Kelahiran, tanggalDari } from './lama.ts'

type KodeAlasanDosis =
  | 'umur_kurang'
  | 'umur_lewat'
  | 'jarak_kurang'
  | 'jarak_ulang_kurang'
  | 'jarak_vaksin_hidup'
  | 'vaksin_kedaluwarsa'
  | 'hari_sama'
  | 'sudah_lengkap'
  | 'tanggal_tidak_tahu'
  | 'belum_terjadi'
  | 'sebelum_lahir'
  | 'di_luar_jadwal'
  | 'kode_tidak_dikenal'

interface AlasanDosis {
  readonly kode: KodeAlasanDosis
  /** the dose or the birth it was counted from */
  readonly dari: Tanggal | null
  /** the first day on which it would have counted, without the tolerance */
  readonly palingCepat: Tanggal | null
}

/**
 * `sah` counts. `tidak_sah` was given and does not count. `lebih` was not needed. `tanpa_tanggal` is
 * there, and nobody knows when. `tidak_dihitung` says nothing about this person on this day.
 */
type StatusDosis = 'sah' | 'tidak_sah' | 'lebih' | 'tanpa_tanggal' | 'tidak_dihitung'

export interface PenilaianDosis {
  readonly dosis: DosisTercatat
  /** a combination is judged once for each of its series; null: for none */
  readonly seri: string | null
  readonly status: StatusDosis
  /** which dose of the series it counts as; its own number only names it */
  readonly dosisKe: number | null
  readonly alasan: readonly AlasanDosis[]
}

/** What is known about one series of one person on the day asked. */
export interface KeadaanSeri {
  readonly versi: VersiSeri
  readonly pola: Pola
  /** of the doses that count, in order */
  readonly sah: readonly DosisDibaca[]
  /** days since 1970-01-01 of the last one that was given and did not count */
  readonly tidakSahHari: number | null
  /** ticked, and no dated dose of that number is known: they may be what is missing */
  readonly tanpaTanggal: readonly DosisDibaca[]
}

export interface PenilaianImunisasi {
  readonly jadwal: JadwalImunisasi
  readonly onDate: Tanggal
  /** in the order of the table; only series that have begun for this person */
  readonly seri: readonly KeadaanSeri[]
  readonly dosis: readonly PenilaianDosis[]
  /** everything live that was injected, in order of time */
  readonly hidup: readonly DosisDibaca[]
}

/**
 * Rule IMUN-3: each dose that was given, held against the target dose that was next on its day
 * (CDSi, evaluation). By the schedule in force on the day of the dose; which doses a series wants, by
 * the one in force on the day asked. The order in which doses are handed in does not matter, the
 * number a dose was called by neither: 'DPT 3' of a child without 1 and 2 counts as the first.
 */
export function evaluateImunisasi(
  orang: OrangImunisasi,
  doses: readonly DosisTercatat[],
  jadwal: JadwalImunisasi,
  onDate: Tanggal,
): PenilaianImunisasi {
  const kelahiran = new Kelahiran(orang.birthDate)
  const on = hariKe(onDate)
  const penilaian: PenilaianDosis[] = []
  const counted: DosisDibaca[] = []
  for (const dosis of doses) {
    const read = readDosis(dosis, jadwal)
    const kode = read === null ? 'kode_tidak_dikenal' : whyNotCounted(read, kelahiran, on)
    if (read !== null && kode === null) counted.push(read)
    else penilaian.push(judged(dosis, null, 'tidak_dihitung', [bare(kode ?? 'di_luar_jadwal')]))
  }
  counted.sort(compareDosis)
  const bySeri = groupBySeri(counted)
  const context = { kelahiran, on, jadwal, hidup: counted.filter(isLiveInjection) }

  const keadaan: KeadaanSeri[] = []
  for (const { seri, pilihan, versi } of seriOf(orang, jadwal, onDate)) {
    const own = bySeri.get(seri) ?? []
    // Given before the programme began: judged by the first schedule there was.
    const current = versi ?? pilihan.at(-1)
    if (!current || (versi === null && own.length === 0)) continue
    const result = evaluateSeri(own, current, pilihan, context)
    for (const one of result.penilaian) penilaian.push(one)
    if (versi !== null) keadaan.push(result.keadaan)
    bySeri.delete(seri)
  }
  if (bySeri.size > 0) penilaian.push(...judgeUnscheduled(counted, penilaian))
  return { jadwal, onDate, seri: keadaan, dosis: penilaian, hidup: context.hidup }
}

/** What no series of this person has asked for, as JE where it is not in the programme. */
function judgeUnscheduled(
  counted: readonly DosisDibaca[],
  penilaian: readonly PenilaianDosis[],
): PenilaianDosis[] {
  const answered = new Set(penilaian.map(({ dosis }) => dosis))
  return counted
    .filter(({ dosis }) => !answered.has(dosis))
    .map(({ dosis }) => judged(dosis, null, 'tidak_dihitung', [bare('di_luar_jadwal')]))
}

function groupBySeri(doses: readonly DosisDibaca[]): Map<string, readonly DosisDibaca[]> {
  const groups = new Map<string, DosisDibaca[]>()
  for (const one of doses) {
    for (const seri of one.vaksin.untuk) {
      const group = groups.get(seri)
      if (group) group.push(one)
      else groups.set(seri, [one])
    }
  }
  return groups
}

interface Context {
  readonly kelahiran: Kelahiran
  readonly on: number
  readonly jadwal: JadwalImunisasi
  readonly hidup: readonly DosisDibaca[]
}

interface SeriDinilai {
  readonly keadaan: KeadaanSeri
  readonly penilaian: readonly PenilaianDosis[]
}

function evaluateSeri(
  own: readonly DosisDibaca[],
  versi: VersiSeri,
  pilihan: PilihanSeri,
  context: Context,
): SeriDinilai {
  const [only] = versi.pola
  if (only && versi.pola.length === 1) return evaluatePola(own, versi, only, pilihan, context)
  const tries = versi.pola.map((pola) => evaluatePola(own, versi, pola, pilihan, context))
  // The age at which the series began is that of the first dose that any of the ways accepts.
  const starts = tries.flatMap((one) => one.keadaan.sah[0]?.day ?? [])
  const start = starts.length === 0 ? context.on : Math.min(...starts)
  const fitting = tries.find(({ keadaan }) => {
    const vaksin = keadaan.sah.map((one) => one.vaksin.kode)
    return isPolaFor(keadaan.pola, context.kelahiran, start, vaksin)
  })
  const taken = fitting ?? tries.at(-1)
  if (!taken) throw new Error(`series ${versi.id} has no way to complete it`)
  return taken
}

function evaluatePola(
  own: readonly DosisDibaca[],
  versi: VersiSeri,
  pola: Pola,
  pilihan: PilihanSeri,
  context: Context,
): SeriDinilai {
  const penilaian: PenilaianDosis[] = []
  const sah: DosisDibaca[] = []
  const tanpaTanggal: DosisDibaca[] = []
  let tidakSahHari: number | null = null
  let lastDay: number | null = null
  const say = (one: DosisDibaca, status: StatusDosis, alasan: readonly AlasanDosis[]) =>
    penilaian.push(
      judged(one.dosis, versi.seri, status, alasan, status === 'sah' ? sah.length : null),
    )

  for (const one of own) {
    const { day } = one
    if (day === null) {
      const isKnown = own.some((other) => other.day !== null && other.kode.nomor === one.kode.nomor)
      if (!isKnown) tanpaTanggal.push(one)
      say(one, 'tanpa_tanggal', [bare('tanggal_tidak_tahu')])
      continue
    }
    if (day === lastDay) {
      say(one, 'lebih', [bare('hari_sama')])
      continue
    }
    lastDay = day
    const target = targetOn(one, sah.length, versi, pola, pilihan)
    if (target === null) {
      say(one, 'lebih', [bare('sudah_lengkap')])
      continue
    }
    const alasan = reasonsAgainst(
      one,
      day,
      versi.seri,
      target,
      sah.at(-1) ?? null,
      tidakSahHari,
      context,
    )
    if (alasan.length === 0) {
      sah.push(one)
      say(one, 'sah', [])
    } else {
      tidakSahHari = day
      say(one, 'tidak_sah', alasan)
    }
  }
  return { keadaan: { versi, pola, sah, tidakSahHari, tanpaTanggal }, penilaian }
}

/** The target by the schedule in force on the day of the dose, if that one knew this way and dose. */
function targetOn(
  { dosis }: DosisDibaca,
  at: number,
  versi: VersiSeri,
  pola: Pola,
  pilihan: PilihanSeri,
): TargetDosis | null {
  const target = pola.dosis[at]
  if (!target) return null
  if (pilihan.length === 1 || dosis.tanggal === null) return target
  const then = versionOn(pilihan, dosis.tanggal)
  if (then === null || then === versi) return target
  return then.pola.find((one) => one.kode === pola.kode)?.dosis[at] ?? target
}

function reasonsAgainst(
  one: DosisDibaca,
  day: number,
  seri: string,
  target: TargetDosis,
  former: DosisDibaca | null,
  invalidDay: number | null,
  { kelahiran, jadwal, hidup }: Context,
): AlasanDosis[] {
  const alasan: AlasanDosis[] = []
  const against = (kode: KodeAlasanDosis, from: number, earliest: number | null) =>
    alasan.push({
      kode,
      dari: tanggalDari(from),
      palingCepat: earliest === null ? null : tanggalDari(earliest),
    })
  const isTooEarly = (earliest: number) => day < earliest - jadwal.toleransiHari

  const minimal = kelahiran.berumur(target.umurMinimal)
  if (isTooEarly(minimal)) against('umur_kurang', kelahiran.day, minimal)
  if (target.sesudahMaksimal === 'tidak_dihitung' && day >= kelahiran.berumur(target.umurMaksimal))
    against('umur_lewat', kelahiran.day, null)
  if (target.jarak !== null && former !== null && former.day !== null) {
    const earliest = addLama(former.day, target.jarak)
    if (isTooEarly(earliest)) against('jarak_kurang', former.day, earliest)
  }
  if (invalidDay !== null) {
    const earliest = addLama(invalidDay, jadwal.jarakUlang)
    if (isTooEarly(earliest)) against('jarak_ulang_kurang', invalidDay, earliest)
  }
  // Against another live vaccine there is no tolerance: the first may still be at work.
  const live = isLiveInjection(one) ? liveBefore(day, seri, hidup) : null
  if (live !== null) {
    const earliest = addLama(live, jadwal.jarakVaksinHidup)
    if (day < earliest) against('jarak_vaksin_hidup', live, earliest)
  }
  if (one.isKedaluwarsa) alasan.push(bare('vaksin_kedaluwarsa'))
  return alasan
}

/**
 * The day of the last live injection of another series; on one day two of them do not disturb each
 * other. Doses of one series keep the interval of that series.
 */
function liveBefore(day: number, seri: string, hidup: readonly DosisDibaca[]): number | null {
  let last: number | null = null
  for (const other of hidup) {
    if (other.day === null || other.day >= day) break
    if (!other.vaksin.untuk.includes(seri)) last = other.day
  }
  return last
}

/** Given on a day that is known: what nobody can date disturbs nothing that can be said. */
function isLiveInjection({ day, vaksin }: DosisDibaca): boolean {
  return day !== null && vaksin.isHidup && vaksin.cara === 'suntik'
}

function whyNotCounted(
  { day }: DosisDibaca,
  kelahiran: Kelahiran,
  on: number,
): KodeAlasanDosis | null {
  if (day === null) return null
  if (day > on) return 'belum_terjadi'
  return day < kelahiran.day ? 'sebelum_lahir' : null
}

function judged(
  dosis: DosisTercatat,
  seri: string | null,
  status: StatusDosis,
  alasan: readonly AlasanDosis[],
  dosisKe: number | null = null,
): PenilaianDosis {
  return { dosis, seri, status, dosisKe, alasan }
}

function bare(kode: KodeAlasanDosis): AlasanDosis {
  return { kode, dari: null, palingCepat: null }
}
