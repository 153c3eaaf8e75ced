// Generated from db/migrations by apps/server/src/db/generate-schema.ts. Do not edit.
import type { ColumnType } from 'kysely'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'

/** A column with a default may be left out of an insert. */
type Generated<T> =
  T extends ColumnType<infer Select, infer Insert, infer Update>
    ? ColumnType<Select, Insert | undefined, Update>
    : ColumnType<T, T | undefined, T>

/** Written as a Date or as text with an offset, read as a Date. */
type Timestamp = ColumnType<Date, Date | string, Date | string>

/** Exact decimals stay text when read. */
type Numeric = ColumnType<string, string | number, string | number>

/** Unknown until a schema of the contract parsed it; written with JSON.stringify. */
type Json = ColumnType<unknown, string, string>

interface AuditEntryTable {
  kabupaten_kode: string
  id: ColumnType<number, never, never>
  at: Generated<Timestamp>
  actor_id: string | null
  perangkat_id: string | null
  action: string
  subject_kind: string
  subject_id: string | null
  detail: Generated<Json>
}

interface BidangTable {
  kode: string
  nama: string
  urut: number
}

interface BreakGlassTable {
  kabupaten_kode: string
  id: string
  pengguna_id: string
  alasan: string
  posyandu_id: string | null
  started_at: Generated<Timestamp>
  expires_at: Timestamp
}

interface CommandLogTable {
  kabupaten_kode: string
  id: string
  pengguna_id: string
  perangkat_id: string | null
  posyandu_id: string | null
  kind: string
  v: number
  outcome: 'accepted' | 'conflict' | 'refused'
  reply: Json
  received_at: Generated<Timestamp>
}

interface DataRujukanTable {
  nama: string
  sidik: string
  loaded_at: Generated<Timestamp>
}

interface FeedCounterTable {
  kabupaten_kode: string
  posyandu_id: string
  last_seq: Generated<number>
}

interface FeedRemovalTable {
  kabupaten_kode: string
  posyandu_id: string
  change_seq: number
  kind: 'sasaran' | 'hari_buka' | 'kehadiran' | 'pengukuran' | 'layanan' | 'rujukan'
  record_id: string
}

interface HariBukaTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  tanggal: Tanggal
  status: 'direncanakan' | 'dibuka' | 'ditutup'
  tempat: Generated<string>
  jam_mulai: Generated<string>
  undangan: Generated<string>
  tugas: Generated<Json>
  dibuka_pada: Timestamp | null
  ditutup_pada: Timestamp | null
  ringkasan: Json | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface HariLiburTable {
  kabupaten_kode: string
  tanggal: Tanggal
  nama: string
}

interface HariLiburNasionalTable {
  tanggal: Tanggal
  nama: string
  sumber: string
}

interface HitunganPosyanduTable {
  kabupaten_kode: string
  posyandu_id: string
  jenis: string
  dari: string
  sampai: string
  change_seq: number
  rule_version: string
  isi: Json
}

interface ImporTable {
  kabupaten_kode: string
  id: string
  jenis: 'penduduk' | 'pengukuran' | 'posyandu'
  posyandu_id: string | null
  desa_kode: string | null
  nama_berkas: string
  sha256: string
  status: 'diperiksa' | 'siap' | 'berjalan' | 'selesai' | 'gagal' | 'dibatalkan'
  pemetaan: Generated<Json>
  hasil: Generated<Json>
  jumlah_baris: Generated<number>
  baris_selesai: Generated<number>
  dibuat_oleh: string
  created_at: Generated<Timestamp>
  finished_at: Timestamp | null
}

interface ImporBarisTable {
  kabupaten_kode: string
  impor_id: string
  urut: number
  baris: number
  isi: Json
  keputusan: 'baru' | 'perbarui' | 'sama' | 'lewati' | 'salah'
  sasaran_id: string | null
  masalah: Generated<string[]>
  is_written: Generated<boolean>
}

interface ImporBerkasTable {
  kabupaten_kode: string
  impor_id: string
  isi: Buffer
}

interface KabupatenTable {
  kabupaten_kode: string
  nama: string
  zona: 'WIB' | 'WITA' | 'WIT'
  tahap: Generated<'ilp' | 'enam_spm'>
  is_demo: Generated<boolean>
  joined_at: Generated<Timestamp>
}

