import { hariBukaId, type SasaranId } from '@simpul/domain/shared/ids.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aPengguna } from '../../apps/server/src/testing/builders.ts'
import { type TestServer, testServer } from '../../apps/server/src/testing/test-server.ts'
import { aPlace, FAULTS, type Fault, HARI, Phone } from './phone.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

type Who = 0 | 1
type Step =
  | { readonly do: 'register'; readonly who: Who }
  | { readonly do: 'weigh' | 'arrive'; readonly who: Who; readonly nth: number }
  | { readonly do: 'mark'; readonly who: Who; readonly nth: number; readonly langkah: number }
  | {
      readonly do: 'correct'
      readonly who: Who
      readonly nth: number
      readonly field: 'rt' | 'dusun'
    }
  | { readonly do: 'sync'; readonly who: Who; readonly faults: readonly Fault[] }
  | { readonly do: 'kill'; readonly who: Who }
  | { readonly do: 'both_sync'; readonly who: Who; readonly faults: readonly Fault[] }

const who = fc.constantFrom<Who>(0, 1)
const nth = fc.nat(20)
const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('register' as const), who }),
  fc.record({ do: fc.constantFrom('weigh' as const, 'arrive' as const), who, nth }),
  fc.record({
    do: fc.constant('mark' as const),
    who,
    nth,
    langkah: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    do: fc.constant('correct' as const),
    who,
    nth,
    field: fc.constantFrom('rt' as const, 'dusun' as const),
  }),
  fc.record({ do: fc.constant('sync' as const), who, faults }),
  fc.record({ do: fc.constant('kill' as const), who }),
  fc.record({ do: fc.constant('both_sync' as const), who, faults }),
)

/** What was done, told by no computer: what both phones and the server must show in the end. */
interface Truth {
  readonly people: Set<SasaranId>
  readonly weighings: Map<string, SasaranId>
  readonly marks: Map<SasaranId, Set<number>>
  readonly said: Map<string, Set<string>>
}

async function run(steps: readonly Step[]): Promise<void> {
  const tempat = await aPlace(server)
  const open = async () =>
    Phone.signIn(server, tempat, await aPengguna(server.owner, tempat, 'kader'))
  const phones = [await open(), await open()] as const
  const truth: Truth = {
    people: new Set(),
    weighings: new Map(),
    marks: new Map(),
    said: new Map(),
  }
  for (const phone of phones) await phone.openDay()
  const seen: (readonly string[])[] = []

  for (const [i, one] of steps.entries()) {
    const phone = phones[one.who]
    const known = [...phone.store.records.sasaran.keys()].sort()
    const somebody = 'nth' in one ? known[one.nth % known.length] : undefined
    switch (one.do) {
      case 'register': {
        const id = await phone.register({ nama: `Anak ${i}`, rt: '00', dusun: 'asal' })
        truth.people.add(id)
        expect(phone.sasaran(id).nama).toBe(`Anak ${i}`)
        break
      }
      case 'weigh':
        if (somebody) {
          const { id } = await phone.weigh(somebody, {
            weightGram: 5_000 + i,
            hariBukaId: hariBukaId(tempat.posyanduId, HARI),
          })
          truth.weighings.set(id, somebody)
          expect((await phone.pengukuranOf(somebody)).map((row) => row.id)).toContain(id)
        }
        break
      case 'arrive':
        if (somebody) {
          await phone.arrive(somebody, `${one.who === 0 ? 'A' : 'B'}${i + 1}`)
          if (!truth.marks.has(somebody)) truth.marks.set(somebody, new Set())
        }
        break
      case 'mark': {
        const came = phone.store.records.kehadiranOf(hariBukaId(tempat.posyanduId, HARI))
        const kehadiran = came[one.nth % came.length]
        if (kehadiran) {
          await phone.mark(kehadiran.id, one.langkah)
          truth.marks.get(kehadiran.sasaranId)?.add(one.langkah)
        }
        break
      }
      case 'correct':
        if (somebody) {
          const value = one.field === 'rt' ? String(i).padStart(2, '0') : `dusun ${i}`
          await phone.correct(somebody, { [one.field]: value })
          const key = `${somebody} ${one.field}`
          truth.said.set(key, (truth.said.get(key) ?? new Set()).add(value))
          expect(phone.sasaran(somebody)[one.field]).toBe(value)
        }
        break
      case 'sync':
        phone.faults = [...one.faults]
        await phone.sync()
        phone.faults = []
        break
      case 'both_sync':
        phone.faults = [...one.faults]
        await Promise.all(phones.map((both) => both.sync()))
        phone.faults = []
        break
      case 'kill':
        await phone.kill()
    }
    for (const [n, each] of phones.entries()) {
      const before = seen[n] ?? []
      const now = await shownBy(each)
      // Not for a moment: not between an answer and the pull after it, not while the phone is opened again.
      expect(now, `what phone ${n} shows after step ${i}, ${one.do}`).toEqual(
        expect.arrayContaining([...before]),
      )
      seen[n] = now
    }
  }

  for (const phone of [...phones, ...phones]) await phone.syncWell()
  for (const phone of phones) await phone.kill()
  await check(phones, truth, tempat.posyanduId)
}

