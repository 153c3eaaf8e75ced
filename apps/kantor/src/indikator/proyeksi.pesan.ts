import type { ProyeksiTerbaca } from '@simpul/contract/proyeksi.ts'

export const PESAN = {
  // Two denominators beside each other
  judulCakupan: 'Balita ditimbang (D), dari yang mana?',
  wilayah: 'Wilayah',
  d: 'Ditimbang (D)',
  riil: 'Riil (S terdata)',
  dPerRiil: 'D dari riil',
  proyeksi: 'Proyeksi',
  dPerProyeksi: 'D dari proyeksi',
  belumAda: 'belum diisi',
  untukDesa: 'seluruh desa/kelurahan',
  kurangDesa: (n: number) => `${n} desa/kelurahan belum diisi`,
  seluruh: 'Jumlah',
  arti: 'Riil: balita 0–59 bulan yang terdata di Posyandu. Proyeksi: jumlah balita yang diperkirakan Puskesmas atau Dinas Kesehatan untuk desa/kelurahan dan tahun itu. Yang proyeksinya belum diisi tidak ikut dalam D dari proyeksi.',
  bukanCapaian: 'Keduanya cakupan pendataan Posyandu, dan tidak pernah dicampur.',
  isi: 'Isi proyeksi',

  // The screen where it is typed
  judul: 'Proyeksi balita',
  sub: 'Jumlah balita 0–59 bulan yang diperkirakan untuk satu desa atau kelurahan dalam satu tahun.',
  tahun: 'Tahun',
  kecamatan: 'Kecamatan',
  desa: 'Desa/kelurahan',
  balita: 'Balita 0–59 bulan',
  sumberLama: 'Sumber',
  sumber: 'Dari mana angkanya',
  sumberPetunjuk:
    'Misalnya: surat Dinas Kesehatan, 12 Januari 2026. Dipakai untuk semua yang Anda ubah.',
  berkas: 'Isi dari berkas',
  berkasPetunjuk:
    'CSV atau XLSX dengan kolom kode desa (10 angka) dan kolom balita. Belum disimpan: periksa dulu di tabel.',
  pilihBerkas: 'Pilih berkas',
  terbaca: (n: number) => `${n} desa/kelurahan terisi dari berkas. Periksa, lalu tekan Simpan.`,
  dilewati: (n: number) => `${n} baris dilewati:`,
  simpan: (n: number) => (n === 0 ? 'Belum ada yang berubah' : `Simpan ${n} yang berubah`),
  tersimpan: 'Proyeksi tersimpan.',
  angkaSalah: (desa: string) => `${desa}: tulis angka 1 sampai 100.000, atau kosongkan.`,
  kosong: 'Belum ada desa dengan Posyandu di wilayah Anda.',
  kolomDesa: 'Kolom kode desa tidak ditemukan. Beri judul "Kode desa" pada kolomnya.',
  kolomBalita: 'Kolom balita tidak ditemukan. Beri judul "Balita" pada kolomnya.',
} as const

const MASALAH = {
  desa_tidak_dikenal: 'kode desa itu bukan di wilayah Anda',
  angka_salah: 'jumlah balita tidak terbaca',
  desa_dua_kali: 'desa ini sudah ada di baris sebelumnya',
} as const satisfies Record<ProyeksiTerbaca['masalah'][number]['kode'], string>

export function kalimatMasalah(masalah: ProyeksiTerbaca['masalah'][number]): string {
  return `Baris ${masalah.baris}: ${MASALAH[masalah.kode]}.`
}
