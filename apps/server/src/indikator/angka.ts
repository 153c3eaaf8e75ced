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

/** Growth of an area: the Dinas Kesehatan reads it exactly, the others without small cells. */
export function ketajamanWilayah(viewer: Viewer): Ketajaman {
  const seen = inForce(viewer).flatMap((one): Ketajaman[] => {
    switch (kedudukanOf(one)) {
      case 'dinas':
        return [one.kantorBidang.includes('kesehatan') ? 'tepat' : 'tidak']
      case 'nakes':
        return ['tepat']
      case 'kecamatan':
      case 'dpmd':
      case 'tim_pembina':
      case 'desa':
        return ['terlindung']
      default:
        return ['tidak']
    }
  })
  if (seen.includes('tepat')) return 'tepat'
  return seen.includes('terlindung') ? 'terlindung' : 'tidak'
}

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