interface KalenderTerhitungTable {
  kabupaten_kode: string
  sidik: string
  pada: Timestamp
}

interface KantorTable {
  kabupaten_kode: string
  id: string
  jenis: 'desa' | 'kecamatan' | 'puskesmas' | 'pustu' | 'dinas' | 'dpmd' | 'tim_pembina'
  nama: string
  wilayah_kode: string
  telepon: string | null
  hari_kerja: Generated<5 | 6>
  buka_menit: Generated<number>
  tutup_menit: Generated<number>
  ditutup_pada: Tanggal | null
  version: Generated<number>
}

interface KantorBidangTable {
  kabupaten_kode: string
  kantor_id: string
  bidang: Bidang
}

interface KantorWilayahTable {
  kabupaten_kode: string
  kantor_id: string
  wilayah_kode: string
}

interface KebutuhanTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  bidang: Bidang
  jenis: string
  sasaran_id: string | null
  pemohon_nama: Generated<string>
  pemohon_telepon: Generated<string>
  uraian: string
  lokasi: Generated<string>
  rt: Generated<string>
  is_darurat: Generated<boolean>
  tanggal: Tanggal
  dicatat_oleh: string
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface KehadiranTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  hari_buka_id: string
  sasaran_id: string
  tanggal: Tanggal
  nomor_antrean: string
  langkah_selesai: Generated<number[]>
  is_tamu: Generated<boolean>
  batal_karena: string | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface KeluargaTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  nomor_kk: string | null
  nama_kepala: Generated<string>
  version: Generated<number>
}

interface KodeSekaliTable {
  kabupaten_kode: string
  id: string
  pengguna_id: string
  kegunaan: 'reset_sandi' | 'undangan'
  kode_hash: Buffer
  dibuat_oleh: string | null
  expires_at: Timestamp
  used_at: Timestamp | null
}

interface KonfirmasiGiziTable {
  kabupaten_kode: string
  id: string
  pengukuran_id: string
  sasaran_id: string
  dihitung: Json
  rule_version: string
  status_berat: string | null
  status_tinggi: string | null
  status_gizi: string | null
  catatan: Generated<string>
  dikonfirmasi_oleh: string
  at: Generated<Timestamp>
}

interface KonflikTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  record_kind: string
  record_id: string
  command_id: string
  clash: Json
  created_at: Generated<Timestamp>
  settled_at: Timestamp | null
  settled_by: string | null
}

interface LayananTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  sasaran_id: string
  hari_buka_id: string | null
  jenis: string
  tanggal: Tanggal
  jumlah: number | null
  catatan: Generated<string>
  is_disalin: Generated<boolean>
  supersedes: string | null
  superseded_by: string | null
  batal_karena: string | null
  typed_by: string | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface PaketVersiTable {
  kabupaten_kode: string
  versi: Generated<number>
}

interface PemetaanImporTable {
  kabupaten_kode: string
  jenis: string
  sidik_kepala: string
  pemetaan: Json
  diubah_pada: Generated<Timestamp>
}

interface PenggunaTable {
  kabupaten_kode: string
  id: string
  nama_pengguna: string
  nama: string
  telepon: string | null
  sandi_hash: string | null
  harus_ganti_sandi: Generated<boolean>
  dinonaktifkan_pada: Timestamp | null
  version: Generated<number>
  created_at: Generated<Timestamp>
}

interface PengukuranTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  asal_posyandu_id: string
  sasaran_id: string
  hari_buka_id: string | null
  konteks: 'hari_buka' | 'sweeping' | 'buku_kia' | 'susulan' | 'impor'
  measured_on: Tanggal
  weight_gram: number | null
  length_mm: number | null
  posisi_ukur: 'terlentang' | 'berdiri' | null
  lila_mm: number | null
  lingkar_kepala_mm: number | null
  edema: boolean | null
  alasan_tidak_wajar: string | null
  measured_by: Generated<string>
  typed_by: string | null
  supersedes: string | null
  batal_karena: string | null
  superseded_by: string | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface PenilaianTable {
  kabupaten_kode: string
  pengukuran_id: string
  sasaran_id: string
  posyandu_id: string
  measured_on: Tanggal
  rule_version: string
  age_days: number
  completed_months: number
  z_bbu_harian: Numeric | null
  z_tbu_harian: Numeric | null
  z_bbtb_harian: Numeric | null
  z_imtu_harian: Numeric | null
  z_bbu_pmk: Numeric | null
  z_tbu_pmk: Numeric | null
  z_bbtb_pmk: Numeric | null
  z_imtu_pmk: Numeric | null
  flagged: Generated<string[]>
  status_berat: string | null
  status_tinggi: string | null
  status_gizi: string | null
  naik: 'N' | 'T' | 'O' | 'B' | null
  dua_t: Generated<boolean>
  bgm: Generated<boolean>
}

