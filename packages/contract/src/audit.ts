import * as z from 'zod/mini'
import type { CommandKind } from './command.ts'

/** Counts, codes and reasons; never a name, a NIK, a telephone number or a birth date. */
export const AuditDetail = z.record(
  z.string(),
  z.union([z.string().check(z.maxLength(300)), z.number(), z.boolean(), z.null()]),
)
export type AuditDetail = z.infer<typeof AuditDetail>

/** What is written into the audit beside the commands of phones: `<kind of subject>.<what was done>`. */
export type AksiAudit =
  | CommandKind
  | 'aturan.publish'
  | 'break_glass.open'
  | 'break_glass.read'
  | 'bulan.tutup'
  | 'ekspor.kartu'
  | 'ekspor.ringkasan'
  | 'ekspor.rujukan'
  | 'hari_libur.drop'
  | 'hari_libur.save'
  | 'impor.cancel'
  | 'impor.run'
  | 'impor.upload'
  | 'kantor.close'
  | 'kantor.create'
  | 'kantor.create_desa'
  | 'kantor.edit'
  | 'kantor.reopen'
  | 'kantor.save'
  | 'pengguna.change_password'
  | 'pengguna.create'
  | 'pengguna.disable'
  | 'pengguna.enable'
  | 'pengguna.first_admin'
  | 'pengguna.make_code'
  | 'pengguna.use_code'
  | 'penugasan.add'
  | 'penugasan.delegate'
  | 'penugasan.end'
  | 'perangkat.hand_over'
  | 'perangkat.register'
  | 'perangkat.release_key'
  | 'perangkat.revoke'
  | 'perangkat.show_door_codes'
  | 'perangkat.store_key'
  | 'posyandu.close'
  | 'posyandu.create'
  | 'posyandu.edit'
  | 'posyandu.reopen'
  | 'posyandu.set_nomor'
  | 'proyeksi.save'
  | 'rembuk.read'
  | 'rembuk.release'
  | 'rembuk.withdraw'
  | 'sasaran.move'
  | 'sesi.close'
  | 'sesi.open'
  | 'sesi.revoke'
  | 'status_gizi.confirm'
  | 'status_gizi.read'

/** What an entry is about: the part of its action before the point. */
export type PerihalAudit = AksiAudit extends infer A
  ? A extends `${infer P}.${string}`
    ? P
    : never
  : never
