/** Every way the world says no, with its HTTP status. The web apps must have a pesan for each, by type. */
export const REFUSAL = {
  belum_masuk: { http: 401 },
  sandi_salah: { http: 401 },
  sandi_lama: { http: 422 },
  terlalu_sering: { http: 429 },
  sesi_dicabut: { http: 401 },
  perangkat_dicabut: { http: 403 },
  tidak_berwenang: { http: 403 },
  tugas_berakhir: { http: 403 },
  tidak_ditemukan: { http: 404 },
  isian_salah: { http: 422 },
  sudah_berubah: { http: 409 },
  langkah_tidak_sah: { http: 409 },
  bukan_giliran: { http: 409 },
  jawaban_kurang: { http: 422 },
  hari_belum_dibuka: { http: 409 },
  hari_sudah_ditutup: { http: 409 },
  tanggal_di_depan: { http: 422 },
  tanggal_sebelum_lahir: { http: 422 },
  ukuran_kosong: { http: 422 },
  sudah_diganti: { http: 409 },
  sudah_ada: { http: 409 },
  sudah_keluar: { http: 409 },
  id_dipakai: { http: 409 },
  jenis_tidak_dikenal: { http: 422 },
  versi_terlalu_lama: { http: 426 },
  menunggu_induk: { http: 409 },
  tidak_ada_kantor: { http: 409 },
  jalur_rahasia: { http: 422 },
  tidak_boleh_dicatat: { http: 422 },
  tidak_di_kelurahan: { http: 422 },
  kode_salah: { http: 401 },
  kode_kedaluwarsa: { http: 401 },
  nama_dipakai: { http: 409 },
  satu_kader_satu_bidang: { http: 409 },
  berkas_tidak_terbaca: { http: 422 },
  kolom_tidak_lengkap: { http: 422 },
  berkas_terlalu_besar: { http: 413 },
  sedang_dikerjakan: { http: 409 },
  ganti_sandi_dulu: { http: 403 },
  nomor_salah: { http: 422 },
  nomor_desa_lain: { http: 422 },
  masih_dipakai: { http: 409 },
} as const satisfies Record<string, { readonly http: number }>

export type RefusalKode = keyof typeof REFUSAL

/** What is sent when the world says no: a code, the field it is about, and what is needed to act. */
export interface Refusal {
  readonly kode: RefusalKode
  readonly field?: string
  readonly version?: number
  readonly sampai?: string
}
