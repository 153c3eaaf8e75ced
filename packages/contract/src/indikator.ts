import { type IndikatorPrevalensi, PREVALENSI } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import { BulanText, halaman, idOf, KodeWilayah, TanggalText } from './bentuk.ts'
import type { Lembar } from './kantor.ts'

/** A figure as its reader may see it: a small cell has no value (AKSES-5). */
export const AngkaView = z.union([
  z.object({ isHidden: z.literal(false), value: z.int() }),
  // null: hidden because a small one beside it could be found from it.
  z.object({ isHidden: z.literal(true), below: z.nullable(z.int()) }),
])
export type AngkaView = z.infer<typeof AngkaView>

/** The lists of children behind the numbers of an area. */
export const DAFTAR_ANAK = [
  'semua',
  'hadir',
  'diukur',
  'dugaan_stunting',
  'stunting_dikonfirmasi',
] as const
export type DaftarAnak = (typeof DAFTAR_ANAK)[number]

/** What a row of a prevalence is made of, each part a list of children. */
export const BAGIAN_PREVALENSI = ['kasus', 'dihitung', 'ditandai', 'tanpa_z'] as const
export type BagianPrevalensi = (typeof BAGIAN_PREVALENSI)[number]

/**
 * Of the matters a number counts, those this reader may open: the list behind it has as many. null: reads
 * no matter at all, only counts.
 */
const UrusanTerbaca = z.nullable(z.object({ terbuka: z.int(), telat: z.int(), dijawab: z.int() }))
export type UrusanTerbaca = z.infer<typeof UrusanTerbaca>

/** GET /api/kantor/ringkasan: the kabupaten by area and bidang, one month. */
export const AskRingkasan = z.object({
  bulan: BulanText,
  /** A kabupaten, kecamatan or desa: its children are the rows. Missing: the widest of the reader. */
  wilayah: z.optional(KodeWilayah),
  bidang: z.optional(z.enum(BIDANG)),
})
export type AskRingkasan = z.infer<typeof AskRingkasan>

export const RingkasanRow = z.object({
  /** Code of a kecamatan or desa, or the id of a posyandu. */
  kode: z.string(),
  nama: z.string(),
  tingkat: z.enum(['kecamatan', 'desa', 'posyandu']),
  posyandu: z.int(),
  /** Hari buka held in the month, and posyandu that held at least one. */
  hariBuka: z.int(),
  posyanduBuka: z.int(),
  terbuka: AngkaView,
  telat: AngkaView,
  dijawab: AngkaView,
  /** null: this reader sees no growth, not even counted. */
  balitaDiukur: z.nullable(AngkaView),
  dugaanStunting: z.nullable(AngkaView),
  stuntingDikonfirmasi: z.nullable(AngkaView),
  terbaca: UrusanTerbaca,
  /** The lists by name that open for this reader: a number whose list does not is no link. */
  daftar: z.array(z.enum(DAFTAR_ANAK)),
})
export type RingkasanRow = z.infer<typeof RingkasanRow>

export const Ringkasan = z.object({
  bulan: BulanText,
  wilayah: z.object({ kode: z.string(), nama: z.string() }),
  /** From the kabupaten down to here, as far up as the reader may go. */
  jejak: z.array(z.object({ kode: z.string(), nama: z.string() })),
  rows: z.array(RingkasanRow),
  total: RingkasanRow,
  perBidang: z.array(
    z.object({
      bidang: z.enum(BIDANG),
      terbuka: AngkaView,
      telat: AngkaView,
      dijawab: AngkaView,
      terbaca: UrusanTerbaca,
    }),
  ),
})
export type Ringkasan = z.infer<typeof Ringkasan>

/** GET /api/kantor/prevalensi: by WHO's days, one area, one span of months. */
export const AskPrevalensi = z.object({
  dari: BulanText,
  sampai: BulanText,
  wilayah: z.optional(KodeWilayah),
  posyandu: z.optional(idOf<PosyanduId>()),
})
export type AskPrevalensi = z.infer<typeof AskPrevalensi>

export const PrevalensiView = z.object({
  indikator: z.string(),
  metode: z.literal('who_harian'),
  numerator: AngkaView,
  denominator: AngkaView,
  /** Left out because WHO flags the z: to be measured again. */
  flagged: AngkaView,
  /** Left out because there is no z. */
  empty: AngkaView,
  /** In percent, one decimal; null when a part of it is hidden or nobody was measured. */
  persen: z.nullable(z.number()),
})
export type PrevalensiView = z.infer<typeof PrevalensiView>

/** The answer of /api/kantor/prevalensi, and which lists behind it open for this reader. */
export interface PrevalensiAnswer {
  readonly metode: 'who_harian'
  readonly rows: readonly PrevalensiView[]
  readonly bagian: readonly BagianPrevalensi[]
}

/** GET /api/kantor/anak: the children behind a number of an area, posyandu by posyandu. */
export const ListAnak = z.object({
  ...halaman,
  wilayah: KodeWilayah,
  bulan: BulanText,
  daftar: z.enum(DAFTAR_ANAK),
})
export type ListAnak = z.infer<typeof ListAnak>

/** GET /api/kantor/prevalensi/anak: the children behind a number of the prevalence. */
export const ListAnakPrevalensi = z.extend(AskPrevalensi, {
  ...halaman,
  indikator: z.custom<IndikatorPrevalensi>(
    (v) => typeof v === 'string' && Object.hasOwn(PREVALENSI, v),
    'indikator',
  ),
  bagian: z.enum(BAGIAN_PREVALENSI),
})
export type ListAnakPrevalensi = z.infer<typeof ListAnakPrevalensi>

export const AnakRow = z.object({
  sasaranId: idOf<SasaranId>(),
  nama: z.string(),
  namaIbu: z.string(),
  rt: z.string(),
  jenisKelamin: z.enum(['L', 'P']),
  tanggalLahir: TanggalText,
  posyanduId: idOf<PosyanduId>(),
  posyanduNama: z.string(),
  desaNama: z.string(),
  measuredOn: z.nullable(TanggalText),
  weightGram: z.nullable(z.int()),
  lengthMm: z.nullable(z.int()),
  /** Of the index that is asked about; null: not computable, or not for this reader. */
  z: z.nullable(z.number()),
  /** What a nakes confirmed, where the list is about that. */
  statusTinggi: z.nullable(z.string()),
})
export type AnakRow = z.infer<typeof AnakRow>

export interface LembarAnak extends Lembar<AnakRow> {
  /** False: weights, lengths and z are empty. */
  readonly seesWeights: boolean
}
