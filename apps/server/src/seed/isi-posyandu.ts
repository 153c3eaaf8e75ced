import type { HariBukaId, PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Cell } from './salin.ts'

export interface PosyanduPlan {
  readonly seed: number
  readonly kabupatenKode: string
  readonly posyanduId: PosyanduId
  readonly desaKode: string
  /** Hours ahead of UTC of the posyandu's zone. */
  readonly offsetHours: number
  readonly people: number
  /** Share of people under 60 months: about 0.09 in the country, more in a small demo. */
  readonly balitaShare: number
  /** Chance in a month that an adult or an older child is weighed. */
  readonly adultShare: number
  /** The last day of the made-up history. */
  readonly until: Tanggal
  readonly months: number
  /** Months back for which arrivals are written, not only measures. */
  readonly kehadiranMonths: number
  /** Another posyandu of the kabupaten whose matters are copied to this one. */
  readonly urusanLike: PosyanduId | null
}

/** One measure of the made-up history, as the growth rules want it. */
export interface PengukuranContoh {
  readonly id: PengukuranId
  readonly measuredOn: Tanggal
  readonly hariBukaId: HariBukaId
  readonly weightGram: number
  readonly lengthMm: number | null
  readonly posisiUkur: 'terlentang' | 'berdiri' | null
  readonly lilaMm: number | null
  readonly lingkarKepalaMm: number | null
}

export interface AnakContoh {
  readonly sasaranId: SasaranId
  readonly jenisKelamin: 'L' | 'P'
  readonly tanggalLahir: Tanggal
  readonly pengukuran: readonly PengukuranContoh[]
}

export interface IsiPosyandu {
  readonly keluarga: Cell[][]
  readonly sasaran: Cell[][]
  readonly hariBuka: Cell[][]
  readonly kehadiran: Cell[][]
  readonly pengukuran: Cell[][]
  readonly layanan: Cell[][]
  readonly balita: AnakContoh[]
  readonly lastSeq: number
}

export const KOLOM = {
  keluarga: ['kabupaten_kode', 'id', 'posyandu_id', 'nomor_kk', 'nama_kepala'],
  sasaran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'keluarga_id',
    'nama',
    'nama_panggilan',
    'jenis_kelamin',
    'tanggal_lahir',
    'nik',
    'nik_status',
    'nama_ibu',
    'ibu_id',
    'rt',
    'rw',
    'alamat',
    'punya_buku_kia',
    'keadaan_ibu',
    'change_seq',
    'recorded_at',
  ],
  hariBuka: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'tanggal',
    'status',
    'tempat',
    'jam_mulai',
    'dibuka_pada',
    'ditutup_pada',
    'ringkasan',
    'change_seq',
    'recorded_at',
  ],
  kehadiran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'hari_buka_id',
    'sasaran_id',
    'tanggal',
    'nomor_antrean',
    'langkah_selesai',
    'change_seq',
    'recorded_at',
  ],
  pengukuran: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'asal_posyandu_id',
    'sasaran_id',
    'hari_buka_id',
    'konteks',
    'measured_on',
    'weight_gram',
    'length_mm',
    'posisi_ukur',
    'lila_mm',
    'lingkar_kepala_mm',
    'edema',
    'measured_by',
    'change_seq',
    'recorded_at',
  ],
  layanan: [
    'kabupaten_kode',
    'id',
    'posyandu_id',
    'sasaran_id',
    'hari_buka_id',
    'jenis',
    'tanggal',
    'jumlah',
    'change_seq',
    'recorded_at',
  ],
} as const
