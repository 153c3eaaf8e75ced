import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { JENIS_KANTOR } from '@simpul/domain/wilayah/jenis-kantor.ts'
import * as z from 'zod/mini'
import { halaman, KodeDesa, KodeWilayah, TanggalText, teks, teksWajib } from './bentuk.ts'

/** The offices of a kabupaten and the areas they are of: what DPMD and an admin set up. */

const TINGKAT_CARI = ['kecamatan', 'desa'] as const
export type TingkatCari = (typeof TINGKAT_CARI)[number]

/** GET /api/kantor/cari-wilayah: areas inside the reader's kabupaten, by name or code; at most 20, with `dalam` 100. */
export const CariWilayah = z.object({
  cari: z._default(teks(80), ''),
  tingkat: z.optional(z.enum(TINGKAT_CARI)),
  /** Only at or below this area. */
  dalam: z.optional(KodeWilayah),
})
export type CariWilayah = z.infer<typeof CariWilayah>
export const WilayahTemu = z.object({
  kode: KodeWilayah,
  nama: z.string(),
  /** '' for a kecamatan; the kecamatan of a desa. */
  kecamatanNama: z.string(),
})
export type WilayahTemu = z.infer<typeof WilayahTemu>

export const KEADAAN = ['aktif', 'ditutup', 'semua'] as const

/** GET /api/kantor/daftar-kantor */
export const ListKantor = z.object({
  ...halaman,
  jenis: z.optional(z.enum(JENIS_KANTOR)),
  keadaan: z._default(z.enum(KEADAAN), 'aktif'),
  cari: z.optional(teks(80)),
})
export type ListKantor = z.infer<typeof ListKantor>

const Wilayah = z.object({ kode: KodeWilayah, nama: z.string() })

export const KantorTercatat = z.object({
  id: z.string(),
  jenis: z.enum(JENIS_KANTOR),
  nama: z.string(),
  wilayah: Wilayah,
  telepon: z.string(),
  bidang: z.array(z.enum(BIDANG)),
  desaDilayani: z.array(Wilayah),
  jumlahPengguna: z.int(),
  ditutupPada: z.nullable(TanggalText),
  version: z.int(),
})
export type KantorTercatat = z.infer<typeof KantorTercatat>

const isian = {
  nama: teksWajib(120),
  wilayahKode: KodeWilayah,
  telepon: teks(20),
  /** What a dinas answers for; empty for every other kind. */
  bidang: z.array(z.enum(BIDANG)).check(z.maxLength(6)),
  /** What a Puskesmas or Pustu serves; empty for every other kind. */
  desaDilayani: z.array(KodeDesa).check(z.maxLength(400)),
}

/** POST /api/kantor/daftar-kantor */
export const CreateKantor = z.object({ jenis: z.enum(JENIS_KANTOR), ...isian })
export type CreateKantor = z.infer<typeof CreateKantor>

/** PUT /api/kantor/daftar-kantor: the kind of an office never changes. */
export const EditKantor = z.object({
  id: z.string().check(z.uuid()),
  basedOnVersion: z.int(),
  ...isian,
})
export type EditKantor = z.infer<typeof EditKantor>

/** POST /api/kantor/daftar-kantor/tutup: closes one, or opens it again. */
export const CloseKantor = z.object({
  id: z.string().check(z.uuid()),
  basedOnVersion: z.int(),
  isDitutup: z.boolean(),
})
export type CloseKantor = z.infer<typeof CloseKantor>

/** POST /api/kantor/daftar-kantor/desa: an office for every desa and kelurahan that has none; null: of the whole kabupaten. */
export const CreateKantorDesa = z.object({
  kecamatanKode: z.nullable(z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}$/))),
})
export type CreateKantorDesa = z.infer<typeof CreateKantorDesa>
export const KantorDesaDibuat = z.object({ dibuat: z.int(), sudahAda: z.int() })
export type KantorDesaDibuat = z.infer<typeof KantorDesaDibuat>
