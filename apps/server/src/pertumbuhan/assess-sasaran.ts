import { currentPengukuran, type Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import {
  ATURAN_NASIONAL,
  type AturanDaerah,
  kbmPada,
} from '@simpul/domain/pertumbuhan/aturan-daerah.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { posisiKms } from '@simpul/domain/pertumbuhan/kms.ts'
import { assessNaik, type StatusNaik } from '@simpul/domain/pertumbuhan/naik.ts'
import {
  assessPertumbuhan,
  type PenilaianIndeks,
  type TabelWho,
  VERSI_PENILAIAN,
} from '@simpul/domain/pertumbuhan/penilaian-pertumbuhan.ts'
import type { PengukuranId } from '@simpul/domain/shared/ids.ts'
import { completedMonths, daysBetween, type Tanggal } from '@simpul/domain/shared/tanggal.ts'

/**
 * One row of `penilaian`: what the domain answered about one measurement, ready to be stored and counted.
 * Without the rung of GIZI-14: that also rests on danger signs and on who is at the table, which only the
 * phone is told, and a rung from fewer facts would be another one than the kader acted on.
 */
interface PenilaianRow {
  readonly pengukuranId: PengukuranId
  readonly measuredOn: Tanggal
  readonly ruleVersion: string
  readonly ageDays: number
  readonly completedMonths: number
  readonly zHarian: ZFour
  readonly zPmk: ZFour
  readonly flagged: readonly string[]
  readonly statusBerat: string | null
  readonly statusTinggi: string | null
  readonly statusGizi: string | null
  readonly naik: StatusNaik | null
  readonly duaT: boolean
  readonly bgm: boolean
}
/** BB/U, PB/U or TB/U, BB/PB or BB/TB, IMT/U; null is "not computable", a flagged z is kept and named in `flagged`. */
interface ZFour {
  readonly bbu: number | null
  readonly tbu: number | null
  readonly bbtb: number | null
  readonly imtu: number | null
}

export interface SasaranDinilai {
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
}

/** The oldest that is assessed: WHO's reference ends at 19 years. */
const MAX_AGE_MONTHS = 228

/**
 * All current measurements of one person, assessed by both methods. A change to one of them may
 * change N/T of the next, so the whole history is answered again, in the transaction of the change.
 * @param from answers what was measured from this day on; the days before it are history
 * @param aturan the tables of the kabupaten; each measurement by those of its day
 */
export function assessSasaran(
  tabel: TabelWho,
  sasaran: SasaranDinilai,
  records: readonly Pengukuran[],
  from?: Tanggal,
  aturan: AturanDaerah = ATURAN_NASIONAL,
): readonly PenilaianRow[] {
  const anak = { jenisKelamin: sasaran.jenisKelamin, birthDate: sasaran.tanggalLahir }
  const naikOf = new Map(
    assessNaik(anak, records, (on) => kbmPada(aturan, on)).map((item) => [item.pengukuranId, item]),
  )

  return currentPengukuran(records).flatMap((record) => {
    if (from !== undefined && record.measuredOn < from) return []
    const ageInMonths = completedMonths(sasaran.tanggalLahir, record.measuredOn)
    if (ageInMonths < 0 || ageInMonths > MAX_AGE_MONTHS) return []
    if (isNothingToAssess(record)) return []

    const harian = assessPertumbuhan(tabel, anak, record, 'who_harian')
    const pmk = assessPertumbuhan(tabel, anak, record, 'pmk_bulan_penuh')
    const naik = ageInMonths < 60 ? naikOf.get(record.id) : undefined
    const kms =
      record.weightGram === null
        ? undefined
        : posisiKms(tabel.who2006, sasaran.jenisKelamin, ageInMonths, record.weightGram)
    return [
      {
        pengukuranId: record.id,
        measuredOn: record.measuredOn,
        ruleVersion: ruleVersionOf(kbmPada(aturan, record.measuredOn).id),
        ageDays: daysBetween(sasaran.tanggalLahir, record.measuredOn),
        completedMonths: ageInMonths,
        zHarian: zFour(harian),
        zPmk: zFour(pmk),
        flagged: flaggedOf(harian),
        statusBerat: statusOf(pmk.weightForAge),
        statusTinggi: statusOf(pmk.lengthForAge),
        statusGizi: statusOf(ageInMonths < 60 ? pmk.weightForLength : pmk.bmiForAge),
        naik: naik?.status ?? null,
        duaT: naik?.duaT ?? false,
        bgm: kms?.posisi === 'bawah_garis_merah',
      },
    ]
  })
}

/** The version of the rules, and the KBM table of a kabupaten where it is not the national one. */
function ruleVersionOf(kbm: string): string {
  return kbm === KBM_2020.id ? VERSI_PENILAIAN : `${VERSI_PENILAIAN}+${kbm}`
}

/** Oedema seen is a finding of its own, with or without a scale. */
function isNothingToAssess(record: Pengukuran): boolean {
  const { weightGram, lengthMm, lilaMm, edema } = record
  return weightGram === null && lengthMm === null && lilaMm === null && edema !== true
}

type Indices = Pick<
  ReturnType<typeof assessPertumbuhan>,
  'weightForAge' | 'lengthForAge' | 'weightForLength' | 'bmiForAge'
>

function zFour(p: Indices): ZFour {
  return {
    bbu: p.weightForAge.z,
    tbu: p.lengthForAge.z,
    bbtb: p.weightForLength.z,
    imtu: p.bmiForAge.z,
  }
}

function flaggedOf(p: Indices): string[] {
  const names = {
    bbu: p.weightForAge,
    tbu: p.lengthForAge,
    bbtb: p.weightForLength,
    imtu: p.bmiForAge,
  }
  return Object.entries(names).flatMap(([name, index]) => (isFlagged(index) ? [name] : []))
}

function isFlagged(index: PenilaianIndeks<string>): boolean {
  return index.hasil === 'tidak_dinilai' && index.alasan === 'z_tidak_wajar'
}

function statusOf(index: PenilaianIndeks<string>): string | null {
  return index.hasil === 'dinilai' ? index.status : null
}
