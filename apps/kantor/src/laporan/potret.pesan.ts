import { SKDN } from './laporan.pesan.ts'

export const PESAN = {
  judul: 'Tutup bulan',
  belum: 'Bulan ini belum ditutup.',
  mulai: (tanggal: string) => `Bulan ini bisa ditutup mulai ${tanggal}.`,
  arti: 'Menutup bulan menyimpan angka hari ini untuk laporan. Yang ditimbang atau dibetulkan sesudahnya tetap masuk, dan selisihnya terlihat di sini.',
  tombol: 'Tutup bulan ini',
  tombolLagi: 'Tutup lagi dengan angka sekarang',
  tanya: 'Angka di atas disimpan sebagai angka laporan bulan ini. Angka lama tetap ada.',
  ditutup: (kapan: string, oleh: string, ke: number) =>
    `Ditutup ${kapan} oleh ${oleh}${ke > 1 ? ` (penutupan ke-${ke})` : ''}.`,
  sama: 'Semua angka masih sama dengan waktu ditutup.',
  tersimpan: 'Bulan ditutup. Angkanya tersimpan.',
  angka: 'Angka',
  waktuDitutup: 'Waktu ditutup',
  sekarang: 'Sekarang',
  selisih: 'Selisih',
  aturan: (versi: string) => `Dihitung dengan aturan ${versi}.`,
} as const

const STATUS = {
  stunting: 'stunting (TB/U)',
  wasting: 'wasting (BB/TB)',
  beratKurang: 'berat kurang (BB/U)',
} as const

/** The words of a figure of the snapshot; one of a newer server is shown by its own name. */
export function namaAngka(angka: string): string {
  const [kind, key = ''] = angka.split('.')
  if (key === '') return angka in SKDN ? SKDN[angka as keyof typeof SKDN] : angka
  const status = key in STATUS ? STATUS[key as keyof typeof STATUS] : key
  return `${kind === 'dugaan' ? 'Dugaan' : 'Dikonfirmasi'} ${status}`
}
