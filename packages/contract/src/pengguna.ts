import type { PenggunaId, PerangkatId, PosyanduId } from '@simpul/domain/shared/ids.ts'
import { BIDANG } from '@simpul/domain/wilayah/bidang.ts'
import * as z from 'zod/mini'
import { idOf, Instant, KodeKabupaten, TanggalText, teks, teksWajib } from './bentuk.ts'

export const PERAN = [
  'kader', 'ketua', 'sekretaris', 'bendahara', 'ketua_bidang',
  'bidan', 'nakes', 'petugas_puskesmas',
  'operator', 'sekdes', 'kepala_desa', 'kecamatan', 'petugas_dinas',
  'dpmd', 'tim_pembina', 'admin',
] as const

/** POST /api/masuk */
export const SignIn = z.object({
  kabupatenKode: KodeKabupaten,
  namaPengguna: teksWajib(40),
  sandi: z.string().check(z.minLength(1), z.maxLength(200)),
  /** A phone that will work offline registers itself; an office browser sends null. */
  perangkat: z.nullable(z.object({ id: idOf<PerangkatId>(), nama: teks(80) })),
})
export type SignIn = z.infer<typeof SignIn>

export const PenugasanView = z.object({
  peran: z.enum(PERAN),
  posyanduId: z.nullable(idOf<PosyanduId>()),
  posyanduNama: z.nullable(z.string()),
  bidang: z.nullable(z.enum(BIDANG)),
  kantorId: z.nullable(z.string()),
  kantorNama: z.nullable(z.string()),
  wilayahKode: z.nullable(z.string()),
  berlakuDari: TanggalText,
  berlakuSampai: z.nullable(TanggalText),
})
export type PenugasanView = z.infer<typeof PenugasanView>

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
  petugas: z.array(z.object({ penggunaId: idOf<PenggunaId>(), nama: z.string(), peran: z.enum(PERAN), bidang: z.nullable(z.enum(BIDANG)) })),
})
export type PosyanduView = z.infer<typeof PosyanduView>

/**
 * Salted hashes (PBKDF2-SHA256, 100,000 rounds, 32 bytes, base64) of the ten one-time codes of eight
 * digits that open the door of a kader who typed ten wrong PINs; checked offline, each opens once.
 */
export const Pintu = z.object({ garam: z.string(), hash: z.array(z.string()) })
export type Pintu = z.infer<typeof Pintu>

/** GET /api/kabupaten: the kabupaten of this server, for the sign-in screen. */
export const KabupatenView = z.object({ kode: KodeKabupaten, nama: z.string(), isDemo: z.boolean() })
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

/** POST /api/sandi/ganti */
export const ChangePassword = z.object({ sandiLama: z.string(), sandiBaru: z.string().check(z.minLength(8), z.maxLength(200)) })
export type ChangePassword = z.infer<typeof ChangePassword>
/** POST /api/sandi/pakai-kode: with the code on paper from the operator. */
export const UseResetCode = z.object({
  kabupatenKode: KodeKabupaten,
  namaPengguna: teksWajib(40),
  kode: teksWajib(20),
  sandiBaru: z.string().check(z.minLength(8), z.maxLength(200)),
})

/** PUT /api/perangkat/kunci: the data key of this device and user, base64, sealed by the server at rest. */
export const StoreRecoveryKey = z.object({ perangkatId: idOf<PerangkatId>(), kunci: z.string().check(z.maxLength(200)) })
/** POST /api/perangkat/kunci: only after an online sign-in on a device that is not revoked. */
export const ReleaseRecoveryKey = z.object({ perangkatId: idOf<PerangkatId>() })

/** POST /api/perangkat/titipan: a revoked or foreign phone hands over its sealed outbox as it lies. */
export const SealedOutbox = z.object({
  kabupatenKode: KodeKabupaten,
  perangkatId: idOf<PerangkatId>(),
  appVersion: z.int(),
  /** Rows of the outbox: AES-GCM with the data key, iv and data in base64. */
  rows: z.array(z.object({ id: z.string(), seq: z.int(), iv: z.string(), data: z.string() })).check(z.maxLength(2_000)),
})
export type SealedOutbox = z.infer<typeof SealedOutbox>
