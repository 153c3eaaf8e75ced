import { completedMonths, daysBetween, type Tanggal } from '../shared/tanggal.ts'
import { type StatusBerat, statusBerat } from './status-berat.ts'
import { type StatusGizi, statusGizi } from './status-gizi.ts'
import { statusGiziUsiaSekolah } from './status-gizi-usia-sekolah.ts'
import { type StatusLila, statusLila } from './status-lila.ts'
import { type StatusLingkarKepala, statusLingkarKepala } from './status-lingkar-kepala.ts'
import { type StatusTinggi, statusTinggi } from './status-tinggi.ts'
import type { TabelWho2006, TabelWho2007 } from './tabel-who.ts'
import {
  type AnakWho2006,
  computeWho2006,
  DAYS_PER_MONTH,
  isFlagged,
  MEASURE,
  WHO_2006,
  WHO_2006_SIZE,
} from './who-2006.ts'
import { computeWho2007, isFlagged2007, WHO_2007, WHO_2007_SIZE } from './who-2007.ts'
import { roundZ, type ZScore } from './z-score.ts'

/**
 * Rule GIZI-8. `who_harian`: age in days, as WHO's software; for prevalence and exchange.
 * `pmk_bulan_penuh`: age in completed months, Permenkes 2/2020; what a nakes confirms.
 * A figure of one is never compared with a figure of the other.
 */
export type MetodePertumbuhan = 'who_harian' | 'pmk_bulan_penuh'

export const VERSI_PENILAIAN = 'gizi-2026-2'

interface AnakDinilai {
  readonly jenisKelamin: 'L' | 'P'
  readonly birthDate: Tanggal
}

export interface UkuranDinilai {
  readonly measuredOn: Tanggal
  readonly weightGram: number | null
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
  /** null is "not asked", which is computed as no oedema and never shown as one. */
  readonly edema: boolean | null
}

type AlasanTidakDinilai =
  | 'ukuran_kosong'
  | 'umur_di_luar_tabel'
  | 'panjang_di_luar_tabel'
  | 'edema'
  | 'z_tidak_wajar'

/** "Not assessed" is an answer with its reason. It is no error and never the healthy class. */
export type PenilaianIndeks<Status> =
  | { readonly hasil: 'dinilai'; readonly z: ZScore; readonly status: Status }
  | {
      readonly hasil: 'tidak_dinilai'
      readonly alasan: AlasanTidakDinilai
      /** The z that WHO flags, so that it can be shown beside "measure again". */
      readonly z: ZScore | null
    }

interface PenilaianPertumbuhan {
  readonly metode: MetodePertumbuhan
  readonly versi: string
  readonly ageInDays: number
  /** Completed months. */
  readonly ageInMonths: number
  /** 2006 up to 60 months, 2007 after; which tables were read. */
  readonly acuan: 'who2006' | 'who2007'
  /** After the correction for position, to 0.1 mm; null without a length. */
  readonly correctedLengthMm: number | null
  readonly bmi: number | null
  /** BB/U. */
  readonly weightForAge: PenilaianIndeks<StatusBerat>
  /** PB/U or TB/U. */
  readonly lengthForAge: PenilaianIndeks<StatusTinggi>
  /** BB/PB or BB/TB; under 60 months only. */
  readonly weightForLength: PenilaianIndeks<StatusGizi>
  /** IMT/U. */
  readonly bmiForAge: PenilaianIndeks<StatusGizi>
  /** LK/U. */
  readonly headForAge: PenilaianIndeks<StatusLingkarKepala>
  /** LiLA by its millimetres (GIZI-6), with the z of LiLA/U beside it. */
  readonly lila: {
    readonly status: StatusLila | null
    readonly z: ZScore | null
  }
}

export interface TabelWho {
  readonly who2006: TabelWho2006
  readonly who2007: TabelWho2007
}

/** PMK 2/2020 uses the standards of 2006 up to and with month 60, the reference after it. */
const LAST_PMK_2006_MONTH = 60

/**
 * All indices of one measurement by one method. Rules GIZI-1 to GIZI-9.
 *
 * By `pmk_bulan_penuh` the completed month is looked up at WHO's day of that month, month ×
 * 30.4375 rounded: month 12 is day 365, month 24 is day 731 and so already height.
 */
export function assessPertumbuhan(
  tabel: TabelWho,
  anak: AnakDinilai,
  ukuran: UkuranDinilai,
  metode: MetodePertumbuhan,
): PenilaianPertumbuhan {
  const ageInDays = daysBetween(anak.birthDate, ukuran.measuredOn)
  const ageInMonths = completedMonths(anak.birthDate, ukuran.measuredOn)
  const under5 =
    metode === 'who_harian'
      ? ageInDays / DAYS_PER_MONTH < LAST_PMK_2006_MONTH
      : ageInMonths <= LAST_PMK_2006_MONTH
  const given: AnakWho2006 = {
    sex: anak.jenisKelamin === 'L' ? 1 : 2,
    ageDays: metode === 'who_harian' ? ageInDays : Math.round(ageInMonths * DAYS_PER_MONTH),
    ageMonths: metode === 'who_harian' ? ageInDays / DAYS_PER_MONTH : ageInMonths,
    weightKg: scaled(ukuran.weightGram, 1000),
    lenheiCm: scaled(ukuran.lengthMm, 10),
    measure: measureOf(ukuran.posisiUkur),
    headCm: scaled(ukuran.lingkarKepalaMm, 10),
    lilaCm: scaled(ukuran.lilaMm, 10),
    oedema: ukuran.edema === true,
  }
  const base = { metode, versi: VERSI_PENILAIAN, ageInDays, ageInMonths }
  return under5
    ? { ...base, ...assessUnder5(tabel.who2006, given, ukuran, ageInMonths) }
    : { ...base, ...assessFrom5(tabel.who2007, given, ukuran) }
}

