import { BATAS_UKURAN, type Besaran } from '@simpul/domain/pengukuran/wajar.ts'
import type { HariBukaId, PengukuranId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks } from './bentuk.ts'

const KONTEKS = ['hari_buka', 'sweeping', 'buku_kia', 'susulan', 'impor'] as const

function ukuran(besaran: Besaran) {
  const { min, max } = BATAS_UKURAN[besaran]
  return z.nullable(z.int().check(z.gte(min), z.lte(max)))
}

const fields = {
  id: idOf<PengukuranId>(),
  posyanduId: idOf<PosyanduId>(),
  sasaranId: idOf<SasaranId>(),
  hariBukaId: z.nullable(idOf<HariBukaId>()),
  konteks: z.enum(KONTEKS),
  measuredOn: TanggalText,
  weightGram: ukuran('weightGram'),
  lengthMm: ukuran('lengthMm'),
  posisiUkur: z.nullable(z.enum(['terlentang', 'berdiri'])),
  lilaMm: ukuran('lilaMm'),
  lingkarKepalaMm: ukuran('lingkarKepalaMm'),
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
