export const APP_PESAN = {
  bilah: 'Menu utama',
  hari: 'Hari Posyandu',
  warga: 'Warga',
  urusan: 'Urusan',
  belumTerkirim: 'Belum terkirim',
  belumTerkirimJumlah: (n: number) => `${n} belum terkirim`,
  contoh: 'Data contoh. Semua nama di sini karangan.',
  tidakAmanJudul: 'Simpul belum bisa dipakai di alamat ini',
  tidakAman:
    'Alamat ini tidak memakai https, jadi Simpul tidak bisa menyimpan dan bekerja tanpa sinyal di HP ini.',
  tidakAmanBuat: 'Minta alamat yang diawali https kepada operator desa atau kelurahan.',
  memuat: 'Membuka Simpul …',
  tidakAda: 'Halaman ini tidak ada',
  tidakAdaKet: 'Mungkin alamatnya salah ketik.',
  kesehatan: 'Bagian kader kesehatan',
  kesehatanKet: 'Timbangan dan pelayanan dicatat kader kesehatan.',
  keBeranda: 'Ke Hari Posyandu',
  versiBaru: 'Ada Simpul versi baru.',
  pasang: 'Pakai sekarang',
  gagalMuat: 'Bagian ini belum sampai di HP. Cari sinyal sebentar, lalu coba lagi.',
  cobaLagi: 'Coba lagi',
  belumAda: (nama: string) => `Data ${nama} belum ada di HP ini`,
  belumAdaKet:
    'Cari tempat yang ada sinyal dan biarkan Simpul terbuka sampai tulisan ini hilang. Sesudah itu bisa dipakai tanpa sinyal.',
  jamSalah: 'Tanggal atau jam HP ini salah',
  jamSalahKet: (hp: string, benar: string) =>
    `HP ini: ${hp}. Yang benar: ${benar}. Betulkan dulu di Setelan HP, karena catatan memakai tanggal HP ini.`,
  jamMundurKet: (hp: string, terakhir: string) =>
    `HP ini: ${hp}. Padahal ${terakhir} sudah lewat. Betulkan dulu di Setelan HP, karena catatan memakai tanggal HP ini.`,
} as const
