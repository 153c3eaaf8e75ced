import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, type Tanggal, tanggal } from '../../shared/tanggal.ts'
import type { DosisTercatat } from './dosis-tercatat.ts'
import { evaluateImunisasi, type PenilaianImunisasi } from './evaluate-imunisasi.ts'
import { forecastImunisasi, type Ramalan } from './forecast-imunisasi.ts'
import { JADWAL_IMUNISASI_2026 as JADWAL } from './jadwal-2026.ts'
import type { OrangImunisasi } from './jadwal-imunisasi.ts'
import { Kelahiran, tanggalDari } from './lama.ts'

const FIRST_BIRTH = tanggal('2012-01-01')
const KODE = JADWAL.kodeDosis.map(({ kode }) => kode)

const orang = fc.record({
  birthDate: fc.integer({ min: 0, max: 5400 }).map((days) => addDays(FIRST_BIRTH, days)),
  jenisKelamin: fc.constantFrom<'L' | 'P'>('L', 'P'),
  provinsi: fc.constantFrom('35', '33', '34', '51', '61', '91'),
  kontraindikasi: fc.constant([]),
  penolakan: fc.constant([]),
}) satisfies fc.Arbitrary<OrangImunisasi>

/** Ages at which something happens are drawn more often than the years between them. */
const age = fc.oneof(
  fc.integer({ min: -3, max: 560 }),
  fc.integer({ min: 0, max: 5200 }),
  fc.constantFrom(0, 6, 7, 38, 42, 60, 61, 89, 90, 92, 94, 98, 120, 181, 182, 212, 273, 365, 548),
)

/** A person, the day asked and doses, most of them in some order that could be real. */
const cases = orang.chain((person) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 5200 }),
      fc.array(
        fc.record({
          kode: fc.constantFrom(...KODE, ...KODE.slice(0, 30), 'tidak_dikenal'),
          age,
          isUndated: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
          expiresIn: fc.option(fc.integer({ min: -5, max: 400 }), { nil: null, freq: 4 }),
        }),
        { maxLength: 16 },
      ),
    )
    .map(([ageAsked, rows]) => ({
      person,
      on: addDays(person.birthDate, ageAsked),
      doses: rows.map((row, i): DosisTercatat => {
        const date = addDays(person.birthDate, row.age)
        return {
          id: `d${i}`,
          kode: row.kode,
          tanggal: row.isUndated ? null : date,
          kedaluwarsa: row.expiresIn === null ? null : addDays(date, row.expiresIn),
        }
      }),
    })),
)

const RUNS = { numRuns: 200 }

function ask(person: OrangImunisasi, doses: readonly DosisTercatat[], on: Tanggal) {
  const penilaian = evaluateImunisasi(person, doses, JADWAL, on)
  return { penilaian, ramalan: forecastImunisasi(person, penilaian) }
}

/** The answer without the table it was computed by, and without an order of its own. */
function bare({
  penilaian,
  ramalan,
}: {
  penilaian: PenilaianImunisasi
  ramalan: readonly Ramalan[]
}) {
  const dosis = penilaian.dosis.map((one) => JSON.stringify(one)).toSorted()
  return { dosis, ramalan }
}

test('IMUN-3: the order in which doses are handed in says nothing', () => {
  fc.assert(
    fc.property(
      cases.chain((one) =>
        fc.tuple(fc.constant(one), fc.shuffledSubarray(one.doses, { minLength: one.doses.length })),
      ),
      ([{ person, on, doses }, shuffled]) => {
        expect(bare(ask(person, shuffled, on))).toEqual(bare(ask(person, doses, on)))
      },
    ),
    RUNS,
  )
})

test('asked twice, the same answer, and nothing that was handed in is changed', () => {
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      const before = JSON.stringify([person, doses])
      const first = bare(ask(person, doses, on))
      expect(bare(ask(person, doses, on))).toEqual(first)
      expect(JSON.stringify([person, doses])).toBe(before)
    }),
    RUNS,
  )
})

test('each dose is answered, and each valid one is counted once, in order of time', () => {
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      const { penilaian } = ask(person, doses, on)
      for (const dosis of doses) {
        expect(penilaian.dosis.some((one) => one.dosis === dosis)).toBe(true)
      }
      for (const { sah, pola } of penilaian.seri) {
        expect(sah.length).toBeLessThanOrEqual(pola.dosis.length)
        const days = sah.map((one) => one.day ?? Number.NaN)
        expect(days).toEqual(days.toSorted((a, b) => a - b))
        expect(new Set(days).size).toBe(days.length)
      }
    }),
    RUNS,
  )
})

