import { KELOMPOK_SASARAN, type KelompokSasaran } from '../sasaran/kelompok-sasaran.ts'
import type { Kehadiran } from './langkah.ts'

export interface HadirHari extends Kehadiran {
  /** the card on this day; null when the date of birth lies after it */
  readonly kelompok: KelompokSasaran | null
}

export interface RingkasanHari {
  /** residents present, by group; every group is there, 0 is a number that was counted */
  readonly hadir: Readonly<Record<KelompokSasaran, number>>
  readonly hadirTanpaKelompok: number
  /** guests: weighed and served, in no group count */
  readonly tamu: number
  /** residents and guests */
  readonly jumlahHadir: number
  readonly belumSelesai: number
  readonly rujukan: number
  readonly temuan: number
  /** names of who was on duty, each once, in order */
  readonly petugas: readonly string[]
}

/**
 * Rule HB-5: the page at the end of the day. A person counts once however many phones wrote her
 * down; who was cancelled does not count.
 */
export function ringkasanHari(
  kehadiranList: readonly HadirHari[],
  counts: { readonly rujukan: number; readonly temuan: number },
  petugas: readonly string[],
): RingkasanHari {
  const present = new Map<string, HadirHari>()
  for (const kehadiran of kehadiranList) {
    if (kehadiran.batalKarena === null) present.set(kehadiran.sasaranId, kehadiran)
  }
  const all = [...present.values()]
  const residents = all.filter((one) => !one.isTamu)
  const count = (kelompok: KelompokSasaran) =>
    residents.filter((one) => one.kelompok === kelompok).length
  const isUnfinished = (one: HadirHari) =>
    [1, 2, 3, 4, 5].some((langkah) => !one.langkahSelesai.includes(langkah))
  return {
    hadir: countEach(count),
    hadirTanpaKelompok: residents.filter((one) => one.kelompok === null).length,
    tamu: all.length - residents.length,
    jumlahHadir: all.length,
    belumSelesai: all.filter(isUnfinished).length,
    ...counts,
    petugas: [...new Set(petugas.map((nama) => nama.trim()).filter((nama) => nama !== ''))].sort(),
  }
}

function countEach(count: (kelompok: KelompokSasaran) => number): Record<KelompokSasaran, number> {
  const zero = {
    bayi: 0,
    balita: 0,
    anak_prasekolah: 0,
    usia_sekolah_remaja: 0,
    usia_produktif: 0,
    lansia: 0,
    ibu_hamil: 0,
    ibu_nifas: 0,
    ibu_menyusui: 0,
  } satisfies Record<KelompokSasaran, number>
  for (const kelompok of KELOMPOK_SASARAN) zero[kelompok] = count(kelompok)
  return zero
}