type Assessed = Omit<PenilaianPertumbuhan, 'metode' | 'versi' | 'ageInDays' | 'ageInMonths'>

function assessUnder5(
  tabel: TabelWho2006,
  given: AnakWho2006,
  ukuran: UkuranDinilai,
  ageInMonths: number,
): Assessed {
  const out = new Float64Array(WHO_2006_SIZE)
  // Month 60 of PMK is day 1826, the last of the tables, which WHO's own limit would refuse.
  computeWho2006(tabel, { ...given, ageMonths: Math.min(given.ageMonths, 59.999) }, out)
  const answer = <Status>(
    place: number,
    missing: AlasanTidakDinilai | null,
    status: (z: ZScore) => Status,
  ) => penilaian(out[place] as number, missing, (z) => isFlagged(place, z), status)

  const noWeight = missingWeight(ukuran)
  const noLength = missing(ukuran.lengthMm)
  const lilaZ = out[WHO_2006.zac] as number
  return {
    acuan: 'who2006',
    correctedLengthMm: millimetres(out[WHO_2006.clenhei] as number),
    bmi: numberOrNull(out[WHO_2006.cbmi] as number),
    weightForAge: answer(WHO_2006.zwei, noWeight, statusBerat),
    lengthForAge: answer(WHO_2006.zlen, noLength, statusTinggi),
    weightForLength: answer(
      WHO_2006.zwfl,
      noWeight ?? noLength ?? (given.ageDays < 0 ? null : 'panjang_di_luar_tabel'),
      statusGizi,
    ),
    bmiForAge: answer(WHO_2006.zbmi, noWeight ?? noLength, statusGizi),
    headForAge: answer(WHO_2006.zhc, missing(ukuran.lingkarKepalaMm), statusLingkarKepala),
    lila: {
      status: ukuran.lilaMm === null ? null : (statusLila(ukuran.lilaMm, ageInMonths) ?? null),
      z: Number.isNaN(lilaZ) ? null : roundZ(lilaZ),
    },
  }
}

/**
 * From 5 years. Permenkes 2/2020 has classes for IMT/U only; BB/U and TB/U are named by the limits
 * of under five, as WHO's reference does. A recorded lying length is made a height as at 24 months.
 */
function assessFrom5(tabel: TabelWho2007, given: AnakWho2006, ukuran: UkuranDinilai): Assessed {
  const out = new Float64Array(WHO_2007_SIZE)
  const heightCm = given.measure === MEASURE.lying ? given.lenheiCm - 0.7 : given.lenheiCm
  computeWho2007(tabel, { ...given, heightCm }, out)
  const answer = <Status>(
    place: number,
    missing: AlasanTidakDinilai | null,
    status: (z: ZScore) => Status,
  ) => penilaian(out[place] as number, missing, (z) => isFlagged2007(place, z), status)

  const noWeight = missingWeight(ukuran)
  const noLength = missing(ukuran.lengthMm)
  const outside = { hasil: 'tidak_dinilai', alasan: 'umur_di_luar_tabel', z: null } as const
  return {
    acuan: 'who2007',
    correctedLengthMm: millimetres(heightCm),
    bmi: numberOrNull(out[WHO_2007.cbmi] as number),
    weightForAge: answer(WHO_2007.zwfa, noWeight, statusBerat),
    lengthForAge: answer(WHO_2007.zhfa, noLength, statusTinggi),
    weightForLength: outside,
    bmiForAge: answer(WHO_2007.zbfa, noWeight ?? noLength, statusGiziUsiaSekolah),
    headForAge: outside,
    lila: { status: null, z: null },
  }
}

function penilaian<Status>(
  z: number,
  missing: AlasanTidakDinilai | null,
  flagged: (z: number) => boolean,
  status: (z: ZScore) => Status,
): PenilaianIndeks<Status> {
  if (Number.isNaN(z)) {
    return { hasil: 'tidak_dinilai', alasan: missing ?? 'umur_di_luar_tabel', z: null }
  }
  const rounded = roundZ(z)
  if (flagged(z)) return { hasil: 'tidak_dinilai', alasan: 'z_tidak_wajar', z: rounded }
  return { hasil: 'dinilai', z: rounded, status: status(rounded) }
}

function missing(measure: number | null): AlasanTidakDinilai | null {
  return measure === null || measure <= 0 ? 'ukuran_kosong' : null
}

function missingWeight(ukuran: UkuranDinilai): AlasanTidakDinilai | null {
  return missing(ukuran.weightGram) ?? (ukuran.edema === true ? 'edema' : null)
}

function measureOf(posisi: UkuranDinilai['posisiUkur']): number {
  if (posisi === 'terlentang') return MEASURE.lying
  return posisi === 'berdiri' ? MEASURE.standing : MEASURE.unknown
}

function scaled(value: number | null, divisor: number): number {
  return value === null ? Number.NaN : value / divisor
}

function millimetres(cm: number): number | null {
  return Number.isNaN(cm) ? null : Math.round(cm * 100) / 10
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
