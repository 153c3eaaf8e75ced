export const KUNJUNGAN_PESAN = {
  judul: 'Sweeping: yang belum datang',
  ket: (bulan: string) =>
    `Balita yang belum ditimbang di bulan ${bulan}. Ditimbang di rumah tetap dihitung.`,
  semuaDatang: 'Semua balita sudah ditimbang bulan ini',
  semuaDatangKet: 'Tidak ada yang perlu dikunjungi.',
  belum: (n: number) => `${n} belum ditimbang`,
  urut: 'Urutkan menurut',
  rt: 'RT (jalan kaki sekali jalan)',
  nama: 'Nama',
  timbang: 'Timbang di rumah',
  terakhir: (tanggal: string) => `terakhir ${tanggal}`,
  belumPernah: 'belum pernah',
  telepon: 'Telepon',
  memuat: 'Menghitung …',
} as const
