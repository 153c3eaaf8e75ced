import type { HitunganUrusan, Kotak, TenggatView } from '@simpul/contract/kantor.ts'
import type { AlasanRujukan } from '@simpul/domain/rujukan/alasan-rujukan.ts'
import type { DokumenUsulan, JenisJawaban, SumberDana } from '@simpul/domain/rujukan/jawaban.ts'
import {
  type LangkahRujukan,
  NAMA_STATUS,
  type StatusRujukan,
} from '@simpul/domain/rujukan/status-rujukan.ts'
import { sesuaiWilayah } from '../app/app.pesan.ts'
import { hariTanggal, namaBulan } from '../app/tanggal.pesan.ts'

/** Words of the matters; *rujukan* is a word for health alone on screens. */
export const PESAN = {
  judulDesa: 'Urusan warga',
  judulDinas: 'Urusan yang diteruskan ke kantor ini',
  judulPuskesmas: 'Rujukan kesehatan',
  urusan: 'Urusan',
  siapa: 'Siapa',
  di: 'Di mana',
  status: 'Keadaan',
  tenggat: 'Paling lambat',
  dibuka: 'Dicatat',
  bidang: 'Bidang',
  semuaBidang: 'Semua bidang',
  posyandu: 'Posyandu',
  semuaPosyandu: 'Semua Posyandu',
  cari: 'Cari nama, uraian, atau tempat',
  unduh: 'Unduh CSV',
  /** What the list holds when it was opened from a number of the overview. */
  dariRingkasan: (hitungan: string, bulan: string, wilayah: string) =>
    `Dari ringkasan wilayah: ${[hitungan, bulan === '' ? '' : namaBulan(bulan), wilayah].filter((part) => part !== '').join(' · ')}`,
  lepasSaringan: 'Tampilkan semua urusan',
  kosongMenunggu: 'Tidak ada yang menunggu Anda',
  kosongMenungguSaran: 'Semua sudah dijawab atau diteruskan. Yang baru muncul di sini.',
  riwayat: 'Riwayat',
  yangHarusDilakukan: 'Langkah berikutnya',
  tidakAdaLangkah: 'Sekarang tidak ada yang perlu Anda lakukan di sini.',
  tentang: 'Tentang urusan ini',
  nama: 'Nama',
  telepon: 'Telepon',
  alamat: 'Alamat',
  lahir: 'Lahir',
  ibu: 'Nama ibu',
  tempat: 'Tempat',
  uraian: 'Uraian',
  alasan: 'Yang terlihat',
  kantor: 'Kantor',
  jam: 'Waktu',
  jamDesa: 'Waktu desa/kelurahan',
  jamKantor: 'Waktu kantor',
  sebelumnya: 'Sebelumnya',
  diDesa: 'Desa/kelurahan',
  terlambatDulu: (di: string, days: number) => `${di}: lewat ${days} hari kerja`,
  jamSelesai: 'selesai',
  jamSelesaiTelat: (days: number) => `selesai, lewat ${days} hari kerja`,
  dijanjikan: (kapan: string) => `Dijanjikan: ${kapan}`,
  janjiLewat: (kapan: string) => `Janji ${kapan} sudah lewat`,
  sudahBerubah:
    'Urusan ini baru saja diubah orang lain. Lihat dulu yang terbaru, lalu putuskan lagi. Tulisan Anda masih ada.',
  catatan: 'Catatan',
  catatanPetunjuk: 'Dibaca kader dan warga. Tulis jelas dan sopan.',
  /** Invariant 11: what was told so far stays with the bidang that had it. */
  catatanBidang: 'Apa yang perlu dibantu bidang itu?',
  catatanBidangPetunjuk:
    'Hanya ini yang dibaca kader dan dinas bidang itu. Cerita dan catatan lama tidak ikut.',
  tersimpan: 'Tersimpan',
  pilihKantor: 'Kantor tujuan',
  pilihKantorPetunjuk: 'Kantor yang menangani bidang ini ada di atas.',
  pilihBidang: 'Bidang tujuan',
  jenisJawaban: 'Jawabannya',
  dijanjikanPada: 'Dijanjikan pada',
  rupiah: 'Nilai (rupiah)',
  rupiahPetunjuk: 'Isi 0 bila tanpa biaya.',
  sumberDana: 'Uang dari',
  dokumen: 'Masuk dokumen',
  tahun: 'Tahun anggaran',
  kepada: 'Yang berwenang',
  kepadaPetunjuk: 'Nama kantor atau lembaganya.',
  berkas: 'Berkas yang kurang',
  berkasPetunjuk: 'Satu berkas satu baris, misalnya: KK',
  hasil: 'Hasilnya',
  saran: 'Saran untuk kader',
  saranPetunjuk: 'Tanpa nama penyakit: apa yang kader lakukan dan perhatikan.',
  kontrolPada: 'Kontrol lagi pada (boleh kosong)',
  oleh: (siapa: string, sebagai: string) => (siapa === '' ? sebagai : `${siapa} (${sebagai})`),
  rt: (rt: string) => `RT ${rt}`,
} as const

