import type { HariBukaId, LayananId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks } from './bentuk.ts'

const fields = {
  id: idOf<LayananId>(),
  posyanduId: idOf<PosyanduId>(),
  sasaranId: idOf<SasaranId>(),
  hariBukaId: z.nullable(idOf<HariBukaId>()),
  /** A code of the closed list LAY-5 (domain/layanan/kode-layanan.ts); the server refuses another one. */
  jenis: z.string().check(z.regex(/^[a-z0-9_]+$/), z.maxLength(60)),
  tanggal: TanggalText,
  jumlah: z.nullable(z.int().check(z.gte(0), z.lte(1000))),
  catatan: teks(300),
  /** Copied from the Buku KIA: counted for schedules, never as a service given here. */
  isDisalin: z.boolean(),
  supersedes: z.nullable(idOf<LayananId>()),
  batalKarena: z.nullable(teks(200)),
}

/** `layanan.record` v1 */
export const RecordLayanan = z.looseObject(fields)
export type RecordLayanan = z.infer<typeof RecordLayanan>

export const LayananRecord = z.looseObject({
  ...fields,
  supersededBy: z.nullable(idOf<LayananId>()),
  version: z.int(),
  recordedAt: Instant,
})
export type LayananRecord = z.infer<typeof LayananRecord>
