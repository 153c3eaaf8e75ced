import type { BagianPrevalensi, DaftarAnak } from '@simpul/contract/indikator.ts'
import type { IndikatorPrevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { ribuan } from '../app/tanggal.pesan.ts'

export const PESAN = {
  judul: 'Ringkasan wilayah',
  bulan: 'Bulan',
  bidang: 'Bidang urusan',
  limaBidang: 'Lima bidang (tanpa kesehatan)',
  wilayah: 'Wilayah',
  posyandu: 'Posyandu',
  hariBuka: 'Hari Posyandu',
  posyanduBuka: (buka: number, semua: number) => `${buka} dari ${semua} Posyandu buka`,
  terbuka: 'Terbuka',
  telat: 'Lewat tenggat',
  dijawab: 'Dijawab',
  diukur: 'Balita diukur',
  dugaan: 'Dugaan stunting',
  dikonfirmasi: 'Dikonfirmasi',
  jumlah: 'Jumlah',
  perBidang: 'Urusan per bidang',
  urusanSekarang:
    'Terbuka dan lewat tenggat: keadaan sekarang. Dijawab, hari Posyandu, dan balita: bulan yang dipilih.',
  metodePmk:
    'Dugaan dan konfirmasi: metode pmk_bulan_penuh (PMK 2/2020, umur bulan penuh). Dugaan belum dilihat tenaga kesehatan; keduanya tidak dijumlahkan.',
  bukanCapaian: 'Angka ini cakupan pendataan Posyandu, dari yang terdata saja.',
  selKecil: 'Angka kesehatan tentang kurang dari 5 orang disamarkan.',
  prevalensi: 'Prevalensi',
  metodeWho:
    'Metode who_harian (umur dalam hari, standar WHO 2006). Setiap balita sekali: pengukuran terakhir bulan itu. Nilai yang ditandai WHO tidak wajar tidak ikut dihitung.',
  dari: 'dari',
  persen: 'Persen',
  jumlahAnak: 'Anak',
  dihitung: 'Dihitung dari',
  ditandai: 'Ditandai tidak wajar',
  tanpaZ: 'Belum bisa dinilai',
  dariBulan: 'Dari bulan',
  sampaiBulan: 'Sampai bulan',
  lihatPrevalensi: 'Prevalensi wilayah ini',
  /** Of the matters a number counts: those the office has. */
  diKantorAnda: (n: number) => `${ribuan(n)} di kantor Anda`,
  kembaliKeRingkasan: 'Kembali ke ringkasan',
  kembaliKeBulan: 'Kembali ke Bulan Posyandu',
  kembaliKePrevalensi: 'Kembali ke prevalensi',
  jumlahDiDaftar: (daftar: string, n: number) => `${daftar}: ${ribuan(n)} anak`,
  nama: 'Nama',
  ibu: (nama: string) => `Ibu: ${nama}`,
  lahir: 'Lahir',
  rt: (rt: string) => `RT ${rt}`,
  diukurPada: 'Diukur',
  berat: 'Berat (kg)',
  panjang: 'Panjang/tinggi (cm)',
  zTbuPmk: 'z TB/U (pmk_bulan_penuh)',
  zHarian: 'z (who_harian)',
  belumDiukur: 'Belum diukur bulan ini',
  belumDikonfirmasi: 'Belum',
  tidakTerhitung: 'Belum bisa dinilai',
  edema: 'Bengkak kedua kaki',
} as const

const NAMA_DAFTAR = {
  semua: 'Balita terdaftar (S)',
  hadir: 'Balita ditimbang (D)',
  diukur: 'Balita diukur panjang/tingginya',
  dugaan_stunting: 'Dugaan stunting',
  stunting_dikonfirmasi: 'Stunting yang dikonfirmasi nakes',
} as const satisfies Record<DaftarAnak, string>

export function namaDaftar(daftar: string): string {
  return isKey(NAMA_DAFTAR, daftar) ? NAMA_DAFTAR[daftar] : daftar
}

const NAMA_BAGIAN = {
  kasus: 'Di luar batas',
  dihitung: 'Ikut dihitung',
  ditandai: 'Ditandai tidak wajar: ukur ulang',
  tanpa_z: 'Belum bisa dinilai',
} as const satisfies Record<BagianPrevalensi, string>

export function namaBagian(bagian: string): string {
  return isKey(NAMA_BAGIAN, bagian) ? NAMA_BAGIAN[bagian] : bagian
}

const NAMA_TINGGI = {
  sangat_pendek: 'Sangat pendek',
  pendek: 'Pendek',
  normal: 'Normal',
  tinggi: 'Tinggi',
} as const

export function namaStatusTinggi(status: string): string {
  return isKey(NAMA_TINGGI, status) ? NAMA_TINGGI[status] : status
}

const NAMA_INDIKATOR = {
  stunting: 'Stunting (TB/U di bawah −2 SD)',
  stunting_berat: '– di antaranya di bawah −3 SD',
  wasting: 'Wasting (BB/TB di bawah −2 SD)',
  wasting_berat: '– di antaranya di bawah −3 SD',
  berat_kurang: 'Berat kurang (BB/U di bawah −2 SD)',
  berat_sangat_kurang: '– di antaranya di bawah −3 SD',
  gizi_lebih: 'Gizi lebih (BB/TB di atas +2 SD)',
  obesitas: '– di antaranya di atas +3 SD',
} as const satisfies Record<IndikatorPrevalensi, string>

export function namaIndikator(indikator: string): string {
  return isKey(NAMA_INDIKATOR, indikator) ? NAMA_INDIKATOR[indikator] : indikator
}

function isKey<T extends object>(names: T, text: PropertyKey): text is keyof T {
  return Object.hasOwn(names, text)
}
