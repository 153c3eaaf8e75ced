import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readWhoVectors, type WhoVector } from '@simpul/testkit/who/who-vectors.ts'
import { describe, expect, test } from 'vitest'
import { WHO_2006 as DATA_2006 } from './tabel/who-2006.ts'
import { WHO_2007 as DATA_2007 } from './tabel/who-2007.ts'
import { tabelWho2006, tabelWho2007 } from './tabel-who.ts'
import {
  type AnakWho2006,
  computeWho2006,
  DAYS_PER_MONTH,
  isFlagged,
  MEASURE,
  WHO_2006,
  WHO_2006_SIZE,
} from './who-2006.ts'
import { computeWho2007, isFlagged2007, WHO_2007, WHO_2007_SIZE } from './who-2007.ts'

const TABEL = tabelWho2006(DATA_2006)
const TABEL_2007 = tabelWho2007(DATA_2007)
const REFERENCE = new URL('../../../../db/reference/who/', import.meta.url)

const CSV = {
  weightForAge: '2006-berat-umur.csv',
  lengthForAge: '2006-panjang-umur.csv',
  bmiForAge: '2006-imt-umur.csv',
  headForAge: '2006-lingkar-kepala-umur.csv',
  lilaForAge: '2006-lila-umur.csv',
  weightForLength: '2006-berat-panjang.csv',
  weightForHeight: '2006-berat-tinggi.csv',
} as const
const CSV_2007 = {
  weightForAge: '2007-berat-umur.csv',
  heightForAge: '2007-tinggi-umur.csv',
  bmiForAge: '2007-imt-umur.csv',
} as const

describe('the generated tables', () => {
  test('every csv has the checksum that SHA256SUMS gives it', () => {
    const sums = readFileSync(new URL('SHA256SUMS', REFERENCE), 'utf8').trim().split('\n')
    expect(sums).toHaveLength(10)
    for (const line of sums) {
      const [sum, file = ''] = line.split('  ')
      expect(sha256(file), file).toBe(sum)
    }
    const files = readdirSync(REFERENCE).filter((file) => file.endsWith('.csv'))
    expect(files).toHaveLength(sums.length)
  })

  test('every figure of the csv is in the module, as the same double', () => {
    for (const index of Object.keys(CSV) as (keyof typeof CSV)[]) {
      expect(DATA_2006[index].sha256).toBe(sha256(CSV[index]))
      expect(rowsOf(TABEL[index])).toEqual(rowsOfCsv(CSV[index]))
    }
    for (const index of Object.keys(CSV_2007) as (keyof typeof CSV_2007)[]) {
      expect(DATA_2007[index].sha256).toBe(sha256(CSV_2007[index]))
      expect(rowsOf(TABEL_2007[index])).toEqual(rowsOfCsv(CSV_2007[index]))
    }
  })
})