interface PenugasanTable {
  kabupaten_kode: string
  id: string
  pengguna_id: string
  peran:
    | 'kader'
    | 'ketua'
    | 'sekretaris'
    | 'bendahara'
    | 'ketua_bidang'
    | 'bidan'
    | 'nakes'
    | 'petugas_puskesmas'
    | 'operator'
    | 'sekdes'
    | 'kepala_desa'
    | 'kecamatan'
    | 'petugas_dinas'
    | 'dpmd'
    | 'tim_pembina'
    | 'admin'
  posyandu_id: string | null
  bidang: Bidang | null
  kantor_id: string | null
  wilayah_kode: string | null
  berlaku_dari: Tanggal
  berlaku_sampai: Tanggal | null
  delegasi_dari: string | null
  fungsi: 'gizi' | 'p2' | null
}

interface PerangkatTable {
  kabupaten_kode: string
  id: string
  pengguna_id: string
  nama: Generated<string>
  recovery_key: Buffer | null
  registered_at: Generated<Timestamp>
  last_seen_at: Timestamp | null
  revoked_at: Timestamp | null
  revoked_by: string | null
  posyandu_id: string | null
  huruf_antrean: string | null
}

interface PercobaanMasukTable {
  kabupaten_kode: string
  id: ColumnType<number, never, never>
  kunci: string
  at: Generated<Timestamp>
}

interface PosyanduTable {
  kabupaten_kode: string
  id: string
  desa_kode: string
  nama: string
  nomor_registrasi: string | null
  alamat: Generated<string>
  zona: 'WIB' | 'WITA' | 'WIT'
  puskesmas_id: string
  ditutup_pada: Tanggal | null
  version: Generated<number>
}

interface PotretBulanTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  bulan: string
  isi: Json
  rule_version: string
  ditutup_oleh: string
  ditutup_pada: Timestamp
}

interface RilisRembukTable {
  kabupaten_kode: string
  id: string
  desa_kode: string
  bulan_dari: string
  bulan_sampai: string
  terbuka_sampai: Tanggal
  kantor_id: string
  dilepas_oleh: string
  dilepas_pada: Timestamp
  ditarik_oleh: string | null
  ditarik_pada: Timestamp | null
}

interface RilisRembukAnakTable {
  kabupaten_kode: string
  rilis_id: string
  konfirmasi_id: string
}

