import { KELOMPOK_UMUR_SKDN } from '@simpul/domain/pertumbuhan/skdn.ts'
import type { PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import * as z from 'zod/mini'
import { BulanText, halaman, Instant, idOf, KodeDesa, TanggalText, teks } from './bentuk.ts'
import { AngkaView, BAGIAN_PREVALENSI, PrevalensiView } from './indikator.ts'
import type { Lembar } from './kantor.ts'
import { JenisKelamin } from './sasaran.ts'

/** Which children of a month: a number on the page leads to one of these lists. */
export const SARINGAN_BALITA = [
  'semua',
  'punya_kms',
  'hadir',
  'belum_ditimbang',
  'n',
  't',
  'o',
  'b',
  'dua_t',
  'bgm',
  'sweeping',
  'tamu',
  'diukur',
  'dugaan_stunting',
  'dugaan_wasting',
  'dugaan_berat_kurang',
  'belum_dikonfirmasi',
  'stunting_dikonfirmasi',
  'wasting_dikonfirmasi',
  'berat_kurang_dikonfirmasi',
  'tidak_wajar',
] as const
export type SaringanBalita = (typeof SARINGAN_BALITA)[number]

/** GET /api/kantor/bulan: SKDN of one posyandu. */
export const AskBulan = z.object({ posyandu: idOf<PosyanduId>(), bulan: BulanText })

const hitungan = {
  s: AngkaView,
  k: AngkaView,
  d: AngkaView,
  n: AngkaView,
  t: AngkaView,
  o: AngkaView,
  b: AngkaView,
  bgm: AngkaView,
  duaT: AngkaView,
  sweeping: AngkaView,
}

export const BulanPosyandu = z.object({
  bulan: BulanText,
  posyanduId: idOf<PosyanduId>(),
  posyanduNama: z.string(),
  desaNama: z.string(),
  desaKode: KodeDesa,
  pada: TanggalText,
  hariBuka: z.array(z.object({ tanggal: TanggalText, status: z.string(), hadir: z.int() })),
  skdn: z.object({ ...hitungan, tamu: AngkaView }),
  /**
   * What was counted when the last hari buka of the month was closed, beside the live figure. null
   * while none is closed, and for readers who may not see small cells: the difference would show them.
   */
  penutupan: z.nullable(
    z.object({
      tanggal: TanggalText,
      hp: z.record(z.string(), z.int()),
      server: z.nullable(z.record(z.string(), z.int())),
    }),
  ),
  rincian: z.array(
    z.object({ kelompokUmur: z.string(), jenisKelamin: z.enum(['L', 'P']), ...hitungan }),
  ),
  prevalensi: z.array(PrevalensiView),
  bagianPrevalensi: z.array(z.enum(BAGIAN_PREVALENSI)),
  /** By `pmk_bulan_penuh`: what the figures say, and what a nakes confirmed. */
  dugaan: z.object({ stunting: AngkaView, wasting: AngkaView, beratKurang: AngkaView }),
  dikonfirmasi: z.object({ stunting: AngkaView, wasting: AngkaView, beratKurang: AngkaView }),
  /** The lists by name that open for this reader: a number whose list does not is no link. */
  daftar: z.array(z.enum(SARINGAN_BALITA)),
  canConfirm: z.boolean(),
})
export type BulanPosyandu = z.infer<typeof BulanPosyandu>

/** GET /api/kantor/bulan/balita: children by name, for those who may. */
export const ListBalita = z.object({
  ...halaman,
  posyandu: idOf<PosyanduId>(),
  bulan: BulanText,
  saring: z._default(z.enum(SARINGAN_BALITA), 'semua'),
  /** One part of the month by age and sex (GIZI-15): completed months when weighed, else when S is taken. */
  umur: z.optional(z.enum(KELOMPOK_UMUR_SKDN)),
  jk: z.optional(JenisKelamin),
  urut: z._default(z.enum(['nama', '-nama', 'lahir', '-lahir', 'tbu', '-tbu']), 'nama'),
})
export type ListBalita = z.infer<typeof ListBalita>

export const BalitaRow = z.object({
  sasaranId: idOf<SasaranId>(),
  nama: z.string(),
  namaIbu: z.string(),
  rt: z.string(),
  jenisKelamin: z.enum(['L', 'P']),
  tanggalLahir: TanggalText,
  pengukuranId: z.nullable(idOf<PengukuranId>()),
  measuredOn: z.nullable(TanggalText),
  konteks: z.nullable(z.string()),
  weightGram: z.nullable(z.int()),
  lengthMm: z.nullable(z.int()),
  completedMonths: z.nullable(z.int()),
  naik: z.nullable(z.string()),
  duaT: z.boolean(),
  bgm: z.boolean(),
  /** Two named methods side by side; null is "not computable". */
  harian: z.object({
    bbu: z.nullable(z.number()),
    tbu: z.nullable(z.number()),
    bbtb: z.nullable(z.number()),
  }),
  pmk: z.object({
    bbu: z.nullable(z.number()),
    tbu: z.nullable(z.number()),
    bbtb: z.nullable(z.number()),
  }),
  flagged: z.array(z.string()),
  statusBerat: z.nullable(z.string()),
  statusTinggi: z.nullable(z.string()),
  statusGizi: z.nullable(z.string()),
  /** What a nakes confirmed of this measurement; the computed status stays beside it. */
  konfirmasi: z.nullable(
    z.object({
      statusTinggi: z.nullable(z.string()),
      statusGizi: z.nullable(z.string()),
      statusBerat: z.nullable(z.string()),
      oleh: z.string(),
      catatan: z.string(),
    }),
  ),
})
export type BalitaRow = z.infer<typeof BalitaRow>

/** Which posyandu a page is of. */
export interface DiPosyandu {
  readonly posyanduNama: string
  readonly desaNama: string
  readonly desaKode: string
}

/** A page of the list, and which of the lists open for this reader. */
export interface LembarBalita extends Lembar<BalitaRow>, DiPosyandu {
  readonly daftar: readonly SaringanBalita[]
  /** False: z and the computed status are empty, and there is nothing to sort by them. */
  readonly seesStatus: boolean
  /** False: weights, N/T and the KMS are empty. */
  readonly seesWeights: boolean
}

/** GET /api/kantor/bulan/hadir: who came on one hari buka, by name, for those who may read the children. */
export const ListHadir = z.object({
  ...halaman,
  posyandu: idOf<PosyanduId>(),
  tanggal: TanggalText,
})
export type ListHadir = z.infer<typeof ListHadir>

export interface HadirRow {
  readonly sasaranId: SasaranId
  readonly nama: string
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly rt: string
  readonly nomorAntrean: string
  readonly isTamu: boolean
}

export type LembarHadir = Lembar<HadirRow> & DiPosyandu

export const STATUS_BERAT = [
  'berat_badan_sangat_kurang',
  'berat_badan_kurang',
  'berat_badan_normal',
  'risiko_berat_badan_lebih',
] as const
export const STATUS_TINGGI = ['sangat_pendek', 'pendek', 'normal', 'tinggi'] as const
export const STATUS_GIZI = [
  'gizi_buruk',
  'gizi_kurang',
  'gizi_baik',
  'berisiko_gizi_lebih',
  'gizi_lebih',
  'obesitas',
] as const

/** POST /api/kantor/konfirmasi: by a nakes, one by one or many at once; the computed status is kept. */
export const ConfirmStatusGizi = z.object({
  konfirmasi: z
    .array(
      z.object({
        pengukuranId: idOf<PengukuranId>(),
        statusTinggi: z.nullable(z.enum(STATUS_TINGGI)),
        statusGizi: z.nullable(z.enum(STATUS_GIZI)),
        statusBerat: z.nullable(z.enum(STATUS_BERAT)),
        catatan: teks(300),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
})
export type ConfirmStatusGizi = z.infer<typeof ConfirmStatusGizi>

/** What the rules had answered when a nakes confirmed; stored beside her decision. */
export const ComputedStatus = z.object({
  statusTinggi: z.nullable(z.string()),
  statusGizi: z.nullable(z.string()),
  statusBerat: z.nullable(z.string()),
})
export type ComputedStatus = z.infer<typeof ComputedStatus>

/** Months of measuring, the desa, and the last day on which the desa may read the list. */
export const AskRembuk = z.object({
  desa: KodeDesa,
  dari: BulanText,
  sampai: BulanText,
})
export type AskRembuk = z.infer<typeof AskRembuk>

/** POST /api/kantor/rembuk/lepas: what the Puskesmas has looked at goes to the desa. */
export const ReleaseRembuk = z.extend(AskRembuk, { terbukaSampai: TanggalText })
export type ReleaseRembuk = z.infer<typeof ReleaseRembuk>

/** POST /api/kantor/rembuk/tarik */
export const WithdrawRembuk = z.object({ id: z.string().check(z.uuid()) })

/** A child on the list for the rembuk stunting: who and where, and what a nakes confirmed. No weights. */
export const AnakRembuk = z.object({
  sasaranId: idOf<SasaranId>(),
  nama: z.string(),
  namaIbu: z.string(),
  jenisKelamin: z.enum(['L', 'P']),
  tanggalLahir: TanggalText,
  rt: z.string(),
  rw: z.string(),
  posyanduNama: z.string(),
  measuredOn: TanggalText,
  statusTinggi: z.enum(['pendek', 'sangat_pendek']),
})
export type AnakRembuk = z.infer<typeof AnakRembuk>

export const RilisRembuk = z.object({
  id: z.string(),
  desaKode: KodeDesa,
  desaNama: z.string(),
  dari: BulanText,
  sampai: BulanText,
  terbukaSampai: TanggalText,
  kantorNama: z.string(),
  oleh: z.string(),
  dilepasPada: Instant,
  /** False: withdrawn, or its last day has passed. The desa is not told of it any more. */
  isTerbuka: z.boolean(),
  isDitarik: z.boolean(),
  jumlah: z.int(),
})
export type RilisRembuk = z.infer<typeof RilisRembuk>

/** GET /api/kantor/rembuk: the lists of the reader's desa, and the desa a Puskesmas may release for. */
export interface DaftarRembuk {
  readonly rilis: readonly RilisRembuk[]
  readonly desa: readonly { readonly kode: string; readonly nama: string }[]
}

/** GET /api/kantor/rembuk/:id, and the preview of one not released yet (without `rilis`). */
export interface IsiRembuk {
  readonly rilis: RilisRembuk | null
  readonly anak: readonly AnakRembuk[]
}
