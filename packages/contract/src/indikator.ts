import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import { BulanText, idOf, KodeWilayah } from './bentuk.ts'

/** A figure as its reader may see it: a small cell has no value (AKSES-5). */
export const AngkaView = z.union([
  z.object({ isHidden: z.literal(false), value: z.int() }),
  // null: hidden because a small one beside it could be found from it.
  z.object({ isHidden: z.literal(true), below: z.nullable(z.int()) }),
])
export type AngkaView = z.infer<typeof AngkaView>

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
    z.object({ bidang: z.enum(BIDANG), terbuka: AngkaView, telat: AngkaView, dijawab: AngkaView }),
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
