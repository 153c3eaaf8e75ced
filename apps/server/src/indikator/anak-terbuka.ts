import type { BagianPrevalensi, DaftarAnak } from '@simpul/contract/indikator.ts'
import { BAGIAN_PREVALENSI, DAFTAR_ANAK } from '@simpul/contract/indikator.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import { seeFakta } from '@simpul/domain/pengguna/matriks-akses.ts'
import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Viewer } from '../posyandu/viewer.ts'
import { seesStatusGizi } from './angka.ts'

/** What a reader may know of the children of a posyandu by name (AKSES-8). */
interface AnakTerbuka {
  /** who is on the register, who came, N and T (rule AKSES-4, or a break-glass) */
  readonly names: boolean
  /** who is suspected, with z */
  readonly dugaan: boolean
  /** what a nakes confirmed */
  readonly dikonfirmasi: boolean
  readonly weights: boolean
}

/**
 * A status by name is the nakes' and, once a nakes confirmed it, the Dinas Kesehatan's, whose officer for
 * gizi reads who is suspected and the weights as well.
 */
export function anakTerbuka(viewer: Viewer, id: PosyanduId, desaKode: string): AnakTerbuka {
  const target = targetPosyandu(id, desaKode)
  const names =
    viewer.breakGlass.includes(id) ||
    mayI(viewer.penugasan, 'laporan.month.names', target, viewer.today)
  const dikonfirmasi = seesStatusGizi(viewer, id, desaKode)
  const growth = seeFakta(viewer.penugasan, viewer.today, 'pertumbuhan', target) === 'penuh'
  const dugaan = dikonfirmasi && (names || growth)
  return { names, dugaan, dikonfirmasi, weights: names || dugaan }
}

/** What opens in every one of these posyandu: a list of an area is whole, or it does not open. */
export function anakTerbukaDi(
  viewer: Viewer,
  tempat: readonly { readonly id: PosyanduId; readonly desaKode: string }[],
): AnakTerbuka {
  const each = tempat.map((one) => anakTerbuka(viewer, one.id, one.desaKode))
  const all = (of: (one: AnakTerbuka) => boolean) => each.length > 0 && each.every(of)
  return {
    names: all((one) => one.names),
    dugaan: all((one) => one.dugaan),
    dikonfirmasi: all((one) => one.dikonfirmasi),
    weights: all((one) => one.weights),
  }
}

export function daftarAnak(open: AnakTerbuka): DaftarAnak[] {
  return DAFTAR_ANAK.filter((daftar) => {
    if (daftar === 'stunting_dikonfirmasi') return open.dikonfirmasi
    return daftar === 'dugaan_stunting' ? open.dugaan : open.names
  })
}

/** Who is a case has a status by name; who was assessed at all is a matter of who was measured. */
export function bagianTerbuka(open: AnakTerbuka): BagianPrevalensi[] {
  return BAGIAN_PREVALENSI.filter((bagian) =>
    bagian === 'kasus' ? open.dugaan : open.dugaan && open.names,
  )
}
