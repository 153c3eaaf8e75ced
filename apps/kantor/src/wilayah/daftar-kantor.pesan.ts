import type { JenisKantor } from '@simpul/domain/wilayah/jenis-kantor.ts'
import type { KantorField } from './kantor-form.ts'

/** Words of setting up the offices of a kabupaten. */
export const PESAN = {
  judul: 'Daftar kantor',
  sub: 'Kantor yang menjawab: dinas, Puskesmas, Pustu, kecamatan, desa dan kelurahan.',
  tambah: 'Tambah kantor',
  ubah: 'Ubah',
  cari: 'Cari nama kantor atau wilayah',
  keadaan: 'Keadaan',
  keadaanPilihan: { aktif: 'Masih buka', ditutup: 'Ditutup', semua: 'Semua' },
  wilayah: 'Wilayah',
  melayani: 'Menjawab / melayani',
  telepon: 'Telepon',
  pengguna: 'Akun',
  ditutup: (tanggal: string) => `Ditutup ${tanggal}`,
  buatDesa: 'Buat kantor desa/kelurahan untuk semua desa',
  buatDesaSub:
    'Setiap desa dan kelurahan yang belum punya kantor akan dibuatkan. Yang sudah ada tidak diubah.',
  buatDesaDi: (kecamatan: string) => `${kecamatan} yang dipilih`,
  buatDesaTombol: 'Buat sekarang',
  seluruhnya: 'Seluruh kabupaten/kota',
  dibuat: (dibuat: number, sudahAda: number) =>
    `${dibuat} kantor dibuat, ${sudahAda} sudah ada sebelumnya.`,
  jenis: 'Jenis kantor',
  pilih: 'Pilih…',
  label: {
    jenis: 'Jenis kantor',
    nama: 'Nama kantor',
    wilayahKode: 'Wilayah',
    telepon: 'Telepon (boleh kosong)',
    bidang: 'Bidang yang dijawab',
    desaDilayani: 'Desa/kelurahan yang dilayani',
  } satisfies Record<KantorField, string>,
  namaPetunjuk: 'Seperti di kop surat, misalnya Dinas Sosial.',
  cariWilayah: 'Ketik nama atau kode wilayahnya',
  cariWilayahLain: 'Tambah dari kecamatan lain',
  tidakKetemu: 'Tidak ada wilayah dengan nama atau kode itu di sini.',
  ganti: 'Ganti',
  pilihSemua: (n: number) => `Pilih semua desa/kelurahan di sini (${n})`,
  desaDulu: 'Pilih wilayah kantornya dulu; desanya lalu bisa dicentang.',
  terpilih: (n: number) => `${n} terpilih`,
  tutup: 'Tutup',
  tutupJudul: 'Tutup kantor',
  tutupTanya: (nama: string) =>
    `Tutup ${nama} mulai hari ini? Catatannya tetap ada, dan bisa dibuka lagi.`,
  buka: 'Buka lagi',
  bukaTanya: (nama: string) => `Buka lagi ${nama}?`,
  tersimpan: 'Tersimpan',
  masihDipakai: {
    posyandu: 'Masih ada Posyandu yang memakai Puskesmas ini. Pindahkan dulu Posyandunya.',
    rujukan: 'Masih ada urusan yang menunggu kantor ini. Selesaikan atau alihkan dulu.',
    pengguna: 'Masih ada akun yang bertugas di kantor ini. Akhiri dulu perannya.',
    wilayahKode: 'Kantor ini sudah dipakai, jadi wilayahnya tidak bisa diganti.',
    sasaran: 'Masih ada warga terdaftar di Posyandu ini. Pindahkan dulu warganya.',
    hari_buka: 'Hari Posyandu-nya sedang dibuka. Tutup dulu harinya.',
  },
  sudahAda: 'Kantor untuk wilayah itu sudah ada. Cari di daftar; yang ditutup bisa dibuka lagi.',
} as const

export const NAMA_JENIS: Readonly<Record<JenisKantor, string>> = {
  dinas: 'Dinas',
  puskesmas: 'Puskesmas',
  pustu: 'Pustu',
  kecamatan: 'Kecamatan',
  desa: 'Desa/kelurahan',
  dpmd: 'DPMD',
  tim_pembina: 'Tim pembina',
}
