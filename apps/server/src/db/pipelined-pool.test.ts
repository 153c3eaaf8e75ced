import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aTempat, type Tempat } from '../testing/builders.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, inKabupaten, openDatabase } from './database.ts'
import { AHEAD } from './pipelined-pool.ts'
import { StatementNames } from './statement-names.ts'

let base: TestDatabase
let tempat: Tempat
/** One connection, so that every statement meets what the one before left there. */
let one: Db

beforeAll(async () => {
  base = await testDatabase()
  tempat = await aTempat(base.owner)
  one = openDatabase(base.appConnection, { max: 1 })
})
afterAll(() => one.destroy())

async function preparedTexts(): Promise<readonly string[]> {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement not like '%pg_prepared_statements%'`.execute(
    one,
  )
  return rows.map((row) => row.statement)
}

describe('a statement', () => {
  test('that comes again is planned once under a name; one that came once is not kept', async () => {
    const ask = (n: number) => sql<{ n: number }>`select ${n}::int + 1 as n`.execute(one)
    for (const n of [1, 2, 3]) expect((await ask(n)).rows).toEqual([{ n: n + 1 }])
    await sql`select ${1}::int + 100 as n`.execute(one)
    expect(await preparedTexts()).toEqual(['select $1::int + 1 as n'])
  })

  test('that fails leaves its name usable', async () => {
    const divide = (by: number) => sql<{ n: number }>`select 100 / ${by}::int as n`.execute(one)
    await divide(5)
    await divide(4)
    await expect(divide(0)).rejects.toThrow(/division by zero/)
    expect((await divide(2)).rows).toEqual([{ n: 50 }])
  })

  test('whose answer a migration changed fails once, and the next request has a new connection', async () => {
    await sql`create table uji_migrasi (isi int); grant select on uji_migrasi to simpul_app`.execute(
      base.owner,
    )
    const read = () => sql`select * from uji_migrasi where isi > ${0}`.execute(one)
    await read()
    await read()
    await sql`alter table uji_migrasi add column lain text`.execute(base.owner)
    await expect(read()).rejects.toThrow(/cached plan/)
    expect((await read()).rows).toEqual([])
    await sql`drop table uji_migrasi`.execute(base.owner)
  })
})

describe('names', () => {
  test('are given to a text seen a second time, always the same', () => {
    const names = new StatementNames()
    expect(names.nameOf('select 1', 0)).toBeUndefined()
    expect(names.nameOf('select 2', 0)).toBeUndefined()
    const name = names.nameOf('select 1', 0)
    expect(name).toBeDefined()
    expect(names.nameOf('select 1', 0)).toBe(name)
    expect(names.nameOf('select 2', 0)).not.toBe(name)
  })

  test('are not given to a list of parameters, nor to what has no plan', () => {
    const names = new StatementNames()
    for (const [text, parameters] of [
      ['select 1 where 1 in ($1, $2)', 61],
      ['commit', 0],
      ["set local simpul.kabupaten = '33.16'", 0],
    ] as const) {
      names.nameOf(text, parameters)
      expect(names.nameOf(text, parameters)).toBeUndefined()
    }
  })

  test('are two hundred at most: a connection keeps a plan for each', () => {
    const names = new StatementNames()
    const given = new Set<string>()
    for (let i = 0; i < 1_000; i += 1) {
      names.nameOf(`select ${i}`, 0)
      const name = names.nameOf(`select ${i}`, 0)
      if (name !== undefined) given.add(name)
    }
    expect(given.size).toBe(200)
    expect(names.nameOf('select 0', 0)).toBe('s1')
  })
})

describe('a transaction', () => {
  test('names its kabupaten in the request that begins it, and forgets it at the end', async () => {
    const seen = await inKabupaten(one, tempat.kabupatenKode, (tx) =>
      sql<{ n: number }>`select count(*)::int as n from posyandu`.execute(tx),
    )
    expect(seen.rows).toEqual([{ n: 2 }])
    const after = await sql<{ n: number }>`select count(*)::int as n from posyandu`.execute(one)
    expect(after.rows).toEqual([{ n: 0 }])
  })

  test('that fails before its first statement leaves a clean connection', async () => {
    const fail = one.transaction().execute(async () => {
      throw new Error('belum ada apa-apa')
    })
    await expect(fail).rejects.toThrow('belum ada apa-apa')
    const { rows } = await sql<{ inside: boolean }>`
      select now() = statement_timestamp() as inside`.execute(one)
    expect(rows).toEqual([{ inside: true }])
  })

  test('rolls back what it wrote when it fails', async () => {
    const kode = tempat.kabupatenKode
    const write = inKabupaten(one, kode, async (tx) => {
      await sql`insert into hari_libur (kabupaten_kode, tanggal, nama) values (${kode}, '2026-05-05', 'uji')`.execute(
        tx,
      )
      throw new Error('batal')
    })
    await expect(write).rejects.toThrow('batal')
    const { rows } = await sql`select nama from hari_libur where kabupaten_kode = ${kode}`.execute(
      base.owner,
    )
    expect(rows).toEqual([])
  })
})

describe('a statement sent ahead', () => {
  const libur = (nama: string, tanggal: string | null = '2026-06-01') =>
    sql`${AHEAD}insert into hari_libur (kabupaten_kode, tanggal, nama)
      values (${tempat.kabupatenKode}, ${tanggal}, ${nama})`
  const inside = <T>(run: Parameters<typeof inKabupaten<T>>[2]) =>
    inKabupaten(one, tempat.kabupatenKode, run)
  async function written(): Promise<readonly string[]> {
    const { rows } = await sql<{
      nama: string
    }>`select nama from hari_libur order by tanggal`.execute(base.owner)
    return rows.map(({ nama }) => nama)
  }
  afterEach(() => sql`delete from hari_libur`.execute(base.owner))

  test('is not waited for, and the next one sees what it did', async () => {
    const started = performance.now()
    const { returned, seen } = await inside(async (tx) => {
      await sql`${AHEAD}select pg_sleep(0.4)`.execute(tx)
      await libur('di depan').execute(tx)
      const after = performance.now() - started
      const { rows } = await sql`select nama from hari_libur`.execute(tx)
      return { returned: after, seen: rows }
    })
    expect(returned).toBeLessThan(300)
    expect(performance.now() - started).toBeGreaterThan(390)
    expect(seen).toEqual([{ nama: 'di depan' }])
    expect(await written()).toEqual(['di depan'])
  })

  test('that fails is told by the next one, in its own words, and nothing is written', async () => {
    const steps: string[] = []
    const work = inside(async (tx) => {
      await libur('benar').execute(tx)
      await libur('tanpa tanggal', null).execute(tx)
      await libur('sesudah').execute(tx)
      steps.push('sent')
      await sql`select 1`.execute(tx)
      steps.push('never')
    })
    await expect(work).rejects.toThrow(/null value in column "tanggal"/)
    expect(steps).toEqual(['sent'])
    expect(await written()).toEqual([])
  })

  test('that fails as the last of its transaction is told by the commit', async () => {
    const work = inside((tx) => libur('tanpa tanggal', null).execute(tx))
    await expect(work).rejects.toThrow(/null value in column "tanggal"/)
    expect(await written()).toEqual([])
  })

  test('does not hide another reason to roll back, and the connection goes on', async () => {
    const work = inside(async (tx) => {
      await libur('tanpa tanggal', null).execute(tx)
      throw new Error('alasan lain')
    })
    await expect(work).rejects.toThrow('alasan lain')
    await inside((tx) => libur('berikutnya').execute(tx))
    expect(await written()).toEqual(['berikutnya'])
  })

  test('outside a transaction is waited for: there is no commit that could tell', async () => {
    const alone = sql`${AHEAD}select 1 / ${0}::int`.execute(one)
    await expect(alone).rejects.toThrow(/division by zero/)
  })
})
