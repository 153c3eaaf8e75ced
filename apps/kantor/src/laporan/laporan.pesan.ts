import type { DiPosyandu, SaringanBalita } from '@simpul/contract/laporan.ts'
import { namaWilayah } from '@simpul/domain/wilayah/sebutan.ts'

export const PESAN = {
  judul: 'Bulan Posyandu',
  posyandu: 'Posyandu',
  posyanduBernama: (nama: string) => (/^posyandu\b/i.test(nama) ? nama : `Posyandu ${nama}`),
  bulan: 'Bulan',
  pilih: 'Pilih Posyandu',
  pilihSaran: 'Pilih satu Posyandu untuk melihat bulannya.',
  sk: (tanggal: string) =>
    `S dan K diambil ${tanggal}. D: anak yang ditimbang sekali dalam bulan ini.`,
  hariBuka: 'Hari Posyandu bulan ini',
  penutupan: (tanggal: string) => `Saat ditutup ${tanggal}`,
  penutupanSama: (tanggal: string) =>
    `Angka di atas sama dengan yang dihitung saat hari Posyandu ${tanggal} ditutup.`,
  penutupanArti: 'Hanya angka yang berbeda. Angka saat ditutup tidak berubah lagi.',
  angka: 'Angka',
  diHp: 'Di HP kader',
  diServer: 'Di server saat ditutup',
  sekarang: 'Sekarang',
  belumBuka: 'Belum ada hari Posyandu bulan ini.',
  hadir: (n: number) => `${n} hadir`,
  yangHadir: (tanggal: string) => `Yang hadir ${tanggal}`,
  nomorAntrean: 'Nomor antrean',
  rt: 'RT',
  tamu: 'Tamu',
  rincian: 'Menurut umur dan jenis kelamin',
  umur: 'Umur (bulan)',
  bagian: (umur: string, jk: string) =>
    `Hanya ${[umur === '' ? '' : `umur ${umur.replace('-', '–')} bulan`, jk].filter((part) => part !== '').join(', ')}.`,
  semuaUmur: 'Tampilkan semua anak',
  status: 'Status gizi (metode pmk_bulan_penuh)',
  dugaan: 'Dugaan',
  dikonfirmasi: 'Dikonfirmasi nakes',
  stunting: 'Stunting (TB/U)',
  wasting: 'Wasting (BB/TB)',
  beratKurang: 'Berat kurang (BB/U)',
  dugaanArti:
    'Dugaan: hasil hitungan, belum dilihat tenaga kesehatan. Tidak pernah dijumlahkan dengan yang dikonfirmasi.',
  tanpaNama: 'Nama anak hanya terbuka untuk kader kesehatan dan tenaga kesehatan Posyandu ini.',
  lihatDaftar: 'Lihat daftar anak',
  daftarAnak: 'Anak',
  kembaliKeBulan: 'Kembali ke bulan ini',
  nama: 'Nama',
  ibu: 'Ibu',
  lahir: 'Lahir',
  diukur: 'Diukur',
  naik: 'N/T',
  zPmk: 'z pmk_bulan_penuh',
  zHarian: 'z who_harian',
  kesan: 'Hasil hitungan',
  konfirmasi: 'Konfirmasi',
  konfirmasiPilihan: (n: number) => `Konfirmasi ${n} anak sesuai hitungan`,
  konfirmasiSatu: 'Konfirmasi…',
  pilihSemua: 'Pilih semua di halaman ini',
  tersimpan: (n: number) => `${n} anak dikonfirmasi`,
  tidakWajar: 'Tidak wajar: ukur ulang',
  belumDinilai: 'Belum bisa dinilai',
  bedaMetode: 'Dua metode berbeda',
  catatan: 'Catatan',
  sesuaiHitungan: 'Hitungan asli tetap tersimpan di samping keputusan Anda.',
  tinggi: 'TB/U',
  gizi: 'BB/TB',
  beratU: 'BB/U',
  tidakDinilai: 'Tidak dinilai',
  saring: 'Yang ditampilkan',
  jejak: 'Jejak akses',
  jejakSub: 'Setiap penulisan, ekspor, dan buka darurat. Tanpa nama dan data warga.',
  kapan: 'Kapan',
  oleh: 'Oleh',
  apa: 'Apa',
  rinci: 'Rinciannya',
  aksi: 'Jenis kejadian',
  dari: 'Dari',
  sampai: 'Sampai',
} as const

