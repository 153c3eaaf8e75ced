import type { KelompokSasaran } from '../sasaran/kelompok-sasaran.ts'

/** The five langkah of the hari Posyandu and the sixth table, in order. */
export const LANGKAH_HARI = [1, 2, 3, 4, 5, 6] as const
export type LangkahHari = (typeof LANGKAH_HARI)[number]

/** Names as on the tables (Permendagri 13/2024; juknis ILP). 6 is the table of the other bidang. */
export const NAMA_LANGKAH: Readonly<Record<LangkahHari, string>> = {
  1: 'Pendaftaran',
  2: 'Timbang & ukur',
  3: 'Pencatatan',
  4: 'Pelayanan kesehatan',
  5: 'Penyuluhan',
  6: 'Urusan warga',
}

/** Meja 6 is for who has something to tell; the day is done without it. */
const OPTIONAL: ReadonlySet<LangkahHari> = new Set([6])

/** Rule HB-2: where a person goes next; null when the five langkah are done. Order may be left. */
export function nextLangkah(done: readonly number[]): LangkahHari | null {
  return LANGKAH_HARI.find((langkah) => !OPTIONAL.has(langkah) && !done.includes(langkah)) ?? null
}

export type KeadaanHadir = 'menunggu' | 'dilayani' | 'selesai' | 'batal'

export interface Kehadiran {
  readonly sasaranId: string
  readonly nomorAntrean: string
  readonly langkahSelesai: readonly number[]
  readonly isTamu: boolean
  readonly batalKarena: string | null
}

/** Rule HB-3: where a present person stands. Langkah 1 is done by being written down. */
export function keadaanHadir(kehadiran: Kehadiran): KeadaanHadir {
  if (kehadiran.batalKarena !== null) return 'batal'
  if (nextLangkah(kehadiran.langkahSelesai) === null) return 'selesai'
  return kehadiran.langkahSelesai.some((langkah) => langkah > 1) ? 'dilayani' : 'menunggu'
}

/** Groups whose weight and length are taken at langkah 2 with the growth card. */
export function hasGrowthCard(kelompok: KelompokSasaran): boolean {
  return kelompok === 'bayi' || kelompok === 'balita' || kelompok === 'anak_prasekolah'
}
