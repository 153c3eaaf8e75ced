import { BATAS_ATURAN, type NamaTabel } from '@simpul/contract/paket.ts'
import type { UntukNomor } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import type { AlasanTindakan } from '@simpul/domain/pertumbuhan/tindakan.ts'

const { gram, lilaMm, rujukBulan, kunjunganHari } = BATAS_ATURAN

export const PESAN = {
  judul: 'Tabel aturan daerah',
  sub: 'Yang boleh berbeda di tiap kabupaten/kota. HP kader mengambilnya sendiri waktu ada jaringan.',
  tabel: 'Tabel',
  berlaku: 'Yang berlaku sekarang',
  nasional: 'Tabel nasional (bawaan Simpul)',
  daerah: (tanggal: string) => `Tabel daerah, berlaku sejak ${tanggal}`,
  nanti: (tanggal: string) =>
    `Mulai berlaku ${tanggal}. Sudah diterbitkan, tidak bisa diubah lagi.`,
  baru: 'Terbitkan tabel baru',
  mulai: 'Mulai berlaku',
  terbitkan: 'Terbitkan',
  tanya: (tanggal: string) =>
    `Tabel ini berlaku mulai ${tanggal} di semua Posyandu kabupaten/kota ini, dan tidak bisa ditarik. Untuk mengubahnya nanti, terbitkan tabel baru lagi.`,
  tersimpan: 'Tabel diterbitkan.',
  mulaiSalah: 'Pilih tanggal mulai besok atau sesudahnya.',
  sudahAda: 'Sudah ada tabel yang mulai berlaku pada tanggal itu. Pilih tanggal lain.',
  sama: 'Isinya sama dengan tabel yang berlaku pada tanggal itu. Ubah dulu, baru terbitkan.',

  lakiLaki: 'Laki-laki',
  perempuan: 'Perempuan',
  bulanKe: (bulan: number | string) => `Bulan ${bulan}`,
  sesudahSetahun: 'Bulan 13 sampai 60',
  gram: 'gram',
  gramSalah: (isian: string) => `${isian}: tulis gram, ${gram[0]} sampai ${gram[1]}.`,

  tetap: 'tetap',
  lilaBuruk: 'LiLA gizi buruk, di bawah (cm)',
  lilaKurang: 'LiLA gizi kurang, di bawah (cm)',
  lilaSalah: `Tulis cm, ${lilaMm[0] / 10} sampai ${lilaMm[1] / 10}, dengan satu angka di belakang koma.`,
  lilaUrut: 'LiLA gizi buruk harus lebih kecil daripada LiLA gizi kurang.',
  rujukBulan: 'Tanpa nakes: T dirujuk bila umurnya di bawah (bulan)',
  rujukBulanSalah: `Tulis bulan, ${rujukBulan[0]} sampai ${rujukBulan[1]}.`,
  kunjungan: 'Tanpa nakes: dikunjungi di rumah dalam (hari)',
  kunjunganSalah: `Tulis hari, ${kunjunganHari[0]} sampai ${kunjunganHari[1]}.`,

  nama: 'Nama',
  nomor: 'Nomor',
  untuk: 'Dipakai untuk',
  jangkauan: 'Jangkauan',
  diManaSaja: 'Menjawab di semua tempat',
  tambahNomor: 'Tambah nomor',
  hapus: 'Hapus',
  namaKosong: 'Tulis nama yang ditelepon.',
  nomorSalah: 'Tulis nomor telepon: angka, spasi, atau tanda hubung.',
  untukKosong: 'Pilih paling sedikit satu.',
  untukTakAda: (untuk: string) => `Belum ada nomor untuk: ${untuk}.`,
} as const

export const NAMA = {
  kbm: 'KBM: kenaikan berat paling sedikit',
  tangga: 'Empat anak tangga tindakan',
  nomor_tolong: 'Nomor yang ditelepon',
} as const satisfies Record<NamaTabel, string>

const TIMBANGAN =
  'Tabel baru mulai berlaku paling cepat besok. Timbangan sebelum tanggal itu tetap dinilai dengan tabel lama, di HP dan di sini.'

export const ARTI = {
  kbm: TIMBANGAN,
  tangga: TIMBANGAN,
  nomor_tolong:
    'Daftar baru mulai berlaku paling cepat besok. Sampai tanggal itu HP kader menampilkan daftar yang lama.',
} as const satisfies Record<NamaTabel, string>

export const NAMA_UNTUK = {
  jalur_rahasia: 'Laporan rahasia (kekerasan, perdagangan orang)',
  darurat: 'Kebakaran, bencana, keamanan',
  ambulans: 'Orang dengan tanda bahaya',
} as const satisfies Record<UntukNomor, string>

export const NAMA_TANGGA = {
  1: '1 · Beri nasihat',
  2: '2 · Temui bidan di Meja 4',
  3: '3 · Rujuk Puskesmas minggu ini',
  4: '4 · Sekarang juga',
} as const

export const NAMA_ALASAN = {
  tanda_bahaya: 'Ada tanda bahaya',
  edema: 'Kedua kaki bengkak',
  lila_gizi_buruk: 'LiLA gizi buruk',
  lila_gizi_kurang: 'LiLA gizi kurang',
  dua_t: 'Tidak naik 2 kali berturut-turut',
  bawah_garis_merah: 'Di bawah garis merah',
  kata_nakes: 'Kata nakes perlu diperiksa',
  t: 'Tidak naik',
  di_atas_garis_oranye: 'Di atas garis oranye',
  ragu: 'Angkanya perlu dipastikan',
  bulan_lalu_tidak_ditimbang: 'Bulan lalu tidak ditimbang',
} as const satisfies Record<AlasanTindakan, string>
