import { PERAN } from '@simpul/domain/pengguna/peran.ts'
import { KELOMPOK_SASARAN } from '@simpul/domain/sasaran/kelompok-sasaran.ts'
import type { PenggunaId, PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import {
  BulanText,
  halaman,
  Instant,
  idOf,
  KodeDesa,
  KodeWilayah,
  TanggalText,
  teks,
  teksWajib,
  tidakDiAlamat,
} from './bentuk.ts'
import { Jalur, MoveData, Urgensi } from './rujukan.ts'
import { JenisKelamin } from './sasaran.ts'

/** What the offices ask the server. Every list pages, sorts and filters there; its address is shared. */

/** A page of a list and how long the whole list is. */
export interface Lembar<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly halaman: number
  readonly ukuran: number
}

/** Which part of the matters is looked at: the tabs above the list. */
export const KOTAK = ['menunggu_saya', 'telat', 'berjalan', 'selesai', 'semua'] as const
export type Kotak = (typeof KOTAK)[number]

/** The numbers of the overview that are made of matters (IND-RUJ). */
export const HITUNGAN_URUSAN = ['terbuka', 'telat', 'dijawab'] as const
export type HitunganUrusan = (typeof HITUNGAN_URUSAN)[number]

const URUT_RUJUKAN = ['tenggat', '-tenggat', 'dibuka', '-dibuka'] as const

/** GET /api/kantor/rujukan */
export const ListRujukan = z.object({
  ...halaman,
  kotak: z._default(z.enum(KOTAK), 'menunggu_saya'),
  urut: z._default(z.enum(URUT_RUJUKAN), 'tenggat'),
  bidang: z.optional(z.enum(BIDANG)),
  status: z.optional(z.string().check(z.regex(/^[a-z_]+$/), z.maxLength(40))),
  posyandu: z.optional(idOf<PosyanduId>()),
  desa: z.optional(KodeDesa),
  /** Only what a number of the overview counts: of this area, and answered in this month (missing: now). */
  hitungan: z.optional(z.enum(HITUNGAN_URUSAN)),
  wilayah: z.optional(KodeWilayah),
  bulan: z.optional(BulanText),
  cari: tidakDiAlamat,
})
export type ListRujukan = z.infer<typeof ListRujukan>

/**
 * POST /api/kantor/rujukan/cari: the words of the matter, the name of who asked. In the body: no name
 * and no NIK stands in an address, a log or a history.
 */
export const SearchRujukan = z.extend(ListRujukan, { cari: teksWajib(80) })
export type SearchRujukan = z.infer<typeof SearchRujukan>

const statusTenggat = z.enum(['dalam_waktu', 'mendekati', 'terlambat', 'berhenti'])

/** Where one clock stands, computed by domain/wilayah with the calendar of whoever has the turn. */
export const TenggatView = z.object({
  /** Whose clock this is. */
  milik: z.enum(['desa', 'kantor']),
  status: statusTenggat,
  dueOn: z.nullable(TanggalText),
  lateByWorkingDays: z.int(),
  isRed: z.boolean(),
  isStopped: z.boolean(),
})
export type TenggatView = z.infer<typeof TenggatView>

export const RujukanRow = z.object({
  id: idOf<RujukanId>(),
  jalur: Jalur,
  bidang: z.enum(BIDANG),
  jenis: z.nullable(z.string()),
  uraian: z.string(),
  /** The sasaran, or who asked; null when the reader may not know. */
  orangNama: z.nullable(z.string()),
  rt: z.string(),
  lokasi: z.string(),
  posyanduId: idOf<PosyanduId>(),
  posyanduNama: z.string(),
  desaKode: KodeDesa,
  desaNama: z.string(),
  urgensi: Urgensi,
  alasan: z.array(z.string()),
  status: z.string(),
  giliran: z.string(),
  kantorNama: z.nullable(z.string()),
  openedOn: TanggalText,
  dijanjikanPada: z.nullable(TanggalText),
  berkasKurang: z.array(z.string()),
  tenggat: z.nullable(TenggatView),
  version: z.int(),
})
export type RujukanRow = z.infer<typeof RujukanRow>

export const RujukanMoveView = z.object({
  urut: z.int(),
  langkah: z.string(),
  ke: z.string(),
  giliran: z.string(),
  oleh: z.string(),
  peran: z.string(),
  kantorNama: z.nullable(z.string()),
  at: Instant,
  catatan: z.string(),
  data: MoveData,
})
export type RujukanMoveView = z.infer<typeof RujukanMoveView>

