/** Words of a phone that was taken back. */
export const DICABUT_PESAN = {
  judul: 'HP ini sudah dicabut izinnya',
  pengantar:
    'Ketua atau operator mencabut izin HP ini. Yang belum terkirim dikirim dulu, lalu semua catatan dihapus dari HP ini.',
  mengirim: (persen: number) => `Mengirim catatan: ${persen} %`,
  sisaJudul: (n: number) => `Belum diterima server: ${n}`,
  sisaKet:
    'Salin catatan ini ke kertas atau ke HP lain, lalu tekan Sisihkan. Bisa juga minta operator membetulkan sebabnya, lalu tekan Kirim lagi. Sesudah semua beres, catatan dihapus dari HP ini. Kalau HP ini masih boleh dipakai: tekan Kunci sekarang, lalu Lupa PIN, dan masuk dengan kata sandi.',
  sisihkanKet:
    'Catatan ini tidak sampai ke server, dan hilang dari HP ini sesudah semua beres. Salin dulu ke kertas.',
  kirimLagi: 'Kirim lagi',
  menunggu: 'Belum dijawab server.',
  gagal: {
    tanpa_jaringan:
      'Belum ada sinyal. Catatannya tetap aman di HP ini. Cari tempat yang ada sinyalnya, lalu tekan Kirim lagi.',
    kunci_tidak_dikenal:
      'Server tidak bisa membuka catatan dari HP ini. Simpan berkas terkunci, salin isinya ke kertas, lalu hubungi operator.',
    server_bermasalah:
      'Server sedang bermasalah. Catatannya tetap aman di HP ini. Coba lagi nanti.',
  },
  simpanBerkas: 'Simpan berkas terkunci',
  kunci: 'Kunci sekarang',
  lupaPin:
    'Tanpa PIN dan tanpa kata sandi, catatan ini tidak bisa dilihat. Coba kirim titipannya sekali lagi. Kalau server tetap belum menerima, simpan berkas terkuncinya untuk operator, lalu hapus dari HP ini.',
  hapus: 'Hapus dari HP ini',
  hapusTanya: 'Hapus catatan yang belum diterima server?',
  hapusKet: (nama: string, n: number) =>
    `${n} catatan ${nama} akan hilang dari HP ini. Simpan berkas terkuncinya dulu: operator bisa mencoba mengirimnya lagi.`,
  sudahDisimpan: 'Berkas cocok. Hapus dari HP ini',
  berkas: {
    pilih: 'Pilih berkas yang tadi disimpan',
    petunjuk: 'HP memeriksa dulu berkasnya utuh. Namanya simpul-titipan, berakhir .json.',
    bukanTitipan: 'Ini bukan berkas dari Simpul. Pilih berkas yang namanya simpul-titipan.',
    beda: 'Isi berkas ini tidak sama dengan catatan di HP. Tekan Simpan berkas terkunci lagi, lalu pilih berkas yang baru.',
  },
  batal: 'Batal',
} as const