describe('WHO 2006, as the R package anthro computes it', () => {
  test('every child measured in days has the z, the flag and the empty cells of WHO', () => {
    expect(differences('anthro-0-5.csv', 3000, 'age_days')).toEqual([])
  })

  test('every child measured in months has the z, the flag and the empty cells of WHO', () => {
    expect(differences('anthro-0-5-months.csv', 500, 'age_months')).toEqual([])
  })

  test('the last day of the standards is 1826; at 60 months nothing is computed', () => {
    expect(compute({ ageDays: 1826 })[WHO_2006.zwei]).toBe(-1.02)
    expect(compute({ ageDays: 1827 })[WHO_2006.zwei]).toBeNaN()
    expect(compute({ ageDays: 1826.24 })[WHO_2006.zwei]).not.toBeNaN()
    expect(compute({ ageDays: 1826.25 })[WHO_2006.zwei]).toBeNaN()
    expect(compute({ ageDays: -1 })[WHO_2006.zwei]).toBeNaN()
    expect(compute({ ageDays: -1 })[WHO_2006.zwfl]).toBeNaN()
  })

  test('a child standing at 273 days has an unknown position; at 274 days 0.7 cm is added', () => {
    const standing = { measure: MEASURE.standing, lenheiCm: 60 }
    expect(compute({ ...standing, ageDays: 273 })[WHO_2006.clenhei]).toBe(60)
    expect(compute({ ...standing, ageDays: 274 })[WHO_2006.clenhei]).toBe(60.7)
    expect(compute({ ...standing, ageDays: 730 })[WHO_2006.clenhei]).toBe(60.7)
    expect(compute({ ...standing, ageDays: 731 })[WHO_2006.clenhei]).toBe(60)
  })

  test('730.5 days are 731: length becomes height', () => {
    const lying = { measure: MEASURE.lying, lenheiCm: 80 }
    expect(compute({ ...lying, ageDays: 730.49 })[WHO_2006.clenhei]).toBe(80)
    expect(compute({ ...lying, ageDays: 730.5 })[WHO_2006.clenhei]).toBe(79.3)
  })

  test('weight for length ends where its table ends, on both sides and for both tables', () => {
    const at = (ageDays: number, lenheiCm: number) =>
      compute({ ageDays, lenheiCm, weightKg: 10 })[WHO_2006.zwfl]
    expect([at(100, 44.9), at(100, 45)].map(Number.isNaN)).toEqual([true, false])
    expect([at(100, 110), at(100, 110.1)].map(Number.isNaN)).toEqual([false, true])
    expect([at(900, 64.9), at(900, 65)].map(Number.isNaN)).toEqual([true, false])
    expect([at(900, 120), at(900, 120.1)].map(Number.isNaN)).toEqual([false, true])
  })

  test('weight for length needs no age: position decides the table, then 87 cm', () => {
    const noAge = { ageDays: Number.NaN, ageMonths: Number.NaN, lenheiCm: 80, weightKg: 10 }
    const lying = compute({ ...noAge, measure: MEASURE.lying })
    const standing = compute({ ...noAge, measure: MEASURE.standing })
    expect(lying[WHO_2006.zwfl]).not.toBe(standing[WHO_2006.zwfl])
    expect(compute(noAge)[WHO_2006.zwfl]).toBe(lying[WHO_2006.zwfl])
    expect(lying[WHO_2006.zlen]).toBeNaN()
    const tall = { ...noAge, lenheiCm: 87 }
    expect(compute(tall)[WHO_2006.zwfl]).toBe(
      compute({ ...tall, measure: MEASURE.standing })[WHO_2006.zwfl],
    )
  })

  test('a length between two rows of the table takes a place between their z', () => {
    const z = (lenheiCm: number) =>
      compute({ ageDays: 300, lenheiCm, weightKg: 7.5 })[WHO_2006.zwfl] ?? 0
    expect(z(70)).toBeGreaterThan(z(70.05))
    expect(z(70.05)).toBeGreaterThan(z(70.1))
  })

  test('a weight of nothing or less is no weight', () => {
    for (const weightKg of [0, -3]) {
      const out = compute({ weightKg })
      expect([out[WHO_2006.zwei], out[WHO_2006.zwfl], out[WHO_2006.zbmi]]).toEqual([NaN, NaN, NaN])
    }
  })
})

describe('WHO 2007, as the R package anthroplus computes it', () => {
  test('every child has the z, the flag and the empty cells of WHO', () => {
    const vectors = readWhoVectors('anthroplus-5-19.csv')
    expect(vectors).toHaveLength(1500)
    const out = new Float64Array(WHO_2007_SIZE)
    const wrong: string[] = []
    for (const vector of vectors) {
      computeWho2007(
        TABEL_2007,
        {
          sex: Number(vector.sex),
          ageMonths: number(vector.age_months_in),
          heightCm: number(vector.height),
          weightKg: number(vector.weight),
          oedema: vector.oedema === 'y',
        },
        out,
      )
      for (const name of ['hfa', 'wfa', 'bfa'] as const) {
        const place = WHO_2007[`z${name}`]
        const z = out[place] as number
        compare(vector, name, z, isFlagged2007(place, z), wrong)
      }
    }
    expect(wrong).toEqual([])
  })

  test('it reaches from 60 to 228 months, weight to 120, both ends included', () => {
    const at = (ageMonths: number) => {
      const out = new Float64Array(WHO_2007_SIZE)
      const anak = { sex: 1, ageMonths, heightCm: 140, weightKg: 30, oedema: false }
      computeWho2007(TABEL_2007, anak, out)
      return [out[WHO_2007.zhfa], out[WHO_2007.zwfa]].map((z) => !Number.isNaN(z))
    }
    expect(at(59.99)).toEqual([false, false])
    expect(at(60)).toEqual([true, true])
    expect(at(120)).toEqual([true, true])
    expect(at(120.01)).toEqual([true, false])
    expect(at(228)).toEqual([true, false])
    expect(at(228.01)).toEqual([false, false])
  })
})

