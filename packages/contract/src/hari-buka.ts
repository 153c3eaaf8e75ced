import { LANGKAH_HARI } from '@simpul/domain/hari-buka/langkah.ts'
import type { HariBukaId, KehadiranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks, teksWajib } from './bentuk.ts'

const Langkah = z.int().check(z.gte(1), z.lte(LANGKAH_HARI.length))

export const Tugas = z.object({ nama: teksWajib(120), langkah: Langkah })
export type Tugas = z.infer<typeof Tugas>

const hitungan = {
  hadir: z.record(z.string(), z.int()),
  skdn: z.record(z.string(), z.int()),
  rujukan: z.int(),
  temuan: z.int(),
}

/** The same figures from the server's own records, when the day was closed. */
export const HitunganServer = z.looseObject({ ...hitungan, dihitungPada: Instant })
export type HitunganServer = z.infer<typeof HitunganServer>

/** What the closing phone showed on its page. The server recounts and keeps both. */
export const RingkasanHari = z.looseObject({
  ...hitungan,
  /** Written by the server alone: what a phone sends here is left out. */
  server: z.optional(HitunganServer),
  petugas: z.array(z.string()),
})
export type RingkasanHari = z.infer<typeof RingkasanHari>

const day = { hariBukaId: idOf<HariBukaId>(), posyanduId: idOf<PosyanduId>(), tanggal: TanggalText }

/** `hari_buka.plan` v1 */
export const PlanHariBuka = z.looseObject({
  ...day,
  tempat: teks(120),
  jamMulai: teks(5),
  undangan: teks(1000),
  tugas: z.array(Tugas).check(z.maxLength(40)),
})
export type PlanHariBuka = z.infer<typeof PlanHariBuka>

/** `hari_buka.open` v1. Opening an open day changes nothing: two phones may both open it. */
export const OpenHariBuka = z.looseObject(day)
export type OpenHariBuka = z.infer<typeof OpenHariBuka>

/** `hari_buka.close` v1 */
export const CloseHariBuka = z.looseObject({ ...day, ringkasan: RingkasanHari })
export type CloseHariBuka = z.infer<typeof CloseHariBuka>

/** `hari_buka.reopen` v1 */
export const ReopenHariBuka = z.looseObject({ ...day, alasan: teksWajib(200) })
export type ReopenHariBuka = z.infer<typeof ReopenHariBuka>

const NomorAntrean = z.string().check(z.regex(/^[A-Z]{1,2}\d{1,3}$/))

/** `kehadiran.record` v1. The same person on two phones is one kehadiran; the first number stays. */
export const RecordKehadiran = z.looseObject({
  ...day,
  kehadiranId: idOf<KehadiranId>(),
  sasaranId: idOf<SasaranId>(),
  nomorAntrean: NomorAntrean,
  isTamu: z.boolean(),
})
export type RecordKehadiran = z.infer<typeof RecordKehadiran>

/** `kehadiran.mark` v1: this langkah is done for this person. Marks only add. */
export const MarkKehadiran = z.looseObject({
  kehadiranId: idOf<KehadiranId>(),
  posyanduId: idOf<PosyanduId>(),
  langkah: Langkah,
})
export type MarkKehadiran = z.infer<typeof MarkKehadiran>

/** `kehadiran.cancel` v1: the wrong person was tapped. */
export const CancelKehadiran = z.looseObject({
  kehadiranId: idOf<KehadiranId>(),
  posyanduId: idOf<PosyanduId>(),
  alasan: teksWajib(200),
})
export type CancelKehadiran = z.infer<typeof CancelKehadiran>

export const HariBukaRecord = z.looseObject({
  id: idOf<HariBukaId>(),
  posyanduId: idOf<PosyanduId>(),
  tanggal: TanggalText,
  status: z.enum(['direncanakan', 'dibuka', 'ditutup']),
  tempat: z.string(),
  jamMulai: z.string(),
  undangan: z.string(),
  tugas: z.array(Tugas),
  ringkasan: z.nullable(RingkasanHari),
  version: z.int(),
  recordedAt: Instant,
})
export type HariBukaRecord = z.infer<typeof HariBukaRecord>

export const KehadiranRecord = z.looseObject({
  id: idOf<KehadiranId>(),
  hariBukaId: idOf<HariBukaId>(),
  posyanduId: idOf<PosyanduId>(),
  sasaranId: idOf<SasaranId>(),
  tanggal: TanggalText,
  nomorAntrean: z.string(),
  langkahSelesai: z.array(z.int()),
  isTamu: z.boolean(),
  batalKarena: z.nullable(z.string()),
  version: z.int(),
  recordedAt: Instant,
})
export type KehadiranRecord = z.infer<typeof KehadiranRecord>
