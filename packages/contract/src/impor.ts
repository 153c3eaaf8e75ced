import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, KodeWilayah, TanggalText } from './bentuk.ts'

/** A file on its way into the register: read, checked, confirmed by a person, written in batches. */

/** 25 MB: 50,000 rows of a village office's sheet take 8 to 12. */
export const IMPOR_MAX_BYTES = 25 * 1024 * 1024
export const IMPOR_MAX_ROWS = 60_000
/** What an XLSX may hold when it is unpacked: 60,000 rows of OpenSID's forty columns are about 150 MB. */
export const IMPOR_MAX_UNPACKED_BYTES = 400 * 1024 * 1024
/** The texts of an XLSX and its styles are held in memory whole; these are a tenth of it in a real one. */
export const IMPOR_MAX_TEXTS_BYTES = 96 * 1024 * 1024

export const JENIS_IMPOR = ['penduduk', 'pengukuran', 'posyandu'] as const
export type JenisImpor = (typeof JENIS_IMPOR)[number]

const FIELD_PENDUDUK = [
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

const FIELD_PENGUKURAN = [
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

const FIELD_POSYANDU = ['nama', 'desa', 'puskesmas', 'rw', 'alamat', 'nomorRegistrasi'] as const

export const FIELD_IMPOR = {
  penduduk: FIELD_PENDUDUK,
  pengukuran: FIELD_PENGUKURAN,
  posyandu: FIELD_POSYANDU,
} as const satisfies Record<JenisImpor, readonly string[]>

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
  /** The desa; of posyandu brought by DPMD or an admin the kabupaten. */
  desaKode: z.nullable(KodeWilayah),
  status: z.enum(['diperiksa', 'siap', 'berjalan', 'selesai', 'gagal', 'dibatalkan']),
  jumlahBaris: z.int(),
  barisSelesai: z.int(),
  hitungan: z.record(z.string(), z.int()),
  createdAt: Instant,
  kepala: z.nullable(ImporKepala),
  /** True while the server reads or writes it; false for one that a stopped server left behind. */
  isDikerjakan: z.boolean(),
  /** Why the check stopped, when the file is to blame: `baris:60000`, more rows than that. */
  masalah: z.nullable(z.string()),
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