test('IMUN-4: the four dates stand in their order, and none is before the minimum age', () => {
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      const { penilaian, ramalan } = ask(person, doses, on)
      for (const [i, one] of ramalan.entries()) {
        const keadaan = penilaian.seri[i]
        const target = keadaan?.pola.dosis[keadaan.sah.length]
        if (!target) {
          expect(one.status).toBe('selesai')
          continue
        }
        const minimal = tanggalDari(new Kelahiran(person.birthDate).berumur(target.umurMinimal))
        expect(one.palingCepat! >= minimal).toBe(true)
        expect(one.dianjurkan! >= one.palingCepat!).toBe(true)
        expect(one.terlambatMulai! >= one.dianjurkan!).toBe(true)
      }
    }),
    RUNS,
  )
})

test('IMUN-4: a status follows from its dates', () => {
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      for (const one of ask(person, doses, on).ramalan) {
        if (one.status === 'belum_waktunya') expect(on < one.dianjurkan!).toBe(true)
        if (one.status === 'sudah_waktunya') {
          expect(on >= one.dianjurkan! && on < one.terlambatMulai!).toBe(true)
        }
        if (one.status === 'terlambat') expect(on >= one.terlambatMulai!).toBe(true)
        if (one.status === 'tidak_bisa_lagi') {
          expect(on > one.palingLambat! || one.palingCepat! > one.palingLambat!).toBe(true)
        }
        const isWanted = ['belum_waktunya', 'sudah_waktunya', 'terlambat'].includes(one.status)
        if (isWanted) expect(one.palingCepat! <= one.palingLambat!).toBe(true)
      }
    }),
    RUNS,
  )
})

test('IMUN-4: a dose given on the day that is foretold always counts', () => {
  let tried = 0
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      const { penilaian, ramalan } = ask(person, doses, on)
      for (const one of ramalan) {
        if (!['belum_waktunya', 'sudah_waktunya', 'terlambat'].includes(one.status)) continue
        for (const from of [one.palingCepat!, one.dianjurkan!]) {
          const date = from > on ? from : on
          if (date > one.palingLambat!) continue
          // When another schedule is in force by then it is asked again, not trusted from here.
          const then = ask(person, doses, date)
          const same = then.ramalan.find(({ seri }) => seri === one.seri)
          if (same?.versiId !== one.versiId) continue
          // Nor when something that is only written down for later comes between.
          if (doses.some(({ tanggal: day }) => day !== null && day > on && day <= date)) continue
          const given = { id: 'baru', kode: one.kode!, tanggal: date, kedaluwarsa: null }
          const after = ask(person, [...doses, given], date)
          const judged = after.penilaian.dosis.find(
            ({ dosis, seri }) => dosis === given && seri === one.seri,
          )
          expect(judged, `${one.seri} ${date}`).toMatchObject({ status: 'sah' })
          expect(penilaian.onDate).toBe(on)
          tried += 1
        }
      }
    }),
    RUNS,
  )
  expect(tried).toBeGreaterThan(500)
})

test('IMUN-3: a dose that does not count never brings anything nearer', () => {
  let tried = 0
  fc.assert(
    fc.property(cases, fc.constantFrom(...KODE), age, ({ person, on, doses }, kode, days) => {
      const added = {
        id: 'baru',
        kode,
        tanggal: addDays(person.birthDate, days),
        kedaluwarsa: null,
      }
      const before = ask(person, doses, on)
      const after = ask(person, [...doses, added], on)
      for (const one of after.penilaian.dosis) {
        if (one.dosis !== added || one.status !== 'tidak_sah') continue
        const next = after.ramalan.find(({ seri }) => seri === one.seri)
        const former = before.ramalan.find(({ seri }) => seri === one.seri)
        if (!next || !former) continue
        tried += 1
        expect(next.sudah).toBeLessThanOrEqual(former.sudah)
        if (next.sudah === former.sudah && next.kode === former.kode && next.kode !== null) {
          expect(daysBetween(former.palingCepat!, next.palingCepat!)).toBeGreaterThanOrEqual(0)
        }
        if (former.status !== 'selesai') expect(next.status).not.toBe('selesai')
      }
    }),
    RUNS,
  )
  expect(tried).toBeGreaterThan(20)
})

test('IMUN-3: ticks without a date never count and never complete a series', () => {
  fc.assert(
    fc.property(cases, ({ person, on, doses }) => {
      const ticks = KODE.map((kode, i) => ({
        id: `centang-${i}`,
        kode,
        tanggal: null,
        kedaluwarsa: null,
      }))
      const without = ask(person, doses, on).ramalan
      const withTicks = ask(person, [...doses, ...ticks], on).ramalan
      expect(withTicks.map(({ seri, sudah }) => [seri, sudah])).toEqual(
        without.map(({ seri, sudah }) => [seri, sudah]),
      )
      for (const [i, one] of withTicks.entries()) {
        if (without[i]?.status !== 'selesai') expect(one.status).not.toBe('selesai')
      }
    }),
    { numRuns: 100 },
  )
})
