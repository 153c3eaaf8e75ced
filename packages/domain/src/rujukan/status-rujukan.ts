/** Road 1 is `kesehatan`, road 2 `pengajuan`. The third road is no rujukan. */
export type JalurRujukan = 'kesehatan' | 'pengajuan'

/** Whose move it is. `pemohon`: the resident, through a kader. */
export type Giliran = 'kader_bidang' | 'desa' | 'kantor' | 'pemohon' | 'tidak_ada'

/** Who may act, seen from one rujukan. */
export type Sisi = 'kader' | 'kader_bidang' | 'desa' | 'kantor'

export const STATUS_KESEHATAN = [
  'dikirim',
  'diterima',
  'datang',
  'tidak_datang',
  'dijawab',
  'ditindaklanjuti',
  'dibatalkan',
] as const
type StatusKesehatan = (typeof STATUS_KESEHATAN)[number]

export const STATUS_PENGAJUAN = [
  'di_kader_bidang',
  'di_desa',
  'diverifikasi',
  'menunggu_kelengkapan',
  'diteruskan',
  'diterima_dinas',
  'butuh_berkas',
  'ditangani_desa',
  'selesai',
  'dijadwalkan',
  'masuk_usulan',
  'tidak_memenuhi_syarat',
  'bukan_kewenangan',
  'sudah_beres',
  'ditutup',
  'dibatalkan',
] as const
type StatusPengajuan = (typeof STATUS_PENGAJUAN)[number]

export type StatusRujukan = StatusKesehatan | StatusPengajuan

interface BarisLangkah<S extends string> {
  readonly dari: readonly S[]
  /** more than one: the answer, or who answered before, decides */
  readonly ke: readonly S[]
  readonly oleh: readonly Sisi[]
}

/**
 * Rule RUJ-1, road 1. docs/states/rujukan-kesehatan.md draws this table. A status with no way out
 * is final.
 */
const LANGKAH_KESEHATAN = {
  terima: { dari: ['dikirim'], ke: ['diterima'], oleh: ['kantor'] },
  catat_datang: { dari: ['dikirim', 'diterima', 'tidak_datang'], ke: ['datang'], oleh: ['kantor'] },
  catat_tidak_datang: { dari: ['dikirim', 'diterima'], ke: ['tidak_datang'], oleh: ['kantor'] },
  jawab: { dari: ['dikirim', 'diterima', 'datang'], ke: ['dijawab'], oleh: ['kantor'] },
  alihkan: { dari: ['dikirim', 'diterima'], ke: ['dikirim'], oleh: ['kantor'] },
  kirim_ulang: { dari: ['tidak_datang'], ke: ['dikirim'], oleh: ['kader_bidang', 'kantor'] },
  tindak_lanjuti: { dari: ['dijawab'], ke: ['ditindaklanjuti'], oleh: ['kader_bidang', 'kantor'] },
  batalkan: {
    dari: ['dikirim', 'diterima', 'tidak_datang'],
    ke: ['dibatalkan'],
    oleh: ['kader_bidang', 'kantor'],
  },
} as const satisfies Record<string, BarisLangkah<StatusKesehatan>>

