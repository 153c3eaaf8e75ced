import type { Peran } from '@simpul/domain/pengguna/peran.ts'
import type { PenggunaId, PerangkatId } from '@simpul/domain/shared/ids.ts'
import type { Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { mayManage, type PenugasanTarget } from './may-manage.ts'

export interface PenugasanOf extends PenugasanTarget {
  readonly id: string
  readonly bidang: Bidang | null
  readonly kantorId: string | null
  readonly berlakuDari: Tanggal
  readonly berlakuSampai: Tanggal | null
}

/** The roles of a pengguna that hold today or will. */
async function loadRolesOf(
  tx: Tx,
  actor: Actor,
  penggunaId: string,
): Promise<readonly PenugasanOf[]> {
  const { rows } = await sql<PenugasanOf & { readonly peran: Peran }>`
    select pn.id, pn.peran, pn.bidang, pn.kantor_id as "kantorId", p.desa_kode as "desaKode",
      pn.posyandu_id as "posyanduId", pn.berlaku_dari as "berlakuDari", pn.berlaku_sampai as "berlakuSampai"
    from penugasan pn
    left join posyandu p on p.kabupaten_kode = pn.kabupaten_kode and p.id = pn.posyandu_id
    where pn.kabupaten_kode = ${actor.kabupatenKode} and pn.pengguna_id = ${penggunaId}
      and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${actor.today})`.execute(tx)
  return rows
}

/**
 * A pengguna whose every role lies in the actor's hand; undefined when there is none, or one who has a
 * role beyond it: an operator does not reset the password of a camat who is also a kader.
 */
export async function findManaged(
  tx: Tx,
  actor: Actor,
  penggunaId: string,
  withKetua = false,
): Promise<{ readonly id: PenggunaId; readonly roles: readonly PenugasanOf[] } | undefined> {
  const { rows } = await sql<{ id: PenggunaId }>`
    select id from pengguna where kabupaten_kode = ${actor.kabupatenKode} and id = ${penggunaId} for update`.execute(
    tx,
  )
  const [found] = rows
  if (!found) return undefined
  const roles = await loadRolesOf(tx, actor, penggunaId)
  const isAdmin = mayManage(
    actor.penugasan,
    { peran: 'admin', desaKode: null, posyanduId: null },
    actor.today,
  )
  if (!isAdmin && roles.length === 0) return undefined
  return roles.every((role) => mayManage(actor.penugasan, role, actor.today, withKetua))
    ? { id: found.id, roles }
    : undefined
}

export async function findPosyanduDesa(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ desa_kode: string }>`
    select desa_kode from posyandu where kabupaten_kode = ${kabupatenKode} and id = ${posyanduId}`.execute(
    tx,
  )
  return rows[0]?.desa_kode
}

interface PerangkatRow {
  readonly id: PerangkatId
  readonly pengguna_id: PenggunaId
  readonly recovery_key: Buffer | null
  readonly revoked_at: Date | null
}

export async function findPerangkat(
  tx: Tx,
  kabupatenKode: string,
  id: string,
): Promise<PerangkatRow | undefined> {
  const { rows } = await sql<PerangkatRow>`
    select id, pengguna_id, recovery_key, revoked_at from perangkat
    where kabupaten_kode = ${kabupatenKode} and id = ${id}`.execute(tx)
  return rows[0]
}