/** Ids of everything that is on the screens of a phone. */
async function shownBy({ store }: Phone): Promise<readonly string[]> {
  const people = [...store.records.sasaran.keys()]
  const riwayat = await store.loadRiwayat(people)
  const weighings = [...riwayat.values()].flatMap(({ pengukuran }) =>
    pengukuran.map((one) => one.id),
  )
  const days = store.records.hariBuka.flatMap((day) =>
    store.records.kehadiranOf(day.id).map((one) => one.id),
  )
  return [...people, ...weighings, ...days]
}

async function check(
  phones: readonly [Phone, Phone],
  truth: Truth,
  posyanduId: Phone['tempat']['posyanduId'],
): Promise<void> {
  const clashed = new Set(
    phones.flatMap(({ store }) =>
      store.clashing.flatMap(({ command, diterima }) =>
        diterima.clash.map(({ field }) => `${String(command.body['sasaranId'])} ${field}`),
      ),
    ),
  )
  for (const phone of phones) {
    expect(phone.store.queue).toEqual([])
    expect([...phone.store.records.sasaran.keys()].sort()).toEqual([...truth.people].sort())
    for (const id of truth.people) {
      const wanted = [...truth.weighings].filter(([, of]) => of === id).map(([row]) => row)
      expect((await phone.pengukuranOf(id)).map((row) => row.id as string)).toEqual(wanted.sort())
    }
    const came = phone.store.records.kehadiranOf(hariBukaId(posyanduId, HARI))
    expect(new Map(came.map((one) => [one.sasaranId, one.langkahSelesai]))).toEqual(
      new Map([...truth.marks].map(([id, marks]) => [id, [...marks].sort((a, b) => a - b)])),
    )
    for (const [key, values] of truth.said) {
      const [id, field] = key.split(' ') as [SasaranId, 'rt' | 'dusun']
      expect([...values]).toContain(phone.sasaran(id)[field])
    }
  }
  const [a, b] = phones.map(({ store }) =>
    [...store.records.sasaran.values()].sort((x, y) => (x.id < y.id ? -1 : 1)),
  )
  expect(a).toEqual(b)
  // Who wrote last over a value she had not seen is told so: a value said by one phone alone never clashes.
  for (const key of clashed) expect(truth.said.get(key)?.size ?? 0).toBeGreaterThan(1)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from pengukuran where posyandu_id = ${posyanduId}`.execute(
    server.owner,
  )
  expect(rows).toEqual([{ n: truth.weighings.size }])
}

/** Fixed, so that a red run can be run again; another one is tried by `SYNC_SEED=… npx vitest run --project sync`. */
const SEED = Number(process.env['SYNC_SEED'] ?? 20_260_908)

test(`two phones and a bad road, in generated orders, seed ${SEED}: nothing is lost, nothing is twice, both show the same`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }), run),
    { numRuns: 25, seed: SEED, interruptAfterTimeLimit: 90_000, endOnFailure: true },
  )
})
