import { randomBytes } from 'node:crypto'
import type {
  AskRembuk,
  DaftarRembuk,
  IsiRembuk,
  ReleaseRembuk,
  RilisRembuk,
} from '@simpul/contract/laporan.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import type { TargetAkses } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import { KEADAAN_BIASA, seeFakta } from '@simpul/domain/pengguna/matriks-akses.ts'
import { uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { addDays } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { findRilis, listAnakRilis, listCalon, listRilis } from './rembuk.query.ts'

/** A list of names is for a meeting; it does not stay open longer than a quarter. */
const MAX_HARI_TERBUKA = 90

/** Who would be on it. Only who may release it looks, and a desa that is not served is not found. */
export async function previewRembuk(
  tx: Tx,
  actor: Actor,
  ask: AskRembuk,
): Promise<Result<IsiRembuk, Refusal>> {
  const refusal = refusalOf(actor, ask)
  if (refusal) return err(refusal)
  const anak = await listCalon(tx, ask, actor.today)
  return ok({ rilis: null, anak: anak.map(({ konfirmasiId: _, ...one }) => one) })
}

/**
 * The Puskesmas shows the desa the list it has looked at, as it is now: what is confirmed later needs
 * a release of its own.
 */
export async function releaseRembuk(
  tx: Tx,
  actor: Actor,
  input: ReleaseRembuk,
): Promise<Result<{ readonly id: string; readonly jumlah: number }, Refusal>> {
  const refusal = refusalOf(actor, input)
  if (refusal) return err(refusal)
  if (
    input.terbukaSampai < actor.today ||
    input.terbukaSampai > addDays(actor.today, MAX_HARI_TERBUKA)
  )
    return err({ kode: 'isian_salah', field: 'terbukaSampai' })
  const kantorId = actor.penugasan.find((one) =>
    mayI([one], 'rembuk.release', targetDesa(input.desa), actor.today),
  )?.kantorId
  if (!kantorId) return err({ kode: 'tidak_ditemukan', field: 'desa' })
  const calon = await listCalon(tx, input, actor.today)
  if (calon.length === 0) return err({ kode: 'isian_salah', field: 'anak' })

  const id = uuidV7<'rilis_rembuk'>(actor.now.getTime(), randomBytes(10))
  await tx
    .insertInto('rilis_rembuk')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      desa_kode: input.desa,
      bulan_dari: input.dari,
      bulan_sampai: input.sampai,
      terbuka_sampai: input.terbukaSampai,
      kantor_id: kantorId,
      dilepas_oleh: actor.penggunaId,
      dilepas_pada: actor.now,
    })
    .execute()
  await sql`insert into rilis_rembuk_anak (kabupaten_kode, rilis_id, konfirmasi_id)
    select ${actor.kabupatenKode}, ${id}::uuid, k.id
    from unnest(${calon.map((one) => one.konfirmasiId)}::uuid[]) as k (id)`.execute(tx)
  await recordAudit(tx, actor, 'rembuk.release', id, {
    desa: input.desa,
    jumlah: calon.length,
    sampai: input.terbukaSampai,
  })
  return ok({ id, jumlah: calon.length })
}

/** Taken back: the desa no longer reads it from this moment. */
export async function withdrawRembuk(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>, Refusal>> {
  const rilis = await findRilis(tx, actor, id)
  if (!rilis || !mayI(actor.penugasan, 'rembuk.release', targetDesa(rilis.desaKode), actor.today))
    return err({ kode: 'tidak_ditemukan' })
  if (rilis.isDitarik) return err({ kode: 'langkah_tidak_sah' })
  await sql`update rilis_rembuk set ditarik_oleh = ${actor.penggunaId}, ditarik_pada = ${actor.now}
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${id}`.execute(tx)
  await recordAudit(tx, actor, 'rembuk.withdraw', id)
  return ok({})
}

/** What may be read of: the nakes all of theirs, the desa while it is open. */
export async function readDaftarRembuk(tx: Tx, actor: Actor): Promise<DaftarRembuk> {
  const { rilis, desa } = await listRilis(tx, actor)
  return { rilis: rilis.filter((one) => sees(actor, one)), desa }
}

/** The names. Every reading is written down. */
export async function readRembuk(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<IsiRembuk, Refusal>> {
  const rilis = await findRilis(tx, actor, id)
  if (!rilis || !sees(actor, rilis)) return err({ kode: 'tidak_ditemukan' })
  const anak = await listAnakRilis(tx, rilis)
  await recordAudit(tx, actor, 'rembuk.read', id, { desa: rilis.desaKode, jumlah: anak.length })
  return ok({ rilis, anak })
}

/** AKSES-3: the cell `bila_dilepas_puskesmas` asks this one release. */
function sees(actor: Actor, rilis: RilisRembuk): boolean {
  const keadaan = { ...KEADAAN_BIASA, isReleasedForRembuk: rilis.isTerbuka }
  const target = targetDesa(rilis.desaKode)
  const lihat = seeFakta(actor.penugasan, actor.today, 'status_gizi', target, keadaan)
  return lihat === 'penuh' || lihat === 'daftar_rembuk'
}

function refusalOf(actor: Actor, ask: AskRembuk): Refusal | null {
  if (!mayI(actor.penugasan, 'rembuk.release', targetDesa(ask.desa), actor.today))
    return { kode: 'tidak_ditemukan', field: 'desa' }
  return ask.sampai < ask.dari ? { kode: 'isian_salah', field: 'sampai' } : null
}

function targetDesa(desaKode: string): TargetAkses {
  return { posyanduId: null, desaKode, bidang: null, kantorId: null }
}
