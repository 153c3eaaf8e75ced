import type { Pengukuran } from '../pengukuran/pengukuran.ts'
import { type Bulan, completedMonths, lastDayOf, type Tanggal } from '../shared/tanggal.ts'
import type { KbmPada, TabelKbm } from './kbm.ts'
import { posisiKms } from './kms.ts'
import { assessNaik, type PenilaianNaik } from './naik.ts'
import type { TabelWho2006 } from './tabel-who.ts'

export interface BalitaSkdn {
  readonly jenisKelamin: 'L' | 'P'
  readonly birthDate: Tanggal
  /** A guest from another area: weighed and served, counted apart, in none of S, K, D. */
  readonly tamu: boolean
  readonly hasKms: boolean
  readonly joinedOn: Tanggal | null
  /** First day the child is no longer of the area. */
  readonly leftOn: Tanggal | null
  /** All measures, of any month: N/T needs last month's. */
  readonly pengukuran: readonly Pengukuran[]
}

export interface HitunganSkdn {
  readonly s: number
  readonly k: number
  readonly d: number
  readonly n: number
  readonly t: number
  readonly o: number
  readonly b: number
  readonly bgm: number
  readonly duaT: number
  /** Part of D that was weighed at sweeping only. */
  readonly sweeping: number
}

export const KELOMPOK_UMUR_SKDN = ['0-5', '6-11', '12-23', '24-59'] as const
/** Completed months below which the next band begins, band by band. */
export const AKHIR_KELOMPOK_UMUR_SKDN = [6, 12, 24, 60] as const
type KelompokUmurSkdn = (typeof KELOMPOK_UMUR_SKDN)[number]

export interface Skdn extends HitunganSkdn {
  readonly bulan: Bulan
  /** The day S and K were taken: the last hari buka of the month, without one its last day. */
  readonly pada: Tanggal
  /** Guests weighed this month. */
  readonly tamu: number
  readonly rincian: readonly (HitunganSkdn & {
    readonly kelompokUmur: KelompokUmurSkdn
    readonly jenisKelamin: 'L' | 'P'
  })[]
  readonly tabelKbm: string
}

const ZERO: HitunganSkdn = {
  s: 0,
  k: 0,
  d: 0,
  n: 0,
  t: 0,
  o: 0,
  b: 0,
  bgm: 0,
  duaT: 0,
  sweeping: 0,
}

/**
 * Rule GIZI-15: SKDN of a month, from the records of the children. D = N + T + O + B. A weighing
 * copied from the Buku KIA helps N/T and is no D: the child was not weighed here.
 *
 * @param hariBuka dates of the hari buka of this month
 */
export function countSkdn(
  bulan: Bulan,
  hariBuka: readonly Tanggal[],
  balita: readonly BalitaSkdn[],
  tabel: { readonly who2006: TabelWho2006; readonly kbm: TabelKbm | KbmPada },
): Skdn {
  const pada = hariBuka.toSorted().at(-1) ?? lastDayOf(bulan)
  const cells = new Map<string, HitunganSkdn>()
  let total = ZERO
  let tamu = 0
  for (const anak of balita) {
    const weighed = weighedIn(bulan, anak, tabel.kbm)
    if (anak.tamu) {
      if (weighed) tamu += 1
      continue
    }
    const counted = countOne(anak, pada, weighed, tabel.who2006)
    if (!counted) continue
    const months = completedMonths(anak.birthDate, weighed?.measuredOn ?? pada)
    const cell = `${KELOMPOK_UMUR_SKDN[AKHIR_KELOMPOK_UMUR_SKDN.findIndex((end) => months < end)]} ${anak.jenisKelamin}`
    cells.set(cell, add(cells.get(cell) ?? ZERO, counted))
    total = add(total, counted)
  }
  const kbm = typeof tabel.kbm === 'function' ? tabel.kbm(pada) : tabel.kbm
  const rincian = KELOMPOK_UMUR_SKDN.flatMap((kelompokUmur) =>
    (['L', 'P'] as const).map((jenisKelamin) => ({
      kelompokUmur,
      jenisKelamin,
      ...(cells.get(`${kelompokUmur} ${jenisKelamin}`) ?? ZERO),
    })),
  )
  return { ...total, bulan, pada, tamu, rincian, tabelKbm: kbm.id }
}

/** The child's weighing of the month with its N/T/O/B, when it was weighed here and under 60 months. */
function weighedIn(
  bulan: Bulan,
  anak: BalitaSkdn,
  kbm: TabelKbm | KbmPada,
): PenilaianNaik | undefined {
  const found = assessNaik(anak, anak.pengukuran, kbm).find((month) => month.bulan === bulan)
  if (!found || found.konteks === 'buku_kia') return undefined
  return isBalita(anak, found.measuredOn) ? found : undefined
}

function countOne(
  anak: BalitaSkdn,
  pada: Tanggal,
  weighed: PenilaianNaik | undefined,
  who2006: TabelWho2006,
): HitunganSkdn | undefined {
  const inRegister = isBalita(anak, pada) && isOfArea(anak, pada)
  const counts = weighed && isOfArea(anak, weighed.measuredOn) ? weighed : undefined
  if (!inRegister && !counts) return undefined
  const months = counts ? completedMonths(anak.birthDate, counts.measuredOn) : 0
  const posisi = counts && posisiKms(who2006, anak.jenisKelamin, months, counts.weightGram)?.posisi
  return {
    s: one(inRegister),
    k: one(inRegister && anak.hasKms),
    d: one(counts !== undefined),
    n: one(counts?.status === 'N'),
    t: one(counts?.status === 'T'),
    o: one(counts?.status === 'O'),
    b: one(counts?.status === 'B'),
    bgm: one(posisi === 'bawah_garis_merah'),
    duaT: one(counts?.duaT === true),
    sweeping: one(counts?.konteks === 'sweeping'),
  }
}

function isBalita(anak: BalitaSkdn, on: Tanggal): boolean {
  return anak.birthDate <= on && completedMonths(anak.birthDate, on) < 60
}

function isOfArea(anak: BalitaSkdn, on: Tanggal): boolean {
  return (
    (anak.joinedOn === null || anak.joinedOn <= on) && (anak.leftOn === null || on < anak.leftOn)
  )
}

function one(is: boolean): number {
  return is ? 1 : 0
}

function add(a: HitunganSkdn, b: HitunganSkdn): HitunganSkdn {
  return {
    s: a.s + b.s,
    k: a.k + b.k,
    d: a.d + b.d,
    n: a.n + b.n,
    t: a.t + b.t,
    o: a.o + b.o,
    b: a.b + b.b,
    bgm: a.bgm + b.bgm,
    duaT: a.duaT + b.duaT,
    sweeping: a.sweeping + b.sweeping,
  }
}
