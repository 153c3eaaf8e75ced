export const BERKAS_PESAN = {
  judul: 'Kirim berkas titipan',
  pengantar:
    'Untuk berkas terkunci dari HP yang lama tidak bertemu sinyal. Isinya tidak bisa dibaca di sini; hanya server yang membukanya.',
  pilih: 'Pilih berkas',
  petunjuk: 'Namanya simpul-titipan, berakhir .json.',
  kirim: 'Kirim',
  mengirim: (persen: number) => `Mengirim berkas: ${persen} %`,
  belumDipilih: 'Pilih berkasnya dulu.',
  bukanTitipan: 'Ini bukan berkas titipan dari Simpul. Pilih berkas yang namanya simpul-titipan.',
  terkirim: (n: number) => `${n} catatan sudah diterima server.`,
  sebagian: (n: number, sisa: number) =>
    `${n} catatan sudah diterima server, ${sisa} belum. Yang belum tetap ada di HP asalnya; kader melihat sebabnya di Belum terkirim.`,
  gagal: {
    tanpa_jaringan: 'Belum ada sinyal. Berkas ini boleh dikirim lagi nanti.',
    kunci_tidak_dikenal:
      'Server tidak mengenal HP asal berkas ini. Kirim dari HP asalnya, atau hubungi operator.',
    server_bermasalah: 'Server sedang bermasalah. Berkas ini boleh dikirim lagi nanti.',
  },
  kembali: 'Kembali',
} as const
