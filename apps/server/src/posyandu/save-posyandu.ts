import { randomBytes } from 'node:crypto'
import type { ClosePosyandu, CreatePosyandu, EditPosyandu } from '@simpul/contract/posyandu.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { checkNomorRegistrasi } from '@simpul/domain/posyandu/nomor-registrasi.ts'
import { type PosyanduId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { isInside } from '@simpul/domain/wilayah/kode-wilayah.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import {
  findManagedPosyandu,
  isDesaInForce,
  isNameTaken,
  isNumberTaken,
  isOpenPuskesmas,
  whatPosyanduHolds,
} from './posyandu.store.ts'
import { scopeOf } from './scope-posyandu.ts'

interface PosyanduSaved {
  readonly id: PosyanduId
  readonly version: number
}

/** A new posyandu in a desa of the actor's. Its days are counted in the zone of the kabupaten. */
export async function createPosyandu(
  tx: Tx,
  actor: Actor,
  input: CreatePosyandu,
): Promise<Result<PosyanduSaved, Refusal>> {
  const { desaKode } = input
  if (!isInHand(actor, desaKode) || !(await isDesaInForce(tx, desaKode)))
    return err({ kode: 'tidak_ditemukan', field: 'desaKode' })
  const checked = await readIsian(tx, actor.kabupatenKode, desaKode, null, input)
  if (!checked.ok) return checked

  const id: PosyanduId = uuidV7(actor.now.getTime(), randomBytes(10))
  await tx
    .insertInto('posyandu')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      desa_kode: desaKode,
      nama: input.nama,
      alamat: input.alamat,
      nomor_registrasi: checked.value,
      zona: actor.zona,
      puskesmas_id: input.puskesmasId,
    })
    .execute()
  await recordAudit(tx, actor, 'posyandu.create', id, { desa: desaKode })
  if (checked.value !== null)
    await recordAudit(tx, actor, 'posyandu.set_nomor', id, { nomor: checked.value })
  return ok({ id, version: 1 })
}

export async function editPosyandu(
  tx: Tx,
  actor: Actor,
  input: EditPosyandu,
): Promise<Result<PosyanduSaved, Refusal>> {
  const posyandu = await findManagedPosyandu(tx, actor, input.id)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  if (posyandu.version !== input.basedOnVersion)
    return err({ kode: 'sudah_berubah', version: posyandu.version })
  const checked = await readIsian(
    tx,
    actor.kabupatenKode,
    posyandu.desa_kode,
    posyandu.id,
    input,
    posyandu.puskesmas_id,
  )
  if (!checked.ok) return checked

  await sql`
    update posyandu
    set nama = ${input.nama}, alamat = ${input.alamat}, nomor_registrasi = ${checked.value},
      puskesmas_id = ${input.puskesmasId}, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${posyandu.id}`.execute(tx)
  await recordAudit(tx, actor, 'posyandu.edit', posyandu.id, {
    isRenamed: posyandu.nama !== input.nama,
    puskesmas: input.puskesmasId,
  })
  if (checked.value !== posyandu.nomor_registrasi)
    await recordAudit(tx, actor, 'posyandu.set_nomor', posyandu.id, { nomor: checked.value })
  return ok({ id: posyandu.id, version: posyandu.version + 1 })
}

/**
 * A posyandu with people on its register, an open day or an unanswered matter stays open: closed, it
 * would leave the lists of those who look after them. What its phones still send is taken either way.
 */
export async function closePosyandu(
  tx: Tx,
  actor: Actor,
  input: ClosePosyandu,
): Promise<Result<PosyanduSaved, Refusal>> {
  const posyandu = await findManagedPosyandu(tx, actor, input.id)
  if (!posyandu) return err({ kode: 'tidak_ditemukan' })
  if (posyandu.version !== input.basedOnVersion)
    return err({ kode: 'sudah_berubah', version: posyandu.version })
  if (input.isDitutup) {
    const held = await whatPosyanduHolds(tx, actor.kabupatenKode, posyandu.id)
    if (held) return err({ kode: 'masih_dipakai', field: held })
  } else if (
    await isNameTaken(tx, actor.kabupatenKode, posyandu.desa_kode, posyandu.nama, posyandu.id)
  ) {
    return err({ kode: 'sudah_ada', field: 'nama' })
  }
  await sql`
    update posyandu set ditutup_pada = ${input.isDitutup ? actor.today : null}, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${posyandu.id}`.execute(tx)
  await recordAudit(tx, actor, input.isDitutup ? 'posyandu.close' : 'posyandu.reopen', posyandu.id)
  return ok({ id: posyandu.id, version: posyandu.version + 1 })
}

/** The own desa of an operator, any of the kabupaten for DPMD and an admin. */
function isInHand(actor: Actor, desaKode: string): boolean {
  if (!isInside(desaKode, actor.kabupatenKode)) return false
  const cakupan = scopeOf(actor.penugasan, 'posyandu.manage', actor.today)
  return cakupan.isWholeKabupaten || cakupan.wilayahKode.some((area) => isInside(desaKode, area))
}

/** What a form says about a posyandu, checked; the number as it is stored, null while there is none. */
async function readIsian(
  tx: Tx,
  kabupatenKode: string,
  desaKode: string,
  id: PosyanduId | null,
  input: {
    readonly nama: string
    readonly nomorRegistrasi: string
    readonly puskesmasId: string
  },
  knownPuskesmas: string | null = null,
): Promise<Result<string | null, Refusal>> {
  if (await isNameTaken(tx, kabupatenKode, desaKode, input.nama, id))
    return err({ kode: 'sudah_ada', field: 'nama' })
  if (
    input.puskesmasId !== knownPuskesmas &&
    !(await isOpenPuskesmas(tx, kabupatenKode, input.puskesmasId))
  )
    return err({ kode: 'tidak_ditemukan', field: 'puskesmasId' })
  if (input.nomorRegistrasi === '') return ok(null)
  const nomor = checkNomorRegistrasi(input.nomorRegistrasi, desaKode)
  if (!nomor.ok)
    return err({
      kode: nomor.error === 'nomor_desa_lain' ? 'nomor_desa_lain' : 'nomor_salah',
      field: 'nomorRegistrasi',
    })
  if (await isNumberTaken(tx, kabupatenKode, nomor.value, id))
    return err({ kode: 'sudah_ada', field: 'nomorRegistrasi' })
  return ok(nomor.value)
}