/** Rule RUJ-2, road 2. docs/states/rujukan-pengajuan.md draws this table. */
const LANGKAH_PENGAJUAN = {
  ajukan: { dari: ['di_kader_bidang'], ke: ['di_desa'], oleh: ['kader_bidang'] },
  alihkan_bidang: {
    dari: ['di_kader_bidang', 'di_desa'],
    ke: ['di_kader_bidang'],
    oleh: ['kader_bidang', 'desa'],
  },
  kunjungi_lapangan: { dari: ['di_desa'], ke: ['di_desa'], oleh: ['desa', 'kader_bidang'] },
  verifikasi: { dari: ['di_desa'], ke: ['diverifikasi'], oleh: ['desa'] },
  kembalikan: {
    dari: ['di_kader_bidang', 'di_desa', 'diverifikasi'],
    ke: ['menunggu_kelengkapan'],
    oleh: ['kader_bidang', 'desa'],
  },
  lengkapi: {
    dari: ['menunggu_kelengkapan', 'butuh_berkas'],
    ke: ['di_kader_bidang', 'di_desa', 'diterima_dinas'],
    oleh: ['kader', 'kader_bidang', 'desa'],
  },
  jawab_desa: {
    dari: ['di_desa', 'diverifikasi', 'dijadwalkan', 'masuk_usulan', 'bukan_kewenangan'],
    ke: ['ditangani_desa', 'dijadwalkan', 'masuk_usulan', 'tidak_memenuhi_syarat'],
    oleh: ['desa'],
  },
  teruskan: {
    dari: ['di_desa', 'diverifikasi', 'bukan_kewenangan'],
    ke: ['diteruskan'],
    oleh: ['desa'],
  },
  terima: { dari: ['diteruskan'], ke: ['diterima_dinas'], oleh: ['kantor'] },
  alihkan: {
    dari: ['diteruskan', 'diterima_dinas'],
    ke: ['diteruskan'],
    oleh: ['kantor', 'desa'],
  },
  jawab: {
    dari: ['diteruskan', 'diterima_dinas', 'dijadwalkan', 'masuk_usulan'],
    ke: [
      'selesai',
      'dijadwalkan',
      'masuk_usulan',
      'tidak_memenuhi_syarat',
      'bukan_kewenangan',
      'butuh_berkas',
    ],
    oleh: ['kantor'],
  },
  nyatakan_beres: {
    dari: [
      'di_kader_bidang',
      'di_desa',
      'diverifikasi',
      'menunggu_kelengkapan',
      'diteruskan',
      'diterima_dinas',
      'butuh_berkas',
      'ditangani_desa',
      'selesai',
      'dijadwalkan',
      'masuk_usulan',
      'tidak_memenuhi_syarat',
      'bukan_kewenangan',
    ],
    ke: ['sudah_beres'],
    oleh: ['kader', 'kader_bidang', 'desa'],
  },
  nyatakan_belum_beres: {
    dari: ['ditangani_desa', 'selesai', 'dijadwalkan', 'masuk_usulan', 'tidak_memenuhi_syarat'],
    ke: ['diverifikasi', 'diteruskan'],
    oleh: ['kader', 'kader_bidang', 'desa'],
  },
  tutup: {
    dari: ['tidak_memenuhi_syarat', 'bukan_kewenangan'],
    ke: ['ditutup'],
    oleh: ['kader', 'kader_bidang', 'desa'],
  },
  batalkan: {
    dari: [
      'di_kader_bidang',
      'di_desa',
      'diverifikasi',
      'menunggu_kelengkapan',
      'diteruskan',
      'diterima_dinas',
      'butuh_berkas',
    ],
    ke: ['dibatalkan'],
    oleh: ['kader_bidang', 'desa'],
  },
} as const satisfies Record<string, BarisLangkah<StatusPengajuan>>

type LangkahKesehatan = keyof typeof LANGKAH_KESEHATAN
type LangkahPengajuan = keyof typeof LANGKAH_PENGAJUAN
export type LangkahRujukan = LangkahKesehatan | LangkahPengajuan

const FINAL: ReadonlySet<StatusRujukan> = new Set([
  'ditindaklanjuti',
  'dibatalkan',
  'sudah_beres',
  'ditutup',
])

/** True when nothing can follow. */
export function isFinal(status: StatusRujukan): boolean {
  return FINAL.has(status)
}

/** True when an office or desa has said what it will do, or that it is done. */
export function isAnswered(status: StatusRujukan): boolean {
  switch (status) {
    case 'dijawab':
    case 'ditindaklanjuti':
    case 'ditangani_desa':
    case 'selesai':
    case 'dijadwalkan':
    case 'masuk_usulan':
    case 'tidak_memenuhi_syarat':
    case 'sudah_beres':
    case 'ditutup':
      return true
    default:
      return false
  }
}

