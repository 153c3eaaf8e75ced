import type { FungsiDinas } from '@simpul/domain/pengguna/peran.ts'

export const NAMA_FUNGSI = {
  gizi: 'Gizi',
  p2: 'P2 (penyakit)',
} as const satisfies Record<FungsiDinas, string>

/** Words of looking after accounts, phones, delegations and the broken glass. */
export const PESAN = {
  judul: 'Akun',
  sub: 'Siapa boleh masuk, sebagai apa, sejak dan sampai kapan.',
  cari: 'Cari nama atau nama pengguna',
  posyandu: 'Posyandu',
  nama: 'Nama',
  namaPengguna: 'Nama pengguna',
  namaPenggunaPetunjuk: 'Huruf kecil, angka, titik; paling sedikit 3. Dipakai untuk masuk.',
  telepon: 'Telepon (boleh kosong)',
  peran: 'Peran',
  hp: 'HP',
  perangkat: 'HP atau komputer',
  keadaan: 'Keadaan',
  aktif: 'Aktif',
  nonaktif: 'Nonaktif',
  tindakan: 'Tindakan',
  buat: 'Buat akun',
  tambahPeran: 'Tambah peran',
  akhiri: 'Akhiri peran',
  akhiriTanya: (peran: string) => `Akhiri peran ${peran} hari ini? Catatannya tetap ada.`,
  kode: 'Kode sandi baru',
  kodeTanya: (nama: string) =>
    `Buat kode di kertas untuk ${nama}? Kata sandinya yang sekarang langsung tidak berlaku, dan ia keluar dari semua komputer. HP-nya tetap bisa mengirim catatan.`,
  kodeJudul: 'Kode di kertas',
  kodePetunjuk: (sampai: string) =>
    `Serahkan kertas ini kepada orangnya. Sekali pakai, berlaku sampai ${sampai}. Kode tidak bisa ditampilkan lagi.`,
  kodeCara:
    'Cara pakai: buka halaman masuk, pilih "Punya kode di kertas?", isi nama pengguna dan kode ini, lalu buat kata sandi.',
  nonaktifkan: 'Nonaktifkan',
  nonaktifkanTanya: (nama: string) =>
    `Nonaktifkan akun ${nama}? Semua HP-nya keluar. Catatannya tetap ada.`,
  aktifkan: 'Aktifkan lagi',
  sejak: (dari: string, sampai: string) =>
    sampai === '' ? `sejak ${dari}` : `${dari} – ${sampai}`,
  dari: 'Berlaku dari',
  sampai: 'Sampai (boleh kosong)',
  bidang: 'Bidang',
  kantor: 'Kantor',
  kantorTidakCocok:
    'Kantor itu tidak cocok untuk peran ini. Pilih kantor yang sesuai, misalnya petugas Puskesmas di Puskesmas.',
  fungsi: 'Tugas di Dinas Kesehatan (boleh kosong)',
  fungsiPetunjuk:
    'Gizi membaca berat dan status gizi anak dengan nama. P2 membaca skrining yang peka. Tanpa tugas: angka saja.',
  tanpaFungsi: 'Tanpa tugas khusus',
  pilih: 'Pilih…',
  tersimpan: 'Tersimpan',
  peringatanSatuBidang:
    'Tersimpan. Perhatian: satu kader satu bidang; orang ini sekarang memegang lebih dari satu.',
  hpJudul: 'HP & kode pintu',
  hpSub:
    'Sepuluh kali salah PIN menutup pintu satu kader. Satu kode di sini membukanya, sekali pakai, tanpa sinyal.',
  huruf: 'Huruf antrean',
  terakhir: 'Terakhir terlihat',
  dicabut: 'Dicabut',
  cabut: 'Cabut HP ini',
  cabutTanya: (nama: string) =>
    `Cabut HP ${nama}? HP itu hanya bisa menyerahkan catatan yang belum terkirim, lalu kosong.`,
  pintu: 'Kode pintu',
  pintuJudul: 'Kode pintu',
  pintuPetunjuk:
    'Simpan kertas ini di Posyandu. Coret kode yang sudah dipakai. Melihat kode ini dicatat.',
  tanpaHp: 'Belum ada HP yang terdaftar.',
  tidakAdaNama: 'HP',
  delegasi: 'Delegasi',
  delegasiSub:
    'Saat berhalangan, peran kepala desa/lurah dijalankan rekan sekantor, dari tanggal sampai tanggal.',
  kepada: 'Kepada',
  rekan: 'Rekan sekantor',
  masaDelegasi: (days: number) =>
    `Isi tanggal terakhir: hari ini atau sesudahnya, dan paling lama ${days} hari sejak mulai.`,
  delegasikan: 'Delegasikan',
  akhiriDelegasi: 'Akhiri',
  akhiriDelegasiDari: (nama: string) => `Akhiri delegasi kepada ${nama}`,
  delegasiBerakhir: 'Delegasi berakhir sekarang',
  sedangDelegasi: (dari: string, sampai: string) => `Mewakili ${dari} – ${sampai}`,
  darurat: 'Buka darurat',
  daruratSub:
    'Admin tidak melihat data warga. Bila terpaksa: satu Posyandu, satu jam, dengan alasan, dan tercatat selamanya.',
  alasan: 'Alasan (paling sedikit 10 huruf)',
  alasanPetunjuk: 'Dibaca admin lain dan DPMD di Jejak akses. Jangan sebut nama warga.',
  bukaSatuJam: 'Buka satu jam',
  terbuka: (sampai: string) =>
    `Terbuka sampai ${sampai}. Lihat lewat Warga dan Bulan Posyandu; setiap kali melihat dicatat.`,
  lihatWarga: 'Lihat warga',
  lihatBulan: 'Lihat bulan Posyandu',
  sesi: 'Tempat Anda sedang masuk',
  sesiIni: 'yang ini',
  masukSejak: 'Masuk sejak',
  akhiriSesi: 'Akhiri',
} as const
