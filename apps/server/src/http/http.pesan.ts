/** What a person reads from the server itself, outside the two apps. */
export const PESAN = {
  kesalahanProgram:
    'Ada kesalahan di program Simpul. Yang sudah tersimpan tidak hilang; coba lagi sebentar lagi.',
  basisDataTidakMenjawab:
    'Server sedang tidak bisa membuka datanya. Yang sudah tersimpan tidak hilang; coba lagi sebentar lagi.',
  judul: 'Simpul',
  ringkas: 'Satu hari Posyandu, satu pintu, enam bidang.',
  kader: 'Aplikasi kader (di HP)',
  kaderKet: 'Untuk kader dan pengurus Posyandu. Bekerja tanpa jaringan.',
  kantor: 'Aplikasi kantor',
  kantorKet: 'Untuk desa atau kelurahan, Puskesmas, dinas, kecamatan, dan kabupaten.',
  belumDibangun:
    'Aplikasi ini belum dibangun di server. Jalankan "npm run build", lalu muat ulang.',
}
