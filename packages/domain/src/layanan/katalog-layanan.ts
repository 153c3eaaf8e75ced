import type { KelompokSasaran } from '../sasaran/kelompok-sasaran.ts'

export type JenisLayanan =
  | 'imunisasi'
  | 'suplemen'
  | 'makanan'
  | 'penyuluhan'
  | 'pertanyaan'
  | 'tanda_bahaya'

export interface BarisLayanan {
  /** stored with every layanan; never reused */
  readonly kode: string
  readonly nama: string
  readonly jenis: JenisLayanan
  /** completed months, included; null: by group, not by age */
  readonly fromMonths: number | null
  /** completed months, not included: afterwards it is not offered as due */
  readonly toMonths: number | null
  /** completed months from which it counts as late */
  readonly lateFromMonths: number | null
  /** the one that must come before, and days between */
  readonly after: { readonly kode: string; readonly minDays: number } | null
  /** calendar months in which it is given; null: any */
  readonly bulan: readonly number[] | null
  /** given again when so many days have passed; null: once in a life */
  readonly everyDays: number | null
  /** another that was given counts as this one for `everyDays`: a blue capsule, then a red one */
  readonly sameAs: string | null
  readonly kelompok: readonly KelompokSasaran[] | null
  /** who may tick it off: injections are a nakes' */
  readonly oleh: 'kader' | 'nakes'
  readonly satuan: string | null
}

export interface KatalogLayanan {
  readonly id: string
  readonly layanan: readonly BarisLayanan[]
}

/**
 * Rule LAY-1: what is noted at langkah 4, with its ages. Immunization by KMK 2015/2023 with the
 * pentavalent schedule; where a province already gives hexavalent its kabupaten has its own
 * catalogue. Vitamin A in February and August, deworming in August (juknis ILP). The kader notes and
 * reminds; the nakes injects.
 */
