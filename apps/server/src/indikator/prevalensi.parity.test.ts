import { countPrevalensi } from '@simpul/domain/pertumbuhan/prevalensi.ts'
import { addDays, type Bulan, type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { readWhoVectors } from '@simpul/testkit/who/who-vectors.ts'
import { expect, test } from 'vitest'
import { inKabupaten } from '../db/database.ts'
import { assessSasaran } from '../pertumbuhan/assess-sasaran.ts'
import { testDatabase } from '../testing/database.ts'
import {
  aKabupaten,
  aKantor,
  anAnak,
  aPengukuran,
  aPosyandu,
  KAB,
  loadTabel,
  savePengukuran,
} from './kantor-builders.ts'
import { prevalensiQuery } from './prevalensi.query.ts'

const WHOLE = { isWholeKabupaten: true, wilayahKode: [], posyanduId: [] }
const MEASURED_ON = tanggal('2026-03-15')
const SPAN = {
  dari: '2026-03' as Bulan,
  sampai: '2026-03' as Bulan,
  wilayahKode: null,
  posyanduId: null,
}

test('GIZI-16: prevalence from the database is what counting the children gives', async () => {
  const { db, owner } = await testDatabase()
  await aKabupaten(owner)
  const posyandu = await aPosyandu(owner, await aKantor(owner, 'puskesmas'))
  const tabel = await loadTabel()
  const counted: Parameters<typeof countPrevalensi>[0] extends Iterable<infer Child>
    ? Child[]
    : never = []

  for (const [i, vector] of readWhoVectors('prevalence-input.csv').slice(0, 200).entries()) {
    const ageDays = Number(vector['age_days'])
    const tanggalLahir = addDays(MEASURED_ON, -ageDays)
    const jenisKelamin = vector['sex'] === '1' ? 'L' : 'P'
    const id = await anAnak(owner, posyandu, { tanggalLahir, jenisKelamin })
    // Every seventh without a length, every eleventh with oedema, every thirteenth with a slip of the pen.
    const record = aPengukuran(id, {
      measuredOn: MEASURED_ON,
      weightGram: scaled(vector['weight'], 1000),
      lengthMm: i % 7 === 0 ? null : scaled(vector['lenhei'], i % 13 === 0 ? 6 : 10),
      posisiUkur: vector['measure'] === 'L' || vector['measure'] === 'l' ? 'terlentang' : 'berdiri',
      edema: i % 11 === 0,
    })
    // Last week's measure of the same child does not count again.
    const earlier = aPengukuran(id, {
      measuredOn: addDays(MEASURED_ON, -7) as Tanggal,
      weightGram: record.weightGram,
      edema: record.edema,
    })
    const records = ageDays > 7 && i % 5 === 0 ? [earlier, record] : [record]
    await savePengukuran(owner, tabel, posyandu, { jenisKelamin, tanggalLahir }, records)
    const row = assessSasaran(tabel, { jenisKelamin, tanggalLahir }, records).find(
      (r) => r.pengukuranId === record.id,
    )
    if (!row) continue
    const of = (z: number | null) => z ?? Number.NaN
    counted.push({
      ageDays,
      zlen: of(row.zHarian.tbu),
      zwei: of(row.zHarian.bbu),
      zwfl: of(row.zHarian.bbtb),
      zbmi: of(row.zHarian.imtu),
      oedema: record.edema === true,
    })
  }

  const expected = countPrevalensi(counted)
  const stunting = expected.find((row) => row.indikator === 'stunting')
  expect(stunting?.numerator).toBeGreaterThan(5)
  expect(stunting?.flagged).toBeGreaterThan(0)
  expect(stunting?.empty).toBeGreaterThan(0)
  expect(await inKabupaten(db, KAB, (tx) => prevalensiQuery(tx, WHOLE, SPAN))).toEqual(expected)

  const elsewhere = { isWholeKabupaten: false, wilayahKode: ['33.16.09.2002'], posyanduId: [] }
  const none = await inKabupaten(db, KAB, (tx) => prevalensiQuery(tx, elsewhere, SPAN))
  expect(none.every((row) => row.denominator === 0)).toBe(true)
}, 120_000)

function scaled(text: string | undefined, factor: number): number | null {
  return text === undefined || text === '' ? null : Math.round(Number(text) * factor)
}
