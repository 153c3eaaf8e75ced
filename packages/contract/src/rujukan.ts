import type { KebutuhanId, PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks } from './bentuk.ts'

export const Jalur = z.enum(['kesehatan', 'pengajuan'])
export const Urgensi = z.enum(['biasa', 'minggu_ini', 'hari_ini', 'sekarang'])

/** `rujukan.send` v1: rujukan kesehatan, straight to the Puskesmas or Pustu. */
export const SendRujukan = z.looseObject({
  id: idOf<RujukanId>(),
  posyanduId: idOf<PosyanduId>(),
  sasaranId: idOf<SasaranId>(),
  urgensi: z.enum(['minggu_ini', 'hari_ini', 'sekarang']),
  /** `AlasanRujukan` of the domain; a code of a newer app is kept and shown as it is. */
  alasan: z
    .array(z.string().check(z.regex(/^[a-z0-9_]+$/), z.maxLength(60)))
    .check(z.minLength(1), z.maxLength(10)),
  catatan: teks(500),
  tanggal: TanggalText,
})
export type SendRujukan = z.infer<typeof SendRujukan>

/** What a move may carry; which of it a move needs is decided by domain/rujukan. */
export const MoveData = z.looseObject({
  /** which answer: a kind of domain/rujukan/jawaban.ts; `jawab` and `jawab_desa` need it */
  jenis: z.optional(z.string().check(z.regex(/^[a-z_]+$/), z.maxLength(40))),
  /** of the Puskesmas: what became of it, and when she should come again */
  hasil: z.optional(teks(40)),
  kontrolPada: z.optional(z.nullable(TanggalText)),
  /** where `alihkan_bidang` goes */
  bidang: z.optional(teks(40)),
  kantorId: z.optional(z.string()),
  dijanjikanPada: z.optional(TanggalText),
  nilaiRupiah: z.optional(z.int().check(z.gte(0))),
  sumberDana: z.optional(teks(80)),
  dokumen: z.optional(teks(200)),
  tahun: z.optional(z.int().check(z.gte(2020), z.lte(2100))),
  kepada: z.optional(teks(200)),
  berkas: z.optional(z.array(teks(120)).check(z.maxLength(20))),
})
export type MoveData = z.infer<typeof MoveData>

/** `rujukan.move` v1 from a phone, and POST /api/rujukan/langkah from an office. */
export const MoveRujukan = z.looseObject({
  rujukanId: idOf<RujukanId>(),
  posyanduId: idOf<PosyanduId>(),
  basedOnVersion: z.int(),
  langkah: z.string().check(z.regex(/^[a-z_]+$/), z.maxLength(60)),
  catatan: teks(2000),
  data: MoveData,
})
export type MoveRujukan = z.infer<typeof MoveRujukan>

/** The last answer, in the words of who gave it. */
export const Jawaban = z.looseObject({
  jenis: z.string(),
  oleh: z.string(),
  pada: Instant,
  catatan: z.string(),
  data: MoveData,
})
export type Jawaban = z.infer<typeof Jawaban>

/**
 * A rujukan as it travels to a phone. What the reader may not see is null: a kader of another bidang
 * gets the status of what she wrote down herself, by name of the applicant, and nothing of the matter.
 */
export const RujukanRecord = z.looseObject({
  id: idOf<RujukanId>(),
  posyanduId: idOf<PosyanduId>(),
  jalur: Jalur,
  bidang: z.enum(BIDANG),
  jenis: z.nullable(z.string()),
  kebutuhanId: z.nullable(idOf<KebutuhanId>()),
  sasaranId: z.nullable(idOf<SasaranId>()),
  pemohonNama: z.nullable(z.string()),
  lokasi: z.nullable(z.string()),
  uraian: z.nullable(z.string()),
  urgensi: Urgensi,
  alasan: z.array(z.string()),
  status: z.string(),
  giliran: z.enum(['kader_bidang', 'desa', 'kantor', 'pemohon', 'tidak_ada']),
  kantorNama: z.nullable(z.string()),
  jawaban: z.nullable(Jawaban),
  dueOn: z.nullable(TanggalText),
  dijanjikanPada: z.nullable(TanggalText),
  isPaused: z.boolean(),
  openedOn: TanggalText,
  version: z.int(),
  recordedAt: Instant,
})
export type RujukanRecord = z.infer<typeof RujukanRecord>
