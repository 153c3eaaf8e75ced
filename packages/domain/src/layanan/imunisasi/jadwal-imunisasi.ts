import type { Tanggal } from '../../shared/tanggal.ts'
import type { Kelahiran, Lama } from './lama.ts'

/** What is injected or dropped. A combination counts for more than one series. */
export interface Vaksin {
  readonly kode: string
  readonly nama: string
  readonly cara: 'suntik' | 'tetes'
  readonly isHidup: boolean
  /** the series it counts for */
  readonly untuk: readonly string[]
  readonly oleh: 'nakes'
}

/** What is written down when a dose was given: the code of a layanan. Stored, never reused. */
export interface KodeDosis {
  readonly kode: string
  readonly nama: string
  readonly vaksin: string
  /** which dose it was called; what it counts as is decided by its date (IMUN-3) */
  readonly nomor: number
}

/** The values of a target dose, so that those that are unsure can be named. */
export type NilaiTarget =
  | 'umurMinimal'
  | 'umurAnjuran'
  | 'umurTerlambat'
  | 'umurMaksimal'
  | 'sesudahMaksimal'
  | 'jarak'

/** The values of a version that may be unsure. */
type NilaiVersi = 'berlakuMulai' | 'lahirMulai' | 'provinsi'

export interface TargetDosis {
  /** the code under which it is offered */
  readonly kode: string
  /** below this age a dose does not count */
  readonly umurMinimal: Lama
  /** from this age on it is its time */
  readonly umurAnjuran: Lama
  /** from this age on it is late */
  readonly umurTerlambat: Lama
  /** from this age on it is no longer given */
  readonly umurMaksimal: Lama
  /** a dose that was given all the same at or after the maximum */
  readonly sesudahMaksimal: 'dihitung' | 'tidak_dihitung'
  /** from the valid dose before it; null for the first */
  readonly jarak: Lama | null
  readonly belumPasti: readonly NilaiTarget[]
}

/** When a way of completing a series is this person's. The age is that at the first valid dose. */
interface SyaratPola {
  readonly mulaiDari: Lama | null
  readonly mulaiSebelum: Lama | null
  /** every valid dose was one of these */
  readonly semuaVaksin: readonly string[] | null
  /** whether it is also for who has no valid dose yet (by the age on the day asked) */
  readonly isTanpaDosis: boolean
}

export interface Pola {
  readonly kode: string
  readonly syarat: SyaratPola | null
  readonly dosis: readonly TargetDosis[]
}

/** One series of target doses, as it is in force somewhere, from a day on, for who was born from a day on. */
export interface VersiSeri {
  readonly id: string
  readonly seri: string
  readonly nama: string
  readonly berlakuMulai: Tanggal
  readonly lahirMulai: Tanggal | null
  /** two digits of the province's code; null: everywhere */
  readonly provinsi: readonly string[] | null
  readonly jenisKelamin: 'L' | 'P' | null
  /** at school the posyandu asks, it does not offer */
  readonly tempat: 'posyandu' | 'sekolah'
  /** ways, the first that fits is taken; the last one fits everybody */
  readonly pola: readonly Pola[]
  readonly sumber: string
  readonly belumPasti: readonly NilaiVersi[]
}

export interface JadwalImunisasi {
  readonly id: string
  readonly vaksin: readonly Vaksin[]
  readonly kodeDosis: readonly KodeDosis[]
  /** in the order in which they are offered */
  readonly urutan: readonly string[]
  readonly seri: readonly VersiSeri[]
  /** so many days too early still count; an appointment is never made with them */
  readonly toleransiHari: number
  /** between two live injected vaccines that are not given on one day */
  readonly jarakVaksinHidup: Lama
  /** from a dose that did not count to the one given in its place */
  readonly jarakUlang: Lama
  readonly maksimalSuntikan: number
  /** a family that refused is asked again after this */
  readonly tanyaLagiSesudah: Lama
  readonly belumPasti: readonly string[]
}

export interface OrangImunisasi {
  readonly birthDate: Tanggal
  readonly jenisKelamin: 'L' | 'P'
  /** two digits of the province's code */
  readonly provinsi: string
  /** decided by a nakes. Why is not carried: it may be what a kader's phone must never hold. */
  readonly kontraindikasi: readonly Kontraindikasi[]
  readonly penolakan: readonly Penolakan[]
}

export interface Kontraindikasi {
  readonly seri: string
  readonly sejak: Tanggal
  /** the last day; null: for good */
  readonly sampai: Tanggal | null
}

