import { FUNGSI_DINAS, PERAN } from '@simpul/domain/pengguna/peran.ts'
import {
  isId,
  type PenggunaId,
  type PerangkatId,
  type PosyanduId,
} from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import {
  Instant,
  idOf,
  KodeKabupaten,
  KodeWilayah,
  TanggalText,
  teks,
  teksWajib,
  tidakDiAlamat,
} from './bentuk.ts'
import { CommandAnswer } from './sync.ts'

export { PERAN }

/** POST /api/masuk */
export const SignIn = z.object({
  kabupatenKode: KodeKabupaten,
  namaPengguna: teksWajib(40),
  sandi: z.string().check(z.minLength(1), z.maxLength(200)),
  /** A phone that will work offline registers itself; an office browser sends null. */
  perangkat: z.nullable(z.object({ id: idOf<PerangkatId>(), nama: teks(80) })),
})
export type SignIn = z.infer<typeof SignIn>

const PenugasanView = z.object({
  peran: z.enum(PERAN),
  posyanduId: z.nullable(idOf<PosyanduId>()),
  posyanduNama: z.nullable(z.string()),
  bidang: z.nullable(z.enum(BIDANG)),
  kantorId: z.nullable(z.string()),
  kantorNama: z.nullable(z.string()),
  wilayahKode: z.nullable(z.string()),
  /** A named task inside a Dinas Kesehatan. */
  fungsi: z.nullable(z.enum(FUNGSI_DINAS)),
  berlakuDari: TanggalText,
  berlakuSampai: z.nullable(TanggalText),
})

/** One posyandu as its phones need it: the words of its area, whom to call, the zone of its days. */
export const PosyanduView = z.object({
  id: idOf<PosyanduId>(),
  nama: z.string(),
  desaKode: z.string(),
  desaNama: z.string(),
  zona: z.enum(['WIB', 'WITA', 'WIT']),
  puskesmasNama: z.string(),
  puskesmasTelepon: z.nullable(z.string()),
  bidanNama: z.nullable(z.string()),
  bidanTelepon: z.nullable(z.string()),
  /** Everybody of this posyandu who can be on duty. */
  petugas: z.array(
    z.object({
      penggunaId: idOf<PenggunaId>(),
      nama: z.string(),
      peran: z.enum(PERAN),
      bidang: z.nullable(z.enum(BIDANG)),
    }),
  ),
})
export type PosyanduView = z.infer<typeof PosyanduView>

/**
 * Salted hashes (PBKDF2-SHA256, 100,000 rounds, 32 bytes, base64) of the ten one-time codes of eight
 * digits that open the door of a kader who typed ten wrong PINs; checked offline, each opens once.
 */
export const Pintu = z.object({ garam: z.string(), hash: z.array(z.string()) })
export type Pintu = z.infer<typeof Pintu>

/** GET /api/kabupaten: the kabupaten of this server, for the sign-in screen. */
export const KabupatenView = z.object({
  kode: KodeKabupaten,
  nama: z.string(),
  isDemo: z.boolean(),
})
export type KabupatenView = z.infer<typeof KabupatenView>

/** GET /api/sesi: where this person is signed in. */
export const SesiView = z.object({
  id: z.string(),
  perangkatId: z.nullable(idOf<PerangkatId>()),
  nama: z.string(),
  dibukaPada: z.string(),
  terakhirPada: z.string(),
  isIni: z.boolean(),
})
export type SesiView = z.infer<typeof SesiView>
/** POST /api/sesi/cabut */
export const RevokeSession = z.object({ id: z.string().check(z.regex(/^[0-9a-f]{32}$/)) })

/** GET /api/saya and the answer to a sign-in. */
export const Me = z.object({
  penggunaId: idOf<PenggunaId>(),
  nama: z.string(),
  namaPengguna: z.string(),
  kabupatenKode: KodeKabupaten,
  kabupatenNama: z.string(),
  isDemo: z.boolean(),
  harusGantiSandi: z.boolean(),
  penugasan: z.array(PenugasanView),
  posyandu: z.array(PosyanduView),
  izin: z.array(z.string()),
  /** Queue letter of this phone at its posyandu, A to Z. */
  hurufAntrean: z.nullable(z.string()),
  /** null in an office browser */
  pintu: z.nullable(Pintu),
  serverTime: Instant,
})
export type Me = z.infer<typeof Me>

const SandiBaru = z.string().check(z.minLength(8), z.maxLength(200))

/** POST /api/sandi/ganti */
export const ChangePassword = z.object({
  sandiLama: z.string(),
  sandiBaru: SandiBaru,
})
export type ChangePassword = z.infer<typeof ChangePassword>
/** POST /api/sandi/pakai-kode: with the code on paper from the operator. */
export const UseResetCode = z.object({
  kabupatenKode: KodeKabupaten,
  namaPengguna: teksWajib(40),
  kode: teksWajib(20),
  sandiBaru: SandiBaru,
})
export type UseResetCode = z.infer<typeof UseResetCode>

const IdText = z.custom<string>((v) => typeof v === 'string' && isId(v), 'id')

/** A role to give. What it needs (posyandu, bidang, office) is decided by the server from the role. */
export const PenugasanBaru = z.object({
  peran: z.enum(PERAN),
  posyanduId: z.nullable(idOf<PosyanduId>()),
  bidang: z.nullable(z.enum(BIDANG)),
  kantorId: z.nullable(IdText),
  wilayahKode: z.nullable(KodeWilayah),
  fungsi: z._default(z.nullable(z.enum(FUNGSI_DINAS)), null),
  berlakuDari: TanggalText,
  berlakuSampai: z.nullable(TanggalText),
})
export type PenugasanBaru = z.infer<typeof PenugasanBaru>

