import * as z from 'zod/mini'
import { BulanText, KodeDesa, KodeWilayah, teks } from './bentuk.ts'
import { AngkaView, DAFTAR_ANAK } from './indikator.ts'

/** GET /api/kantor/cakupan-timbang: D of one month by both denominators (IND-DS). */
export const AskCakupanTimbang = z.object({ bulan: BulanText, wilayah: KodeWilayah })
export type AskCakupanTimbang = z.infer<typeof AskCakupanTimbang>

/** A part of the whole as its reader may see it. */
export const PecahanView = z.object({
  dari: AngkaView,
  /** In percent, one decimal; null when a part of it is hidden or there is nobody. */
  persen: z.nullable(z.number()),
})

export const CakupanTimbangRow = z.object({
  kode: z.string(),
  nama: z.string(),
  d: AngkaView,
  riil: PecahanView,
  /** null: no desa of it has a projection, or it is a part of a desa. */
  proyeksi: z.nullable(PecahanView),
  /** How many of its desa have none; their children are not in `proyeksi`. */
  desaTanpaProyeksi: z.int(),
  /** The lists by name that open for this reader. */
  daftar: z.array(z.enum(DAFTAR_ANAK)),
})
export type CakupanTimbangRow = z.infer<typeof CakupanTimbangRow>

export const CakupanTimbangView = z.object({
  tingkat: z.enum(['kecamatan', 'desa', 'posyandu']),
  rows: z.array(CakupanTimbangRow),
  total: CakupanTimbangRow,
})
export type CakupanTimbangView = z.infer<typeof CakupanTimbangView>

const tahun = z.coerce.number().check(z.int(), z.gte(2020), z.lte(2100))

/** GET /api/kantor/proyeksi: the expected balita of each desa of the reader, in one year. */
export const AskProyeksi = z.object({ tahun })
export type AskProyeksi = z.infer<typeof AskProyeksi>

export const ProyeksiRow = z.object({
  desaKode: KodeDesa,
  desaNama: z.string(),
  kecamatanNama: z.string(),
  /** null: nobody has typed it in; that is not nought. */
  balita: z.nullable(z.int()),
  sumber: z.string(),
})
export type ProyeksiRow = z.infer<typeof ProyeksiRow>

export const PROYEKSI_MAX = 100_000

/** PUT /api/kantor/proyeksi: only the desa that change; null takes one away. */
export const SaveProyeksi = z.object({
  tahun,
  sumber: teks(120),
  desa: z
    .array(
      z.object({
        desaKode: KodeDesa,
        balita: z.nullable(z.int().check(z.gte(1), z.lte(PROYEKSI_MAX))),
      }),
    )
    .check(z.minLength(1), z.maxLength(1_000)),
})
export type SaveProyeksi = z.infer<typeof SaveProyeksi>

/** POST /api/kantor/proyeksi/berkas?nama=…: a file is read, nothing is saved. */
export const ProyeksiTerbaca = z.object({
  desa: z.array(z.object({ desaKode: KodeDesa, balita: z.int() })),
  /** Rows that were left out, by their line in the file. */
  masalah: z.array(
    z.object({
      baris: z.int(),
      kode: z.enum(['desa_tidak_dikenal', 'angka_salah', 'desa_dua_kali']),
    }),
  ),
})
export type ProyeksiTerbaca = z.infer<typeof ProyeksiTerbaca>
