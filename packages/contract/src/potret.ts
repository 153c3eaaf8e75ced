import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { BulanText, idOf, TanggalText } from './bentuk.ts'

const status = z.object({ stunting: z.int(), wasting: z.int(), beratKurang: z.int() })

/** What was counted when a month was closed. Rows of the database hold it: fields are only added. */
export const IsiPotret = z.object({
  /** The day S and K were taken. */
  pada: TanggalText,
  /** GIZI-15: s, k, d, n, t, o, b, bgm, duaT, sweeping, tamu. */
  skdn: z.record(z.string(), z.int()),
  dugaan: status,
  dikonfirmasi: status,
})
export type IsiPotret = z.infer<typeof IsiPotret>

/** GET /api/kantor/bulan/potret, POST /api/kantor/bulan/tutup */
export const AskPotret = z.object({ posyandu: idOf<PosyanduId>(), bulan: BulanText })
export type AskPotret = z.infer<typeof AskPotret>

/** A figure when the month was closed, and now. */
export const PotretRow = z.object({
  angka: z.string(),
  waktuDitutup: z.int(),
  sekarang: z.int(),
})
export type PotretRow = z.infer<typeof PotretRow>

export const PotretView = z.object({
  /** The latest closing; null while the month was never closed. */
  potret: z.nullable(
    z.object({
      ditutupPada: z.string(),
      oleh: z.string(),
      /** How often the month was closed in all. */
      ke: z.int(),
      aturan: z.string(),
      rows: z.array(PotretRow),
    }),
  ),
  /** The first day on which the month can be closed. */
  bisaDitutupMulai: TanggalText,
  /** True when this reader may close it, and today. */
  bolehTutup: z.boolean(),
})
export type PotretView = z.infer<typeof PotretView>
