import { IsiKbm, IsiTangga } from '@simpul/contract/paket.ts'
import type { AturanDaerah } from '@simpul/domain/pertumbuhan/aturan-daerah.ts'
import { isTanggal, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import * as z from 'zod/mini'

/** A row of `tabel_aturan`. */
export const TabelAturanRow = z.object({
  nama: z.string(),
  berlaku_dari: z.custom<Tanggal>((v) => typeof v === 'string' && isTanggal(v)),
  isi: z.unknown(),
})
export type TabelAturanRow = z.infer<typeof TabelAturanRow>

/** The growth tables of a kabupaten, each under a name that says whose it is and since when. */
export function aturanDaerahOf(
  kabupatenKode: string,
  rows: readonly TabelAturanRow[],
): AturanDaerah {
  const of = (nama: string) =>
    rows
      .filter((row) => row.nama === nama)
      .map((row) => ({ ...row, id: `${nama}-${kabupatenKode}-${row.berlaku_dari}` }))
  return {
    kbm: of('kbm').map(({ id, berlaku_dari, isi }) => ({
      berlakuDari: berlaku_dari,
      isi: { ...IsiKbm.parse(isi), id, berlakuSejak: berlaku_dari },
    })),
    tangga: of('tangga').map(({ id, berlaku_dari, isi }) => ({
      berlakuDari: berlaku_dari,
      isi: { ...IsiTangga.parse(isi), id },
    })),
  }
}