export const NAMA_HITUNGAN = {
  terbuka: 'Terbuka',
  telat: 'Lewat tenggat',
  dijawab: 'Dijawab',
} as const satisfies Record<HitunganUrusan, string>

export const NAMA_KOTAK = {
  menunggu_saya: 'Menunggu saya',
  telat: 'Lewat tenggat',
  berjalan: 'Sedang berjalan',
  selesai: 'Selesai',
  semua: 'Semua',
} as const satisfies Record<Kotak, string>

/** On buttons: what happens when it is pressed. */
export const NAMA_LANGKAH = {
  terima: 'Terima',
  catat_datang: 'Sudah datang',
  catat_tidak_datang: 'Tidak datang',
  jawab: 'Jawab',
  alihkan: 'Alihkan ke kantor lain',
  kirim_ulang: 'Kirim ulang',
  tindak_lanjuti: 'Selesai ditindaklanjuti',
  batalkan: 'Batalkan',
  ajukan: 'Teruskan ke desa/kelurahan',
  alihkan_bidang: 'Pindahkan ke bidang lain',
  kunjungi_lapangan: 'Catat kunjungan lapangan',
  verifikasi: 'Benar, sudah dicek',
  kembalikan: 'Kembalikan untuk dilengkapi',
  lengkapi: 'Sudah dilengkapi',
  jawab_desa: 'Jawab sendiri',
  teruskan: 'Teruskan ke dinas',
  nyatakan_beres: 'Sudah beres',
  nyatakan_belum_beres: 'Belum beres',
  tutup: 'Tutup',
} as const satisfies Record<LangkahRujukan, string>

/** In the timeline: what was done. */
const LANGKAH_LAMPAU: Readonly<Record<string, string>> = {
  buat: 'Dicatat',
  terima: 'Diterima',
  catat_datang: 'Sudah datang',
  catat_tidak_datang: 'Tidak datang',
  jawab: 'Dijawab',
  alihkan: 'Dialihkan',
  kirim_ulang: 'Dikirim ulang',
  tindak_lanjuti: 'Ditindaklanjuti kader',
  batalkan: 'Dibatalkan',
  ajukan: 'Diteruskan ke desa/kelurahan',
  alihkan_bidang: 'Dipindahkan ke bidang lain',
  kunjungi_lapangan: 'Dikunjungi di lapangan',
  verifikasi: 'Dicek dan benar',
  kembalikan: 'Dikembalikan untuk dilengkapi',
  lengkapi: 'Dilengkapi',
  jawab_desa: 'Dijawab desa/kelurahan',
  teruskan: 'Diteruskan ke dinas',
  nyatakan_beres: 'Dinyatakan beres',
  nyatakan_belum_beres: 'Dinyatakan belum beres',
  tutup: 'Ditutup',
}

export function namaLangkahLampau(langkah: string, desaKode: string): string {
  return sesuaiWilayah(LANGKAH_LAMPAU[langkah] ?? langkah, desaKode)
}

export function namaStatus(status: string, desaKode: string): string {
  return status in NAMA_STATUS
    ? sesuaiWilayah(NAMA_STATUS[status as StatusRujukan], desaKode)
    : status
}

