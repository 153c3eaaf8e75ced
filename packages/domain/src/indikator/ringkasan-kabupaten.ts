import { isAnswered, isFinal, type StatusRujukan } from '../rujukan/status-rujukan.ts'
import type { Bidang } from '../wilayah/bidang.ts'
import type { Fraction } from './pecahan.ts'

export interface RujukanHitung {
  readonly bidang: Bidang
  readonly kecamatanKode: string
  readonly status: StatusRujukan
  /** its active clock is past due now */
  readonly isLate: boolean
}

export interface HitunganRujukan {
  /** nobody has answered yet, and it was not cancelled */
  readonly terbuka: number
  /** of those open, past due */
  readonly terlambat: number
  /** somebody answered */
  readonly dijawab: number
}

/** Rule IND-RUJ: open, late, answered. What was cancelled is in none of them. */
export function hitungRujukan(list: readonly RujukanHitung[]): HitunganRujukan {
  const dijawab = list.filter((one) => isAnswered(one.status))
  const terbuka = list.filter((one) => !isAnswered(one.status) && !isFinal(one.status))
  return {
    terbuka: terbuka.length,
    terlambat: terbuka.filter((one) => one.isLate).length,
    dijawab: dijawab.length,
  }
}

export interface BarisKabupaten {
  readonly kecamatanKode: string
  readonly perBidang: Readonly<Record<Bidang, HitunganRujukan>>
  readonly semua: HitunganRujukan
}

/** The overview by kecamatan and bidang; kecamatan in order of their code, also those with nothing. */
export function ringkasanKabupaten(
  kecamatanKodeList: readonly string[],
  list: readonly RujukanHitung[],
): readonly BarisKabupaten[] {
  return [...kecamatanKodeList].sort().map((kecamatanKode) => {
    const here = list.filter((one) => one.kecamatanKode === kecamatanKode)
    const count = (bidang: Bidang) => hitungRujukan(here.filter((one) => one.bidang === bidang))
    return {
      kecamatanKode,
      perBidang: {
        pendidikan: count('pendidikan'),
        kesehatan: count('kesehatan'),
        pekerjaan_umum: count('pekerjaan_umum'),
        perumahan_rakyat: count('perumahan_rakyat'),
        trantibumlinmas: count('trantibumlinmas'),
        sosial: count('sosial'),
      } satisfies Record<Bidang, HitunganRujukan>,
      semua: hitungRujukan(here),
    }
  })
}

/**
 * Rule IND-BUKA: posyandu that held at least one hari buka in the month, of those that were there. A
 * day counts when it was opened; planning is not holding.
 */
export function posyanduHeldDay(
  posyanduIds: readonly string[],
  openedOrClosed: readonly { readonly posyanduId: string }[],
): Fraction {
  const held = new Set(openedOrClosed.map((day) => day.posyanduId))
  return {
    numerator: posyanduIds.filter((id) => held.has(id)).length,
    denominator: posyanduIds.length,
  }
}