/** The row of a langkah on a road, or null when the road has no such langkah. */
export function barisLangkah(
  jalur: JalurRujukan,
  langkah: LangkahRujukan,
): BarisLangkah<StatusRujukan> | null {
  if (jalur === 'kesehatan') {
    return isLangkahKesehatan(langkah) ? LANGKAH_KESEHATAN[langkah] : null
  }
  return isLangkahPengajuan(langkah) ? LANGKAH_PENGAJUAN[langkah] : null
}

/** Langkah that may follow a status on a road, whoever's turn it is. */
export function langkahFrom(jalur: JalurRujukan, status: StatusRujukan): readonly LangkahRujukan[] {
  const all: readonly LangkahRujukan[] =
    jalur === 'kesehatan' ? LANGKAH_KESEHATAN_LIST : LANGKAH_PENGAJUAN_LIST
  return all.filter((langkah) => barisLangkah(jalur, langkah)?.dari.includes(status))
}

function isLangkahKesehatan(text: string): text is LangkahKesehatan {
  return Object.hasOwn(LANGKAH_KESEHATAN, text)
}

function isLangkahPengajuan(text: string): text is LangkahPengajuan {
  return Object.hasOwn(LANGKAH_PENGAJUAN, text)
}

export const LANGKAH_KESEHATAN_LIST: readonly LangkahKesehatan[] =
  Object.keys(LANGKAH_KESEHATAN).filter(isLangkahKesehatan)
export const LANGKAH_PENGAJUAN_LIST: readonly LangkahPengajuan[] =
  Object.keys(LANGKAH_PENGAJUAN).filter(isLangkahPengajuan)

/**
 * Whose turn a status is. After a promise it is the turn of whoever gave it.
 * @param penjawab who gave the last answer; null when nobody has
 */
export function giliranOf(
  jalur: JalurRujukan,
  status: StatusRujukan,
  penjawab: 'desa' | 'kantor' | null,
): Giliran {
  switch (status) {
    case 'di_kader_bidang':
      return 'kader_bidang'
    case 'di_desa':
    case 'diverifikasi':
    case 'bukan_kewenangan':
      return 'desa'
    case 'dikirim':
    case 'diterima':
    case 'datang':
    case 'diteruskan':
    case 'diterima_dinas':
      return 'kantor'
    case 'tidak_datang':
    case 'dijawab':
      return 'kader_bidang'
    case 'dijadwalkan':
    case 'masuk_usulan':
      return penjawab ?? (jalur === 'kesehatan' ? 'kantor' : 'desa')
    case 'menunggu_kelengkapan':
    case 'butuh_berkas':
    case 'ditangani_desa':
    case 'selesai':
    case 'tidak_memenuhi_syarat':
      return 'pemohon'
    case 'ditindaklanjuti':
    case 'sudah_beres':
    case 'ditutup':
    case 'dibatalkan':
      return 'tidak_ada'
  }
}

/** As an office reads it, on its screen and in its file. */
export const NAMA_STATUS = {
  dikirim: 'Dikirim ke Puskesmas',
  diterima: 'Diterima Puskesmas',
  datang: 'Sudah datang',
  tidak_datang: 'Tidak datang',
  dijawab: 'Sudah ada saran',
  ditindaklanjuti: 'Selesai ditindaklanjuti',
  dibatalkan: 'Dibatalkan',
  di_kader_bidang: 'Di kader bidang',
  di_desa: 'Menunggu dicek',
  diverifikasi: 'Sudah dicek ke rumah',
  menunggu_kelengkapan: 'Dikembalikan: perlu dilengkapi',
  diteruskan: 'Diteruskan ke dinas',
  diterima_dinas: 'Diterima dinas',
  butuh_berkas: 'Berkas kurang',
  ditangani_desa: 'Ditangani desa/kelurahan',
  selesai: 'Kata dinas sudah selesai',
  dijadwalkan: 'Dijadwalkan',
  masuk_usulan: 'Masuk usulan',
  tidak_memenuhi_syarat: 'Tidak memenuhi syarat',
  bukan_kewenangan: 'Bukan kewenangan dinas itu',
  sudah_beres: 'Kata warga sudah beres',
  ditutup: 'Ditutup',
} as const satisfies Record<StatusRujukan, string>
