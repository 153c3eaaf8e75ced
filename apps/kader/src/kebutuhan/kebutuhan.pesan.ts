import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { IconName } from '@simpul/ui/icon.tsx'
import type { TemuanProblem } from './temuan-form.ts'

export const BIDANG_PESAN = {
  pendidikan: 'Pendidikan',
  kesehatan: 'Kesehatan',
  pekerjaan_umum: 'PU: air, WC, sampah, jalan',
  perumahan_rakyat: 'Perumahan',
  trantibumlinmas: 'Ketertiban & keamanan (Trantibum Linmas)',
  sosial: 'Sosial',
} as const satisfies Record<Bidang, string>

export const BIDANG_ICON = {
  pendidikan: 'sekolah',
  kesehatan: 'hati',
  pekerjaan_umum: 'air',
  perumahan_rakyat: 'rumah',
  trantibumlinmas: 'perisai',
  sosial: 'tangan',
} as const satisfies Record<Bidang, IconName>

export const KEBUTUHAN_PESAN = {
  judul: 'Meja 6 · Urusan warga',
  tentang: 'Tentang apa?',
  apaPersis: 'Yang mana?',
  uraian: 'Ceritakan singkat',
  uraianPetunjuk: 'Contoh: atap dapur bocor sejak bulan lalu.',
  dimana: 'Di mana?',
  dimanaPetunjuk: 'Alamat atau patokan, contoh: belakang musala.',
  rt: 'RT',
  pemohon: 'Nama yang mengusulkan',
  telepon: 'Nomor telepon (boleh kosong)',
  simpan: 'Simpan temuan',
  tersimpanJudul: 'Tersimpan di HP ini',
  tersimpan: (kepada: string) =>
    `Sesudah terkirim, diteruskan ke ${kepada}. Kabarnya bisa dilihat di Urusan.`,
  kaderBidang: (nama: string, bidang: string) => `${nama}, kader bidang ${bidang}`,
  tambah: 'Ada urusan lain dari orang ini',
  keUrusan: 'Lihat Urusan',
  selesai: 'Selesai',
  salah: {
    jenis_kosong: 'Pilih dulu urusannya.',
    pemohon_kosong: 'Tulis nama yang mengusulkan.',
    lokasi_kosong: 'Tulis di mana, atau RT-nya.',
  } satisfies Record<TemuanProblem, string>,
  rahasia: {
    judul: 'Ini urusan rahasia',
    ket: 'Simpul tidak mencatat apa pun tentang ini: tidak nama, tidak kejadian. Dengarkan, jangan menghakimi, jangan menyebarkan.',
    telepon: 'Hubungi sekarang',
    jangan: 'Jangan didamaikan sendiri, dan jangan beri tahu orang yang diduga melakukan.',
    bahaya: 'Kalau sedang terancam, telepon polisi 110 dulu.',
    tutup: 'Tutup, tidak ada yang dicatat',
  },
  darurat: {
    judul: 'Sekarang juga! Telepon dulu',
    ket: 'Jangan menunggu catatan. Sesudah menelepon, catat di bawah supaya {desa} dan dinas tahu.',
    belumTentu: 'di sebagian daerah',
    catat: 'Sudah menelepon, catat',
  },
  kesehatan: {
    pilihOrang: 'Siapa yang perlu diperiksa?',
    rujuk: 'Lanjut: rujuk ke Puskesmas',
  },
} as const
