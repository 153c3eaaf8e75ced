import type { PosyanduId } from '@simpul/domain/shared/ids.ts'

/** So many children of one posyandu, from which on: a piece of one page. */
export interface Potongan {
  readonly posyanduId: PosyanduId
  readonly offset: number
  readonly limit: number
}

/**
 * The pieces one page of a long list is made of, when the list goes posyandu by posyandu. Their numbers
 * are known (`hitunganPosyandu`), so a page of a kabupaten reads only the posyandu that stand on it.
 */
export function potongLembar(
  counts: readonly { readonly posyanduId: PosyanduId; readonly jumlah: number }[],
  { halaman, ukuran }: { readonly halaman: number; readonly ukuran: number },
): readonly Potongan[] {
  const first = (halaman - 1) * ukuran
  const pieces: Potongan[] = []
  let before = 0
  for (const { posyanduId, jumlah } of counts) {
    const offset = Math.max(0, first - before)
    const limit = Math.min(jumlah, first + ukuran - before) - offset
    if (limit > 0) pieces.push({ posyanduId, offset, limit })
    before += jumlah
    if (before >= first + ukuran) break
  }
  return pieces
}
