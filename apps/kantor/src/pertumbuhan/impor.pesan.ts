import type { JenisImpor, KeputusanBaris } from '@simpul/contract/impor.ts'
import { ribuan } from '../app/tanggal.pesan.ts'

/** Words of the imports. Every code of a row has its sentence: what, where, what to do. */
export const PESAN = {
  judul: 'Impor dari berkas',
  pengantar:
    'Data warga dari OpenSID atau daftar desa, hasil penimbangan dari e-PPGBM atau lembar Posyandu, dan daftar Posyandu. Tidak ada yang ditulis sebelum Anda menyetujuinya, dan berkas yang sama boleh dibawa lagi.',
  berkasBaru: 'Bawa berkas baru',
  jenis: 'Isi berkas',
  desa: 'Untuk wilayah',
  pilihBerkas: 'Pilih berkas (CSV atau XLSX, paling besar 25 MB)',
  unggah: 'Baca berkas',
  mengunggah: 'Membaca berkas…',
  terlaluBesar:
    'Berkas ini lebih dari 25 MB. Bagi menjadi beberapa berkas, atau simpan lembar datanya saja sebagai CSV.',
  daftar: 'Impor sebelumnya',
  belumAda: 'Belum pernah ada impor',
  nama: 'Berkas',
  status: 'Keadaan',
  hasil: 'Hasil',
  pemetaan: 'Langkah 1 · Kolom mana berisi apa',
  pemetaanDiingat:
    'Susunan kolom ini pernah dipakai; pilihannya diingat. Periksa sebentar lalu lanjutkan.',
  tidakAda: '(tidak ada di berkas)',
  contoh: 'Lima baris pertama',
  posyanduSisanya: 'Posyandu untuk warga yang tidak disebut Posyandunya',
  pilihPosyandu: 'Pilih Posyandu',
  posyanduRw: (rw: string) => `RW ${rw} masuk Posyandu`,
  posyanduRwJudul: 'Pembagian menurut RW (boleh dikosongkan)',
  tambahRw: 'Tambah RW',
  nomorRw: 'Nomor RW',
  lembarBulanan: (n: number) =>
    `Lembar ini memakai satu kolom untuk satu bulan: ${n} kolom terbaca. Tanggal timbangnya boleh dibetulkan.`,
  tanggalTimbang: (kepala: string) => `Tanggal untuk kolom "${kepala}"`,
  periksa: 'Periksa semua baris',
  kolomBelum: (apa: readonly string[]) =>
    `Pilih dulu kolom mana yang berisi: ${apa.join(', ').toLowerCase()}. Belum ada yang ditulis.`,
  memeriksa: (n: number, of: number) => (of > 0 ? `Memeriksa baris ${n} dari ${of}` : 'Memeriksa…'),
  siap: 'Langkah 2 · Lihat hasil pemeriksaan',
  belumDitulis: 'Belum ada yang ditulis.',
  tulis: (n: number) => `Tulis ${n} baris ke daftar`,
  tidakAdaYangDitulis: 'Tidak ada yang perlu ditulis: semuanya sudah ada atau tidak terbaca.',
  menulis: (n: number, of: number) => `Menulis ${n} dari ${of}`,
  selesai: (n: number) =>
    `Selesai: ${n} baris sudah ditulis. HP kader menerimanya pada kiriman berikutnya.`,
  terhenti: 'Impor ini terhenti di tengah. Yang sudah ditulis aman; lanjutkan untuk sisanya.',
  gagalMenulis:
    'Impor ini berhenti di tengah karena kesalahan program. Yang sudah ditulis aman. Lanjutkan untuk sisanya, atau periksa lagi dari awal.',
  gagalMemeriksa:
    'Pemeriksaan berhenti karena kesalahan program. Belum ada yang ditulis. Periksa lagi dari awal.',
  periksaLagi: 'Periksa lagi',
  lanjutkan: 'Lanjutkan',
  ubahKolom: 'Ubah kolom',
  batalkan: 'Batalkan impor ini',
  menghentikan: 'Sedang dihentikan…',
  dibatalkan: (n: number) =>
    n > 0
      ? `Impor ini dibatalkan. ${n} baris sudah telanjur ditulis dan tetap ada.`
      : 'Impor ini dibatalkan; tidak ada yang ditulis.',
  baris: 'Baris',
  isi: 'Isi',
  masalah: 'Catatan',
  tanpaCatatan: 'tidak ada catatan',
  kembali: 'Kembali ke daftar impor',
} as const

export const JENIS: Readonly<Record<JenisImpor, string>> = {
  penduduk: 'Daftar warga',
  pengukuran: 'Hasil penimbangan',
  posyandu: 'Daftar Posyandu',
}

export const STATUS = {
  diperiksa: 'Sedang disiapkan',
  siap: 'Menunggu persetujuan',
  berjalan: 'Sedang ditulis',
  selesai: 'Selesai',
  gagal: 'Berhenti',
  dibatalkan: 'Dibatalkan',
} as const

