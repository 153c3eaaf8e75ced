import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import {
  halaman,
  Instant,
  idOf,
  KodeDesa,
  KodeWilayah,
  TanggalText,
  teks,
  teksWajib,
} from './bentuk.ts'
import { KEADAAN } from './wilayah.ts'

/** The institution posyandu: who looks after it is an operator in the own desa, DPMD, an admin. */

/** GET /api/kantor/posyandu */
export const ListPosyandu = z.object({
  ...halaman,
  keadaan: z._default(z.enum(KEADAAN), 'aktif'),
  cari: z.optional(teks(80)),
  /** A kecamatan or a desa. */
  wilayah: z.optional(KodeWilayah),
})
export type ListPosyandu = z.infer<typeof ListPosyandu>

export const PosyanduTercatat = z.object({
  id: idOf<PosyanduId>(),
  nama: z.string(),
  desaKode: KodeDesa,
  desaNama: z.string(),
  kecamatanNama: z.string(),
  alamat: z.string(),
  nomorRegistrasi: z.string(),
  /** Who typed the number and when; null while there is none, or it came from an import. */
  nomorDiketik: z.nullable(z.object({ oleh: z.string(), at: Instant })),
  puskesmasId: z.string(),
  puskesmasNama: z.string(),
  jumlahKader: z.int(),
  ditutupPada: z.nullable(TanggalText),
  version: z.int(),
})
export type PosyanduTercatat = z.infer<typeof PosyanduTercatat>

/** GET /api/kantor/posyandu/puskesmas?desa=: those that serve the desa first. */
export const PuskesmasPilihan = z.object({
  id: z.string(),
  nama: z.string(),
  isMelayani: z.boolean(),
})
export type PuskesmasPilihan = z.infer<typeof PuskesmasPilihan>
export const ListPuskesmas = z.object({ desa: KodeDesa })

const isian = {
  nama: teksWajib(80),
  alamat: teks(200),
  /** '' while there is none. Given by Ditjen Bina Pemerintahan Desa; Simpul never makes one. */
  nomorRegistrasi: teks(30),
  puskesmasId: z.string().check(z.uuid()),
}

/** POST /api/kantor/posyandu */
export const CreatePosyandu = z.object({ desaKode: KodeDesa, ...isian })
export type CreatePosyandu = z.infer<typeof CreatePosyandu>

/** PUT /api/kantor/posyandu: the desa of a posyandu never changes here. */
export const EditPosyandu = z.object({
  id: idOf<PosyanduId>(),
  basedOnVersion: z.int(),
  ...isian,
})
export type EditPosyandu = z.infer<typeof EditPosyandu>

/** POST /api/kantor/posyandu/tutup: closes one, or opens it again. */
export const ClosePosyandu = z.object({
  id: idOf<PosyanduId>(),
  basedOnVersion: z.int(),
  isDitutup: z.boolean(),
})
export type ClosePosyandu = z.infer<typeof ClosePosyandu>

/** GET /api/kantor/langkah-awal: what a kabupaten still lacks before a kader can work. */
export const LangkahAwal = z.object({
  /** Bidang no dinas answers for, by name. */
  bidangTanpaDinas: z.array(z.enum(BIDANG)),
  puskesmas: z.int(),
  desa: z.int(),
  desaTanpaKantor: z.int(),
  desaTanpaPuskesmas: z.int(),
  posyandu: z.int(),
  /** Offices of a desa that have a posyandu and nobody who looks after its accounts. */
  desaTanpaOperator: z.int(),
  operator: z.int(),
  posyanduTanpaKader: z.int(),
})
export type LangkahAwal = z.infer<typeof LangkahAwal>
