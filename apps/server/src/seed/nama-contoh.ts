import type { Acak } from './acak.ts'

/** Made-up people: common given names in free combination; nobody real is meant. */
const PEREMPUAN = [
  'Siti', 'Aisyah', 'Nur', 'Dewi', 'Rina', 'Wulan', 'Ayu', 'Fitri', 'Lestari', 'Indah', 'Kartika', 'Maya', 'Nadia', 'Putri',
  'Ratna', 'Salsabila', 'Tari', 'Umi', 'Vina', 'Yanti', 'Zahra', 'Anisa', 'Bunga', 'Citra', 'Dinda', 'Endang', 'Febri', 'Gita',
  'Hana', 'Intan', 'Jamilah', 'Khadijah', 'Laila', 'Mega', 'Naila', 'Oktavia', 'Puspita', 'Rahma', 'Sekar', 'Tutik', 'Wahyuni', 'Yuliana',
] as const
const LAKI = [
  'Ahmad', 'Budi', 'Candra', 'Dimas', 'Eko', 'Fajar', 'Galih', 'Hadi', 'Ilham', 'Joko', 'Krisna', 'Lukman', 'Muhammad', 'Nanda',
  'Oki', 'Pandu', 'Rizki', 'Surya', 'Teguh', 'Umar', 'Wahyu', 'Yoga', 'Zaki', 'Agus', 'Bayu', 'Catur', 'Dani', 'Edi', 'Feri',
  'Gilang', 'Hendra', 'Irfan', 'Jaya', 'Kurnia', 'Latif', 'Malik', 'Naufal', 'Prasetyo', 'Rafi', 'Sigit', 'Tono', 'Wisnu',
] as const
const BELAKANG = [
  'Rahmawati', 'Susanti', 'Hidayat', 'Saputra', 'Pratama', 'Kusuma', 'Wijaya', 'Santoso', 'Utami', 'Handayani', 'Nugroho', 'Setiawan',
  'Purnomo', 'Maulana', 'Ramadhan', 'Firmansyah', 'Anggraini', 'Permata', 'Lestari', 'Widodo', 'Suryani', 'Hakim', 'Fauzi', 'Mulyani',
] as const

export function namaContoh(acak: Acak, jenisKelamin: 'L' | 'P'): string {
  const first = acak.pick(jenisKelamin === 'P' ? PEREMPUAN : LAKI)
  if (acak.chance(0.12)) return first
  const second = acak.pick(BELAKANG)
  return acak.chance(0.25) ? `${first} ${acak.pick(jenisKelamin === 'P' ? PEREMPUAN : LAKI)} ${second}` : `${first} ${second}`
}
