/** What the person who starts the server reads in the terminal. */
export const PESAN = {
  portSalah: (teks: string) => `PORT harus angka 0 sampai 65535, bukan "${teks}".`,
  tlsBerpasangan: 'SIMPUL_TLS_CERT dan SIMPUL_TLS_KEY harus diberi dua-duanya.',
  tlsTidakTerbaca: (nama: string, berkas: string) =>
    `${nama} menunjuk ke ${berkas}, tetapi berkas itu tidak bisa dibaca.`,
  tlsSalah: 'Sertifikat dan kunci TLS tidak cocok atau bukan PEM.',
  urlSalah: (nama: string) =>
    `${nama} harus berbentuk postgres://pengguna:sandi@tempat:5432/nama_basis_data.`,
  demoSalah: (teks: string) => `SIMPUL_DEMO hanya boleh 1 atau 0, bukan "${teks}".`,
  portTerpakai: (host: string, port: number) =>
    `Port ${port} di ${host} sudah dipakai program lain: pilih yang lain, misalnya PORT=${port + 1} npm start.`,
  portTidakBoleh: (port: number) =>
    `Port ${port} hanya boleh dibuka oleh root: pilih port di atas 1023.`,
  hostTidakAda: (host: string) => `HOST ${host} bukan alamat mesin ini.`,
  membangun: 'Membangun aplikasi kader dan kantor …',
  bangunGagal: 'Aplikasi tidak bisa dibangun; sebabnya tertulis di atas.',
  berjalan: (alamat: string) => `Simpul berjalan di ${alamat}`,
  migrasi: (jumlah: number) => `${jumlah} migrasi basis data dijalankan.`,
  tenggatDihitungUlang: (jumlah: number) =>
    `Kalender kerja berubah: tenggat ${jumlah} urusan dihitung ulang.`,
  akunContoh: 'Data contoh; orang-orangnya tidak ada. Masuk sebagai:',
  adminPertama: (alamat: string) => `Admin pertama dibuat lewat tautan sekali pakai: ${alamat}`,
  caraBerhenti: 'Hentikan dengan Ctrl-C.',
  berhenti: 'Menghentikan Simpul …',
  sudahBerhenti: 'Simpul sudah berhenti.',
}