export const KEPUTUSAN: Readonly<Record<KeputusanBaris, string>> = {
  baru: 'Baru',
  perbarui: 'Melengkapi yang kosong',
  sama: 'Sudah ada',
  lewati: 'Dilewati',
  salah: 'Tidak terbaca',
}

export const FIELD: Readonly<Record<string, string>> = {
  nama: 'Nama',
  nik: 'NIK',
  nomorKk: 'Nomor KK',
  jenisKelamin: 'Jenis kelamin',
  tanggalLahir: 'Tanggal lahir',
  namaIbu: 'Nama ibu',
  nikIbu: 'NIK ibu',
  rt: 'RT',
  rw: 'RW',
  dusun: 'Dusun',
  alamat: 'Alamat',
  telepon: 'Telepon',
  posyandu: 'Posyandu',
  desa: 'Desa/kelurahan (kode atau nama)',
  puskesmas: 'Puskesmas',
  nomorRegistrasi: 'Nomor registrasi',
  measuredOn: 'Tanggal timbang',
  weight: 'Berat (kg)',
  length: 'Panjang atau tinggi (cm)',
  posisiUkur: 'Cara ukur (tidur/berdiri)',
  lila: 'Lingkar lengan (cm)',
  lingkarKepala: 'Lingkar kepala (cm)',
}

const MASALAH: Readonly<Record<string, string>> = {
  nama_kosong: 'Nama kosong. Isi namanya di berkas.',
  nama_terlalu_panjang: 'Nama lebih dari 120 huruf. Periksa apakah kolomnya tertukar.',
  jenis_kelamin_kosong: 'Jenis kelamin kosong. Isi L atau P.',
  jenis_kelamin_tidak_terbaca: 'Jenis kelamin tidak terbaca. Tulis L atau P, atau 1 dan 2.',
  tanggal_lahir_kosong:
    'Tanggal lahir kosong. Kalau hanya tahu tahunnya, tulis 01-07 dan tahun itu.',
  tanggal_lahir_tidak_terbaca: 'Tanggal lahir tidak terbaca. Tulis seperti 09-03-2021.',
  tanggal_lahir_di_depan: 'Tanggal lahir belum tiba. Periksa tahunnya.',
  umur_lebih_120_tahun: 'Umurnya lebih dari 120 tahun. Periksa tahun lahirnya.',
  posyandu_tidak_ada: 'Posyandunya tidak dikenal. Pilih Posyandu untuk sisanya pada langkah 1.',
  nik_rusak:
    'NIK tidak utuh 16 angka (sering karena dibulatkan Excel). Orangnya tetap masuk tanpa NIK.',
  nomor_kk_rusak: 'Nomor KK tidak utuh 16 angka. Orangnya tetap masuk tanpa nomor KK.',
  orang_tidak_ditemukan:
    'Orangnya tidak ada di daftar. Tambahkan jenis kelaminnya agar bisa didaftarkan, atau daftarkan dulu.',
  tanggal_ukur_kosong: 'Tanggal timbang kosong.',
  tanggal_ukur_tidak_terbaca: 'Tanggal timbang tidak terbaca. Tulis seperti 10-10-2026.',
  tanggal_ukur_di_depan: 'Tanggal timbang belum tiba. Periksa tahunnya.',
  tanggal_ukur_sebelum_lahir: 'Ditimbang sebelum lahir. Salah satu tanggalnya keliru.',
  berat_tidak_terbaca: 'Berat tidak terbaca. Tulis angka saja, misalnya 8,4.',
  panjang_tidak_terbaca: 'Panjang tidak terbaca. Tulis angka saja, misalnya 71,5.',
  berat_tidak_wajar: 'Berat di luar yang mungkin untuk umur itu. Periksa koma dan satuannya.',
  panjang_tidak_wajar: 'Panjang di luar yang mungkin untuk umur itu. Periksa koma dan satuannya.',
  lila_tidak_terbaca:
    'Lingkar lengan tidak terbaca. Tulis angka saja, misalnya 13,5. Berat dan panjangnya tetap masuk.',
  lingkar_kepala_tidak_terbaca:
    'Lingkar kepala tidak terbaca. Tulis angka saja, misalnya 44,5. Berat dan panjangnya tetap masuk.',
  lila_tidak_wajar:
    'Lingkar lengan di luar yang mungkin untuk umur itu. Periksa komanya. Berat dan panjangnya tetap masuk.',
  lingkar_kepala_tidak_wajar:
    'Lingkar kepala di luar yang mungkin untuk umur itu. Periksa komanya. Berat dan panjangnya tetap masuk.',
  ukuran_kosong: 'Tidak ada berat maupun panjang di baris ini.',
  sudah_ada_ukuran_lain:
    'Hari itu sudah ada penimbangan dengan angka lain. Yang lama tidak diubah.',
  nama_posyandu_kosong: 'Nama Posyandu kosong. Isi namanya di berkas.',
  nama_posyandu_terlalu_panjang:
    'Nama Posyandu lebih dari 80 huruf. Periksa apakah kolomnya tertukar.',
  alamat_terlalu_panjang: 'Alamat lebih dari 200 huruf. Pendekkan dulu.',
  desa_kosong: 'Desa/kelurahannya kosong. Isi kode atau namanya di berkas.',
  kode_desa_tidak_dikenal:
    'Kode desa/kelurahan itu tidak ada di wilayah ini. Kode Kemendagri terdiri atas 10 angka.',
  desa_tidak_dikenal: 'Nama desa/kelurahan itu tidak ada di wilayah ini. Periksa ejaannya.',
  desa_lebih_dari_satu: 'Ada lebih dari satu desa/kelurahan dengan nama itu. Tulis kodenya.',
  puskesmas_tidak_dikenal:
    'Puskesmas itu belum ada di Daftar kantor. Tambahkan dulu, atau betulkan namanya.',
  puskesmas_lebih_dari_satu:
    'Desa/kelurahan itu dilayani lebih dari satu Puskesmas. Isi kolom Puskesmas.',
  desa_tanpa_puskesmas:
    'Belum ada Puskesmas yang melayani desa/kelurahan itu. Centang desanya di Daftar kantor, atau isi kolom Puskesmas.',
  nomor_registrasi_salah:
    'Nomor registrasi berbentuk kode desa/kelurahan, titik, tiga angka. Posyandunya tetap masuk tanpa nomor.',
  nomor_desa_lain:
    'Nomor registrasi itu milik desa/kelurahan lain. Posyandunya tetap masuk tanpa nomor.',
  nomor_registrasi_dipakai:
    'Nomor registrasi itu sudah dipakai. Posyandunya tetap masuk tanpa nomor.',
  mungkin_orang_sama:
    'Di daftar ada orang dengan nama dan tanggal lahir yang sama, tetapi NIK lain. Kalau ini orangnya, betulkan NIK-nya di berkas dulu.',
  nik_milik_ibu: 'Di daftar itu NIK ibunya. Anaknya masuk dengan tanda NIK ibu.',
  nik_milik_orang_lain:
    'Di daftar NIK itu milik orang lain. Orangnya tetap masuk, NIK-nya ditandai belum benar.',
  nama_lain_di_daftar: 'Di daftar namanya lain. Yang di daftar tidak diubah.',
  jenis_kelamin_lain_di_daftar: 'Di daftar jenis kelaminnya lain. Yang di daftar tidak diubah.',
  tanggal_lahir_lain_di_daftar: 'Di daftar tanggal lahirnya lain. Yang di daftar tidak diubah.',
  nik_lain_di_daftar: 'Di daftar NIK-nya lain. Yang di daftar tidak diubah.',
  orang_baru: 'Orangnya belum ada di daftar: didaftarkan sekalian.',
}