export const NAMA_JAWABAN = {
  selesai: 'Selesai',
  dijadwalkan: 'Dijadwalkan',
  masuk_usulan: 'Masuk usulan',
  tidak_memenuhi_syarat: 'Tidak memenuhi syarat',
  bukan_kewenangan: 'Bukan kewenangan kami',
  butuh_berkas: 'Butuh berkas',
} as const satisfies Record<JenisJawaban, string>

export const NAMA_DANA = {
  apbdes: 'APBDes',
  apbd_kabupaten: 'APBD kabupaten/kota',
  apbd_provinsi: 'APBD provinsi',
  apbn: 'APBN',
  swadaya: 'Swadaya warga',
  lainnya: 'Lainnya',
} as const satisfies Record<SumberDana, string>

export const NAMA_DOKUMEN = {
  rkpdes: 'RKPDes',
  musrenbang_kelurahan: 'Musrenbang kelurahan',
  musrenbang_kecamatan: 'Musrenbang kecamatan',
  renja_dinas: 'Renja dinas',
  rkpd: 'RKPD',
  usulan_dtsen: 'Usulan DTSEN',
  lainnya: 'Lainnya',
} as const satisfies Record<DokumenUsulan, string>

export const NAMA_HASIL = {
  sudah_ditangani: 'Sudah ditangani',
  dipantau_di_posyandu: 'Dipantau di Posyandu',
  dirujuk_ke_rumah_sakit: 'Dirujuk ke rumah sakit',
  tidak_perlu_tindakan: 'Tidak perlu tindakan',
} as const

export const NAMA_URGENSI = {
  biasa: '',
  minggu_ini: 'Minggu ini',
  hari_ini: 'Hari ini',
  sekarang: 'Sekarang juga!',
} as const

const ALASAN = {
  tanda_bahaya: 'Tanda bahaya',
  edema: 'Bengkak kedua kaki',
  lila_gizi_buruk: 'Lingkar lengan kurang dari 11,5 cm',
  lila_gizi_kurang: 'Lingkar lengan kurang dari 12,5 cm',
  dua_t: 'Tidak naik 2 kali berturut-turut',
  bawah_garis_merah: 'Di bawah garis merah',
  kata_nakes: 'Kata tenaga kesehatan',
  t: 'Tidak naik',
  di_atas_garis_oranye: 'Di atas garis oranye',
  ragu: 'Ukuran meragukan',
  bulan_lalu_tidak_ditimbang: 'Bulan lalu tidak ditimbang',
  perlu_diperiksa: 'Sakit, perlu diperiksa',
  tidak_datang_posyandu: 'Tidak pernah datang ke Posyandu',
  jkn_tidak_aktif: 'JKN/BPJS tidak aktif',
  butuh_alat_bantu_kesehatan: 'Butuh alat bantu berobat',
} satisfies Record<AlasanRujukan, string>

const KATA_ALASAN: ReadonlyMap<string, string> = new Map(Object.entries(ALASAN))

/** A reason of a newer app is shown as it is written. */
export function namaAlasan(kode: string): string {
  return KATA_ALASAN.get(kode) ?? kode.replaceAll('_', ' ')
}

/** The clock in words: *Paling lambat dijawab Selasa, 30 Des*, *Lewat tenggat 2 hari kerja*. */
export function kataTenggat(tenggat: TenggatView, berkas: readonly string[]): string {
  if (tenggat.status === 'berhenti') {
    return berkas.length > 0
      ? `Berkas kurang: ${berkas.join(', ')}. Waktu berhenti dulu`
      : 'Menunggu kelengkapan. Waktu berhenti dulu'
  }
  if (tenggat.isStopped) {
    return tenggat.lateByWorkingDays > 0
      ? PESAN.jamSelesaiTelat(tenggat.lateByWorkingDays)
      : PESAN.jamSelesai
  }
  if (tenggat.status === 'terlambat') return `Lewat tenggat ${tenggat.lateByWorkingDays} hari kerja`
  return tenggat.dueOn === null ? '' : `Paling lambat dijawab ${hariTanggal(tenggat.dueOn)}`
}
