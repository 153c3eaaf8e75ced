import { type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
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
    await expectConfirmed(database)
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
  'a piece of the large one: a load that was cut goes on and ends as if it had never been, in one thread or in three',
  async () => {
    const options = { size: 'besar', share: 0.01 } as const
    const whole = await testDatabase()
    const all = await load(whole, { ...options, threads: 3 })
    expect(all.posyandu).toBe(18 + 15)

    const cut = await testDatabase()
    let batches = 0
    const cutInTheMiddle = load(cut, { ...options, threads: 2 }, () => {
      batches += 1
      if (batches === 3) throw new Error('cut')
    })
    await expect(cutInTheMiddle).rejects.toThrow('cut')
    const rest = await load(cut, { ...options, threads: 1 })
    expect(rest.posyandu).toBeGreaterThan(0)
    expect(rest.posyandu).toBeLessThan(all.posyandu)
    expect(await fingerprint(cut)).toEqual(await fingerprint(whole))
    await expectSoundFeeds(cut)
    expect((await load(cut, options)).posyandu).toBe(0)
    await expectAlive(whole, 15)
  },
  MINUTES,
)

function load(
  database: TestDatabase,
  options: Pick<SeedOptions, 'size' | 'share' | 'threads'>,
  say: SeedOptions['say'] = () => undefined,
) {
  return seed(database, { ...options, until: UNTIL, say })
}

/** A bidan looked at most of the short children of the last months, and at none before it was measured. */
async function expectConfirmed({ owner }: TestDatabase): Promise<void> {
  const { rows } = await sql<Record<'short' | 'confirmed' | 'early', number>>`
    select count(*)::int as short, count(k.id)::int as confirmed,
      count(*) filter (where k.at::date < n.measured_on or k.at::date > ${UNTIL}::date)::int as early
    from penilaian n left join konfirmasi_gizi k using (pengukuran_id)
    where n.status_tinggi in ('pendek', 'sangat_pendek') and n.measured_on between '2026-08-01' and '2026-11-20'`.execute(
    owner,
  )
  const [found] = rows
  expect(found?.confirmed).toBeGreaterThan((found?.short ?? 0) / 2)
  expect(found?.confirmed).toBeLessThan(found?.short ?? 0)
  expect(found?.early).toBe(0)
}

/** 1,500 posyandu like these are a million people weighed five million times, with matters and people who sign in. */
async function expectAlive({ owner }: TestDatabase, posyandu: number): Promise<void> {
  const { rows } = await sql<
    Record<'people' | 'measures' | 'matters' | 'moves' | 'strangers', number>
  >`
      with baru as (select id from posyandu where nama ~ ' 1$')
      select
        (select count(*)::int from sasaran where posyandu_id in (table baru)) as people,
        (select count(*)::int from pengukuran where posyandu_id in (table baru)) as measures,
        (select count(*)::int from rujukan where posyandu_id in (table baru)) as matters,
        (select count(*)::int from rujukan_move m join rujukan r on r.id = m.rujukan_id where r.posyandu_id in (table baru)) as moves,
        (select count(*)::int from rujukan r join sasaran s on s.id = r.sasaran_id where s.posyandu_id <> r.posyandu_id) as strangers`.execute(
    owner,
  )
  const [found] = rows
  expect(found?.people).toBeGreaterThanOrEqual(posyandu * 667)
  expect(found?.measures).toBeGreaterThanOrEqual(posyandu * 3_334)
  expect(found).toMatchObject({ matters: posyandu * 10, strangers: 0 })
  expect(found?.moves).toBeGreaterThan(posyandu * 20)
  const accounts = await sql<{ nama_pengguna: string; peran: string }>`
      select u.nama_pengguna, t.peran from penugasan t join pengguna u on u.id = t.pengguna_id
      where u.kabupaten_kode = '33.16' and u.nama_pengguna ~ '\\d$' and t.peran <> 'kader' order by 1`.execute(
    owner,
  )
  expect(accounts.rows.map((row) => row.peran)).toEqual(expect.arrayContaining(['bidan', 'sekdes']))
}

const FEED = ['sasaran', 'hari_buka', 'kehadiran', 'pengukuran', 'layanan', 'rujukan'] as const

/** When it was loaded is no part of what was loaded. */
const OF_THE_LOAD = ['received_at']

/** Count and content of every table of people, without when it was loaded. */
async function fingerprint({ owner }: TestDatabase) {
  const tables = [
    ...FEED,
    'penilaian',
    'rujukan_move',
    'konfirmasi_gizi',
    'feed_counter',
    'posyandu',
  ] as const
  const prints: Record<string, unknown> = {}
  for (const table of tables) {
    const { rows } = await sql<{ rows: number; content: string }>`
      select count(*)::int as rows, md5(string_agg(line, '' order by line)) as content
      from (select md5((to_jsonb(t) - ${OF_THE_LOAD}::text[])::text) as line from ${sql.table(table)} t) as lines`.execute(
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
