import type {
  BagianPrevalensi,
  DaftarAnak,
  RingkasanRow,
  UrusanTerbaca,
} from '@simpul/contract/indikator.ts'
import type { HitunganUrusan } from '@simpul/contract/kantor.ts'
import { linkTo } from '../app/address.ts'

/** Where a number is about: an area by its code, or one posyandu by its id. */
export interface TempatAngka {
  readonly kode: string
  readonly tingkat: RingkasanRow['tingkat']
}

/** The list of children behind a number, where it opens for the reader. */
export function anakLink(
  { kode, tingkat }: TempatAngka,
  bulan: string,
  daftar: DaftarAnak,
  open: readonly DaftarAnak[],
): string | undefined {
  if (!open.includes(daftar)) return undefined
  return tingkat === 'posyandu'
    ? linkTo('/bulan/anak', { posyandu: kode, bulan, saring: daftar })
    : linkTo('/anak', { wilayah: kode, bulan, daftar })
}

/** How many of the matters a number counts the reader may open, and where they are listed. */
export interface TautanUrusan {
  readonly href: string
  readonly count: number
}

/**
 * The list of matters behind a number. It is as long as `count`: the number itself, or the part of it
 * that lies at the reader's office. Nothing for who reads counts alone, or has none of them.
 */
export function urusanLink(
  tempat: TempatAngka,
  hitungan: HitunganUrusan,
  terbaca: UrusanTerbaca,
  { bulan, bidang }: { readonly bulan: string; readonly bidang: string },
): TautanUrusan | undefined {
  const count = terbaca?.[hitungan] ?? 0
  if (count === 0) return undefined
  const where = tempat.tingkat === 'posyandu' ? { posyandu: tempat.kode } : { wilayah: tempat.kode }
  return {
    count,
    href: linkTo('/urusan', {
      kotak: 'semua',
      hitungan,
      ...where,
      bidang,
      // Open and late are of now, whatever month is looked at.
      bulan: hitungan === 'dijawab' ? bulan : undefined,
    }),
  }
}

export interface RentangPrevalensi {
  readonly dari: string
  readonly sampai: string
  readonly wilayah?: string
  readonly posyandu?: string
}

/** The list of children behind a number of the prevalence. */
export function prevalensiLink(
  { dari, sampai, wilayah, posyandu }: RentangPrevalensi,
  indikator: string,
  bagian: BagianPrevalensi,
  open: readonly BagianPrevalensi[],
): string | undefined {
  if (!open.includes(bagian)) return undefined
  return linkTo('/prevalensi/anak', { dari, sampai, wilayah, posyandu, indikator, bagian })
}
