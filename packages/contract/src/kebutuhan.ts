import type { KebutuhanId, PosyanduId, RujukanId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import { idOf, TanggalText, teks } from './bentuk.ts'

/**
 * `temuan.record` v1: a lack told once. In the five other bidang it opens a pengajuan (`rujukanId`)
 * which waits at the kader of that bidang.
 */
export const RecordTemuan = z.looseObject({
  id: idOf<KebutuhanId>(),
  rujukanId: idOf<RujukanId>(),
  posyanduId: idOf<PosyanduId>(),
  bidang: z.enum(BIDANG),
  /** A code of the catalogue in domain/kebutuhan. */
  jenis: z.string().check(z.regex(/^[a-z0-9_]+$/), z.maxLength(60)),
  sasaranId: z.nullable(idOf<SasaranId>()),
  pemohonNama: teks(120),
  pemohonTelepon: teks(20),
  uraian: teks(2000),
  lokasi: teks(200),
  rt: teks(5),
  tanggal: TanggalText,
})
export type RecordTemuan = z.infer<typeof RecordTemuan>
