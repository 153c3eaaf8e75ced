import type { Tanggal } from '../../shared/tanggal.ts'
import type { PenilaianImunisasi } from './evaluate-imunisasi.ts'
import type { Ramalan, StatusRamalan } from './forecast-imunisasi.ts'
import { bulan, Kelahiran, type Lama, tanggalDari } from './lama.ts'

interface DosisWajib {
  readonly seri: string
  readonly dosisKe: number
  /** what is asked of who is not offered this series: nothing, or all the same */
  readonly isBilaBerlaku: boolean
}

/** Which doses make somebody complete, and before which age. The words are written out. */
export interface AturanLengkap {
  readonly id: string
  readonly nama: string
  readonly sebelum: Lama
  readonly wajib: readonly DosisWajib[]
  readonly sumber: string
  readonly isPasti: boolean
}

/** Why a dose is still wanted. The status of the series for the next one; later ones wait for it. */
type AlasanKurang =
  | Exclude<StatusRamalan, 'selesai'>
  | 'menunggu_dosis_sebelumnya'
  | 'tidak_ada_di_jadwal'

interface DosisKurang {
  readonly seri: string
  readonly dosisKe: number
  readonly alasan: AlasanKurang
  /** one was given, and it did not count */
  readonly isTidakSah: boolean
}

/** `belum_bisa_dinilai`: nothing is missing for sure, but of something nobody knows the date. */
type StatusLengkap = 'lengkap' | 'lengkap_terlambat' | 'belum' | 'belum_bisa_dinilai'

interface KelengkapanImunisasi {
  readonly aturanId: string
  readonly status: StatusLengkap
  readonly kurang: readonly DosisKurang[]
  /** the day of the last dose that was wanted */
  readonly lengkapPada: Tanggal | null
  /** the last day on which it is complete in time */
  readonly batas: Tanggal
}

const DASAR: readonly DosisWajib[] = [
  ...first('hb0', 1),
  ...first('bcg', 1),
  ...first('polio_tetes', 4),
  ...first('dpt_hb_hib', 3),
  ...first('ipv', 2),
  ...first('mr', 1),
]
const LANJUTAN: readonly DosisWajib[] = [
  { seri: 'dpt_hb_hib', dosisKe: 4, isBilaBerlaku: false },
  { seri: 'mr', dosisKe: 2, isBilaBerlaku: false },
]

/** Rule IMUN-6: the rule sets. What counts in a report is chosen by id, never by three letters. */
export const ATURAN_LENGKAP_2026 = {
  dasar: {
    id: 'imunisasi-dasar-lengkap/2026-1',
    nama: 'Imunisasi dasar lengkap (IDL)',
    sebelum: bulan(12),
    wajib: DASAR,
    sumber: 'Juknis ILP, dari KMK 2015/2023; IPV2 termasuk',
    isPasti: false,
  },
  baduta: {
    id: 'imunisasi-baduta-lengkap/2026-1',
    nama: 'Imunisasi baduta lengkap',
    sebelum: bulan(24),
    wajib: [...DASAR, ...LANJUTAN],
    sumber: 'IDL ditambah DPT-HB-Hib lanjutan dan MR 2',
    isPasti: false,
  },
  badutaPcvRv: {
    id: 'imunisasi-baduta-lengkap-pcv-rv/2026-1',
    nama: 'Imunisasi baduta lengkap dengan PCV dan rotavirus',
    sebelum: bulan(24),
    wajib: [...DASAR, ...LANJUTAN, ...first('pcv', 3, true), ...first('rotavirus', 3, true)],
    sumber: 'Sebagian aplikasi memasukkan PCV dan rotavirus',
    isPasti: false,
  },
} as const satisfies Record<string, AturanLengkap>

/** Rule IMUN-6: whether somebody is complete by a rule set, and what is missing. */
export function imunisasiLengkap(
  birthDate: Tanggal,
  penilaian: PenilaianImunisasi,
  ramalan: readonly Ramalan[],
  aturan: AturanLengkap,
): KelengkapanImunisasi {
  const kurang: DosisKurang[] = []
  let lastDay = -Infinity
  for (const wajib of aturan.wajib) {
    const keadaan = penilaian.seri.find(({ versi }) => versi.seri === wajib.seri)
    const next = ramalan.find(({ seri }) => seri === wajib.seri)
    if (!keadaan || !next) {
      if (wajib.isBilaBerlaku) continue
      kurang.push({ ...pick(wajib), alasan: 'tidak_ada_di_jadwal', isTidakSah: false })
      continue
    }
    // A shorter way has no such dose: one PCV is all for who began at two years.
    if (wajib.dosisKe > next.perlu) continue
    const day = keadaan.sah[wajib.dosisKe - 1]?.day ?? null
    if (day !== null) {
      lastDay = Math.max(lastDay, day)
      continue
    }
    const isTicked = keadaan.tanpaTanggal.some(({ kode }) => kode.nomor >= wajib.dosisKe)
    kurang.push({
      ...pick(wajib),
      alasan: isTicked ? 'ada_tanpa_tanggal' : reasonOf(next, wajib.dosisKe),
      isTidakSah:
        wajib.dosisKe === next.sudah + 1 &&
        keadaan.tidakSahHari !== null &&
        keadaan.tidakSahHari > (keadaan.sah.at(-1)?.day ?? -Infinity),
    })
  }
  const batas = new Kelahiran(birthDate).berumur(aturan.sebelum) - 1
  return {
    aturanId: aturan.id,
    status: statusOf(kurang, lastDay, batas),
    kurang,
    lengkapPada: kurang.length === 0 && lastDay !== -Infinity ? tanggalDari(lastDay) : null,
    batas: tanggalDari(batas),
  }
}

function statusOf(kurang: readonly DosisKurang[], lastDay: number, batas: number): StatusLengkap {
  if (kurang.length === 0) return lastDay <= batas ? 'lengkap' : 'lengkap_terlambat'
  const isUnknown = kurang.every(({ alasan }) => alasan === 'ada_tanpa_tanggal')
  return isUnknown ? 'belum_bisa_dinilai' : 'belum'
}

function reasonOf(next: Ramalan, dosisKe: number): AlasanKurang {
  if (next.status === 'selesai')
    throw new Error(`series ${next.seri} is complete and misses a dose`)
  // What stops the whole series stops the later doses too.
  const isStopped = ['tidak_bisa_lagi', 'kontraindikasi', 'ditolak'].includes(next.status)
  return isStopped || dosisKe === next.sudah + 1 ? next.status : 'menunggu_dosis_sebelumnya'
}

function pick({ seri, dosisKe }: DosisWajib): Pick<DosisKurang, 'seri' | 'dosisKe'> {
  return { seri, dosisKe }
}

function first(seri: string, count: number, isBilaBerlaku = false): DosisWajib[] {
  return Array.from({ length: count }, (_, i) => ({ seri, dosisKe: i + 1, isBilaBerlaku }))
}
