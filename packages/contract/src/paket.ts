import { UNTUK_NOMOR } from '@simpul/domain/kebutuhan/nomor-tolong.ts'
import * as z from 'zod/mini'
import { TanggalText, teksWajib } from './bentuk.ts'

/**
 * What a kabupaten may change and a phone must know without a network. A pack is text named by the
 * SHA-256 of its bytes, so a pack is never changed: another content is another pack. Each pull lists
 * those in force; the phone keeps what it has until the new one is whole (SYNC-39).
 */
export const NAMA_PAKET = ['kalender', 'kbm', 'tangga', 'nomor_tolong'] as const
export type NamaPaket = (typeof NAMA_PAKET)[number]

/** What a table may hold, lowest and highest: for the wire, and for the form that is told before it. */
export const BATAS_ATURAN = {
  gram: [50, 2_000],
  lilaMm: [80, 200],
  rujukBulan: [0, 60],
  kunjunganHari: [1, 31],
} as const
/** How many numbers to call, and how long the name of one may be. */
export const NOMOR_TOLONG_MAX = 20
export const NAMA_NOMOR_MAX = 60
export const NOMOR_TELEPON = /^\+?\d[\d -]{1,18}\d$/

const within = ([low, high]: readonly [number, number]) => z.int().check(z.gte(low), z.lte(high))
const gram = within(BATAS_ATURAN.gram)
const setahun = z.array(gram).check(z.length(12))

/** GIZI-11: least gain by month 1 to 12, and after. */
export const IsiKbm = z.object({ L: setahun, P: setahun, afterFirstYear: gram })
export type IsiKbm = z.infer<typeof IsiKbm>

const anakTangga = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const milimeter = within(BATAS_ATURAN.lilaMm)

/** GIZI-14: the rung of each reason. What is a danger at once stays on the fourth. */
export const IsiTangga = z
  .object({
    tangga: z.object({
      tanda_bahaya: z.literal(4),
      edema: z.literal(4),
      lila_gizi_buruk: z.literal(4),
      lila_gizi_kurang: anakTangga,
      dua_t: anakTangga,
      bawah_garis_merah: anakTangga,
      kata_nakes: anakTangga,
      t: anakTangga,
      di_atas_garis_oranye: anakTangga,
      ragu: anakTangga,
      bulan_lalu_tidak_ditimbang: anakTangga,
    }),
    lilaGiziBurukMm: milimeter,
    lilaGiziKurangMm: milimeter,
    tRujukBelowMonths: within(BATAS_ATURAN.rujukBulan),
    kunjunganRumahDays: within(BATAS_ATURAN.kunjunganHari),
  })
  .check(z.refine((isi) => isi.lilaGiziBurukMm < isi.lilaGiziKurangMm))
export type IsiTangga = z.infer<typeof IsiTangga>

/** Whom to call: never a list in which one of the roads has nobody. */
export const IsiNomorTolong = z.object({
  nomor: z
    .array(
      z.object({
        untuk: z.array(z.enum(UNTUK_NOMOR)).check(z.minLength(1), z.maxLength(3)),
        nama: teksWajib(NAMA_NOMOR_MAX),
        nomor: z.string().check(z.regex(NOMOR_TELEPON)),
        isEverywhere: z.boolean(),
      }),
    )
    .check(
      z.maxLength(NOMOR_TOLONG_MAX),
      z.refine((list) =>
        UNTUK_NOMOR.every((untuk) => list.some((one) => one.untuk.includes(untuk))),
      ),
    ),
})
export type IsiNomorTolong = z.infer<typeof IsiNomorTolong>

function edisi<T extends z.ZodMiniType>(isi: T) {
  return z.array(z.object({ berlakuDari: TanggalText, isi }))
}

const bernama = { id: z.string().check(z.minLength(1)), berlakuSejak: TanggalText }

/** What lies in each pack. The editions of a kabupaten; before the first the table of the app holds. */
export const PAKET = {
  kalender: z.object({
    libur: z.array(z.object({ tanggal: TanggalText, nama: z.string() })),
  }),
  kbm: z.object({ edisi: edisi(z.extend(IsiKbm, bernama)) }),
  tangga: z.object({
    edisi: edisi(z.intersection(IsiTangga, z.object({ id: bernama.id }))),
  }),
  nomor_tolong: z.object({ edisi: edisi(IsiNomorTolong) }),
} as const satisfies Record<NamaPaket, z.ZodMiniType>

export type IsiPaket = { readonly [Nama in NamaPaket]: z.infer<(typeof PAKET)[Nama]> }

export function isNamaPaket(text: string): text is NamaPaket {
  return NAMA_PAKET.some((nama) => nama === text)
}

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** POST /api/sync/paket: all that are missing in one request. */
export const AskPaket = z.object({ sha256: z.array(Sha256).check(z.minLength(1), z.maxLength(20)) })
export type AskPaket = z.infer<typeof AskPaket>

/** Those that are in force, as the text each is named by; one that is no longer is left out. */
export const PaketReply = z.object({
  paket: z.array(z.object({ sha256: Sha256, text: z.string() })),
})
export type PaketReply = z.infer<typeof PaketReply>

/** The tables of rules that are published by date; holidays have a screen of their own. */
export const NAMA_TABEL = ['kbm', 'tangga', 'nomor_tolong'] as const
export type NamaTabel = (typeof NAMA_TABEL)[number]

/** POST /api/kantor/aturan */
export const PublishAturan = z.discriminatedUnion('nama', [
  z.object({ nama: z.literal('kbm'), berlakuDari: TanggalText, isi: IsiKbm }),
  z.object({ nama: z.literal('tangga'), berlakuDari: TanggalText, isi: IsiTangga }),
  z.object({ nama: z.literal('nomor_tolong'), berlakuDari: TanggalText, isi: IsiNomorTolong }),
])
export type PublishAturan = z.infer<typeof PublishAturan>

/** GET /api/kantor/aturan: every edition of the kabupaten, the newest first; none: the national one. */
export const AturanView = z.object({
  kbm: edisi(IsiKbm),
  tangga: edisi(IsiTangga),
  nomor_tolong: edisi(IsiNomorTolong),
})
export type AturanView = z.infer<typeof AturanView>
