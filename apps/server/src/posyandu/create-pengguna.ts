import { randomBytes } from 'node:crypto'
import type { CreatePengguna, KodeSekali, PenugasanBaru } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { isMasaDelegasi } from '@simpul/domain/pengguna/delegasi.ts'
import { jenisKantorOf, mayHaveFungsi } from '@simpul/domain/pengguna/kantor-peran.ts'
import { isInForce } from '@simpul/domain/pengguna/peran.ts'
import { checkSatuBidang, type TahapKabupaten } from '@simpul/domain/posyandu/satu-bidang.ts'
import { type PenggunaId, uuidV7 } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { addDays, type Tanggal } from '@simpul/domain/shared/tanggal.ts'
import type { Bidang } from '@simpul/domain/wilayah/bidang.ts'
import type { JenisKantor } from '@simpul/domain/wilayah/jenis-kantor.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { mayManage, missingField } from '../pengguna/may-manage.ts'
import { findManaged, findPosyanduDesa, type PenugasanOf } from '../pengguna/pengguna.store.ts'
import { makeCode } from '../pengguna/reset-code.ts'
import type { ServerKey } from '../pengguna/server-key.ts'
import { revokeSessions } from '../pengguna/sesi.store.ts'

/** A new account has no password: its owner makes one with the code on paper. */
export async function createPengguna(
  tx: Tx,
  actor: Actor,
  input: CreatePengguna,
  serverKey: ServerKey,
): Promise<Result<KodeSekali, Refusal>> {
  const refusal = await refusalOfDraft(tx, actor, input.penugasan, [])
  if (refusal) return err(refusal)
  const taken = await sql`select from pengguna
    where kabupaten_kode = ${actor.kabupatenKode} and nama_pengguna = ${input.namaPengguna}`.execute(
    tx,
  )
  if (taken.rows.length > 0) return err({ kode: 'nama_dipakai', field: 'namaPengguna' })

  const id: PenggunaId = uuidV7(actor.now.getTime(), randomBytes(10))
  await tx
    .insertInto('pengguna')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      nama_pengguna: input.namaPengguna,
      nama: input.nama,
      telepon: input.telepon === '' ? null : input.telepon,
      harus_ganti_sandi: true,
      created_at: actor.now,
    })
    .execute()
  await insertPenugasan(tx, actor, id, input.penugasan, null)
  await recordAudit(tx, actor, 'pengguna.create', id, { peran: input.penugasan.peran })
  return ok(await makeCode(tx, actor, id, 'undangan', serverKey))
}

/** One more role, inside the actor's own hand, and for a kader in one bidang only. */
export async function addPenugasan(
  tx: Tx,
  actor: Actor,
  input: { readonly penggunaId: PenggunaId; readonly penugasan: PenugasanBaru },
): Promise<
  Result<{ readonly id: string; readonly peringatan: 'satu_kader_satu_bidang' | null }, Refusal>
> {
  const managed = await findManaged(tx, actor, input.penggunaId)
  if (!managed) return err({ kode: 'tidak_ditemukan', field: 'penggunaId' })
  // A bidan's role given to oneself would open what an admin needs a break-glass for.
  if (managed.id === actor.penggunaId) return err({ kode: 'tidak_berwenang', field: 'penggunaId' })
  const refusal = await refusalOfDraft(tx, actor, input.penugasan, managed.roles)
  if (refusal) return err(refusal)
  const warning = await satuBidang(tx, actor, input.penugasan, managed.roles)
  const id = await insertPenugasan(tx, actor, input.penggunaId, input.penugasan, null)
  await recordAudit(tx, actor, 'penugasan.add', id, {
    peran: input.penugasan.peran,
    bidang: input.penugasan.bidang,
  })
  return ok({ id, peringatan: warning === 'peringatan' ? 'satu_kader_satu_bidang' : null })
}

async function refusalOfDraft(
  tx: Tx,
  actor: Actor,
  draft: PenugasanBaru,
  roles: readonly PenugasanOf[],
): Promise<Refusal | null> {
  const field = missingField(draft)
  if (field) return { kode: 'isian_salah', field: `penugasan.${field}` }
  if (draft.berlakuSampai !== null && draft.berlakuSampai < draft.berlakuDari) {
    return { kode: 'isian_salah', field: 'penugasan.berlakuSampai' }
  }
  const desaKode =
    draft.posyanduId === null
      ? null
      : await findPosyanduDesa(tx, actor.kabupatenKode, draft.posyanduId)
  if (desaKode === undefined) return { kode: 'tidak_ditemukan', field: 'penugasan.posyanduId' }
  const kantor =
    draft.kantorId === null ? null : await findKantor(tx, actor.kabupatenKode, draft.kantorId)
  if (kantor === undefined) return { kode: 'tidak_ditemukan', field: 'penugasan.kantorId' }
  if (kantor !== null && !jenisKantorOf(draft.peran).includes(kantor.jenis))
    return { kode: 'isian_salah', field: 'penugasan.kantorId' }
  if (draft.fungsi !== null && !mayHaveFungsi(draft.peran, kantor?.bidang ?? []))
    return { kode: 'isian_salah', field: 'penugasan.fungsi' }
  if (!mayManage(actor.penugasan, { ...draft, desaKode }, actor.today))
    return { kode: 'tidak_berwenang', field: 'penugasan.peran' }
  return (await satuBidang(tx, actor, draft, roles)) === 'ditolak'
    ? { kode: 'satu_kader_satu_bidang', field: 'penugasan.bidang' }
    : null
}