export const KATALOG_LAYANAN: KatalogLayanan = {
  id: 'LAY-1/2026-2',
  layanan: [
    vaccine('hb0', 'HB0', 0, 1, 1),
    vaccine('bcg', 'BCG', 0, 12, 2),
    vaccine('opv1', 'Polio tetes 1', 0, 60, 2),
    vaccine('dpt_hb_hib1', 'DPT-HB-Hib 1', 2, 60, 3),
    vaccine('opv2', 'Polio tetes 2', 2, 60, 3, 'opv1', 28),
    vaccine('rv1', 'Rotavirus 1', 2, 6, 3),
    vaccine('pcv1', 'PCV 1', 2, 60, 3),
    vaccine('dpt_hb_hib2', 'DPT-HB-Hib 2', 3, 60, 4, 'dpt_hb_hib1', 28),
    vaccine('opv3', 'Polio tetes 3', 3, 60, 4, 'opv2', 28),
    vaccine('rv2', 'Rotavirus 2', 3, 7, 4, 'rv1', 28),
    vaccine('pcv2', 'PCV 2', 3, 60, 4, 'pcv1', 28),
    vaccine('dpt_hb_hib3', 'DPT-HB-Hib 3', 4, 60, 5, 'dpt_hb_hib2', 28),
    vaccine('opv4', 'Polio tetes 4', 4, 60, 5, 'opv3', 28),
    vaccine('rv3', 'Rotavirus 3', 4, 8, 5, 'rv2', 28),
    vaccine('ipv1', 'Polio suntik (IPV) 1', 4, 60, 5),
    vaccine('mr1', 'Campak-Rubela (MR) 1', 9, 60, 10),
    vaccine('ipv2', 'Polio suntik (IPV) 2', 9, 60, 10, 'ipv1', 28),
    vaccine('pcv3', 'PCV 3', 12, 60, 13, 'pcv2', 56),
    vaccine('dpt_hb_hib4', 'DPT-HB-Hib lanjutan', 18, 60, 24, 'dpt_hb_hib3', 365),
    vaccine('mr2', 'Campak-Rubela (MR) 2', 18, 60, 24, 'mr1', 182),
    row({
      kode: 'vitamin_a_biru',
      nama: 'Vitamin A biru',
      jenis: 'suplemen',
      fromMonths: 6,
      toMonths: 12,
      bulan: [2, 8],
      everyDays: 120,
      sameAs: 'vitamin_a_merah',
      satuan: 'kapsul',
    }),
    row({
      kode: 'vitamin_a_merah',
      nama: 'Vitamin A merah',
      jenis: 'suplemen',
      fromMonths: 12,
      toMonths: 60,
      bulan: [2, 8],
      everyDays: 120,
      sameAs: 'vitamin_a_biru',
      satuan: 'kapsul',
    }),
    // Once a childbed, and nobody is in childbed twice in half a year.
    row({
      kode: 'vitamin_a_nifas',
      nama: 'Vitamin A ibu nifas',
      jenis: 'suplemen',
      everyDays: 180,
      kelompok: ['ibu_nifas'],
      satuan: 'kapsul',
    }),
    row({
      kode: 'obat_cacing',
      nama: 'Obat cacing',
      jenis: 'suplemen',
      fromMonths: 12,
      toMonths: 156,
      bulan: [8],
      everyDays: 180,
      satuan: 'tablet',
    }),
    row({
      kode: 'ttd_ibu_hamil',
      nama: 'Tablet tambah darah ibu hamil',
      jenis: 'suplemen',
      kelompok: ['ibu_hamil'],
      everyDays: 28,
      satuan: 'tablet',
    }),
    row({
      kode: 'ttd_remaja',
      nama: 'Tablet tambah darah remaja putri',
      jenis: 'suplemen',
      kelompok: ['usia_sekolah_remaja'],
      everyDays: 28,
      satuan: 'tablet',
    }),
    row({
      kode: 'pmt_penyuluhan',
      nama: 'PMT penyuluhan',
      jenis: 'makanan',
      fromMonths: 6,
      toMonths: 60,
      everyDays: 1,
      satuan: 'porsi',
    }),
    row({
      kode: 'pmt_pemulihan',
      nama: 'PMT pemulihan (atas anjuran)',
      jenis: 'makanan',
      satuan: 'hari',
    }),
    row({
      kode: 'mt_ibu_hamil_kek',
      nama: 'Makanan tambahan ibu hamil KEK',
      jenis: 'makanan',
      satuan: 'hari',
    }),
    row({ kode: 'oralit_zinc', nama: 'Oralit dan zinc', jenis: 'suplemen', satuan: 'bungkus' }),
    row({
      kode: 'asi_eksklusif',
      nama: 'Masih ASI saja?',
      jenis: 'pertanyaan',
      fromMonths: 0,
      toMonths: 6,
      everyDays: 20,
    }),
    row({
      kode: 'mpasi',
      nama: 'MPASI sudah diberikan?',
      jenis: 'pertanyaan',
      fromMonths: 6,
      toMonths: 24,
      everyDays: 20,
    }),
    row({
      kode: 'buku_kia_perkembangan',
      nama: 'Ceklis perkembangan di Buku KIA',
      jenis: 'pertanyaan',
      fromMonths: 1,
      toMonths: 72,
      everyDays: 28,
    }),
    // Never due by a calendar: it is read out whenever somebody comes (rule LAY-4).
    row({ kode: 'tanda_bahaya', nama: 'Tanda bahaya', jenis: 'tanda_bahaya' }),
    row({ kode: 'penyuluhan', nama: 'Penyuluhan', jenis: 'penyuluhan', everyDays: 1 }),
  ],
}

/** The row of a code, or null for one of a newer catalogue: it is kept and shown as its code. */
export function layananOf(
  kode: string,
  katalog: KatalogLayanan = KATALOG_LAYANAN,
): BarisLayanan | null {
  return katalog.layanan.find((row) => row.kode === kode) ?? null
}

function row(
  part: Pick<BarisLayanan, 'kode' | 'nama' | 'jenis'> & Partial<BarisLayanan>,
): BarisLayanan {
  return {
    fromMonths: null,
    toMonths: null,
    lateFromMonths: null,
    after: null,
    bulan: null,
    everyDays: null,
    sameAs: null,
    kelompok: null,
    oleh: 'kader',
    satuan: null,
    ...part,
  }
}

function vaccine(
  kode: string,
  nama: string,
  fromMonths: number,
  toMonths: number,
  lateFromMonths: number,
  after?: string,
  minDays?: number,
): BarisLayanan {
  const before = after === undefined ? null : { kode: after, minDays: minDays ?? 0 }
  return row({
    kode,
    nama,
    jenis: 'imunisasi',
    fromMonths,
    toMonths,
    lateFromMonths,
    after: before,
    oleh: 'nakes',
  })
}
