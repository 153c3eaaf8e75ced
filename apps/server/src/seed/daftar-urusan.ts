import type { MoveData } from '@simpul/contract/rujukan.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'

/** One step of a made-up matter: so many days before the last day, by this account. */
export interface Langkah {
  readonly daysAgo: number
  readonly akun: string
  readonly langkah: string
  readonly catatan?: string
  readonly data?: MoveData
}

/** Told to the kader of its bidang, a matter goes to the desa at once; told to another, she passes it on first. */
interface UrusanContoh {
  readonly bidang: Bidang
  readonly jenis: string
  readonly pemohon: string
  readonly uraian: string
  readonly lokasi: string
  readonly daysAgo: number
  readonly akun: string
  readonly langkah: readonly Langkah[]
}

/** Every state a visitor of the demo should meet: waiting, late, asked for papers, promised, proposed, done, reopened. */
export const URUSAN: readonly UrusanContoh[] = [
  {
    bidang: 'perumahan_rakyat',
    jenis: 'atap_bocor',
    pemohon: 'Bu Warsini',
    uraian: 'Atap dapur bocor, kayu penyangga lapuk',
    lokasi: 'RT 03 dekat musala',
    daysAgo: 34,
    akun: 'kader.perumahan',
    langkah: [
      {
        daysAgo: 32,
        akun: 'operator',
        langkah: 'kunjungi_lapangan',
        catatan: 'Dilihat bersama Pak RT, atap selebar 3 meter lapuk.',
      },
      {
        daysAgo: 31,
        akun: 'sekdes',
        langkah: 'verifikasi',
        catatan: 'Benar, rumah sendiri, belum pernah menerima bantuan.',
      },
      { daysAgo: 31, akun: 'sekdes', langkah: 'teruskan' },
      { daysAgo: 28, akun: 'dinas.perumahan', langkah: 'terima' },
      {
        daysAgo: 27,
        akun: 'dinas.perumahan',
        langkah: 'jawab',
        catatan: 'Masuk daftar perbaikan tahun depan.',
        data: { jenis: 'masuk_usulan', dokumen: 'renja_dinas', tahun: 2027 },
      },
    ],
  },
  {
    bidang: 'pekerjaan_umum',
    jenis: 'jalan_rusak',
    pemohon: 'Pak Slamet',
    uraian: 'Lubang besar di gang, anak sekolah sering jatuh',
    lokasi: 'Gang Melon RT 01',
    daysAgo: 20,
    akun: 'kader',
    langkah: [
      { daysAgo: 20, akun: 'kader.pu', langkah: 'ajukan' },
      {
        daysAgo: 18,
        akun: 'sekdes',
        langkah: 'verifikasi',
        catatan: 'Lubang 1 meter, perlu ditambal.',
      },
      { daysAgo: 18, akun: 'sekdes', langkah: 'teruskan' },
      { daysAgo: 17, akun: 'dinas.pu', langkah: 'terima' },
      {
        daysAgo: 14,
        akun: 'dinas.pu',
        langkah: 'jawab',
        catatan: 'Penambalan dijadwalkan.',
        data: { jenis: 'dijadwalkan', sumberDana: 'apbd_kabupaten', nilaiRupiah: 4_500_000 },
      },
    ],
  },
  {
    bidang: 'pekerjaan_umum',
    jenis: 'jamban',
    pemohon: 'Bu Katini',
    uraian: 'Belum punya WC, menumpang tetangga',
    lokasi: 'RT 04',
    daysAgo: 13,
    akun: 'kader.pu',
    langkah: [
      { daysAgo: 12, akun: 'sekdes', langkah: 'verifikasi', catatan: 'Benar, belum ada jamban.' },
      { daysAgo: 12, akun: 'sekdes', langkah: 'teruskan' },
    ],
  },
  {
    bidang: 'sosial',
    jenis: 'bansos',
    pemohon: 'Mbah Darmi',
    uraian: 'Belum pernah dapat bantuan, tinggal dengan cucu',
    lokasi: 'RT 02',
    daysAgo: 9,
    akun: 'kader.sosial',
    langkah: [
      { daysAgo: 7, akun: 'sekdes', langkah: 'verifikasi', catatan: 'Sudah dicek ke rumah.' },
      { daysAgo: 7, akun: 'sekdes', langkah: 'teruskan' },
      { daysAgo: 6, akun: 'dinas.sosial', langkah: 'terima' },
      {
        daysAgo: 6,
        akun: 'dinas.sosial',
        langkah: 'jawab',
        catatan: 'Mohon dilengkapi dulu.',
        data: { jenis: 'butuh_berkas', berkas: ['Fotokopi KK', 'Surat keterangan tidak mampu'] },
      },
    ],
  },
  {
    bidang: 'pendidikan',
    jenis: 'anak_tidak_sekolah',
    pemohon: 'Bu Yatemi',
    uraian: 'Anak kelas 8 berhenti sekolah sejak dua bulan lalu',
    lokasi: 'RT 05',
    daysAgo: 5,
    akun: 'kader.pendidikan',
    langkah: [
      {
        daysAgo: 3,
        akun: 'operator',
        langkah: 'kunjungi_lapangan',
        catatan: 'Orang tua bersedia anaknya kembali sekolah.',
      },
    ],
  },
  {
    bidang: 'trantibumlinmas',
    jenis: 'penerangan_jalan',
    pemohon: 'Pak Joko',
    uraian: 'Lampu jalan mati tiga titik',
    lokasi: 'Jalan makam RT 06',
    daysAgo: 26,
    akun: 'kader.trantib',
    langkah: [
      {
        daysAgo: 24,
        akun: 'sekdes',
        langkah: 'jawab_desa',
        catatan: 'Lampu sudah diganti petugas.',
        data: { jenis: 'selesai' },
      },
      { daysAgo: 22, akun: 'kader.trantib', langkah: 'nyatakan_beres' },
    ],
  },
  {
    bidang: 'pekerjaan_umum',
    jenis: 'sampah',
    pemohon: 'Bu Endang',
    uraian: 'Sampah menumpuk di pinggir kali',
    lokasi: 'RT 01 belakang pasar',
    daysAgo: 1,
    akun: 'kader',
    langkah: [],
  },
]

export const RUJUKAN_KESEHATAN = [
  {
    daysAgo: 11,
    alasan: ['dua_t'],
    urgensi: 'minggu_ini',
    langkah: ['terima', 'catat_datang', 'jawab'],
  },
  { daysAgo: 6, alasan: ['bawah_garis_merah'], urgensi: 'minggu_ini', langkah: ['terima'] },
  { daysAgo: 2, alasan: ['lila_gizi_kurang'], urgensi: 'minggu_ini', langkah: [] },
] as const