const BERKAS: Readonly<Record<string, string>> = {
  kosong: 'Berkasnya kosong. Periksa apakah yang dipilih sudah benar.',
  xls_lama: 'Berkas Excel lama (.xls) tidak bisa dibaca. Simpan dulu sebagai .xlsx atau CSV.',
  halaman_web:
    'Berkas ini halaman web yang dinamai Excel. Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu bawa lagi.',
  bukan_tabel:
    'Berkas ini bukan tabel yang bisa dibaca. Simpan sebagai .xlsx atau CSV (UTF-8), lalu bawa lagi.',
}

/** Why a file was not read and what to do; null when the code of the refusal says enough. */
export function berkasSentence(field: string | undefined): string | null {
  const [name = '', line] = (field ?? '').split(':')
  if (name === 'isi')
    return `Isi berkas Excel ini terlalu besar setelah dibuka (lebih dari ${line} MB). Simpan satu lembarnya sebagai CSV, lalu bawa lagi. Belum ada yang ditulis.`
  if (name === 'baris')
    return `Berkas ini berisi lebih dari ${ribuan(Number(line))} baris. Bagi menjadi beberapa berkas, lalu bawa satu per satu. Belum ada yang ditulis.`
  if (name === 'kutip_baris')
    return `Tanda kutip (") di baris ${line} dibuka tetapi tidak ditutup, jadi baris sesudahnya tidak bisa dipisahkan. Hapus atau tutup tanda kutip itu, lalu bawa lagi berkasnya. Belum ada yang ditulis.`
  return BERKAS[name] ?? null
}

/** The sentence of a code; a code with a line number says which line. */
export function masalahSentence(kode: string): string {
  const [name = '', line] = kode.split(':')
  if (name === 'sama_dengan_baris')
    return `Orang yang sama dengan baris ${line}; ditulis sekali saja.`
  if (name === 'posyandu_sama_dengan_baris')
    return `Posyandu yang sama dengan baris ${line}; ditulis sekali saja.`
  if (name === 'nik_dobel_baris')
    return `NIK sama dengan baris ${line} tetapi orangnya lain. Orangnya tetap masuk; NIK-nya ditandai perlu dicek.`
  return MASALAH[name] ?? name
}
