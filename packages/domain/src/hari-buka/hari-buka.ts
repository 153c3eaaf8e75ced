import { err, ok, type Result } from '../shared/result.ts'
import type { Tanggal } from '../shared/tanggal.ts'

export type StatusHariBuka = 'direncanakan' | 'dibuka' | 'ditutup'
export type LangkahHariBuka = 'rencanakan' | 'buka' | 'tutup' | 'buka_lagi'

type HariBukaRefusal =
  | {
      readonly kode: 'langkah_tidak_sah'
      readonly dari: StatusHariBuka | null
      readonly langkah: LangkahHariBuka
    }
  | { readonly kode: 'tanggal_di_depan' }

/**
 * Rule HB-4, docs/states/hari-buka.md. Opening an open day and closing a closed one change nothing:
 * two phones may both do it. `null` is a day nobody has planned.
 */
const NEXT = {
  rencanakan: { dari: [null, 'direncanakan'], ke: 'direncanakan' },
  buka: { dari: [null, 'direncanakan', 'dibuka'], ke: 'dibuka' },
  tutup: { dari: ['dibuka', 'ditutup'], ke: 'ditutup' },
  buka_lagi: { dari: ['ditutup', 'dibuka'], ke: 'dibuka' },
} as const satisfies Record<
  LangkahHariBuka,
  { readonly dari: readonly (StatusHariBuka | null)[]; readonly ke: StatusHariBuka }
>

/**
 * The status after a move.
 * @param date of the hari buka
 * @param today in the posyandu's zone; a day is opened on its date or later (a paper day typed after)
 */
export function moveHariBuka(
  status: StatusHariBuka | null,
  langkah: LangkahHariBuka,
  date: Tanggal,
  today: Tanggal,
): Result<StatusHariBuka, HariBukaRefusal> {
  const { dari, ke } = NEXT[langkah]
  const from: readonly (StatusHariBuka | null)[] = dari
  if (!from.includes(status)) return err({ kode: 'langkah_tidak_sah', dari: status, langkah })
  if (langkah !== 'rencanakan' && date > today) return err({ kode: 'tanggal_di_depan' })
  return ok(ke)
}
