import type { AksiAudit, PerihalAudit } from '@simpul/contract/audit.ts'
import type { JejakBaris } from '@simpul/contract/kantor.ts'
import { isTanggal } from '@simpul/domain/shared/tanggal.ts'
import { NAMA_BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import { NAMA_PERAN } from '../app/app.pesan.ts'
import { namaBulan, ribuan, tanggalPendek } from '../app/tanggal.pesan.ts'
import { NAMA_LANGKAH } from '../rujukan/rujukan.pesan.ts'

/** What the trail is filtered by. */
export const NAMA_PERIHAL = {
  sesi: 'Masuk dan keluar',
  break_glass: 'Buka darurat',
  ekspor: 'Unduhan dan cetakan',
  pengguna: 'Akun',
  penugasan: 'Peran',
  perangkat: 'HP',
  rujukan: 'Rujukan dan urusan',
  temuan: 'Urusan yang dicatat',
  status_gizi: 'Status gizi',
  rembuk: 'Rembuk stunting',
  sasaran: 'Data warga',
  hari_buka: 'Hari Posyandu',
  kehadiran: 'Kehadiran',
  pengukuran: 'Timbangan dan ukuran',
  layanan: 'Pelayanan',
  bulan: 'Tutup bulan',
  impor: 'Impor',
  posyandu: 'Posyandu',
  kantor: 'Kantor',
  hari_libur: 'Hari libur',
  aturan: 'Tabel aturan',
  proyeksi: 'Proyeksi',
} as const satisfies Record<PerihalAudit, string>

const AKSI: Readonly<Record<AksiAudit, string>> = {
  'sesi.open': 'Masuk',
  'sesi.close': 'Keluar',
  'sesi.revoke': 'Dikeluarkan dari satu tempat',
  'break_glass.open': 'Buka darurat',
  'break_glass.read': 'Melihat lewat buka darurat',
  'ekspor.ringkasan': 'Unduh ringkasan',
  'ekspor.rujukan': 'Unduh daftar urusan',
  'ekspor.kartu': 'Cetak kartu QR',
  'pengguna.first_admin': 'Admin pertama dibuat',
  'pengguna.create': 'Akun dibuat',
  'pengguna.disable': 'Akun dinonaktifkan',
  'pengguna.enable': 'Akun diaktifkan lagi',
  'pengguna.make_code': 'Kode sandi dibuat',
  'pengguna.use_code': 'Kata sandi dibuat dengan kode',
  'pengguna.change_password': 'Kata sandi diganti',
  'penugasan.add': 'Peran ditambah',
  'penugasan.end': 'Peran diakhiri',
  'penugasan.delegate': 'Wewenang dititipkan',
  'perangkat.register': 'HP didaftarkan',
  'perangkat.store_key': 'Kunci HP disimpan',
  'perangkat.release_key': 'Kunci HP diberikan',
  'perangkat.show_door_codes': 'Kode pintu HP ditampilkan',
  'perangkat.revoke': 'HP dicabut izinnya',
  'perangkat.hand_over': 'Titipan berkas HP diterima',
  'sasaran.register': 'Warga didaftarkan',
  'sasaran.correct': 'Data warga dibetulkan',
  'sasaran.leave': 'Pindah atau meninggal dicatat',
  'sasaran.move': 'Warga dipindahkan ke Posyandu lain',
  'hari_buka.plan': 'Hari Posyandu direncanakan',
  'hari_buka.open': 'Hari Posyandu dibuka',
  'hari_buka.close': 'Hari Posyandu ditutup',
  'hari_buka.reopen': 'Hari Posyandu dibuka lagi',
  'kehadiran.record': 'Kehadiran dicatat',
  'kehadiran.mark': 'Langkah ditandai',
  'kehadiran.cancel': 'Kehadiran dibatalkan',
  'pengukuran.record': 'Timbangan dicatat',
  'layanan.record': 'Pelayanan dicatat',
  'temuan.record': 'Urusan warga dicatat',
  'rujukan.send': 'Dirujuk ke Puskesmas',
  'rujukan.move': 'Langkah urusan',
  'status_gizi.confirm': 'Status gizi dikonfirmasi',
  'status_gizi.read': 'Daftar status gizi dibaca',
  'rembuk.release': 'Daftar rembuk stunting dilepas',
  'rembuk.withdraw': 'Daftar rembuk stunting ditarik',
  'rembuk.read': 'Daftar rembuk stunting dibaca',
  'bulan.tutup': 'Bulan ditutup',
  'impor.upload': 'Berkas dibawa',
  'impor.run': 'Berkas ditulis',
  'impor.cancel': 'Impor dibatalkan',
  'posyandu.create': 'Posyandu ditambah',
  'posyandu.edit': 'Posyandu diubah',
  'posyandu.close': 'Posyandu ditutup',
  'posyandu.reopen': 'Posyandu dibuka lagi',
  'posyandu.set_nomor': 'Nomor registrasi diisi',
  'kantor.create': 'Kantor ditambah',
  'kantor.create_desa': 'Kantor desa/kelurahan dibuat',
  'kantor.edit': 'Kantor diubah',
  'kantor.close': 'Kantor ditutup',
  'kantor.reopen': 'Kantor dibuka lagi',
  'kantor.save': 'Jam kantor diubah',
  'hari_libur.save': 'Hari libur disimpan',
  'hari_libur.drop': 'Hari libur dihapus',
  'aturan.publish': 'Tabel aturan diterbitkan',
  'proyeksi.save': 'Proyeksi balita disimpan',
}

/** An action of a newer server is shown as it is written. */
export function namaAksi(aksi: string): string {
  const names: Readonly<Record<string, string>> = AKSI
  return names[aksi] ?? aksi
}

/** Words for what stands in the details; a code or an id without a word says nothing to a reader. */
const RINCIAN: Readonly<Record<string, (value: string) => string>> = {
  langkah: (value) => named(NAMA_LANGKAH, value),
  peran: (value) => named(NAMA_PERAN, value),
  bidang: (value) => named(NAMA_BIDANG, value),
  nama: (value) => value,
  nomor: (value) => `nomor ${value}`,
  jumlah: (value) => `${value} orang`,
  baris: (value) => `${value} baris`,
  ditulis: (value) => `${value} baris sudah ditulis`,
  terbuka: (value) => `${value} terbaca`,
  diisi: (value) => `${value} diisi`,
  dihapus: (value) => `${value} dihapus`,
  tahun: (value) => `tahun ${value}`,
  bulan: (value) => namaBulan(value),
  tanggal: (value) => value,
  berlakuDari: (value) => `mulai ${value}`,
  dari: (value) => `dari ${value}`,
  sampai: (value) => `sampai ${value}`,
}

function named(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What an entry says beside its action: why, about which posyandu, office or account, how many. */
export function rincianJejak({ tentang, alasan, detail }: JejakBaris): string {
  const words = Object.entries(detail).flatMap(([key, value]) => {
    const say = RINCIAN[key]
    if (!say || value === null || typeof value === 'boolean') return []
    if (typeof value === 'number') return [say(key === 'tahun' ? String(value) : ribuan(value))]
    if (typeof value !== 'string' || value === '' || ID.test(value)) return []
    return [say(isTanggal(value) ? tanggalPendek(value) : value)]
  })
  return [tentang ?? '', alasan ?? '', ...words].filter((part) => part !== '').join(' · ')
}
