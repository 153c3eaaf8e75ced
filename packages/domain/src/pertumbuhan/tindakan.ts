import type { StatusNaik } from './naik.ts'
import { BATAS_LILA } from './status-lila.ts'

/** 1 advice, 2 temui bidan di Meja 4, 3 rujuk Puskesmas minggu ini, 4 sekarang juga. */
export type Tangga = 1 | 2 | 3 | 4

export type AlasanTindakan =
  | 'tanda_bahaya'
  | 'edema'
  | 'lila_gizi_buruk'
  | 'lila_gizi_kurang'
  | 'dua_t'
  | 'bawah_garis_merah'
  | 'kata_nakes'
  | 't'
  | 'di_atas_garis_oranye'
  | 'ragu'
  | 'bulan_lalu_tidak_ditimbang'

/** Reference data: which rung each reason stands on. A kabupaten may have its own. */
export interface TabelTangga {
  readonly id: string
  readonly tangga: Readonly<Record<AlasanTindakan, Tangga>>
  /** Millimetres; below it. For 6 to 59 completed months. */
  readonly lilaGiziBurukMm: number
  readonly lilaGiziKurangMm: number
  /** With no nakes at hand, T below this age (completed months) goes to the Puskesmas. */
  readonly tRujukBelowMonths: number
  /** With no nakes at hand, the home visit of everybody else on rung 2 comes within these days. */
  readonly kunjunganRumahDays: number
}

export const TANGGA_2026: TabelTangga = {
  id: 'tangga-2026-1',
  tangga: {
    tanda_bahaya: 4,
    edema: 4,
    lila_gizi_buruk: 4,
    lila_gizi_kurang: 3,
    dua_t: 3,
    bawah_garis_merah: 3,
    kata_nakes: 3,
    t: 2,
    di_atas_garis_oranye: 2,
    ragu: 2,
    bulan_lalu_tidak_ditimbang: 1,
  },
  lilaGiziBurukMm: BATAS_LILA.giziBuruk,
  lilaGiziKurangMm: BATAS_LILA.giziKurang,
  tRujukBelowMonths: 6,
  kunjunganRumahDays: 14,
}

export interface KeadaanBalita {
  /** Completed months. */
  readonly ageInMonths: number
  readonly statusNaik: StatusNaik | null
  readonly duaT: boolean
  readonly posisiKms: 'bawah_garis_merah' | 'di_antara' | 'di_atas_garis_oranye' | null
  readonly lilaMm: number | null
  readonly edema: boolean | null
  readonly tandaBahaya: boolean
  /** A flagged z, a jump, a value kept out of range: someone must look. */
  readonly ragu: boolean
  readonly kataNakes: boolean
  readonly nakesPresent: boolean
}

export interface Tindakan {
  /** null: nothing to do but come again. */
  readonly tangga: Tangga | null
  /** The most urgent first. */
  readonly alasan: readonly AlasanTindakan[]
  /** Rung 2 without a nakes: weigh again next month, and go to the house within these days. */
  readonly kunjunganRumahWithinDays: number | null
  readonly tabel: string
}

/**
 * Rule GIZI-14: the four rungs. A kader's screen shows the rung, never the status: it says what to
 * do now. Whoever stands on rung 2 with no nakes at the table is not sent home with nothing.
 */
export function decideTindakan(keadaan: KeadaanBalita, table: TabelTangga): Tindakan {
  const alasan = alasanOf(keadaan, table).toSorted((a, b) => table.tangga[b] - table.tangga[a])
  const first = alasan[0]
  const tangga = first ? table.tangga[first] : null
  const decided = { alasan, tabel: table.id, kunjunganRumahWithinDays: null }
  if (tangga !== 2 || keadaan.nakesPresent) return { ...decided, tangga }
  if (alasan.includes('t') && keadaan.ageInMonths < table.tRujukBelowMonths) {
    return { ...decided, tangga: 3 }
  }
  return { ...decided, tangga, kunjunganRumahWithinDays: table.kunjunganRumahDays }
}

function alasanOf(keadaan: KeadaanBalita, table: TabelTangga): AlasanTindakan[] {
  const { lilaMm, ageInMonths } = keadaan
  const alasan: AlasanTindakan[] = []
  if (keadaan.tandaBahaya) alasan.push('tanda_bahaya')
  if (keadaan.edema === true) alasan.push('edema')
  if (lilaMm !== null && ageInMonths >= 6 && ageInMonths <= 59) {
    if (lilaMm < table.lilaGiziBurukMm) alasan.push('lila_gizi_buruk')
    else if (lilaMm < table.lilaGiziKurangMm) alasan.push('lila_gizi_kurang')
  }
  if (keadaan.duaT) alasan.push('dua_t')
  if (keadaan.posisiKms === 'bawah_garis_merah') alasan.push('bawah_garis_merah')
  if (keadaan.kataNakes) alasan.push('kata_nakes')
  if (keadaan.statusNaik === 'T' && !keadaan.duaT) alasan.push('t')
  if (keadaan.posisiKms === 'di_atas_garis_oranye') alasan.push('di_atas_garis_oranye')
  if (keadaan.ragu) alasan.push('ragu')
  if (keadaan.statusNaik === 'O') alasan.push('bulan_lalu_tidak_ditimbang')
  return alasan
}
