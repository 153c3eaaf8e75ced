/** How many people a posyandu needs. Sources differ on whether 15 are kader or people: keep all three. */
export interface AmbangPengurus {
  readonly id: string
  readonly pengurus: number
  readonly kader: number
  /** different people, pengurus and kader together */
  readonly orang: number
}

/** Rule POS-1: 5 pengurus, 10 kader, 15 people (DPMD Kutai Kartanegara, November 2025). */
export const AMBANG_PENGURUS: AmbangPengurus = {
  id: 'POS-1/2025-1',
  pengurus: 5,
  kader: 10,
  orang: 15,
}

export interface SusunanPosyandu {
  /** one entry per post: the id of the person who holds it */
  readonly pengurus: readonly string[]
  readonly kader: readonly string[]
}

export interface KelengkapanPengurus {
  readonly pengurus: number
  readonly kader: number
  readonly orang: number
  readonly kurang: readonly ('pengurus' | 'kader' | 'orang')[]
}

/** Counts people, not posts: who holds two posts of one kind is one. */
export function assessKelengkapanPengurus(
  susunan: SusunanPosyandu,
  ambang: AmbangPengurus = AMBANG_PENGURUS,
): KelengkapanPengurus {
  const counted = {
    pengurus: new Set(susunan.pengurus).size,
    kader: new Set(susunan.kader).size,
    orang: new Set([...susunan.pengurus, ...susunan.kader]).size,
  }
  const kinds = ['pengurus', 'kader', 'orang'] as const
  return { ...counted, kurang: kinds.filter((kind) => counted[kind] < ambang[kind]) }
}