/** POST /api/pengguna; answered with a code on paper (`KodeSekali`), never with a password. */
export const CreatePengguna = z.object({
  nama: teksWajib(120),
  namaPengguna: z.string().check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)),
  telepon: teks(20),
  penugasan: PenugasanBaru,
})
export type CreatePengguna = z.infer<typeof CreatePengguna>
/** POST /api/pengguna/penugasan */
export const AddPenugasan = z.object({ penggunaId: idOf<PenggunaId>(), penugasan: PenugasanBaru })
/** POST /api/pengguna/penugasan/akhiri: `sampai` is the last day in force. */
export const EndPenugasan = z.object({ penugasanId: IdText, sampai: TanggalText })
/** POST /api/pengguna/nonaktif */
export const DisablePengguna = z.object({ penggunaId: idOf<PenggunaId>(), isNonaktif: z.boolean() })
/** POST /api/pengguna/kode: a new password by a code on paper. */
export const MakeResetCode = z.object({ penggunaId: idOf<PenggunaId>() })
/** Shown once, for paper: eight characters, seven days, used once. */
export const KodeSekali = z.object({
  penggunaId: idOf<PenggunaId>(),
  kode: z.string(),
  sampai: Instant,
})
export type KodeSekali = z.infer<typeof KodeSekali>
/** POST /api/delegasi: a kepala desa who is away. Always with an end. */
export const Delegate = z.object({
  penggunaId: idOf<PenggunaId>(),
  dari: TanggalText,
  sampai: TanggalText,
})

/** POST /api/delegasi/akhiri: she is back earlier, or it was the wrong colleague. */
export const EndDelegasi = z.object({ penugasanId: idOf<'penugasan'>() })

/** GET /api/pengguna?posyandu=&halaman= */
export const ListPengguna = z.object({
  posyandu: z.optional(idOf<PosyanduId>()),
  halaman: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000)), 1),
  cari: tidakDiAlamat,
})
/** POST /api/pengguna/cari: by name, in the body; no name stands in an address. */
export const SearchPengguna = z.extend(ListPengguna, { cari: teksWajib(80) })
export const PerangkatView = z.object({
  id: idOf<PerangkatId>(),
  nama: z.string(),
  huruf: z.nullable(z.string()),
  terakhirPada: z.nullable(Instant),
  isDicabut: z.boolean(),
})
export type PerangkatView = z.infer<typeof PerangkatView>
export const PenggunaView = z.object({
  id: idOf<PenggunaId>(),
  nama: z.string(),
  namaPengguna: z.string(),
  telepon: z.string(),
  isNonaktif: z.boolean(),
  penugasan: z.array(z.extend(PenugasanView, { id: z.string() })),
  perangkat: z.array(PerangkatView),
})
export type PenggunaView = z.infer<typeof PenggunaView>
export const PenggunaLembar = z.object({
  rows: z.array(PenggunaView),
  total: z.int(),
  halaman: z.int(),
  ukuran: z.int(),
})
export type PenggunaLembar = z.infer<typeof PenggunaLembar>

/** POST /api/perangkat/cabut and POST /api/perangkat/pintu (`KodePintu`: the ten codes, to print or read out). */
export const OnePerangkat = z.object({ perangkatId: idOf<PerangkatId>() })
export const KodePintu = z.object({ perangkatId: idOf<PerangkatId>(), kode: z.array(z.string()) })
export type KodePintu = z.infer<typeof KodePintu>

/** POST /api/buka-darurat: an admin who must see people says why; one posyandu, one hour, written down. */
export const BreakGlass = z.object({
  posyanduId: idOf<PosyanduId>(),
  alasan: z.string().check(z.trim(), z.minLength(10), z.maxLength(300)),
})

/** PUT /api/perangkat/kunci: the data key of this device and user, base64, sealed by the server at rest. */
export const StoreRecoveryKey = z.object({
  perangkatId: idOf<PerangkatId>(),
  kunci: z.string().check(z.maxLength(200)),
})
/** POST /api/perangkat/kunci: only after an online sign-in on a device that is not revoked. */
export const ReleaseRecoveryKey = z.object({ perangkatId: idOf<PerangkatId>() })

/**
 * POST /api/perangkat/titipan: a revoked or foreign phone hands over its sealed outbox as it lies. It
 * needs no session: whoever wrote the rows held the data key. Each row opens (AES-256-GCM, 96-bit iv, tag
 * at the end, no additional data) to JSON `{ v: 1, isi: Command }`.
 */
export const SealedOutbox = z.object({
  kabupatenKode: KodeKabupaten,
  perangkatId: idOf<PerangkatId>(),
  appVersion: z.int(),
  /** Rows of the outbox: AES-GCM with the data key, iv and data in base64. */
  rows: z
    .array(z.object({ id: z.string(), seq: z.int(), iv: z.string(), data: z.string() }))
    .check(z.maxLength(2_000)),
})
export type SealedOutbox = z.infer<typeof SealedOutbox>
/** Row by row: only a row with a reply here may be wiped. A row that does not open is refused `berkas_tidak_terbaca`. */
export const SealedOutboxReply = z.object({
  epoch: z.string(),
  receivedAt: Instant,
  rows: z.array(z.object({ id: z.string(), reply: CommandAnswer })),
})
export type SealedOutboxReply = z.infer<typeof SealedOutboxReply>