export const KantorPilihan = z.object({
  id: z.string(),
  nama: z.string(),
  jenis: z.string(),
  bidang: z.array(z.enum(BIDANG)),
})
export type KantorPilihan = z.infer<typeof KantorPilihan>

/** GET /api/kantor/rujukan/:id */
export const RujukanDetail = z.object({
  rujukan: RujukanRow,
  orang: z.nullable(
    z.object({
      sasaranId: z.nullable(idOf<SasaranId>()),
      nama: z.string(),
      telepon: z.string(),
      jenisKelamin: z.nullable(JenisKelamin),
      tanggalLahir: z.nullable(TanggalText),
      namaIbu: z.string(),
      rt: z.string(),
      rw: z.string(),
      alamat: z.string(),
    }),
  ),
  moves: z.array(RujukanMoveView),
  clocks: z.array(TenggatView),
  /** Clocks that ended before a new one began: whose (null: the desa's) and how late. Late ones alone. */
  terlambatDulu: z.array(
    z.object({ kantorNama: z.nullable(z.string()), lateByWorkingDays: z.int() }),
  ),
  /** What this reader may do now: names of moves of domain/rujukan. */
  langkah: z.array(z.string()),
  /** Offices a matter may be forwarded to: those that answer for its bidang first. */
  kantor: z.array(KantorPilihan),
})
export type RujukanDetail = z.infer<typeof RujukanDetail>

/** POST /api/kantor/rujukan/langkah: the body of `rujukan.move`, without the posyandu, which the server knows. */
export const OfficeMove = z.object({
  rujukanId: idOf<RujukanId>(),
  basedOnVersion: z.int(),
  langkah: z.string().check(z.regex(/^[a-z_]+$/), z.maxLength(60)),
  catatan: teks(2000),
  data: MoveData,
})
export type OfficeMove = z.infer<typeof OfficeMove>

/** GET /api/kantor/rujukan/hitungan: the numbers on the tabs. */
export const HitunganKotak = z.record(z.enum(KOTAK), z.int())
export type HitunganKotak = z.infer<typeof HitunganKotak>

/** GET /api/kantor/wilayah: what the filters of this reader may offer. */
export const PilihanWilayah = z.object({
  kecamatan: z.array(z.object({ kode: KodeWilayah, nama: z.string() })),
  desa: z.array(z.object({ kode: KodeDesa, nama: z.string() })),
  posyandu: z.array(
    z.object({
      id: idOf<PosyanduId>(),
      nama: z.string(),
      desaKode: KodeDesa,
      puskesmasNama: z.string(),
      /** Its past can be read; nobody is registered there or works there any more. */
      isDitutup: z.boolean(),
    }),
  ),
})
export type PilihanWilayah = z.infer<typeof PilihanWilayah>

/** GET /api/kantor/register: the people of the desa, NIK masked. */
const URUT_REGISTER = ['nama', '-nama', 'lahir', '-lahir', 'rt', '-rt'] as const
export const ListRegister = z.object({
  ...halaman,
  urut: z._default(z.enum(URUT_REGISTER), 'nama'),
  posyandu: z.optional(idOf<PosyanduId>()),
  desa: z.optional(KodeDesa),
  rt: z.optional(teks(5)),
  kelompok: z.optional(z.enum(KELOMPOK_SASARAN)),
  cari: tidakDiAlamat,
})
export type ListRegister = z.infer<typeof ListRegister>

/** POST /api/kantor/register/cari: a name, a mother's name or a whole NIK, in the body. */
export const SearchRegister = z.extend(ListRegister, { cari: teksWajib(80) })
export type SearchRegister = z.infer<typeof SearchRegister>

export const RegisterRow = z.object({
  id: idOf<SasaranId>(),
  nama: z.string(),
  namaPanggilan: z.string(),
  jenisKelamin: JenisKelamin,
  tanggalLahir: TanggalText,
  nikTersamar: z.string(),
  nikStatus: z.string(),
  namaIbu: z.string(),
  rt: z.string(),
  rw: z.string(),
  posyanduId: idOf<PosyanduId>(),
  posyanduNama: z.string(),
  desaNama: z.string(),
  kelompok: z.enum(KELOMPOK_SASARAN),
  isTamu: z.boolean(),
})
export type RegisterRow = z.infer<typeof RegisterRow>

