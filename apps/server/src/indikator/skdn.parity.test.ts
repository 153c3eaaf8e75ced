import type { Pengukuran } from '@simpul/domain/pengukuran/pengukuran.ts'
import { KBM_2020 } from '@simpul/domain/pertumbuhan/kbm.ts'
import { type BalitaSkdn, countSkdn } from '@simpul/domain/pertumbuhan/skdn.ts'
import { type Bulan, type Tanggal, tanggal } from '@simpul/domain/shared/tanggal.ts'
import { expect, test } from 'vitest'
import { inKabupaten } from '../db/database.ts'
import { testDatabase } from '../testing/database.ts'
import {
  aHariBuka,
  aKabupaten,
  aKantor,
  anAnak,
  aPengukuran,
  aPosyandu,
  KAB,
  loadTabel,
  savePengukuran,
} from './kantor-builders.ts'
import { skdnQuery } from './skdn.query.ts'
import { timbangWilayahQuery } from './timbang-wilayah.query.ts'

const BULAN = '2026-02' as Bulan
const LAST_HARI_BUKA = tanggal('2026-02-20')

const BORN = [
  '2021-02-19',
  '2021-02-20',
  '2021-02-21',
  '2024-02-29',
  '2025-08-31',
  '2026-02-20',
  '2026-02-21',
].map(tanggal)
const LEFT: readonly (Tanggal | null)[] = [
  null,
  tanggal('2026-02-12'),
  tanggal('2026-02-20'),
  tanggal('2026-02-21'),
]

/** Weights of a child in gram by day, and where each was taken. */
const HISTORY: readonly (readonly [string, number | null, Pengukuran['konteks']])[][] = [
  [],
  [['2026-02-12', 8_000, 'hari_buka']],
  [
    ['2026-01-10', 7_500, 'hari_buka'],
    ['2026-02-12', 8_000, 'hari_buka'],
  ],
  [
    ['2025-12-10', 8_100, 'hari_buka'],
    ['2026-01-10', 8_100, 'hari_buka'],
    ['2026-02-12', 8_000, 'sweeping'],
  ],
  [
    ['2025-12-10', 8_100, 'hari_buka'],
    ['2026-02-01', 8_000, 'hari_buka'],
    ['2026-02-28', 8_400, 'hari_buka'],
  ],
  [
    ['2026-01-31', 8_000, 'buku_kia'],
    ['2026-02-12', null, 'hari_buka'],
    ['2026-02-28', 8_300, 'impor'],
  ],
  [['2026-02-12', 8_000, 'buku_kia']],
  [
    ['2026-02-12', 3_000, 'susulan'],
    ['2026-03-01', 9_000, 'hari_buka'],
  ],
]

test('GIZI-15: the month as the office counts it is the month as the rule counts it, at every edge', async () => {
  const { db, owner } = await testDatabase()
  await aKabupaten(owner)
  const posyandu = await aPosyandu(owner, await aKantor(owner, 'puskesmas'))
  const tabel = await loadTabel()
  await aHariBuka(owner, posyandu, tanggal('2026-02-12'))
  await aHariBuka(owner, posyandu, LAST_HARI_BUKA, 'ditutup')
  await aHariBuka(owner, posyandu, tanggal('2026-02-27'), 'direncanakan')

  const balita: BalitaSkdn[] = []
  for (const birthDate of BORN) {
    for (const leftOn of LEFT) {
      for (const [i, history] of HISTORY.entries()) {
        const jenisKelamin = i % 2 === 0 ? 'L' : 'P'
        const tamu = leftOn === null && i % 3 === 1
        const hasKms = i % 4 === 0 ? null : i % 4 === 1
        const id = await anAnak(owner, posyandu, {
          tanggalLahir: birthDate,
          jenisKelamin,
          isTamu: tamu,
          leftOn,
          hasKms,
        })
        const records = history
          .filter(([day]) => day >= birthDate)
          .map(([day, weightGram, konteks]) =>
            aPengukuran(id, { measuredOn: tanggal(day), weightGram, konteks }),
          )
        await savePengukuran(
          owner,
          tabel,
          posyandu,
          { jenisKelamin, tanggalLahir: birthDate },
          records,
        )
        balita.push({
          jenisKelamin,
          birthDate,
          tamu,
          hasKms: hasKms === true,
          joinedOn: null,
          leftOn,
          pengukuran: records,
        })
      }
    }
  }

  const expected = countSkdn(BULAN, [tanggal('2026-02-12'), LAST_HARI_BUKA], balita, {
    who2006: tabel.who2006,
    kbm: KBM_2020,
  })
  const counted = await inKabupaten(db, KAB, (tx) => skdnQuery(tx, posyandu, BULAN))

  for (const key of [
    's',
    'k',
    'd',
    'n',
    't',
    'o',
    'b',
    'bgm',
    'duaT',
    'sweeping',
    'tamu',
  ] as const) {
    expect(expected[key], `the data reach ${key}`).toBeGreaterThan(0)
  }
  const { bulan: _, tabelKbm: __, ...numbers } = expected
  expect(counted).toEqual(numbers)

  const area = await inKabupaten(db, KAB, (tx) =>
    timbangWilayahQuery(
      tx,
      { isWholeKabupaten: true, wilayahKode: [], posyanduId: [] },
      { bulan: BULAN, wilayah: KAB },
    ),
  )
  expect(area.map(({ posyanduId, d, s }) => ({ posyanduId, d, s }))).toEqual([
    { posyanduId: posyandu, d: expected.d, s: expected.s },
  ])
}, 120_000)

test('without a hari buka the register is taken on the last day of the month', async () => {
  const { db, owner } = await testDatabase()
  await aKabupaten(owner)
  const posyandu = await aPosyandu(owner, await aKantor(owner, 'puskesmas'))
  await anAnak(owner, posyandu, { tanggalLahir: tanggal('2026-02-28') })
  await anAnak(owner, posyandu, { tanggalLahir: tanggal('2026-03-01') })

  const counted = await inKabupaten(db, KAB, (tx) => skdnQuery(tx, posyandu, BULAN))

  expect(counted).toMatchObject({ pada: '2026-02-28', s: 1, d: 0 })
  const area = await inKabupaten(db, KAB, (tx) =>
    timbangWilayahQuery(
      tx,
      { isWholeKabupaten: false, wilayahKode: [], posyanduId: [posyandu] },
      { bulan: BULAN, wilayah: KAB },
    ),
  )
  expect(area).toMatchObject([{ s: 1, d: 0 }])
}, 60_000)
