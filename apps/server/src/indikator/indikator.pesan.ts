/** Heads of the files that leave the house. */
export const PESAN = {
  kolom: {
    kode: 'Kode',
    nama: 'Nama',
    posyandu: 'Posyandu',
    hariBuka: 'Hari Posyandu bulan ini',
    posyanduBuka: 'Posyandu yang buka',
    terbuka: 'Urusan terbuka sekarang',
    telat: 'Urusan lewat tenggat sekarang',
    dijawab: 'Urusan dijawab bulan ini',
    balitaDiukur: 'Balita diukur panjang/tingginya (cakupan pendataan Posyandu)',
    dugaan: 'Dugaan stunting (metode pmk_bulan_penuh)',
    dikonfirmasi: 'Stunting dikonfirmasi nakes',
  },
  kurangDari: (below: number | null) => (below === null ? 'ditutup' : `kurang dari ${below}`),
} as const
