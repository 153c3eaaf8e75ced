import type { AngkaView } from '@simpul/contract/indikator.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { seeFakta } from '@simpul/domain/pengguna/matriks-akses.ts'
import { isInForce, kedudukanOf } from '@simpul/domain/pengguna/peran.ts'
import { hideSmallCell, hideSmallCells } from '@simpul/domain/pengguna/sel-kecil.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Viewer } from '../posyandu/viewer.ts'

/** How sharp a figure about growth a reader gets: exact, with small cells hidden, or none at all. */
export type Ketajaman = 'tepat' | 'terlindung' | 'tidak'

/**
 * Growth of one posyandu. Its own people and its nakes see exact figures, and the desa its own SKDN;
 * who looks from outside sees no small cell (AKSES-3, AKSES-5).
 */
export function ketajamanPosyandu(
  viewer: Viewer,
  posyanduId: PosyanduId,
  desaKode: string,
): Ketajaman {
  if (viewer.breakGlass.includes(posyanduId)) return 'tepat'
  const lihat = seeFakta(
    viewer.penugasan,
    viewer.today,
    'pertumbuhan',
    targetPosyandu(posyanduId, desaKode),
  )
  if (lihat === 'tidak') return 'tidak'
  if (lihat === 'penuh') return 'tepat'
  const isOwnDesa = inForce(viewer).some(
    (one) => kedudukanOf(one) === 'desa' && one.wilayahKode === desaKode,
  )
  return isOwnDesa ? 'tepat' : ketajamanWilayah(viewer)
}

/**
 * What a status says about a few children of one posyandu is health by name to who knows them: exact
 * for whom the matrix lets see the status itself, and without small cells for the desa, the kader and
 * an admin behind a broken glass.
 */
export function ketajamanStatus(
  viewer: Viewer,
  posyanduId: PosyanduId,
  desaKode: string,
): Ketajaman {
  const growth = ketajamanPosyandu(viewer, posyanduId, desaKode)
  if (growth !== 'tepat') return growth
  return seesStatusGizi(viewer, posyanduId, desaKode) ? 'tepat' : 'terlindung'
}

/** True for who may read a child's status by name: the nakes; a kader reads the action on her phone. */
export function seesStatusGizi(viewer: Viewer, posyanduId: PosyanduId, desaKode: string): boolean {
  const target = targetPosyandu(posyanduId, desaKode)
  return seeFakta(viewer.penugasan, viewer.today, 'status_gizi', target) === 'penuh'
}

/**
 * Growth of an area: the Dinas Kesehatan reads it exactly, a nakes what she serves, the others without
 * small cells. A nakes who is also of a tim pembina looks at more than she serves, and not exactly.
 */
export function ketajamanWilayah(viewer: Viewer): Ketajaman {
  const seen = new Set(
    inForce(viewer).map((one) => {
      const kedudukan = kedudukanOf(one)
      const isHealth = kedudukan === 'dinas' && one.kantorBidang.includes('kesehatan')
      return isHealth ? 'dinas_kesehatan' : kedudukan
    }),
  )
  if (seen.has('dinas_kesehatan')) return 'tepat'
  const isWide = OUTSIDE.some((one) => seen.has(one))
  if (seen.has('nakes')) return isWide || seen.has('dinas') ? 'terlindung' : 'tepat'
  return isWide ? 'terlindung' : 'tidak'
}

/** Who counts what is not theirs to know one by one. */
const OUTSIDE = ['kecamatan', 'dpmd', 'tim_pembina', 'desa'] as const

function inForce(viewer: Viewer) {
  return viewer.penugasan.filter((one) => isInForce(one, viewer.today))
}

export function angka(count: number, ketajaman: Ketajaman): AngkaView {
  return ketajaman === 'tepat' ? { isHidden: false, value: count } : { ...hideSmallCell(count) }
}

/** Cells whose sum is shown elsewhere: a single hidden one takes a second with it. */
export function angkaRow(counts: readonly number[], ketajaman: Ketajaman): AngkaView[] {
  if (ketajaman === 'tepat') return counts.map((value) => ({ isHidden: false, value }))
  return hideSmallCells(counts).map((cell) => ({ ...cell }))
}
