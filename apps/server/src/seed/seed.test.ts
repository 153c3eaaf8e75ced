import { type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withClient } from '../db/open-store.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type SeedOptions, seed } from './seed.ts'

const UNTIL = tanggal('2026-11-23')
const MINUTES = 180_000

test(
  'the small demo: one that is there gets nothing added, nothing lies after its day, the same day makes the same rows',
  async () => {
    const database = await testDatabase()
    expect(await load(database, { size: 'kecil' })).toMatchObject({ posyandu: 5 })
    const before = await fingerprint(database)
    expect(await load(database, { size: 'kecil' })).toMatchObject({ posyandu: 0, sasaran: 0 })
    expect(await fingerprint(database)).toEqual(before)
    await expectSoundFeeds(database)
    const last = await latest(database)
    expect(last).toBeDefined()
    expect(last && last > '2026-10-23' && last <= UNTIL, last).toBe(true)

    const again = await testDatabase()
    await load(again, { size: 'kecil' })
    expect(await fingerprint(again)).toEqual(before)
  },
  MINUTES,
)

test(
  'a piece of the large one: a load that was cut goes on and ends as if it had never been',
  async () => {
    const options = { size: 'besar', share: 0.002 } as const
    const whole = await testDatabase()
    const all = await load(whole, options)

    const cut = await testDatabase()
    const cutAfterFirstBatch = load(cut, options, () => {
      throw new Error('cut')
    })
    await expect(cutAfterFirstBatch).rejects.toThrow('cut')
    const rest = await load(cut, options)
    expect(rest.posyandu).toBeGreaterThan(0)
    expect(rest.posyandu).toBeLessThan(all.posyandu)
    expect(await fingerprint(cut)).toEqual(await fingerprint(whole))
    await expectSoundFeeds(cut)
    expect((await load(cut, options)).posyandu).toBe(0)
  },
  MINUTES,
)

function load(
  database: TestDatabase,
  options: Pick<SeedOptions, 'size' | 'share'>,
  say: SeedOptions['say'] = () => undefined,
) {
  return withClient(database.ownerConnection, (client) =>
    seed(client, { ...options, until: UNTIL, say }),
  )
}

const FEED = ['sasaran', 'hari_buka', 'kehadiran', 'pengukuran', 'layanan'] as const

/** Count and content of every table of people, without when it was loaded. */
async function fingerprint({ owner }: TestDatabase) {
  const tables = [...FEED, 'penilaian', 'feed_counter', 'posyandu'] as const
  const prints: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql<{ rows: number; content: string }>`
      select count(*)::int as rows, md5(string_agg(line, '' order by line)) as content
      from (select md5((to_jsonb(t) - 'received_at')::text) as line from ${sql.table(table)} t) as lines`.execute(
      owner,
    )
    prints[table] = rows[0]
  }
  return prints
}

/** SYNC-22 of what was loaded: each number once in a feed, and the counter at the last. */
async function expectSoundFeeds({ owner }: TestDatabase) {
  const parts = FEED.map((table) => sql`select posyandu_id, change_seq from ${sql.table(table)}`)
  const { rows } = await sql<{ numbers: number; once: number; astray: number }>`
    with feed as (${sql.join(parts, sql` union all `)}),
    feeds as (
      select posyandu_id, count(*) as numbers, count(distinct change_seq) as once, max(change_seq) as last from feed group by 1
    )
    select sum(numbers)::int as numbers, sum(once)::int as once,
      count(*) filter (where c.last_seq is distinct from feeds.last)::int as astray
    from feeds left join feed_counter c using (posyandu_id)`.execute(owner)
  const [found] = rows
  expect(found?.numbers).toBeGreaterThan(0)
  expect(found).toEqual({ numbers: found?.numbers, once: found?.numbers, astray: 0 })
}

/** The last date of service or birth: of the month up to `until`, never of tomorrow. */
async function latest({ owner }: TestDatabase): Promise<Tanggal | undefined> {
  const { rows } = await sql<{ last: Tanggal }>`
    select greatest((select max(measured_on) from pengukuran), (select max(tanggal) from kehadiran),
      (select max(tanggal) from layanan), (select max(tanggal_lahir) from sasaran),
      (select max(tanggal) from hari_buka where status <> 'direncanakan')) as last`.execute(owner)
  return rows[0]?.last
}