function differences(file: string, count: number, age: 'age_days' | 'age_months'): string[] {
  const vectors = readWhoVectors(file)
  expect(vectors).toHaveLength(count)
  const wrong: string[] = []
  const out = new Float64Array(WHO_2006_SIZE)
  for (const vector of vectors) {
    computeWho2006(TABEL, anakOf(vector, age), out)
    const clenhei = out[WHO_2006.clenhei] as number
    if (!same(clenhei, number(vector.clenhei), 1e-9)) wrong.push(`${vector.id} clenhei ${clenhei}`)
    for (const name of ['len', 'wei', 'wfl', 'bmi', 'hc', 'ac'] as const) {
      if (vector[`z${name}`] === undefined) continue
      const place = WHO_2006[`z${name}`]
      const z = out[place] as number
      compare(vector, name, z, isFlagged(place, z), wrong)
    }
  }
  return wrong
}

function compare(vector: WhoVector, name: string, z: number, flag: boolean, wrong: string[]) {
  const expected = number(vector[`z${name}`])
  const cell = Number.isNaN(z) ? '' : flag ? '1' : '0'
  if (!same(z, expected, 0.005) || cell !== vector[`f${name}`]) {
    wrong.push(`${vector.id} z${name} ${z} flag ${cell}, WHO ${expected} ${vector[`f${name}`]}`)
  }
}

function same(a: number, b: number, within: number): boolean {
  return Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) < within
}

function anakOf(vector: WhoVector, age: 'age_days' | 'age_months'): AnakWho2006 {
  const given = number(vector[age])
  return {
    sex: Number(vector.sex),
    ageDays: age === 'age_days' ? given : given * DAYS_PER_MONTH,
    ageMonths: age === 'age_days' ? given / DAYS_PER_MONTH : given,
    weightKg: number(vector.weight),
    lenheiCm: number(vector.lenhei),
    measure: { L: MEASURE.lying, H: MEASURE.standing }[vector.measure ?? ''] ?? MEASURE.unknown,
    headCm: number(vector.headc),
    lilaCm: number(vector.armc),
    oedema: vector.oedema === 'y',
  }
}

function compute(given: Partial<AnakWho2006>): Float64Array {
  const ageDays = given.ageDays ?? 1000
  const out = new Float64Array(WHO_2006_SIZE)
  const anak: AnakWho2006 = {
    sex: 1,
    ageDays,
    ageMonths: ageDays / DAYS_PER_MONTH,
    weightKg: 16,
    lenheiCm: 90,
    measure: MEASURE.unknown,
    headCm: Number.NaN,
    lilaCm: Number.NaN,
    oedema: false,
    ...given,
  }
  computeWho2006(TABEL, anak, out)
  return out
}

function number(cell: string | undefined): number {
  return cell === undefined || cell === '' ? Number.NaN : Number(cell)
}

function sha256(file: string): string {
  return createHash('sha256')
    .update(readFileSync(new URL(file, REFERENCE)))
    .digest('hex')
}

function rowsOfCsv(file: string): string[] {
  const lines = readFileSync(new URL(file, REFERENCE), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [sex, , ...lms] = line.split(',')
    return [sex, ...lms.map(Number)].join()
  })
}

function rowsOf(tables: (typeof TABEL)[keyof typeof TABEL]): string[] {
  return tables.flatMap((table, i) =>
    Array.from(table.m, (m, step) => [i === 0 ? 'L' : 'P', table.l[step], m, table.s[step]].join()),
  )
}
