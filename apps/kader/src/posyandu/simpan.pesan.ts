export const SIMPAN_PESAN = {
  tersimpan: 'Tersimpan di HP ini',
  simpan: 'Simpan',
  batal: 'Batal',
  kembali: 'Kembali',
  gagal: {
    penyimpanan_penuh:
      'Penyimpanan HP penuh. Catatan ini belum tersimpan, isian tetap di layar. Hapus foto atau video, lalu tekan Simpan lagi.',
    tidak_boleh_dicatat:
      'HIV, sifilis, dan hepatitis B tidak boleh ditulis di HP. Hapus kata itu, bicarakan langsung dengan Bu Bidan. Catatan ini belum tersimpan.',
    terkunci:
      'Simpul sedang terkunci. Buka dengan PIN, lalu tekan Simpan lagi. Isian tidak hilang.',
  },
  adaYangKurang: 'Ada yang perlu dibetulkan',
  ya: 'Ya',
  tidak: 'Tidak',
  belumDitanya: 'Belum ditanya',
} as const
