import type { PosyanduId } from '@simpul/domain/shared/ids.ts'
import type { Bulan } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inKabupaten, type Tx } from '../db/database.ts'
import { countStatusQuery } from '../laporan/balita-bulan.query.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { aKabupaten, aKantor, aPosyandu, KAB } from './kantor-builders.ts'
import { anakPrevalensiQuery, prevalensiQuery } from './prevalensi.query.ts'
import { skdnQuery } from './skdn.query.ts'
import { timbangQuery } from './timbang-wilayah.query.ts'
import { tumbuhQuery } from './tumbuh-wilayah.query.ts'

/**
 * A survey or an import has just come in, and PostgreSQL has not looked at its tables yet: what it then
 * believes of their sizes once made it read every weighing anew for each child, for minutes.
 */

const BULAN = '2026-03' as Bulan
const CHILDREN = 800
/** A minute or more when it goes wrong; some hundredths of a second else. */
const SOON = 3_000

let database: TestDatabase
let posyandu: PosyanduId

beforeAll(async () => {
  database = await testDatabase()
  const { owner } = database
  for (const table of ['sasaran', 'pengukuran', 'penilaian'])
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(owner)
  await aKabupaten(owner)
  posyandu = await aPosyandu(owner, await aKantor(owner, 'puskesmas'))
  // Worse than nothing: what PostgreSQL saw when the first child had come in.
  await bringIn(1, 1)
  await sql`analyze`.execute(owner)
  await bringIn(2, CHILDREN)
}, 60_000)

const SPAN = { dari: BULAN, sampai: BULAN, wilayahKode: null, posyanduId: null }
const WHOLE = { isWholeKabupaten: true, wilayahKode: [], posyanduId: [] }

test.each<[string, (tx: Tx) => Promise<number | undefined>]>([
  [
    'prevalence',
    async (tx) =>
      (await prevalensiQuery(tx, WHOLE, SPAN)).find((row) => row.indikator === 'stunting')
        ?.numerator,
  ],
  [
    'the children behind it',
    async (tx) =>
      (
        await anakPrevalensiQuery(
          tx,
          { ...SPAN, indikator: 'stunting', bagian: 'kasus' },
          { posyanduId: posyandu, offset: 0, limit: 1_000 },
        )
      ).length,
  ],
  ['growth', async (tx) => (await tumbuhQuery(tx, [posyandu], BULAN)).get(posyandu)?.dugaan],
  ['D and S', async (tx) => (await timbangQuery(tx, [posyandu], BULAN)).get(posyandu)?.d],
  [
    'suspected stunting of the month',
    async (tx) => (await countStatusQuery(tx, posyandu, BULAN)).dugaan.stunting,
  ],
  ['SKDN', async (tx) => (await skdnQuery(tx, posyandu, BULAN)).d],
])('%s of what just came in is there at once', async (_, count) => {
  const counted = await inKabupaten(database.db, KAB, async (tx) => {
    await sql`select set_config('statement_timeout', ${String(SOON)}, true)`.execute(tx)
    return count(tx)
  })
  expect(counted).toBe(CHILDREN)
})

async function bringIn(first: number, last: number): Promise<void> {
  const { owner } = database
  await sql`
    insert into sasaran (kabupaten_kode, id, posyandu_id, nama, jenis_kelamin, tanggal_lahir, nik_status, status_sasaran, change_seq, recorded_at)
    select ${KAB}, gen_random_uuid(), ${posyandu}, 'Anak ' || n, 'P', date '2023-01-01' + n, 'belum', 'aktif', n, now()
    from generate_series(${first}::int, ${last}::int) n`.execute(owner)
  await sql`
    insert into pengukuran (kabupaten_kode, id, posyandu_id, asal_posyandu_id, sasaran_id, konteks, measured_on, weight_gram, length_mm, posisi_ukur, change_seq, recorded_at)
    select kabupaten_kode, gen_random_uuid(), posyandu_id, posyandu_id, id, 'hari_buka', '2026-03-15', 9000, 800, 'berdiri', ${CHILDREN}::int + change_seq, now()
    from sasaran where change_seq between ${first} and ${last}`.execute(owner)
  await sql`
    insert into penilaian (kabupaten_kode, pengukuran_id, sasaran_id, posyandu_id, measured_on, rule_version, age_days, completed_months,
      z_tbu_harian, z_bbu_harian, z_bbtb_harian, flagged, status_tinggi, naik, dua_t, bgm)
    select kabupaten_kode, id, sasaran_id, posyandu_id, measured_on, 'uji', 900, 30, -2.5, -2.5, -1, '{}', 'pendek', 'N', false, false
    from pengukuran where change_seq - ${CHILDREN} between ${first} and ${last}`.execute(owner)
}
