import type { HariBukaId, PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks } from './bentuk.ts'

export const KONTEKS = ['hari_buka', 'sweeping', 'buku_kia', 'susulan', 'impor'] as const

const fields = {
  id: idOf<PengukuranId>(),
  posyanduId: idOf<PosyanduId>(),
  sasaranId: idOf<SasaranId>(),
  hariBukaId: z.nullable(idOf<HariBukaId>()),
  konteks: z.enum(KONTEKS),
  measuredOn: TanggalText,
  weightGram: z.nullable(z.int().check(z.gte(200), z.lte(400_000))),
  lengthMm: z.nullable(z.int().check(z.gte(200), z.lte(2_500))),
  posisiUkur: z.nullable(z.enum(['terlentang', 'berdiri'])),
  lilaMm: z.nullable(z.int().check(z.gte(30), z.lte(800))),
  lingkarKepalaMm: z.nullable(z.int().check(z.gte(150), z.lte(800))),
  edema: z.nullable(z.boolean()),
  /** Why a value out of the plausible range was kept. */
  alasanTidakWajar: z.nullable(teks(200)),
  /** Name of who held the tape, when it is not who typed. */
  measuredBy: teks(120),
  supersedes: z.nullable(idOf<PengukuranId>()),
  /** Set when the record it supersedes should not have been there at all. */
  batalKarena: z.nullable(teks(200)),
}

/** `pengukuran.record` v1 */
export const RecordPengukuran = z.looseObject(fields)
export type RecordPengukuran = z.infer<typeof RecordPengukuran>

export const PengukuranRecord = z.looseObject({
  ...fields,
  supersededBy: z.nullable(idOf<PengukuranId>()),
  version: z.int(),
  recordedAt: Instant,
})
export type PengukuranRecord = z.infer<typeof PengukuranRecord>
