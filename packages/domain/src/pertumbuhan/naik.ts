import { currentPengukuran, type Pengukuran } from '../pengukuran/pengukuran.ts'
import type { PengukuranId } from '../shared/ids.ts'
import {
  addMonthsToBulan,
  type Bulan,
  bulanOf,
  completedMonths,
  type Tanggal,
} from '../shared/tanggal.ts'
import { type KbmPada, kbm, type TabelKbm } from './kbm.ts'

/** naik, tidak naik, bulan lalu tidak ditimbang, baru pertama ditimbang. */
export type StatusNaik = 'N' | 'T' | 'O' | 'B'

/** The weighing of a calendar month: a child counts once a month. */
export interface PenimbanganBulan {
  readonly bulan: Bulan
  /** Of two weighings of one day only one counts. */
  readonly pengukuranId: PengukuranId
  readonly measuredOn: Tanggal
  readonly weightGram: number
  readonly konteks: Pengukuran['konteks']
}

export interface PenilaianNaik extends PenimbanganBulan {
  readonly status: StatusNaik
  /** Grams since last month's weighing, and the least gain asked; null for O and B. */
  readonly gainGram: number | null
  readonly kbmGram: number | null
  /** T this month and T last month. */
  readonly duaT: boolean
  readonly tabelKbm: string
}

type Penimbangan = Pick<Pengukuran, 'id' | 'measuredOn' | 'konteks' | 'weightGram' | 'supersedes'>

/** Which weighing of a month counts, first place first. A book of last month is better than none. */
const PLACE: Readonly<Record<Pengukuran['konteks'], number>> = {
  hari_buka: 0,
  susulan: 0,
  impor: 0,
  sweeping: 1,
  buku_kia: 2,
}

/**
 * Rule GIZI-11: one weighing a calendar month, the first valid one at a hari buka, else at
 * sweeping, else as copied from the Buku KIA. Oldest month first. Of two on one day, on two phones,
 * the one written down first.
 */
export function penimbanganByBulan(records: readonly Penimbangan[]): readonly PenimbanganBulan[] {
  const byBulan = new Map<Bulan, PenimbanganBulan>()
  for (const record of currentPengukuran(records)) {
    if (record.weightGram === null || record.weightGram <= 0) continue
    const bulan = bulanOf(record.measuredOn)
    const found = byBulan.get(bulan)
    if (found && PLACE[found.konteks] <= PLACE[record.konteks]) continue
    byBulan.set(bulan, {
      bulan,
      pengukuranId: record.id,
      measuredOn: record.measuredOn,
      weightGram: record.weightGram,
      konteks: record.konteks,
    })
  }
  return [...byBulan.values()].toSorted((a, b) => (a.bulan < b.bulan ? -1 : 1))
}

/**
 * Rule GIZI-11 and GIZI-12: N is a gain of at least the KBM since last calendar month's weighing,
 * else T; a month without a weighing in between makes O, the first weighing ever B.
 * @param table the KBM, or which one is in force on the day of a weighing
 */
export function assessNaik(
  anak: { readonly jenisKelamin: 'L' | 'P'; readonly birthDate: Tanggal },
  records: readonly Penimbangan[],
  table: TabelKbm | KbmPada,
): readonly PenilaianNaik[] {
  const assessed: PenilaianNaik[] = []
  for (const now of penimbanganByBulan(records)) {
    const before = assessed.at(-1)
    const inForce = typeof table === 'function' ? table(now.measuredOn) : table
    const base = { ...now, tabelKbm: inForce.id, gainGram: null, kbmGram: null, duaT: false }
    if (!before) {
      assessed.push({ ...base, status: 'B' })
    } else if (before.bulan !== addMonthsToBulan(now.bulan, -1)) {
      assessed.push({ ...base, status: 'O' })
    } else {
      const gainGram = now.weightGram - before.weightGram
      const ageInMonths = completedMonths(anak.birthDate, now.measuredOn)
      const kbmGram = kbm(inForce, anak.jenisKelamin, ageInMonths)
      const status = gainGram >= kbmGram ? 'N' : 'T'
      const duaT = status === 'T' && before.status === 'T'
      assessed.push({ ...base, gainGram, kbmGram, status, duaT })
    }
  }
  return assessed
}
