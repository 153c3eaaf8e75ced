import type { RefusalKode } from '@simpul/contract/refusal.ts'
import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import { isKodeDesa } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sebutan, sebutanKabupaten } from '@simpul/domain/wilayah/sebutan.ts'
import type { Failure } from './api.ts'

/** Words of the frame around every screen. */
export const PESAN = {
  simpul: 'Simpul',
  dataContoh: 'Data contoh: semua orang di sini karangan.',
  lewati: 'Langsung ke isi',
  menu: 'Menu utama',
  keluar: 'Keluar',
  keluarPakaiKode: 'Keluar, lalu masuk dengan kode di kertas',
  akunSaya: 'Akun saya',
  memuat: 'Sedang memuat…',
  cobaLagi: 'Coba lagi',
  muatUlang: 'Muat ulang',
  kembali: 'Kembali',
  tutup: 'Tutup',
  batal: 'Batal',
  ya: 'Ya',
  simpan: 'Simpan',
  cetak: 'Cetak',
  unduhCsv: 'Unduh CSV',
  semua: 'Semua',
  cari: 'Cari',
  saring: 'Saring',
  halaman: (n: number, of: number) => `Halaman ${n} dari ${of}`,
  baris: (from: number, to: number, of: number) => `${from}–${to} dari ${of}`,
  sebelumnya: 'Sebelumnya',
  berikutnya: 'Berikutnya',
  sudahDitutup: (nama: string) => `${nama} (ditutup)`,
  kosong: 'Tidak ada yang cocok',
  kosongSaran: 'Coba longgarkan saringannya.',
  tidakAda: 'Halaman ini tidak ada',
  tidakAdaSaran: 'Alamatnya mungkin salah ketik. Pilih dari menu di atas.',
  bukanUntukAnda: 'Halaman ini bukan untuk peran Anda',
  bukanUntukAndaSaran: 'Kalau menurut Anda keliru, tanyakan kepada operator atau admin.',
  tersembunyi: (below: number | null) => (below === null ? 'disamarkan' : `<${below}`),
  tersembunyiArti: (below: number | null) =>
    below === null
      ? 'Disamarkan karena angka ini kecil, atau karena angka kecil di sebelahnya bisa dihitung darinya.'
      : `Angka tentang kurang dari ${below} orang tidak ditampilkan.`,
  tidakDitampilkan: '–',
  masalah: 'Ada yang perlu dibetulkan',
  periksaIsian: (apa: string) =>
    `Isi atau betulkan: ${apa.replace(' (boleh kosong)', '').toLowerCase()}.`,
} as const

export const MENU = {
  urusan: 'Urusan warga',
  rujukan: 'Rujukan kesehatan',
  bulan: 'Bulan Posyandu',
  ringkasan: 'Ringkasan wilayah',
  rembuk: 'Rembuk stunting',
  proyeksi: 'Proyeksi balita',
  warga: 'Warga',
  akun: 'Akun',
  perangkat: 'HP & kode pintu',
  delegasi: 'Delegasi',
  kalender: 'Hari libur',
  aturan: 'Tabel aturan',
  kantor: 'Jam kantor',
  daftarKantor: 'Daftar kantor',
  posyandu: 'Posyandu',
  langkahAwal: 'Langkah awal',
  jejak: 'Jejak akses',
  bukaDarurat: 'Buka darurat',
  impor: 'Impor',
} as const

export const NAMA_PERAN = {
  kader: 'Kader',
  ketua: 'Ketua Posyandu',
  sekretaris: 'Sekretaris Posyandu',
  bendahara: 'Bendahara Posyandu',
  ketua_bidang: 'Ketua bidang',
  bidan: 'Bidan',
  nakes: 'Tenaga kesehatan',
  petugas_puskesmas: 'Petugas Puskesmas',
  operator: 'Operator desa/kelurahan',
  sekdes: 'Sekretaris desa/kelurahan',
  kepala_desa: 'Kepala desa/lurah',
  kecamatan: 'Kecamatan',
  petugas_dinas: 'Petugas dinas',
  dpmd: 'DPMD',
  tim_pembina: 'Tim pembina',
  admin: 'Admin',
} as const satisfies Record<Peran, string>

/**
 * Words written for both kinds of area, said as the area says them (*kelurahan*, *lurah*, *kota*).
 * @param kode of a desa, or of a kabupaten for what is said of that alone; null: of no one place
 */
export function sesuaiWilayah(text: string, kode: string | null): string {
  if (kode === null) return text
  const { kabupaten } = sebutanKabupaten(kode)
  const said = text
    .replaceAll('Kabupaten/kota', kabupaten)
    .replaceAll('kabupaten/kota', kabupaten.toLowerCase())
  if (!isKodeDesa(kode)) return said
  const words = sebutan(kode)
  return said
    .replaceAll('Kepala desa/lurah', words.kepalaDesa)
    .replaceAll('kepala desa/lurah', words.kepalaDesa.toLowerCase())
    .replaceAll('Desa/kelurahan', words.desa)
    .replaceAll('desa/kelurahan', words.desa.toLowerCase())
}

