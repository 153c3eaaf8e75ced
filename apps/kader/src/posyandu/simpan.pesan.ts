export const SIMPAN_PESAN = {
  tersimpan: 'Tersimpan di HP ini',
  simpan: 'Simpan',
  batal: 'Batal',
  kembali: 'Kembali',
  gagal: {
    penyimpanan_penuh:
      'Penyimpanan HP penuh. Catatan ini belum tersimpan, isian tetap di layar. Hapus foto atau video, lalu tekan Simpan lagi.',
    terkunci:
      'Simpul sedang terkunci. Buka dengan PIN, lalu tekan Simpan lagi. Isian tidak hilang.',
  },
  adaYangKurang: 'Ada yang perlu dibetulkan',
  ya: 'Ya',
  tidak: 'Tidak',
  belumDitanya: 'Belum ditanya',
  telepon: (nama: string, nomor: string) => `Telepon ${nama} (${nomor})`,
} as const