async function findKantor(
  tx: Tx,
  kabupatenKode: string,
  id: string,
): Promise<{ readonly jenis: JenisKantor; readonly bidang: readonly Bidang[] } | undefined> {
  const { rows } = await sql<{ jenis: JenisKantor; bidang: Bidang[] }>`
    select k.jenis, array(select b.bidang from kantor_bidang b
      where b.kabupaten_kode = k.kabupaten_kode and b.kantor_id = k.id) as bidang
    from kantor k where k.kabupaten_kode = ${kabupatenKode} and k.id = ${id} and k.ditutup_pada is null`.execute(
    tx,
  )
  return rows[0]
}

async function satuBidang(
  tx: Tx,
  actor: Actor,
  draft: PenugasanBaru,
  roles: readonly PenugasanOf[],
): Promise<'boleh' | 'peringatan' | 'ditolak'> {
  if (draft.bidang === null || draft.peran !== 'kader') return 'boleh'
  const { rows } = await sql<{ tahap: TahapKabupaten }>`
    select tahap from kabupaten where kabupaten_kode = ${actor.kabupatenKode}`.execute(tx)
  const theirs = roles.flatMap((role) =>
    role.peran === 'kader' && role.bidang !== null ? [role.bidang] : [],
  )
  return checkSatuBidang(theirs, draft.bidang, rows[0]?.tahap ?? 'enam_spm').hasil
}

async function insertPenugasan(
  tx: Tx,
  actor: Actor,
  penggunaId: PenggunaId,
  draft: PenugasanBaru,
  delegasiDari: string | null,
): Promise<string> {
  const id = uuidV7<'penugasan'>(actor.now.getTime(), randomBytes(10))
  await tx
    .insertInto('penugasan')
    .values({
      kabupaten_kode: actor.kabupatenKode,
      id,
      pengguna_id: penggunaId,
      peran: draft.peran,
      posyandu_id: draft.posyanduId,
      bidang: draft.bidang,
      kantor_id: draft.kantorId,
      wilayah_kode: draft.wilayahKode,
      fungsi: draft.fungsi,
      berlaku_dari: draft.berlakuDari,
      berlaku_sampai: draft.berlakuSampai,
      delegasi_dari: delegasiDari,
    })
    .execute()
  return id
}

export async function endPenugasan(
  tx: Tx,
  actor: Actor,
  input: { readonly penugasanId: string; readonly sampai: Tanggal },
): Promise<Result<Record<string, never>, Refusal>> {
  const { rows } = await sql<{
    pengguna_id: string
    peran: PenugasanOf['peran']
    desa_kode: string | null
    posyandu_id: string | null
    berlaku_dari: Tanggal
  }>`
    select pn.pengguna_id, pn.peran, p.desa_kode, pn.posyandu_id, pn.berlaku_dari
    from penugasan pn left join posyandu p on p.kabupaten_kode = pn.kabupaten_kode and p.id = pn.posyandu_id
    where pn.kabupaten_kode = ${actor.kabupatenKode} and pn.id = ${input.penugasanId} for update of pn`.execute(
    tx,
  )
  const [row] = rows
  const target = row && { peran: row.peran, desaKode: row.desa_kode, posyanduId: row.posyandu_id }
  if (!row || !target || !mayManage(actor.penugasan, target, actor.today))
    return err({ kode: 'tidak_ditemukan' })
  if (row.peran === 'admin' && !(await hasOtherAdmin(tx, actor, input.penugasanId)))
    return err({ kode: 'masih_dipakai' })
  // A role that was given by mistake and has not begun ends the day it would have begun.
  const sampai = input.sampai < row.berlaku_dari ? row.berlaku_dari : input.sampai
  await sql`update penugasan set berlaku_sampai = ${sampai}
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${input.penugasanId}`.execute(tx)
  await recordAudit(tx, actor, 'penugasan.end', input.penugasanId, { sampai })
  return ok({})
}

