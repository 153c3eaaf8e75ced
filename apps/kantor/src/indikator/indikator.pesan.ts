import type { IndikatorPrevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'

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
} as const

export const NAMA_INDIKATOR = {
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
  return indikator in NAMA_INDIKATOR ? NAMA_INDIKATOR[indikator as IndikatorPrevalensi] : indikator
}
