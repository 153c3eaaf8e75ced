import type { Tanggal } from '../shared/tanggal.ts'

export const SUMBER_DANA = [
  'apbdes',
  'apbd_kabupaten',
  'apbd_provinsi',
  'apbn',
  'swadaya',
  'lainnya',
] as const
export type SumberDana = (typeof SUMBER_DANA)[number]

export const DOKUMEN_USULAN = [
  'rkpdes',
  'musrenbang_kelurahan',
  'musrenbang_kecamatan',
  'renja_dinas',
  'rkpd',
  'usulan_dtsen',
  'lainnya',
] as const
export type DokumenUsulan = (typeof DOKUMEN_USULAN)[number]

/** The answers of road 2. The first four are a desa's too. */
export const JENIS_JAWABAN = [
  'selesai',
  'dijadwalkan',
  'masuk_usulan',
  'tidak_memenuhi_syarat',
  'bukan_kewenangan',
  'butuh_berkas',
] as const
export type JenisJawaban = (typeof JENIS_JAWABAN)[number]

export type Jawaban =
  | { readonly jenis: 'selesai'; readonly uraian: string }
  | {
      readonly jenis: 'dijadwalkan'
      readonly uraian: string
      readonly dijanjikanPada: Tanggal
      readonly sumberDana: SumberDana
      /** whole rupiah; 0 when it costs nothing */
      readonly rupiah: number
    }
  | {
      readonly jenis: 'masuk_usulan'
      readonly uraian: string
      readonly dokumen: DokumenUsulan
      /** year of the budget */
      readonly tahun: number
    }
  | { readonly jenis: 'tidak_memenuhi_syarat'; readonly uraian: string }
  | {
      readonly jenis: 'bukan_kewenangan'
      readonly uraian: string
      /** the name of who has to do it, in or outside the kabupaten */
      readonly kepada: string
    }
  | { readonly jenis: 'butuh_berkas'; readonly uraian: string; readonly berkas: readonly string[] }

export const HASIL_RUJUKAN_KESEHATAN = [
  'sudah_ditangani',
  'dipantau_di_posyandu',
  'dirujuk_ke_rumah_sakit',
  'tidak_perlu_tindakan',
] as const

/** The answer of road 1: advice back to the kader, in words without a diagnosis. */
export interface SaranKesehatan {
  readonly jenis: 'saran_kesehatan'
  readonly hasil: (typeof HASIL_RUJUKAN_KESEHATAN)[number]
  readonly saran: string
  readonly kontrolPada: Tanggal | null
}

type MasalahJawaban =
  | { readonly kode: 'jawaban_kurang'; readonly field: string }
  | { readonly kode: 'tidak_di_kelurahan'; readonly field: string }

/**
 * Rule RUJ-6: what each answer must say. An answer without its words is no answer: *dijadwalkan*
 * says when and with which money, *masuk usulan* which document and year, *bukan kewenangan* whose.
 * @param on the day of the answer: a promise is not of the past
 * @returns null when nothing is missing
 */
export function checkJawaban(
  jawaban: Jawaban | SaranKesehatan,
  on: Tanggal,
  isKelurahan: boolean,
): MasalahJawaban | null {
  if (jawaban.jenis === 'saran_kesehatan')
    return jawaban.saran.trim() === '' ? lacks('saran') : null
  if (jawaban.uraian.trim() === '') return lacks('uraian')
  switch (jawaban.jenis) {
    case 'dijadwalkan':
      if (jawaban.dijanjikanPada < on) return lacks('dijanjikanPada')
      if (!Number.isSafeInteger(jawaban.rupiah) || jawaban.rupiah < 0) return lacks('rupiah')
      return isKelurahan && jawaban.sumberDana === 'apbdes'
        ? { kode: 'tidak_di_kelurahan', field: 'sumberDana' }
        : null
    case 'masuk_usulan':
      if (!isBudgetYear(jawaban.tahun, on)) return lacks('tahun')
      return isKelurahan && jawaban.dokumen === 'rkpdes'
        ? { kode: 'tidak_di_kelurahan', field: 'dokumen' }
        : null
    case 'bukan_kewenangan':
      return jawaban.kepada.trim() === '' ? lacks('kepada') : null
    case 'butuh_berkas':
      return jawaban.berkas.some((berkas) => berkas.trim() !== '') ? null : lacks('berkas')
    case 'selesai':
    case 'tidak_memenuhi_syarat':
      return null
  }
}

/** The day until which an answer asks for patience; null when it promises nothing. */
export function promisedOn(jawaban: Jawaban | SaranKesehatan): Tanggal | null {
  if (jawaban.jenis === 'dijadwalkan') return jawaban.dijanjikanPada
  return jawaban.jenis === 'saran_kesehatan' ? jawaban.kontrolPada : null
}

function isBudgetYear(tahun: number, on: Tanggal): boolean {
  const now = Number(on.slice(0, 4))
  return Number.isInteger(tahun) && tahun >= now && tahun <= now + 10
}

function lacks(field: string): MasalahJawaban {
  return { kode: 'jawaban_kurang', field }
}
