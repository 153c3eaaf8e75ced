import { tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { anId, aPengguna, aTempat, type Tempat } from '../testing/builders.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { inKabupaten } from './database.ts'
import { insertRows, type RowToInsert } from './insert-rows.ts'

let db: TestDatabase
let tempat: Tempat
let penggunaId: string

beforeAll(async () => {
  db = await testDatabase()
  tempat = await aTempat(db.owner)
  penggunaId = (await aPengguna(db.owner, tempat, 'kader', { posyanduId: tempat.posyanduId })).id
})

const inside = <T>(run: Parameters<typeof inKabupaten<T>>[2]) =>
  inKabupaten(db.db, tempat.kabupatenKode, run)

function aLog(fields: Partial<RowToInsert<'command_log'>> = {}): RowToInsert<'command_log'> {
  return {
    kabupaten_kode: tempat.kabupatenKode,
    id: anId(),
    pengguna_id: penggunaId,
    perangkat_id: null,
    kind: 'sasaran.correct',
    v: 1,
    outcome: 'accepted',
    reply: {},
    received_at: '2026-09-08T03:00:00.000Z',
    ...fields,
  }
}

async function replyOf(id: string): Promise<unknown> {
  const { rows } = await sql<{ reply: unknown }>`
    select reply from command_log where id = ${id}`.execute(db.owner)
  return rows[0]?.reply
}

test('text, dates, lists and objects lie in the table as they were given', async () => {
  const id = anId()
  const sasaranId = anId()
  const detail = { catatan: `"kutip" \\ garis, 'satu', é 👶, {a,b}`, jumlah: 12.5, kosong: null }
  await inside((tx) =>
    insertRows(tx, 'audit_entry', [
      {
        kabupaten_kode: tempat.kabupatenKode,
        at: new Date('2026-09-08T03:04:05.678Z'),
        actor_id: null,
        action: `uji.${id}`,
        subject_kind: 'uji',
        subject_id: sasaranId,
        detail,
      },
    ]),
  )
  const { rows } = await sql`
    select at, actor_id, subject_id, detail from audit_entry where action = ${`uji.${id}`}`.execute(
    db.owner,
  )
  expect(rows).toEqual([
    {
      at: new Date('2026-09-08T03:04:05.678Z'),
      actor_id: null,
      subject_id: sasaranId,
      detail,
    },
  ])
})

test('a list of numbers and a date stay what they are, and no summary is no summary', async () => {
  const id = anId()
  const hari: RowToInsert<'hari_buka'> = {
    kabupaten_kode: tempat.kabupatenKode,
    id,
    posyandu_id: tempat.posyanduId,
    tanggal: tanggal('2026-09-08'),
    status: 'dibuka',
    tugas: [{ nama: 'Sri', langkah: [1, 2] }],
    ringkasan: null,
    change_seq: 1,
    recorded_at: '2026-09-08T03:00:00.000Z',
  }
  await inside((tx) => insertRows(tx, 'hari_buka', [hari]))
  const { rows } =
    await sql`select tanggal, tugas, ringkasan, ringkasan is null as is_empty from hari_buka where id = ${id}`.execute(
      db.owner,
    )
  expect(rows).toEqual([
    {
      tanggal: '2026-09-08',
      tugas: [{ nama: 'Sri', langkah: [1, 2] }],
      ringkasan: null,
      is_empty: true,
    },
  ])
})

test('five thousand rows are one statement', async () => {
  const subject = anId()
  await inside((tx) =>
    insertRows(
      tx,
      'audit_entry',
      Array.from({ length: 5_000 }, () => ({
        kabupaten_kode: tempat.kabupatenKode,
        action: 'uji.banyak',
        subject_kind: 'uji',
        subject_id: subject,
      })),
    ),
  )
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from audit_entry where subject_id = ${subject}`.execute(db.owner)
  expect(rows).toEqual([{ n: 5_000 }])
})

test('rows with other columns, or with a value that JSON drops, are a programmer’s mistake and are not written', async () => {
  const { perangkat_id: _, ...without } = aLog()
  const twice = aLog()
  for (const rows of [
    [aLog(), { ...without, posyandu_id: null }],
    [aLog(), without],
    [twice, { ...twice, id: anId(), perangkat_id: undefined as never }],
  ])
    await expect(inside((tx) => insertRows(tx, 'command_log', rows))).rejects.toThrow(
      /command_log.*(columns|undefined)/,
    )
})

test('an id that is there already is an error, when nobody said what becomes of it', async () => {
  const row = aLog()
  await inside((tx) => insertRows(tx, 'command_log', [row]))
  await expect(inside((tx) => insertRows(tx, 'command_log', [row]))).rejects.toThrow(
    /command_log_pkey/,
  )
})

test('an id that is there already takes the named fields, only where the condition holds', async () => {
  const refused = aLog({ outcome: 'refused', reply: { kali: 1 } })
  const accepted = aLog({ outcome: 'accepted', reply: { kali: 1 } })
  await inside((tx) => insertRows(tx, 'command_log', [refused, accepted]))
  await inside((tx) =>
    insertRows(
      tx,
      'command_log',
      [refused, accepted].map((row) => ({ ...row, reply: { kali: 2 } })),
      { update: ['reply'], where: sql<boolean>`command_log.outcome = 'refused'` },
    ),
  )
  expect(await replyOf(refused.id)).toEqual({ kali: 2 })
  expect(await replyOf(accepted.id)).toEqual({ kali: 1 })
})

test('a row of another kabupaten is refused by row security', async () => {
  const elsewhere = aLog({ kabupaten_kode: '97.01' })
  await expect(inside((tx) => insertRows(tx, 'command_log', [elsewhere]))).rejects.toThrow(
    /row-level security/,
  )
})

test('rows with unlike columns are a bug and not half a row', async () => {
  const { received_at: _, ...shorter } = aLog()
  await expect(inside((tx) => insertRows(tx, 'command_log', [aLog(), shorter]))).rejects.toThrow(
    /same columns/,
  )
})
