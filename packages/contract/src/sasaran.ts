import type { KeluargaId, PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import * as z from 'zod/mini'
import { Instant, idOf, TanggalText, teks, teksWajib } from './bentuk.ts'

export const JenisKelamin = z.enum(['L', 'P'])
const StatusSasaran = z.enum(['aktif', 'pindah', 'meninggal'])
const NIK_STATUS = ['ada', 'belum', 'tidak_tahu', 'tidak_valid', 'nik_ibu'] as const

/** What a person on the register says about herself; every field can be corrected. */
const fields = {
  nama: teksWajib(120),
  namaPanggilan: teks(60),
  jenisKelamin: JenisKelamin,
  tanggalLahir: TanggalText,
  tanggalLahirPasti: z.boolean(),
  nik: z.nullable(z.string().check(z.regex(/^\d{16}$/))),
  nikStatus: z.enum(NIK_STATUS),
  nomorKk: z.nullable(z.string().check(z.regex(/^\d{16}$/))),
  namaIbu: teks(120),
  ibuId: z.nullable(idOf<SasaranId>()),
  urutanKembar: z.nullable(z.int().check(z.gte(1), z.lte(9))),
  rt: teks(5),
  rw: teks(5),
  dusun: teks(60),
  alamat: teks(200),
  telepon: teks(20),
  punyaBukuKia: z.nullable(z.boolean()),
  keadaanIbu: z.nullable(z.enum(['hamil', 'nifas', 'menyusui'])),
  isTamu: z.boolean(),
}

/** `sasaran.register` v1 */
export const RegisterSasaran = z.looseObject({
  id: idOf<SasaranId>(),
  posyanduId: idOf<PosyanduId>(),
  ...fields,
})
export type RegisterSasaran = z.infer<typeof RegisterSasaran>

/** `sasaran.correct` v1: only the changed fields, with the value each had on this phone. */
export const CorrectSasaran = z.looseObject({
  sasaranId: idOf<SasaranId>(),
  posyanduId: idOf<PosyanduId>(),
  from: z.partial(z.looseObject(fields)),
  to: z.partial(z.looseObject(fields)),
})
export type CorrectSasaran = z.infer<typeof CorrectSasaran>

/** `sasaran.leave` v1: moved away or died; every reminder and list ends, facts stay. */
export const LeaveSasaran = z.looseObject({
  sasaranId: idOf<SasaranId>(),
  posyanduId: idOf<PosyanduId>(),
  statusSasaran: StatusSasaran,
  leftOn: z.nullable(TanggalText),
  pindahKe: teks(120),
})
export type LeaveSasaran = z.infer<typeof LeaveSasaran>

/** A sasaran as it travels in the feed. */
export const SasaranRecord = z.looseObject({
  id: idOf<SasaranId>(),
  posyanduId: idOf<PosyanduId>(),
  keluargaId: z.nullable(idOf<KeluargaId>()),
  ...fields,
  statusSasaran: StatusSasaran,
  leftOn: z.nullable(TanggalText),
  pindahKe: z.nullable(z.string()),
  version: z.int(),
  recordedAt: Instant,
})
export type SasaranRecord = z.infer<typeof SasaranRecord>
