import { readWhoVectors } from '@simpul/testkit/who/who-vectors.ts'
import { expect, test } from 'vitest'
import { addDays, completedMonths, tanggal } from '../shared/tanggal.ts'
import { assessPertumbuhan } from './penilaian-pertumbuhan.ts'
import { countPrevalensi, type ZAnak } from './prevalensi.ts'
import { loadTabelWho2006, loadTabelWho2007 } from './tabel-who.ts'
import { computeWho2006, DAYS_PER_MONTH, MEASURE, WHO_2006, WHO_2006_SIZE } from './who-2006.ts'

const WHO2006 = await loadTabelWho2006()
const TABEL = { who2006: WHO2006, who2007: await loadTabelWho2007() }
const SURVEY = readWhoVectors('prevalence-input.csv')

test('GIZI-16: a flagged z is in neither numerator nor denominator, oedema is below −3', () => {
  const well: ZAnak = { ageDays: 400, zlen: 0, zwei: 0, zwfl: 0, zbmi: 0, oedema: false }
  const counts = countPrevalensi([
    well,
    { ...well, zlen: -2 },
    { ...well, zlen: -2.01 },
    { ...well, zlen: -6 },
    { ...well, zlen: -6.01 },
    { ...well, zlen: Number.NaN, zwfl: Number.NaN, oedema: true },
    { ...well, zlen: -4, ageDays: 1827 },
  ])
  const of = (indikator: string) => counts.find((count) => count.indikator === indikator)
  expect(of('stunting')).toMatchObject({ numerator: 2, denominator: 4, flagged: 1, empty: 1 })
  expect(of('wasting_berat')).toMatchObject({ numerator: 1, denominator: 6, metode: 'who_harian' })
})

test('the survey: as many stunted as a plain count of its z finds', () => {
  const zs = SURVEY.map(zOf)
  const [stunting] = countPrevalensi(zs)
  const valid = zs.map((child) => child.zlen).filter((z) => z >= -6 && z <= 6)
  expect(stunting?.denominator).toBe(valid.length)
  expect(stunting?.numerator).toBe(valid.filter((z) => z < -2).length)
  expect((100 * (stunting?.numerator ?? 0)) / valid.length).toBeCloseTo(21.2, 1)
})

test('by completed months the same survey has about 18.1 % short: the methods must not be mixed', () => {
  const born = tanggal('2021-01-01')
  let short = 0
  let all = 0
  for (const row of SURVEY) {
    const days = Number(row.age_days)
    // The survey has no birthday: the months of WHO's length are the completed ones here.
    const months = Math.floor(days / DAYS_PER_MONTH)
    const measuredOn = monthsAfter(born, months)
    const { lengthForAge } = assessPertumbuhan(
      TABEL,
      { jenisKelamin: row.sex === '1' ? 'L' : 'P', birthDate: born },
      {
        measuredOn,
        weightGram: null,
        lengthMm: row.lenhei ? Math.round(Number(row.lenhei) * 10) : null,
        posisiUkur: row.measure === 'L' ? 'terlentang' : row.measure === 'H' ? 'berdiri' : null,
        lilaMm: null,
        lingkarKepalaMm: null,
        edema: null,
      },
      'pmk_bulan_penuh',
    )
    if (lengthForAge.hasil !== 'dinilai') continue
    all += 1
    if (lengthForAge.z < -2) short += 1
  }
  expect((100 * short) / all).toBeCloseTo(18.1, 1)
})

function monthsAfter(born: ReturnType<typeof tanggal>, months: number) {
  let on = addDays(born, Math.floor(months * 30.4))
  while (completedMonths(born, on) < months) on = addDays(on, 1)
  return on
}

function zOf(row: Readonly<Record<string, string>>): ZAnak {
  const out = new Float64Array(WHO_2006_SIZE)
  const number = (cell: string | undefined) => (cell ? Number(cell) : Number.NaN)
  const ageDays = Number(row.age_days)
  const oedema = row.oedema === 'y'
  computeWho2006(
    WHO2006,
    {
      sex: Number(row.sex),
      ageDays,
      ageMonths: ageDays / DAYS_PER_MONTH,
      weightKg: number(row.weight),
      lenheiCm: number(row.lenhei),
      measure: { L: MEASURE.lying, H: MEASURE.standing }[row.measure ?? ''] ?? MEASURE.unknown,
      headCm: number(row.headc),
      lilaCm: number(row.armc),
      oedema,
    },
    out,
  )
  return {
    ageDays,
    oedema,
    zlen: out[WHO_2006.zlen] as number,
    zwei: out[WHO_2006.zwei] as number,
    zwfl: out[WHO_2006.zwfl] as number,
    zbmi: out[WHO_2006.zbmi] as number,
  }
}