export interface Penolakan {
  /** null: everything was refused */
  readonly seri: string | null
  readonly tanggal: Tanggal
  /** a code; its words stand in the apps */
  readonly alasan: string
}

/** The versions of one series that can be this person's, the one to take on a day being the first in force. */
export type PilihanSeri = readonly VersiSeri[]

interface SeriBerlaku {
  readonly seri: string
  readonly pilihan: PilihanSeri
  /** the one in force on the day asked; null: the series had not begun */
  readonly versi: VersiSeri | null
}

/** Rule IMUN-2: the series of a person, by province, birth date and sex, in the order of the table. */
export function seriOf(
  orang: Pick<OrangImunisasi, 'birthDate' | 'jenisKelamin' | 'provinsi'>,
  jadwal: JadwalImunisasi,
  onDate: Tanggal,
): readonly SeriBerlaku[] {
  const { bornFrom, inForceFrom, answers } = eras(jadwal)
  // Between two of these days nobody's schedule changes, so the answer is worked out once.
  const born = countUpTo(bornFrom, orang.birthDate)
  const key = `${orang.provinsi}${orang.jenisKelamin}${born}/${countUpTo(inForceFrom, onDate)}`
  const known = answers.get(key)
  if (known) return known
  const answer = jadwal.urutan.flatMap((seri) => {
    const pilihan = jadwal.seri
      .filter((versi) => versi.seri === seri && isFor(versi, orang))
      .toSorted(byPrecedence)
    return pilihan.length === 0 ? [] : [{ seri, pilihan, versi: versionOn(pilihan, onDate) }]
  })
  // A code of a province may be anything that somebody typed.
  if (answers.size < 10_000) answers.set(key, answer)
  return answer
}

/** The version in force on a day, or null when the series had not begun. */
export function versionOn(pilihan: PilihanSeri, date: Tanggal): VersiSeri | null {
  return pilihan.find((versi) => versi.berlakuMulai <= date) ?? null
}

/** Whether a way fits; `firstDay` is the first valid dose, or the day asked when there is none. */
export function isPolaFor(
  pola: Pola,
  kelahiran: Kelahiran,
  firstDay: number,
  vaksinSah: readonly string[],
): boolean {
  const { syarat } = pola
  if (syarat === null) return true
  if (vaksinSah.length === 0 && !syarat.isTanpaDosis) return false
  const { mulaiDari, mulaiSebelum, semuaVaksin } = syarat
  if (mulaiDari !== null && firstDay < kelahiran.berumur(mulaiDari)) return false
  if (mulaiSebelum !== null && firstDay >= kelahiran.berumur(mulaiSebelum)) return false
  return semuaVaksin === null || vaksinSah.every((vaksin) => semuaVaksin.includes(vaksin))
}

function isFor(
  versi: VersiSeri,
  orang: Pick<OrangImunisasi, 'birthDate' | 'jenisKelamin' | 'provinsi'>,
): boolean {
  return (
    (versi.jenisKelamin === null || versi.jenisKelamin === orang.jenisKelamin) &&
    (versi.lahirMulai === null || versi.lahirMulai <= orang.birthDate) &&
    (versi.provinsi === null || versi.provinsi.includes(orang.provinsi))
  )
}

/** What is for one province comes before what is for all, then the newer before the older. */
function byPrecedence(a: VersiSeri, b: VersiSeri): number {
  return (
    Number(a.provinsi === null) - Number(b.provinsi === null) ||
    newerFirst(a.berlakuMulai, b.berlakuMulai) ||
    newerFirst(a.lahirMulai ?? '', b.lahirMulai ?? '')
  )
}

function newerFirst(a: string, b: string): number {
  return a > b ? -1 : Number(a < b)
}

interface Eras {
  readonly bornFrom: readonly string[]
  readonly inForceFrom: readonly string[]
  readonly answers: Map<string, readonly SeriBerlaku[]>
}

const ERAS = new WeakMap<JadwalImunisasi, Eras>()

function eras(jadwal: JadwalImunisasi): Eras {
  const known = ERAS.get(jadwal)
  if (known) return known
  const made = {
    bornFrom: [...new Set(jadwal.seri.flatMap(({ lahirMulai }) => lahirMulai ?? []))],
    inForceFrom: [...new Set(jadwal.seri.map(({ berlakuMulai }) => berlakuMulai))],
    answers: new Map(),
  }
  ERAS.set(jadwal, made)
  return made
}

/** How many of these days have come; two dates with the same count lie between the same two. */
function countUpTo(days: readonly string[], date: Tanggal): number {
  let count = 0
  for (const day of days) if (day <= date) count += 1
  return count
}
