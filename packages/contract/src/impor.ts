import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, KodeDesa, TanggalText } from './bentuk.ts'

/** A file on its way into the register: read, checked, confirmed by a person, written in batches. */

/** 25 MB: 50,000 rows of a village office's sheet take 8 to 12. */
export const IMPOR_MAX_BYTES = 25 * 1024 * 1024
export const IMPOR_MAX_ROWS = 60_000

export const JENIS_IMPOR = ['penduduk', 'pengukuran'] as const
export type JenisImpor = (typeof JENIS_IMPOR)[number]

export const FIELD_PENDUDUK = [
  'nama',
  'nik',
  'nomorKk',
  'jenisKelamin',
  'tanggalLahir',
  'namaIbu',
  'nikIbu',
  'rt',
  'rw',
  'dusun',
  'alamat',
  'telepon',
  'posyandu',
] as const
export type FieldPenduduk = (typeof FIELD_PENDUDUK)[number]

export const FIELD_PENGUKURAN = [
  'nama',
  'nik',
  'jenisKelamin',
  'tanggalLahir',
  'namaIbu',
  'posyandu',
  'measuredOn',
  'weight',
  'length',
  'posisiUkur',
  'lila',
  'lingkarKepala',
] as const
export type FieldPengukuran = (typeof FIELD_PENGUKURAN)[number]

/**
 * Which column (from 0) holds what. `bulan`: a sheet with one column a month, as a Posyandu keeps it;
 * each entry says which month a weight or length column is and the day it was measured.
 */
export const Pemetaan = z.object({
  kolom: z.record(z.string(), z.nullable(z.int().check(z.gte(0), z.lte(500)))),
  posyanduDefault: z.nullable(idOf<PosyanduId>()),
  /** RW as written in the file → posyandu, when a desa has more than one. */
  posyanduByRw: z.record(z.string(), idOf<PosyanduId>()),
  bulan: z
    .array(
      z.object({ kolom: z.int(), ukuran: z.enum(['weight', 'length']), measuredOn: TanggalText }),
    )
    .check(z.maxLength(120)),
})
export type Pemetaan = z.infer<typeof Pemetaan>

/** PUT /api/impor/:id/pemetaan */
export const CheckImpor = z.object({ pemetaan: Pemetaan })

/** What the reading of the head of a file gave: columns, a few rows, a proposed mapping. */
export const ImporKepala = z.object({
  kepala: z.array(z.string()),
  contoh: z.array(z.array(z.string())),
  pemetaan: Pemetaan,
  /** True when the mapping was chosen by a person for the same header before. */
  isRemembered: z.boolean(),
})
export type ImporKepala = z.infer<typeof ImporKepala>

export const KEPUTUSAN_BARIS = ['baru', 'perbarui', 'sama', 'lewati', 'salah'] as const
export type KeputusanBaris = (typeof KEPUTUSAN_BARIS)[number]

export const ImporView = z.object({
  id: z.string(),
  jenis: z.enum(JENIS_IMPOR),
  namaBerkas: z.string(),
  desaKode: z.nullable(KodeDesa),
  status: z.enum(['diperiksa', 'siap', 'berjalan', 'selesai', 'gagal', 'dibatalkan']),
  jumlahBaris: z.int(),
  barisSelesai: z.int(),
  hitungan: z.record(z.string(), z.int()),
  createdAt: Instant,
  kepala: z.nullable(ImporKepala),
})
export type ImporView = z.infer<typeof ImporView>

/** One row as it will be written, with what is wrong or doubtful in codes the screen puts into words. */
export const ImporBaris = z.object({
  baris: z.int(),
  keputusan: z.enum(KEPUTUSAN_BARIS),
  masalah: z.array(z.string()),
  isi: z.record(z.string(), z.unknown()),
})
export type ImporBaris = z.infer<typeof ImporBaris>
