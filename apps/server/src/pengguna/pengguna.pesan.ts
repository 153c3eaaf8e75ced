/** Words of the accounts that a person reads from the server itself. */
export const PESAN = {
  kunciServerSalah:
    'Kunci server (SIMPUL_KUNCI atau berkas kunci-server di folder data) harus 64 angka heksadesimal.',
  kunciServerTidakTertulis: (berkas: string) => `Kunci server tidak bisa ditulis di ${berkas}.`,
}

/** The page of the first admin's one-time link. */
export const UNDANGAN = {
  judul: 'Admin pertama',
  ringkas:
    'Pilih kabupaten atau kota yang memakai server ini, lalu buat akun admin pertamanya. Tautan ini hanya bisa dipakai sekali.',
  kabupaten: 'Kabupaten atau kota',
  nama: 'Nama lengkap',
  namaPengguna: 'Nama pengguna (huruf kecil, angka, titik)',
  sandi: 'Sandi (sedikitnya 8 huruf)',
  buat: 'Buat akun',
  jadi: 'Akun admin sudah dibuat.',
  masuk: 'Masuk ke aplikasi kantor',
  tautanSalah:
    'Tautan ini tidak berlaku: sudah dipakai, sudah lewat sehari, atau salah salin. Jalankan ulang server untuk tautan baru.',
  salah: (field: string) =>
    field === 'sandi'
      ? 'Sandi sedikitnya 8 huruf.'
      : field === 'namaPengguna'
        ? 'Nama pengguna: 3 sampai 40 huruf kecil, angka, titik, atau garis.'
        : 'Ada isian yang belum benar.',
  masalah: {
    sandi_mudah: 'Sandi itu terlalu mudah ditebak.',
    nama_dipakai: 'Nama pengguna itu sudah dipakai.',
  },
}