/** POST /api/kantor/sasaran/pindah: with her history, to another posyandu of the kabupaten. */
export const MoveSasaran = z.object({
  sasaranId: idOf<SasaranId>(),
  /** where whoever asks saw her */
  dariPosyanduId: idOf<PosyanduId>(),
  kePosyanduId: idOf<PosyanduId>(),
})
export type MoveSasaran = z.infer<typeof MoveSasaran>

/** POST /api/kantor/sasaran/pindah-semua: asked again until nobody is left (`sisa` 0). */
export const MoveEverybody = z.object({
  dariPosyanduId: idOf<PosyanduId>(),
  kePosyanduId: idOf<PosyanduId>(),
})
export type MoveEverybody = z.infer<typeof MoveEverybody>
export interface SisaPindah {
  readonly pindah: number
  readonly sisa: number
}

/** GET /api/kantor/kartu: cards with a QR, drawn by the server; at most 200 a sheet. */
export const ListKartu = z.object({
  posyandu: idOf<PosyanduId>(),
  rt: z.optional(teks(5)),
  kelompok: z.optional(z.enum(KELOMPOK_SASARAN)),
})
export const Kartu = z.object({
  id: idOf<SasaranId>(),
  nama: z.string(),
  rt: z.string(),
  posyanduNama: z.string(),
  /** The picture of `simpul:<id>`: one path of an SVG and the side of its square, in modules. */
  qr: z.object({ sisi: z.int(), path: z.string() }),
})
export type Kartu = z.infer<typeof Kartu>

/** GET and PUT /api/kantor/hari-libur */
export const HariLiburBaris = z.object({
  tanggal: TanggalText,
  nama: z.string(),
  isNasional: z.boolean(),
})
export type HariLiburBaris = z.infer<typeof HariLiburBaris>
export const SaveHariLibur = z.object({ tanggal: TanggalText, nama: teks(120) })
export const DropHariLibur = z.object({ tanggal: TanggalText })

/** GET and PUT /api/kantor/kantor */
export const KantorBaris = z.object({
  id: z.string(),
  jenis: z.string(),
  nama: z.string(),
  wilayahNama: z.string(),
  telepon: z.nullable(z.string()),
  hariKerja: z.int(),
  bukaMenit: z.int(),
  tutupMenit: z.int(),
  bidang: z.array(z.enum(BIDANG)),
  version: z.int(),
})
export type KantorBaris = z.infer<typeof KantorBaris>
export const SaveJamKantor = z.object({
  id: z.string().check(z.uuid()),
  telepon: z.nullable(teks(20)),
  hariKerja: z.union([z.literal(5), z.literal(6)]),
  bukaMenit: z.int().check(z.gte(0), z.lte(1439)),
  tutupMenit: z.int().check(z.gte(1), z.lte(1440)),
  basedOnVersion: z.int(),
})
export type SaveJamKantor = z.infer<typeof SaveJamKantor>

/** GET /api/kantor/jejak: the audit trail. */
export const ListJejak = z.object({
  ...halaman,
  aksi: z.optional(z.string().check(z.regex(/^[a-z_.]+$/), z.maxLength(60))),
  dari: z.optional(TanggalText),
  sampai: z.optional(TanggalText),
  pengguna: z.optional(z.string().check(z.uuid())),
})
export type ListJejak = z.infer<typeof ListJejak>
export const JejakBaris = z.object({
  id: z.int(),
  at: Instant,
  oleh: z.nullable(z.string()),
  aksi: z.string(),
  perihal: z.string(),
  /** the posyandu, office or account it is about, by name; null: something else */
  tentang: z.nullable(z.string()),
  /** why the glass was broken; for admin and DPMD, and whoever writes it is told so */
  alasan: z.nullable(z.string()),
  detail: z.record(z.string(), z.unknown()),
})
export type JejakBaris = z.infer<typeof JejakBaris>

/** GET /api/kantor/rekan: who works in my office, and may stand in for its head. */
export const RekanKantor = z.object({
  id: idOf<PenggunaId>(),
  nama: z.string(),
  peran: z.array(z.enum(PERAN)),
  delegasi: z.array(z.object({ penugasanId: z.string(), dari: TanggalText, sampai: TanggalText })),
})
export type RekanKantor = z.infer<typeof RekanKantor>
