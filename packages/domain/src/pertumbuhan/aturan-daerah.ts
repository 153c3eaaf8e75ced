import { berlakuPada, type Edisi } from '../shared/edisi.ts'
import type { Tanggal } from '../shared/tanggal.ts'
import { KBM_2020, type TabelKbm } from './kbm.ts'
import { TANGGA_2026, type TabelTangga } from './tindakan.ts'

/** The rule tables a kabupaten has of its own, with the day each comes into force. */
export interface AturanDaerah {
  readonly kbm: readonly Edisi<TabelKbm>[]
  readonly tangga: readonly Edisi<TabelTangga>[]
}

/** A kabupaten without tables of its own. */
export const ATURAN_NASIONAL: AturanDaerah = { kbm: [], tangga: [] }

export function kbmPada(aturan: AturanDaerah, on: Tanggal): TabelKbm {
  return berlakuPada(aturan.kbm, on, KBM_2020)
}

export function tanggaPada(aturan: AturanDaerah, on: Tanggal): TabelTangga {
  return berlakuPada(aturan.tangga, on, TANGGA_2026)
}