interface RujukanTable {
  kabupaten_kode: string
  id: string
  jalur: 'kesehatan' | 'pengajuan'
  posyandu_id: string
  desa_kode: string
  bidang: Bidang
  kebutuhan_id: string | null
  sasaran_id: string | null
  urgensi: 'biasa' | 'minggu_ini' | 'hari_ini' | 'sekarang'
  alasan: Generated<string[]>
  ringkasan: Generated<string>
  status: string
  kantor_id: string | null
  jawaban: Json | null
  dijanjikan_pada: Tanggal | null
  opened_at: Timestamp
  opened_on: Tanggal
  giliran: 'kader_bidang' | 'desa' | 'kantor' | 'pemohon' | 'tidak_ada'
  giliran_sejak: Timestamp
  desa_due_on: Tanggal | null
  kantor_due_on: Tanggal | null
  merah_sejak_on: Tanggal | null
  is_paused: Generated<boolean>
  answered_at: Timestamp | null
  closed_at: Timestamp | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface RujukanMoveTable {
  kabupaten_kode: string
  rujukan_id: string
  urut: number
  langkah: string
  dari: string | null
  ke: string
  giliran: string
  actor_id: string | null
  peran: string
  kantor_id: string | null
  at: Timestamp
  received_at: Generated<Timestamp>
  catatan: Generated<string>
  data: Generated<Json>
}

interface SasaranTable {
  kabupaten_kode: string
  id: string
  posyandu_id: string
  keluarga_id: string | null
  nama: string
  nama_panggilan: Generated<string>
  jenis_kelamin: 'L' | 'P'
  tanggal_lahir: Tanggal
  tanggal_lahir_pasti: Generated<boolean>
  nik: string | null
  nik_status: 'ada' | 'belum' | 'tidak_tahu' | 'tidak_valid' | 'nik_ibu'
  nama_ibu: Generated<string>
  ibu_id: string | null
  urutan_kembar: number | null
  rt: Generated<string>
  rw: Generated<string>
  dusun: Generated<string>
  alamat: Generated<string>
  telepon: Generated<string>
  punya_buku_kia: boolean | null
  keadaan_ibu: 'hamil' | 'nifas' | 'menyusui' | null
  is_tamu: Generated<boolean>
  status_sasaran: Generated<'aktif' | 'pindah' | 'meninggal'>
  left_on: Tanggal | null
  pindah_ke: string | null
  version: Generated<number>
  change_seq: number
  recorded_at: Timestamp
  received_at: Generated<Timestamp>
  extra: Generated<Json>
}

interface SasaranProyeksiTable {
  kabupaten_kode: string
  desa_kode: string
  tahun: number
  balita: number
  sumber: Generated<string>
  diubah_oleh: string
  diubah_pada: Generated<Timestamp>
}

interface SchemaMigrationTable {
  version: number
  name: string
  sha256: string
  applied_at: Generated<Timestamp>
}

interface ServerEpochTable {
  only_row: Generated<boolean>
  epoch: string
}

interface SesiTable {
  kabupaten_kode: string
  token_hash: Buffer
  pengguna_id: string
  perangkat_id: string | null
  user_agent: Generated<string>
  created_at: Generated<Timestamp>
  expires_at: Timestamp
  last_seen_at: Generated<Timestamp>
  revoked_at: Timestamp | null
}

interface TabelAturanTable {
  kabupaten_kode: string
  nama: 'tangga' | 'kbm' | 'nomor_tolong'
  berlaku_dari: Tanggal
  isi: Json
  dibuat_oleh: string
  dibuat_pada: Generated<Timestamp>
}

interface UndanganPertamaTable {
  kode_hash: Buffer
  expires_at: Timestamp
  used_at: Timestamp | null
}

interface WilayahTable {
  kode: string
  nama: string
  induk_kode: string | null
  berlaku_dari: Generated<Tanggal>
  berlaku_sampai: Tanggal | null
}

export interface Database {
  audit_entry: AuditEntryTable
  bidang: BidangTable
  break_glass: BreakGlassTable
  command_log: CommandLogTable
  data_rujukan: DataRujukanTable
  feed_counter: FeedCounterTable
  feed_removal: FeedRemovalTable
  hari_buka: HariBukaTable
  hari_libur: HariLiburTable
  hari_libur_nasional: HariLiburNasionalTable
  hitungan_posyandu: HitunganPosyanduTable
  impor: ImporTable
  impor_baris: ImporBarisTable
  impor_berkas: ImporBerkasTable
  kabupaten: KabupatenTable
  kalender_terhitung: KalenderTerhitungTable
  kantor: KantorTable
  kantor_bidang: KantorBidangTable
  kantor_wilayah: KantorWilayahTable
  kebutuhan: KebutuhanTable
  kehadiran: KehadiranTable
  keluarga: KeluargaTable
  kode_sekali: KodeSekaliTable
  konfirmasi_gizi: KonfirmasiGiziTable
  konflik: KonflikTable
  layanan: LayananTable
  paket_versi: PaketVersiTable
  pemetaan_impor: PemetaanImporTable
  pengguna: PenggunaTable
  pengukuran: PengukuranTable
  penilaian: PenilaianTable
  penugasan: PenugasanTable
  perangkat: PerangkatTable
  percobaan_masuk: PercobaanMasukTable
  posyandu: PosyanduTable
  potret_bulan: PotretBulanTable
  rilis_rembuk: RilisRembukTable
  rilis_rembuk_anak: RilisRembukAnakTable
  rujukan: RujukanTable
  rujukan_move: RujukanMoveTable
  sasaran: SasaranTable
  sasaran_proyeksi: SasaranProyeksiTable
  schema_migration: SchemaMigrationTable
  server_epoch: ServerEpochTable
  sesi: SesiTable
  tabel_aturan: TabelAturanTable
  undangan_pertama: UndanganPertamaTable
  wilayah: WilayahTable
}
