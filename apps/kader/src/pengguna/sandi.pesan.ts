/** Words about one's own password, beside those of signing in. */
export const SANDI_PESAN = {
  ganti: 'Ganti kata sandi',
  harusGanti: 'Kata sandi lama sudah ditutup. Buat yang baru dengan kode di kertas.',
  harusJudul: 'Buat kata sandi baru dulu',
  harusKet:
    'Operator sudah membuat kode di kertas, jadi kata sandi lama ditutup. Ketik kodenya, lalu buat kata sandi sendiri; sesudah itu data Posyandu bisa diambil ke HP ini. Catatan yang sudah tersimpan tetap ada dan tetap dikirim.',
  nanti: 'Nanti, kerja dulu',
  kode: 'Kode di kertas',
  lama: 'Kata sandi sekarang',
  baru: 'Kata sandi baru',
  baruPetunjuk: 'Paling sedikit 8 huruf atau angka.',
  ulangi: 'Ketik sekali lagi',
  simpan: 'Simpan kata sandi',
  sudah: 'Kata sandi sudah diganti',
  salah: {
    kode_kosong: 'Isi yang pertama dulu.',
    sandi_pendek: 'Kata sandi baru paling sedikit 8 huruf atau angka.',
    sandi_tidak_sama: 'Dua kata sandi baru tidak sama. Ketik lagi.',
  },
  tolak: {
    sandi_salah: 'Kata sandi sekarang tidak cocok.',
    kode_salah: 'Kode tidak cocok. Periksa huruf dan angkanya.',
    kode_kedaluwarsa: 'Kode sudah lewat 7 hari. Minta yang baru ke operator.',
    terlalu_sering: 'Sudah terlalu sering dicoba. Tunggu 15 menit.',
    sandi_lama: 'Itu kata sandi yang lama. Buat yang baru.',
    isian_salah: 'Kata sandi baru terlalu mudah ditebak. Pilih yang lain.',
    tanpa_jaringan: 'Belum ada sinyal. Mengganti kata sandi perlu internet.',
  },
  tolakLain: 'Belum bisa diganti. Coba lagi sebentar lagi.',
} as const
