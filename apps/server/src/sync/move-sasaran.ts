import type { MoveEverybody, MoveSasaran, SisaPindah } from '@simpul/contract/kantor.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { targetPosyandu } from '@simpul/domain/pengguna/cakupan.ts'
import { mayI } from '@simpul/domain/pengguna/izin.ts'
import type { PosyanduId, SasaranId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db/database.ts'
import { type Feed, lockFeeds } from '../feed.ts'
import type { Actor } from '../http/actor.ts'
import { findPosyanduTujuan } from '../posyandu-tujuan.ts'
import { keluargaIdOf, saveKeluarga } from '../sasaran/keluarga.store.ts'
import { loadSasaran, type SasaranRow } from '../sasaran/sasaran.store.ts'

/**
 * What goes with a person, parents before children. Attendance stays with the day it belongs to: how
 * many came to a hari buka does not change because somebody moved.
 */
const FOLLOWING = ['pengukuran', 'layanan', 'rujukan'] as const

/**
 * A person goes to another posyandu of the kabupaten with her history: a removal in the old feed, all
 * of it in the new one (SYNC-25). Who may write people in both may do it.
 */
export async function moveSasaran(
  tx: Tx,
  actor: Actor,
  input: MoveSasaran,
): Promise<Result<{ readonly version: number }, Refusal>> {
  const { sasaranId, dariPosyanduId, kePosyanduId } = input
  const kk = actor.kabupatenKode
  if (dariPosyanduId === kePosyanduId) return err({ kode: 'isian_salah', field: 'kePosyanduId' })
  const feeds = await lockOwnFeeds(tx, actor, [dariPosyanduId, kePosyanduId])
  const [from, to] = [feeds?.get(dariPosyanduId), feeds?.get(kePosyanduId)]
  if (!from || !to) return err({ kode: 'tidak_ditemukan', field: 'posyanduId' })
  const [sasaran] = await loadSasaran(tx, kk, [sasaranId])
  if (sasaran?.posyanduId === kePosyanduId)
    return err({ kode: 'sudah_berubah', version: sasaran.version })
  if (sasaran?.posyanduId !== dariPosyanduId) return err({ kode: 'tidak_ditemukan' })
  if (sasaran.statusSasaran !== 'aktif') return err({ kode: 'sudah_keluar' })

  const version = await moveOne(tx, actor, sasaran, from, to)
  await from.close()
  await to.close()
  return ok({ version })
}

/** People in one transaction: some hundred milliseconds, so that phones of both posyandu do not wait long. */
const PER_BATCH = 50

/**
 * Everybody who is registered in a posyandu goes to another one, before it closes: a part of them at
 * each call, until nobody is left. Guests stay: they are registered elsewhere.
 */
export async function moveEverybody(
  tx: Tx,
  actor: Actor,
  input: MoveEverybody,
): Promise<Result<SisaPindah, Refusal>> {
  const { dariPosyanduId, kePosyanduId } = input
  const kk = actor.kabupatenKode
  if (dariPosyanduId === kePosyanduId) return err({ kode: 'isian_salah', field: 'kePosyanduId' })
  const feeds = await lockOwnFeeds(tx, actor, [dariPosyanduId, kePosyanduId])
  const [from, to] = [feeds?.get(dariPosyanduId), feeds?.get(kePosyanduId)]
  if (!from || !to) return err({ kode: 'tidak_ditemukan', field: 'posyanduId' })
  const { rows } = await sql<{ id: SasaranId; total: number }>`
    select id, count(*) over ()::int as total from sasaran
    where kabupaten_kode = ${kk} and posyandu_id = ${dariPosyanduId}
      and status_sasaran = 'aktif' and not is_tamu
    order by id limit ${PER_BATCH}`.execute(tx)
  const people = await loadSasaran(
    tx,
    kk,
    rows.map((row) => row.id),
  )
  for (const sasaran of people) await moveOne(tx, actor, sasaran, from, to)
  await from.close()
  await to.close()
  return ok({ pindah: people.length, sisa: (rows[0]?.total ?? 0) - people.length })
}

async function moveOne(
  tx: Tx,
  actor: Actor,
  sasaran: SasaranRow,
  from: Feed,
  to: Feed,
): Promise<number> {
  const kk = actor.kabupatenKode
  const card = { posyanduId: to.posyanduId, nomorKk: sasaran.nomorKk }
  const keluargaId = keluargaIdOf(card)
  await saveKeluarga(tx, kk, [card])
  const version = sasaran.version + 1
  // Nobody is a guest where she is registered now.
  await sql`update sasaran
    set posyandu_id = ${to.posyanduId}, keluarga_id = ${keluargaId}, is_tamu = false,
      version = ${version}, change_seq = ${to.next()}
    where kabupaten_kode = ${kk} and id = ${sasaran.id}`.execute(tx)
  for (const table of FOLLOWING) await follow(tx, kk, table, sasaran.id, to)
  await sql`update penilaian set posyandu_id = ${to.posyanduId}
    where kabupaten_kode = ${kk} and sasaran_id = ${sasaran.id}`.execute(tx)
  await sql`insert into feed_removal (kabupaten_kode, posyandu_id, change_seq, kind, record_id)
    values (${kk}, ${from.posyanduId}, ${from.next()}, 'sasaran', ${sasaran.id})`.execute(tx)
  await recordAudit(tx, actor, 'sasaran.move', sasaran.id, {
    dari: from.posyanduId,
    ke: to.posyanduId,
  })
  return version
}

/**
 * Both feeds, in order of id; nothing when one of them is not the actor's to write, or the one they go
 * to is closed. Out of a closed one people can still be brought: a phone may have sent them late.
 */
async function lockOwnFeeds(
  tx: Tx,
  actor: Actor,
  ids: readonly [dari: PosyanduId, ke: PosyanduId],
): Promise<ReadonlyMap<string, Feed> | null> {
  const open = await sql`select from posyandu
    where kabupaten_kode = ${actor.kabupatenKode} and id = ${ids[1]} and ditutup_pada is null`.execute(
    tx,
  )
  if (open.rows.length === 0) return null
  for (const id of ids) {
    const posyandu = await findPosyanduTujuan(tx, actor.kabupatenKode, id)
    const target = posyandu && targetPosyandu(posyandu.id, posyandu.desaKode)
    if (!target || !mayI(actor.penugasan, 'sasaran.write', target, actor.today)) return null
  }
  return lockFeeds(tx, actor.kabupatenKode, ids)
}

/** In the order they had, so that a correction comes after what it corrects. */
async function follow(
  tx: Tx,
  kabupatenKode: string,
  table: (typeof FOLLOWING)[number],
  sasaranId: SasaranId,
  to: Feed,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)}
    where kabupaten_kode = ${kabupatenKode} and sasaran_id = ${sasaranId}
    order by change_seq`.execute(tx)
  if (rows.length === 0) return
  await sql`update ${sql.table(table)} t
    set posyandu_id = ${to.posyanduId}, change_seq = moved.seq
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map(() => to.next())}::bigint[]) as moved (id, seq)
    where t.kabupaten_kode = ${kabupatenKode} and t.id = moved.id`.execute(tx)
}

/** Of whom these matters are that lie at another posyandu now: their person may have been moved there. */
export async function findPeopleOf(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: PosyanduId,
  rujukanIds: readonly string[],
): Promise<readonly SasaranId[]> {
  if (rujukanIds.length === 0) return []
  const { rows } = await sql<{ sasaran_id: SasaranId }>`
    select distinct sasaran_id from rujukan
    where kabupaten_kode = ${kabupatenKode} and id = any(${rujukanIds}::uuid[])
      and posyandu_id <> ${posyanduId} and sasaran_id is not null`.execute(tx)
  return rows.map((row) => row.sasaran_id)
}

/**
 * People of these who were moved away from a posyandu, and where they are: its phones may not know yet
 * (SYNC-25), and what they noted until then is not lost.
 */
export async function findMovedAway(
  tx: Tx,
  kabupatenKode: string,
  posyanduId: PosyanduId,
  sasaranIds: readonly string[],
): Promise<ReadonlyMap<string, PosyanduId>> {
  if (sasaranIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; posyandu_id: PosyanduId }>`
    select s.id, s.posyandu_id from sasaran s
    where s.kabupaten_kode = ${kabupatenKode} and s.id = any(${sasaranIds}::uuid[])
      and s.posyandu_id <> ${posyanduId}
      and exists (select from feed_removal f
        where f.kabupaten_kode = s.kabupaten_kode and f.posyandu_id = ${posyanduId}
          and f.kind = 'sasaran' and f.record_id = s.id)`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.posyandu_id]))
}
