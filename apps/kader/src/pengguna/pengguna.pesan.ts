import type { RefusalKode } from '@simpul/contract/refusal.ts'

export const PENGGUNA_PESAN = {
  masuk: {
    judul: 'Masuk ke Simpul',
    pengantar: 'Sekali saja perlu internet. Sesudah itu Simpul bisa dipakai tanpa sinyal.',
    kabupaten: 'Kabupaten atau kota',
    kabupatenPetunjuk:
      'Kode kabupaten 4 angka, contoh 33.16. Tanyakan ke operator desa atau kelurahan.',
    pilihKabupaten: 'Pilih kabupaten atau kota',
    namaPengguna: 'Nama pengguna',
    namaPenggunaPetunjuk: 'Yang diberikan operator desa atau kelurahan.',
    sandi: 'Kata sandi',
    lihatSandi: 'Lihat sandi',
    tutupSandi: 'Tutup sandi',
    tombol: 'Masuk',
    sedang: 'Sebentar, sedang masuk …',
    lupaSandi: 'Lupa kata sandi? Operator desa atau kelurahan bisa memberi kode baru di kertas.',
    punyaKode: 'Punya kode di kertas?',
    pakaiKode: 'Buat kata sandi baru dengan kode',
    sudahPunyaSandi: 'Kata sandi baru sudah jadi. Masuk dengan kata sandi itu.',
    kembaliKePin: 'Kembali ke PIN',
    kembali: 'Kembali',
    sudah: 'Sudah masuk lagi',
  },
  salah: {
    judul: 'Ada yang perlu dibetulkan',
    kabupaten_kosong: 'Pilih kabupaten atau kota dulu.',
    kabupaten_salah: 'Kode kabupaten 4 angka dengan titik di tengah, contoh 33.16.',
    nama_kosong: 'Isi nama pengguna.',
    sandi_kosong: 'Isi kata sandi.',
  },
  tanpaJaringan:
    'Belum ada sinyal. Masuk pertama kali perlu internet; cari tempat yang ada sinyalnya, lalu coba lagi.',
  tolak: {
    sandi_salah: 'Nama pengguna atau kata sandi tidak cocok. Periksa lagi, lalu coba sekali lagi.',
    terlalu_sering: 'Sudah terlalu sering dicoba. Tunggu 15 menit, lalu coba lagi.',
    perangkat_dicabut:
      'HP ini sudah tidak boleh dipakai untuk akun ini. Tanyakan ke ketua atau operator.',
    kunci_tidak_ada:
      'Kata sandi cocok, tetapi kunci catatan di HP ini belum bisa diambil dari server, jadi PIN baru belum bisa dibuat. Catatan tidak hilang. Buka dengan PIN yang lama. Kalau PIN lupa, coba masuk lagi di tempat yang sinyalnya baik; kalau tetap begini, hubungi operator desa atau kelurahan.',
    penyimpanan_penuh:
      'Penyimpanan HP penuh. Hapus foto atau video di HP ini, lalu coba lagi. Yang sudah tersimpan tetap aman.',
  } satisfies Partial<Record<RefusalKode | 'kunci_tidak_ada' | 'penyimpanan_penuh', string>>,
  tolakLain: 'Belum bisa masuk. Coba lagi sebentar lagi.',
  pin: {
    buatJudul: 'Buat PIN 6 angka',
    buatPengantar: 'PIN membuka Simpul di HP ini, juga tanpa sinyal. Jangan beri tahu orang lain.',
    ulangiJudul: 'Ketik PIN sekali lagi',
    bukaJudul: (nama: string) => `PIN ${nama}`,
    angkaKe: (n: number) => `${n} dari 6 angka sudah diketik`,
    hapus: 'Hapus satu angka',
    tidakSama: 'PIN kedua tidak sama. Mulai lagi dari awal.',
    terlaluMudah: 'PIN ini terlalu mudah ditebak. Pilih yang lain.',
    salah: (sisa: number) => `PIN salah. Masih bisa ${sisa} kali lagi.`,
    sedang: 'Sedang membuka …',
    lupa: 'Lupa PIN',
    lupaKeterangan:
      'Masuk lagi dengan kata sandi (perlu internet), lalu buat PIN baru. Catatan yang belum terkirim tetap ada.',
    gantiKader: 'Ganti kader',
    pilihKader: 'Siapa yang memakai HP ini?',
    belumTerkirim: (n: number) => `Belum terkirim: ${n}`,
    semuaTerkirim: 'Semua sudah terkirim',
    kaderBaru: 'Kader lain masuk di HP ini',
    bukan6: 'PIN harus 6 angka.',
    penuh:
      'Penyimpanan HP penuh, jadi PIN belum bisa diperiksa. Hapus foto atau video di HP ini, lalu ketik PIN lagi. Catatan tetap aman.',
  },
  titipan: {
    kirim: 'Kirim titipan',
    kirimMilik: (nama: string) => `Kirim titipan ${nama}`,
    sedang: (nama: string, persen: number) => `Mengirim titipan ${nama}: ${persen} %`,
    terkirim: (nama: string, n: number) => `${n} catatan ${nama} sudah diterima server.`,
    sebagian: (nama: string, terkirim: number, sisa: number) =>
      `${terkirim} catatan ${nama} sudah diterima server, ${sisa} belum. Yang belum tetap aman di HP ini; ${nama} melihat sebabnya sesudah membuka dengan PIN.`,
    gagal: {
      tanpa_jaringan: (nama: string) =>
        `Titipan ${nama} belum terkirim: server tidak bisa dihubungi. Catatannya tetap aman di HP ini. Cari tempat yang ada sinyalnya, lalu coba lagi.`,
      kunci_tidak_dikenal: (nama: string) =>
        `Titipan ${nama} tidak bisa dibuka server. Catatannya tetap aman di HP ini. ${nama} harus membuka dengan PIN sendiri dan mengirimnya.`,
      server_bermasalah: (nama: string) =>
        `Titipan ${nama} belum terkirim: server sedang bermasalah. Catatannya tetap aman di HP ini. Coba lagi nanti.`,
    },
    berkas: 'Kirim berkas titipan',
  },
  pintu: {
    judul: 'Pintu ini ditutup dulu',
    keterangan: (nama: string) =>
      `PIN ${nama} salah 10 kali. Catatannya aman. Kader lain di HP ini tetap bisa bekerja.`,
    mintaKode:
      'Minta kode 8 angka kepada ketua Posyandu, operator desa, atau operator kelurahan. Tidak perlu sinyal.',
    kode: 'Kode dari ketua',
    buka: 'Buka dengan kode',
    salah: 'Kode ini tidak cocok atau sudah pernah dipakai.',
    terbuka: 'Pintu dibuka. Ketik PIN lagi.',
  },
  dicabut: {
    tanda: 'HP ini sudah dicabut izinnya',
    sisa: (nama: string, n: number) =>
      `HP ini sudah dicabut izinnya untuk ${nama}. ${n} catatan belum diterima server. Buka dengan PIN untuk melihat sebabnya.`,
    bersih: (nama: string) =>
      `HP ini dicabut izinnya untuk ${nama}. Semua catatannya sudah beres dan dihapus dari HP ini.`,
    tanpaPin: 'PIN lupa dan tidak bisa masuk lagi',
  },
  akun: {
    judul: 'Saya',
    kunci: 'Kunci sekarang',
    ganti: 'Ganti kader',
    keluar: 'Keluar dari HP ini',
    keluarTanya: 'Keluar dan hapus catatan dari HP ini?',
    keluarKeterangan: 'Semua yang menunggu sudah terkirim. Untuk memakai lagi perlu internet.',
    keluarDisisihkan: (n: number) =>
      `${n} catatan yang disisihkan tidak ada di server dan ikut dihapus. Salin dulu kalau masih perlu.`,
    keluarBelum: (n: number) => `Belum bisa keluar: ${n} catatan belum terkirim. Kirim dulu.`,
    batal: 'Batal',
    posyanduLain: 'Pindah ke Posyandu lain',
    peran: 'Tugas',
    huruf: 'Huruf antrean HP ini',
    kembali: 'Kembali',
    kantor: 'Buka layar kantor',
  },
} as const