/** A kabupaten without an admin has nobody who could make one. */
async function hasOtherAdmin(tx: Tx, actor: Actor, penugasanId: string): Promise<boolean> {
  const { rows } = await sql`
    select from penugasan pn
    join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
    where pn.kabupaten_kode = ${actor.kabupatenKode} and pn.peran = 'admin' and pn.id <> ${penugasanId}
      and u.dinonaktifkan_pada is null and pn.berlaku_dari <= ${actor.today}
      and (pn.berlaku_sampai is null or pn.berlaku_sampai > ${actor.today})
    limit 1`.execute(tx)
  return rows.length > 0
}

/** A disabled account keeps everything it wrote; its sessions end at once. */
export async function disablePengguna(
  tx: Tx,
  actor: Actor,
  input: { readonly penggunaId: PenggunaId; readonly isNonaktif: boolean },
): Promise<Result<Record<string, never>, Refusal>> {
  const managed = await findManaged(tx, actor, input.penggunaId)
  if (!managed || managed.id === actor.penggunaId) return err({ kode: 'tidak_ditemukan' })
  await sql`update pengguna set dinonaktifkan_pada = ${input.isNonaktif ? actor.now : null}, version = version + 1
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${managed.id}`.execute(tx)
  if (input.isNonaktif) await revokeSessions(tx, actor.kabupatenKode, managed.id, actor.now)
  await recordAudit(
    tx,
    actor,
    input.isNonaktif ? 'pengguna.disable' : 'pengguna.enable',
    managed.id,
  )
  return ok({})
}

/** A kepala desa who is away hands the role to somebody of the same office, from a day to a day. */
export async function delegate(
  tx: Tx,
  actor: Actor,
  input: { readonly penggunaId: PenggunaId; readonly dari: Tanggal; readonly sampai: Tanggal },
): Promise<Result<{ readonly id: string }, Refusal>> {
  const own = actor.penugasan.find(
    (penugasan) =>
      penugasan.peran === 'kepala_desa' &&
      penugasan.delegasiDari === null &&
      isInForce(penugasan, actor.today),
  )
  if (!own) return err({ kode: 'tidak_berwenang' })
  if (!isMasaDelegasi(input.dari, input.sampai, actor.today))
    return err({ kode: 'isian_salah', field: 'sampai' })
  const colleague = await sql`
    select from penugasan pn
    join pengguna u on u.kabupaten_kode = pn.kabupaten_kode and u.id = pn.pengguna_id
    where pn.kabupaten_kode = ${actor.kabupatenKode} and pn.pengguna_id = ${input.penggunaId}
      and pn.kantor_id = ${own.kantorId} and u.dinonaktifkan_pada is null and u.id <> ${actor.penggunaId}
      and pn.berlaku_dari <= ${input.dari} and (pn.berlaku_sampai is null or pn.berlaku_sampai >= ${input.sampai})`.execute(
    tx,
  )
  if (colleague.rows.length === 0) return err({ kode: 'tidak_ditemukan', field: 'penggunaId' })
  const twice = await sql`
    select from penugasan
    where kabupaten_kode = ${actor.kabupatenKode} and delegasi_dari = ${own.id} and pengguna_id = ${input.penggunaId}
      and berlaku_dari <= ${input.sampai} and berlaku_sampai >= ${input.dari}`.execute(tx)
  if (twice.rows.length > 0) return err({ kode: 'sudah_ada', field: 'dari' })
  const id = await insertPenugasan(
    tx,
    actor,
    input.penggunaId,
    {
      peran: 'kepala_desa',
      posyanduId: null,
      bidang: null,
      kantorId: own.kantorId,
      wilayahKode: own.wilayahKode,
      fungsi: null,
      berlakuDari: input.dari,
      berlakuSampai: input.sampai,
    },
    own.id,
  )
  await recordAudit(tx, actor, 'penugasan.delegate', id, { dari: input.dari, sampai: input.sampai })
  return ok({ id })
}

/** She is back, or it was the wrong colleague: the role that was handed over ends at once. */
export async function endDelegasi(
  tx: Tx,
  actor: Actor,
  penugasanId: string,
): Promise<Result<Record<string, never>, Refusal>> {
  const yesterday = addDays(actor.today, -1)
  const { rows } = await sql`
    update penugasan d set berlaku_dari = least(d.berlaku_dari, ${yesterday}), berlaku_sampai = ${yesterday}
    from penugasan own
    where d.kabupaten_kode = ${actor.kabupatenKode} and d.id = ${penugasanId} and d.berlaku_sampai >= ${actor.today}
      and own.kabupaten_kode = d.kabupaten_kode and own.id = d.delegasi_dari and own.pengguna_id = ${actor.penggunaId}
    returning d.id`.execute(tx)
  if (rows.length === 0) return err({ kode: 'tidak_ditemukan' })
  await recordAudit(tx, actor, 'penugasan.end', penugasanId, { sampai: yesterday })
  return ok({})
}