/** A sentence for every way the world says no. */
const REFUSAL_PESAN = {
  belum_masuk: 'Anda belum masuk.',
  sandi_salah: 'Nama pengguna atau kata sandi tidak cocok.',
  sandi_lama: 'Itu kata sandi yang lama. Buat yang baru.',
  terlalu_sering: 'Terlalu sering salah. Tunggu 15 menit, lalu coba lagi.',
  sesi_dicabut: 'Sesi Anda sudah diakhiri. Silakan masuk lagi.',
  perangkat_dicabut: 'Perangkat ini sudah dicabut.',
  tidak_berwenang: 'Ini bukan wewenang peran Anda.',
  tugas_berakhir: 'Tugasnya sudah berakhir.',
  tidak_ditemukan: 'Tidak ditemukan.',
  isian_salah: 'Ada isian yang belum benar.',
  sudah_berubah: 'Sudah diubah orang lain sesaat sebelum ini. Muat ulang, lalu putuskan lagi.',
  langkah_tidak_sah: 'Langkah ini belum bisa dilakukan sekarang.',
  bukan_giliran: 'Sekarang bukan giliran kantor Anda.',
  jawaban_kurang: 'Jawabannya belum lengkap.',
  hari_belum_dibuka: 'Hari Posyandu itu belum dibuka.',
  hari_sudah_ditutup: 'Hari Posyandu itu sudah ditutup.',
  tanggal_di_depan: 'Tanggalnya masih di depan.',
  tanggal_sebelum_lahir: 'Tanggalnya sebelum lahir.',
  ukuran_kosong: 'Belum ada ukuran yang diisi.',
  sudah_diganti: 'Catatan ini sudah diganti.',
  sudah_ada: 'Sudah ada yang sama.',
  sudah_keluar: 'Orang ini sudah tidak terdaftar di sini.',
  id_dipakai: 'Nomornya sudah dipakai.',
  jenis_tidak_dikenal: 'Jenis ini belum dikenal server.',
  versi_terlalu_lama: 'Aplikasi perlu diperbarui dulu.',
  menunggu_induk: 'Menunggu catatan lain terkirim dulu.',
  tidak_ada_kantor: 'Kantor tujuan belum dipilih, atau sama dengan yang sekarang.',
  jalur_rahasia: 'Hal ini tidak dicatat di sini. Hubungi petugas yang ditunjuk.',
  tidak_boleh_dicatat:
    'Status HIV, sifilis, dan hepatitis B tidak boleh ditulis di Simpul: tulisan ini sampai ke HP kader. Hapus kata itu.',
  tidak_di_kelurahan: 'Kelurahan tidak punya APBDes dan RKPDes. Pilih yang lain.',
  kode_salah: 'Kode tidak cocok.',
  kode_kedaluwarsa: 'Kode sudah lewat masa berlakunya. Minta kode baru kepada operator.',
  nama_dipakai: 'Nama pengguna itu sudah dipakai.',
  satu_kader_satu_bidang: 'Satu kader satu bidang: orang ini sudah memegang bidang lain.',
  berkas_tidak_terbaca: 'Berkas tidak bisa dibaca.',
  kolom_tidak_lengkap: 'Kolom berkas belum lengkap.',
  berkas_terlalu_besar: 'Berkas terlalu besar.',
  sedang_dikerjakan: 'Masih dikerjakan. Tunggu sebentar.',
  ganti_sandi_dulu: 'Ganti kata sandi dulu sebelum mulai bekerja.',
  nomor_salah: 'Nomor registrasi berbentuk kode desa/kelurahan, titik, lalu tiga angka.',
  nomor_desa_lain: 'Nomor registrasi itu milik desa/kelurahan lain.',
  masih_dipakai: 'Masih dipakai. Pindahkan dulu yang bergantung padanya.',
} as const satisfies Record<RefusalKode, string>

const WEATHER = {
  tidak_terhubung: 'Server tidak terjangkau. Periksa jaringan, lalu coba lagi.',
  basis_data_tidak_menjawab:
    'Server sedang tidak bisa membuka datanya. Yang sudah tersimpan tidak hilang; coba lagi sebentar lagi.',
  kesalahan_program: 'Ada kesalahan di server. Sudah tercatat; coba lagi sebentar lagi.',
} as const

export function sentenceOf(failure: Failure): string {
  const kode: string = failure.kode
  if (kode in REFUSAL_PESAN) return REFUSAL_PESAN[kode as RefusalKode]
  return kode in WEATHER ? WEATHER[kode as keyof typeof WEATHER] : WEATHER.kesalahan_program
}
