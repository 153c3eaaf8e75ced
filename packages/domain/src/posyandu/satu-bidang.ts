import type { Bidang } from '../wilayah/bidang.ts'

/** How far the kabupaten is. While posyandu are still ILP a kader may stand in two bidang for a time. */
export type TahapKabupaten = 'ilp' | 'enam_spm'

type PutusanSatuBidang =
  | { readonly hasil: 'boleh' }
  | {
      readonly hasil: 'peringatan' | 'ditolak'
      readonly kode: 'satu_kader_satu_bidang'
      readonly bidangLain: readonly Bidang[]
    }

/**
 * Rule POS-3: one kader, one bidang (Permendagri 13/2024, Pasal 5 and 8). Refused, unless the
 * kabupaten has set the stage ILP: then it is a warning.
 * @param bidangList the bidang the kader already has, in any posyandu
 */
export function checkSatuBidang(
  bidangList: readonly Bidang[],
  bidangBaru: Bidang,
  tahap: TahapKabupaten,
): PutusanSatuBidang {
  const bidangLain = [...new Set(bidangList)].filter((bidang) => bidang !== bidangBaru)
  if (bidangLain.length === 0) return { hasil: 'boleh' }
  const hasil = tahap === 'ilp' ? 'peringatan' : 'ditolak'
  return { hasil, kode: 'satu_kader_satu_bidang', bidangLain }
}
