import type { KelompokSasaran } from '@simpul/domain/sasaran/kelompok-sasaran.ts'

export const PESAN = {
  judul: 'Warga',
  sub: 'Yang terdaftar di Posyandu. NIK disamarkan.',
  cari: 'Cari nama, panggilan, nama ibu, atau NIK lengkap',
  posyandu: 'Posyandu',
  rt: 'RT',
  kelompok: 'Kelompok',
  nama: 'Nama',
  lahir: 'Lahir',
  ibu: 'Ibu',
  nik: 'NIK',
  tamu: 'Tamu',
  tanpaNik: 'belum ada',
  pindahkan: 'Pindahkan ke Posyandu lain',
  pindahkanSiapa: (nama: string) => `Pindahkan ${nama} ke Posyandu lain`,
  pindahkanArti: (posyandu: string) =>
    `Semua catatannya ikut pindah. HP kader ${posyandu} tidak menampilkannya lagi setelah kiriman berikutnya.`,
  kePosyandu: 'Ke Posyandu',
  pilihPosyandu: 'Pilih Posyandu',
  kartu: 'Lembar kartu QR',
  kartuSub:
    'Potong di garis putus-putus. Di kotak QR hanya ada nomor kartu; nama dan RT tercetak di sebelahnya.',
  kartuPilih: 'Pilih Posyandu dulu untuk mencetak kartunya.',
  kartuTerbatas: (n: number, of: number) =>
    `Ditampilkan ${n} dari ${of}. Saring menurut RT untuk sisanya.`,
} as const

export const NAMA_KELOMPOK = {
  bayi: 'Bayi 0–11 bulan',
  balita: 'Balita 12–59 bulan',
  anak_prasekolah: 'Anak prasekolah',
  usia_sekolah_remaja: 'Usia sekolah & remaja',
  usia_produktif: 'Usia produktif',
  lansia: 'Lansia',
  ibu_hamil: 'Ibu hamil',
  ibu_nifas: 'Ibu nifas',
  ibu_menyusui: 'Ibu menyusui',
} as const satisfies Record<KelompokSasaran, string>