export const NAMA_SARINGAN = {
  semua: 'Terdaftar (S)',
  punya_kms: 'Punya Buku KIA (K)',
  hadir: 'Ditimbang (D)',
  belum_ditimbang: 'Belum ditimbang',
  n: 'Naik (N)',
  t: 'Tidak naik (T)',
  o: 'Bulan lalu tidak ditimbang (O)',
  b: 'Baru pertama ditimbang (B)',
  dua_t: 'Tidak naik 2 kali berturut-turut (2T)',
  bgm: 'Di bawah garis merah (BGM)',
  sweeping: 'Ditimbang saat sweeping',
  tamu: 'Tamu yang ditimbang',
  diukur: 'Diukur panjang/tingginya',
  dugaan_stunting: 'Dugaan stunting',
  dugaan_wasting: 'Dugaan wasting',
  dugaan_berat_kurang: 'Dugaan berat kurang',
  belum_dikonfirmasi: 'Dugaan yang belum dikonfirmasi',
  stunting_dikonfirmasi: 'Stunting yang dikonfirmasi nakes',
  wasting_dikonfirmasi: 'Wasting yang dikonfirmasi nakes',
  berat_kurang_dikonfirmasi: 'Berat kurang yang dikonfirmasi nakes',
  tidak_wajar: 'Ukuran tidak wajar: ukur ulang',
} as const satisfies Record<SaringanBalita, string>

const NAMA_STATUS_GIZI: Readonly<Record<string, string>> = {
  berat_badan_sangat_kurang: 'Berat badan sangat kurang',
  berat_badan_kurang: 'Berat badan kurang',
  berat_badan_normal: 'Berat badan normal',
  risiko_berat_badan_lebih: 'Risiko berat badan lebih',
  sangat_pendek: 'Sangat pendek',
  pendek: 'Pendek',
  normal: 'Normal',
  tinggi: 'Tinggi',
  gizi_buruk: 'Gizi buruk',
  gizi_kurang: 'Gizi kurang',
  gizi_baik: 'Gizi baik',
  berisiko_gizi_lebih: 'Berisiko gizi lebih',
  gizi_lebih: 'Gizi lebih',
  obesitas: 'Obesitas',
}

export function namaStatusGizi(status: string | null): string {
  return status === null ? PESAN.tidakDinilai : (NAMA_STATUS_GIZI[status] ?? status)
}

export const SKDN = {
  s: 'S · terdaftar',
  k: 'K · punya Buku KIA',
  d: 'D · ditimbang',
  n: 'N · naik',
  t: 'T · tidak naik',
  o: 'O · bulan lalu tidak ditimbang',
  b: 'B · baru pertama',
  bgm: 'BGM · di bawah garis merah',
  duaT: '2T · tidak naik 2 kali',
  sweeping: 'Saat sweeping',
  tamu: 'Tamu (di luar S, K, D)',
} as const

/** Weight, height and nutrition in the words of PMK 2/2020, as many as are known. */
export function kataStatus(row: {
  statusTinggi: string | null
  statusGizi: string | null
  statusBerat: string | null
}): string {
  const known = [row.statusBerat, row.statusTinggi, row.statusGizi].filter((one) => one !== null)
  return known.length === 0 ? PESAN.belumDinilai : known.map(namaStatusGizi).join(' · ')
}

/** The posyandu a page is of, with its desa or kelurahan. */
export function namaTempat({ posyanduNama, desaKode, desaNama }: DiPosyandu): string {
  return `${PESAN.posyanduBernama(posyanduNama)} · ${namaWilayah(desaKode, desaNama)}`
}
