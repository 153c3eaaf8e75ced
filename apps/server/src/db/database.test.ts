import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { inKabupaten, openDatabase, refuseMightyRole } from './database.ts'
import { withClient } from './open-store.ts'
import { StartProblem } from './start-problem.ts'

let test1: TestDatabase

beforeAll(async () => {
  test1 = await testDatabase()
  await sql`
    insert into wilayah (kode, nama, induk_kode) values
      ('97', 'Provinsi Contoh', null), ('97.01', 'Contoh Satu', '97'), ('97.02', 'Contoh Dua', '97')
  `.execute(test1.owner)
  await test1.owner
    .insertInto('kabupaten')
    .values([
      { kabupaten_kode: '97.01', nama: 'Contoh Satu', zona: 'WIB' },
      { kabupaten_kode: '97.02', nama: 'Contoh Dua', zona: 'WIT' },
    ])
    .execute()
  await sql`
    insert into hari_libur (kabupaten_kode, tanggal, nama) values
      ('97.01', '2026-03-01', 'Hari jadi satu'), ('97.02', '2026-03-02', 'Hari jadi dua')
  `.execute(test1.owner)
})

describe('a transaction of one kabupaten', () => {
  test('sees its own rows and no others', async () => {
    const rows = await inKabupaten(test1.db, '97.01', (tx) =>
      tx.selectFrom('hari_libur').select(['kabupaten_kode', 'nama']).execute(),
    )
    expect(rows).toEqual([{ kabupaten_kode: '97.01', nama: 'Hari jadi satu' }])
  })

  test('cannot write into another', async () => {
    const write = inKabupaten(test1.db, '97.01', (tx) =>
      sql`insert into hari_libur values ('97.02', '2026-04-01', 'x')`.execute(tx),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('leaves nothing behind on its connection: without a kabupaten nothing is seen', async () => {
    const one = openDatabase(test1.appConnection, { max: 1 })
    try {
      await inKabupaten(one, '97.02', (tx) => tx.selectFrom('hari_libur').selectAll().execute())
      expect(await one.selectFrom('hari_libur').selectAll().execute()).toEqual([])
    } finally {
      await one.destroy()
    }
  })

  test.each(["97.01'; drop table bidang; --", '97', '97.01.01', '', '97.1'])(
    'refuses %j as a code before it reaches the database',
    async (kode) => {
      await expect(inKabupaten(test1.db, kode, async () => 1)).rejects.toThrow(/NN\.NN/)
    },
  )

  test('reads one snapshot when asked for repeatable read', async () => {
    const seen = await inKabupaten(
      test1.db,
      '97.01',
      async (tx) => {
        const before = await tx.selectFrom('hari_libur').select('nama').execute()
        await sql`insert into hari_libur values ('97.01', '2026-05-01', 'baru')`.execute(
          test1.owner,
        )
        const after = await tx.selectFrom('hari_libur').select('nama').execute()
        return { before: before.length, after: after.length }
      },
      { isolation: 'repeatable read', readOnly: true },
    )
    expect(seen.after).toBe(seen.before)
  })

  test('that is read only cannot write', async () => {
    const write = inKabupaten(
      test1.db,
      '97.01',
      (tx) => sql`insert into hari_libur values ('97.01', '2026-06-01', 'x')`.execute(tx),
      { readOnly: true },
    )
    await expect(write).rejects.toThrow(/read-only/)
  })
})

describe('values come back as Simpul means them', () => {
  test('a date is its text, int8 a number, numeric text, and arrays likewise', async () => {
    const { rows } = await sql`
      select '2026-02-28'::date as d, array['2026-02-28', null]::date[] as ds,
             9007199254740991::int8 as n, array[1, 2]::int8[] as ns, 12.50::numeric as x
    `.execute(test1.db)
    expect(rows).toEqual([
      {
        d: '2026-02-28',
        ds: ['2026-02-28', null],
        n: 9_007_199_254_740_991,
        ns: [1, 2],
        x: '12.50',
      },
    ])
  })

  test('an int8 that a number cannot hold is an error, not a neighbour', async () => {
    await expect(sql`select 9007199254740993::int8`.execute(test1.db)).rejects.toThrow(/2\^53/)
  })
})

describe('the server refuses a role that row security does not bind', () => {
  test('simpul_app itself is welcome', async () => {
    await expect(refuseMightyRole(test1.db)).resolves.toBeUndefined()
  })

  test('the owner is refused', async () => {
    await expect(refuseMightyRole(test1.owner)).rejects.toThrow(StartProblem)
  })

  test.each([
    ['superuser', 'superuser'],
    ['bypassrls', 'bypassrls'],
    ['in role simpul_owner', 'anggota dari peran'],
  ])('a role with "%s" is refused', async (attribute, reason) => {
    const name = `uji_${attribute.replaceAll(' ', '_')}_${process.pid}`
    await asSuperuser(`create role ${name} login password 'uji' ${attribute}`)
    const mighty = openDatabase({ ...test1.appConnection, user: name, password: 'uji' })
    try {
      await asSuperuser(
        `grant connect on database ${String(test1.appConnection.database)} to ${name}`,
      )
      await expect(refuseMightyRole(mighty)).rejects.toThrow(reason)
    } finally {
      await mighty.destroy()
      await asSuperuser(`drop owned by ${name}; drop role ${name}`)
    }
  })

  async function asSuperuser(statement: string): Promise<void> {
    await withClient(test1.superuserConnection, (client) => client.query(statement))
  }
})
