import type { PengukuranId, SasaranId } from '../shared/ids.ts'
import type { Tanggal } from '../shared/tanggal.ts'

/**
 * Where a measure comes from. `susulan` is a paper day typed in later: a hari buka. `buku_kia` is
 * copied from the mother's book: it counts for N/T and charts, never as a service given here.
 */
type KonteksPengukuran = 'hari_buka' | 'sweeping' | 'buku_kia' | 'susulan' | 'impor'

/** The record of measures at one moment. Facts only add: a correction supersedes. */
export interface Pengukuran {
  readonly id: PengukuranId
  readonly sasaranId: SasaranId
  /** Date of service in the posyandu's own zone. */
  readonly measuredOn: Tanggal
  readonly konteks: KonteksPengukuran
  readonly weightGram: number | null
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
  /** null is "not asked". */
  readonly edema: boolean | null
  readonly supersedes: PengukuranId | null
}

/**
 * What stands after the corrections, oldest first. Of one day the one made first (an id is made from
 * the clock of the phone) comes first, a correction in the place of what it corrects: two phones and
 * the server read the same order out of the same records, in whatever order they arrived.
 */
export function currentPengukuran<P extends Pick<Pengukuran, 'id' | 'measuredOn' | 'supersedes'>>(
  records: readonly P[],
): readonly P[] {
  const superseded = new Set(records.map((record) => record.supersedes))
  const before = new Map(records.map((record) => [record.id, record.supersedes]))
  return records
    .filter((record) => !superseded.has(record.id))
    .map((record) => ({ record, place: placeOf(record, before) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ record }) => record)
}

/** Of the first in a row of corrections: whatever was corrected keeps the place in which it was measured. */
function placeOf(
  { id, measuredOn }: Pick<Pengukuran, 'id' | 'measuredOn'>,
  before: ReadonlyMap<string, string | null>,
): string {
  let first: string = id
  for (let seen = 0; seen < before.size; seen += 1) {
    const earlier = before.get(first) ?? null
    if (earlier === null) break
    first = earlier
  }
  return `${measuredOn} ${first} ${id}`
}
