import { createDecipheriv } from 'node:crypto'
import type { SealedOutbox, SealedOutboxReply } from '@simpul/contract/pengguna.ts'
import type { Refusal } from '@simpul/contract/refusal.ts'
import { PUSH_LIMIT } from '@simpul/contract/sync.ts'
import { izinOf } from '@simpul/domain/pengguna/izin.ts'
import { endingBy } from '@simpul/domain/pengguna/tugas-berakhir.ts'
import type { CommandId } from '@simpul/domain/shared/ids.ts'
import { err, ok, type Result } from '@simpul/domain/shared/result.ts'
import { localNow } from '@simpul/domain/wilayah/waktu-setempat.ts'
import type { ZonaWaktu } from '@simpul/domain/wilayah/zona-waktu.ts'
import { sql } from 'kysely'
import { recordAudit } from '../audit.ts'
import { type Db, inKabupaten, type Tx } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import { composeActor } from '../pengguna/actor.store.ts'
import { findPerangkat } from '../pengguna/pengguna.store.ts'
import { openRecoveryKey } from '../pengguna/perangkat.ts'
import type { ServerKey } from '../pengguna/server-key.ts'
import { refusedReply } from './parse-command.ts'
import { push } from './push.ts'

type RowReply = SealedOutboxReply['rows'][number]

/**
 * SYNC-33, SYNC-34: the sealed outbox of a revoked phone, or of another kader on a shared one. AES-GCM
 * proves that the rows were written under the data key; the commands are handled as if its owner pushed
 * them, and confirmed row by row.
 */
export async function openTitipan(
  db: Db,
  serverKey: ServerKey,
  input: SealedOutbox,
  now: number,
): Promise<Result<SealedOutboxReply, Refusal>> {
  const owner = await inKabupaten(db, input.kabupatenKode, (tx) =>
    findOwner(tx, serverKey, input, now),
  )
  if (!owner) return err({ kode: 'tidak_ditemukan', field: 'perangkatId' })
  const { actor, key } = owner
  const opened = input.rows
    .toSorted((a, b) => a.seq - b.seq)
    .map((row) => ({ row, command: readCommand(openRow(key, row)) }))
  const readable = opened.filter(({ command }) => command !== null)

  const answers: RowReply[] = opened.flatMap(({ row, command }) =>
    command === null
      ? [
          {
            id: row.id,
            reply: {
              ...refusedReply(row.id as CommandId, 'berkas_tidak_terbaca'),
              isDuplicate: false,
            },
          },
        ]
      : [],
  )
  // With nothing readable this is no owner's phone: it learns the epoch and nothing else.
  let last = await push(db, actor, [], now)
  for (let start = 0; start < readable.length; start += PUSH_LIMIT) {
    const batch = readable.slice(start, start + PUSH_LIMIT)
    last = await push(
      db,
      actor,
      batch.map(({ command }) => command),
      now,
    )
    for (const [i, reply] of last.replies.entries()) {
      const row = batch[i]?.row
      if (row) answers.push({ id: row.id, reply: withoutValues(reply) })
    }
  }
  if (readable.length > 0) {
    await inKabupaten(db, actor.kabupatenKode, (tx) =>
      recordAudit(tx, actor, 'perangkat.hand_over', input.perangkatId, {
        baris: input.rows.length,
        terbuka: readable.length,
      }),
    )
  }
  return ok({ epoch: last.epoch, receivedAt: last.receivedAt, rows: answers })
}

/**
 * Who hands over holds ciphertext, and may be anybody: what others wrote of a person is not read out
 * to them. Both values are kept, and the owner's own sign-in shows them.
 */
function withoutValues(reply: RowReply['reply']): RowReply['reply'] {
  return reply.outcome === 'conflict' ? { ...reply, clash: [] } : reply
}

async function findOwner(
  tx: Tx,
  serverKey: ServerKey,
  input: SealedOutbox,
  now: number,
): Promise<{ readonly actor: Actor; readonly key: Buffer } | null> {
  const perangkat = await findPerangkat(tx, input.kabupatenKode, input.perangkatId)
  const key =
    perangkat?.recovery_key &&
    openRecoveryKey(serverKey, input.kabupatenKode, perangkat.id, perangkat.recovery_key)
  if (!perangkat || !key) return null
  const { rows } = await sql<{ nama: string; zona: ZonaWaktu; dinonaktifkan_pada: Date | null }>`
    select u.nama, k.zona, u.dinonaktifkan_pada from pengguna u join kabupaten k on k.kabupaten_kode = u.kabupaten_kode
    where u.kabupaten_kode = ${input.kabupatenKode} and u.id = ${perangkat.pengguna_id}`.execute(tx)
  const [owner] = rows
  if (!owner) throw new Error(`perangkat ${perangkat.id} has no pengguna`)
  const actor = await composeActor(
    tx,
    {
      kabupatenKode: input.kabupatenKode,
      penggunaId: perangkat.pengguna_id,
      perangkatId: perangkat.id,
      nama: owner.nama,
      zona: owner.zona,
      tokenHash: Buffer.alloc(0),
    },
    now,
  )
  const closed = [perangkat.revoked_at, owner.dinonaktifkan_pada].filter((at) => at !== null)
  return { key, actor: closed.length === 0 ? actor : endedWith(actor, closed) }
}

/** No session stands behind a titipan, so the phone's own end and the account's are asked here. */
function endedWith(actor: Actor, closed: readonly Date[]): Actor {
  const first = Math.min(...closed.map((at) => at.getTime()))
  const penugasan = endingBy(actor.penugasan, localNow(first, actor.zona).tanggal)
  return { ...actor, penugasan, izin: izinOf(penugasan, actor.today) }
}

/** WebCrypto's AES-GCM: the tag is the last 16 bytes. null when it does not open. */
function openRow(key: Buffer, row: SealedOutbox['rows'][number]): string | null {
  const data = Buffer.from(row.data, 'base64')
  const iv = Buffer.from(row.iv, 'base64')
  if (data.length < 16 || iv.length !== 12) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv)
    decipher.setAuthTag(data.subarray(-16))
    return Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()]).toString(
      'utf8',
    )
  } catch {
    return null
  }
}

/** What a phone seals carries the version of its shape: `{ v: 1, isi: Command }`. */
function readCommand(text: string | null): unknown {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'isi' in value ? value.isi : null
  } catch {
    return null
  }
}
